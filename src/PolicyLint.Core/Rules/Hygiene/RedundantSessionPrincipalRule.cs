using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Hygiene;

internal sealed class RedundantSessionPrincipalRule : StatementRule
{
    private const string SessionPrefix = "assumed-role/";
    private const string RolePrefix = "role/";

    /// <summary>Each is held against all others: a trust policy of 8,192 characters has no room for as many.</summary>
    private const int MaxPrincipals = 1024;

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7024",
        Name = "redundant-session-principal",
        Severity = Severity.Suggestion,
        Title = "Session of a role that is a principal itself",
        Message = "\"{0}\" is a session of [\"{1}\"](1), which is a principal too",
        Rationale = "The role stands for all its sessions: naming one besides changes nothing.",
        Remedy = "Remove the session, or the role if only that session is meant.",
        AccessAnalyzerCodes = ImmutableArray.Create("REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY"),
        Fix = FixAvailability.Sometimes,
        Help = """
            A role as principal of a trust policy means every session of it, whatever its name
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles)). A session of
            the same role in the same list adds nothing, and hides that all others can assume the role as well.

            Reported are sessions of a role of the same account and name in the same statement; a session's ARN does not tell the role's path, so any path will do.
            AWS prints the session's ARN with the service `iam` in its own example; real ones have `sts`, and both are taken. Statements that deny are left.

            The fix removes the session. It is unsafe, because what is granted to the session itself is not limited by what a permissions
            boundary or session policy leaves out, and what is granted to the role is
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html)). Not offered where a template puts
            the ARN together.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-principal-in-role-trust-policy>

            ## Bad

            ```json trust
            {
              "Effect": "Allow",
              "Principal": {
                "AWS": ["arn:aws:iam::111122223333:role/ci/deploy", [|"arn:aws:sts::111122223333:assumed-role/deploy/nightly"|]]
              },
              "Action": "sts:AssumeRole"
            }
            ```

            ## Good

            ```json trust
            {
              "Effect": "Allow",
              "Principal": { "AWS": ["arn:aws:iam::111122223333:role/ci/deploy", "arn:aws:sts::111122223333:assumed-role/build/nightly"] },
              "Action": "sts:AssumeRole"
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind != PolicyKind.Trust || !statement.IsAllow || statement.Principal is not { } principal)
        {
            return;
        }

        foreach (PrincipalEntry entry in principal.Entries)
        {
            if (entry.Type == PrincipalType.Aws && entry.Values.Length is > 1 and <= MaxPrincipals)
            {
                Check(entry.Values, context);
            }
        }
    }

    private static void Check(ImmutableArray<SymbolicString> principals, RuleContext context)
    {
        foreach (SymbolicString principal in principals)
        {
            if (!Arn.TryParse(TextOf(principal), out Arn session)
                || !session.Resource.StartsWith(SessionPrefix.AsSpan(), StringComparison.Ordinal)
                || !IsOfIdentity(session))
            {
                continue;
            }

            ReadOnlySpan<char> name = session.Resource.Slice(SessionPrefix.Length);
            int slash = name.IndexOf('/');
            if (slash > 0 && FindRole(principals, session, name.Slice(0, slash)) is { } role)
            {
                context.Report(principal.Origin, principal.ToDisplayString(), role.ToDisplayString())
                    .WithRelated(role.Origin, "the role")
                    .WithFix(principal.IsKnown ? new Fix("Remove the session", FixSafety.Unsafe, new PolicyEdit.RemoveElement(principal.Origin)) : null);
            }
        }
    }

    private static SymbolicString? FindRole(ImmutableArray<SymbolicString> principals, Arn session, ReadOnlySpan<char> name)
    {
        foreach (SymbolicString principal in principals)
        {
            if (Arn.TryParse(TextOf(principal), out Arn role)
                && IsOfIdentity(role)
                && role.Resource.StartsWith(RolePrefix.AsSpan(), StringComparison.Ordinal)
                && role.Account.SequenceEqual(session.Account)
                && role.Partition.SequenceEqual(session.Partition)
                && role.Resource.Slice(role.Resource.LastIndexOf('/') + 1).SequenceEqual(name))
            {
                return principal;
            }
        }

        return null;
    }

    private static bool IsOfIdentity(Arn arn) => arn.Service.SequenceEqual("iam".AsSpan()) || arn.Service.SequenceEqual("sts".AsSpan());

    /// <summary>What a template leaves open has a name, and is the same wherever that stands.</summary>
    private static ReadOnlySpan<char> TextOf(SymbolicString principal)
        => principal.TryGetText(out ReadOnlySpan<char> text) ? text : principal.ToDisplayString().AsSpan();
}
