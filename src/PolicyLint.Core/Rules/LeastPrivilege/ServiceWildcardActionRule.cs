using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.LeastPrivilege;

internal sealed class ServiceWildcardActionRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL3003",
        Name = "service-wildcard-action",
        Severity = Severity.Warning,
        SecuritySeverity = 7.0,
        Title = "Action allows everything that a service can do",
        Message = "Action \"{0}\" allows every action of {1}",
        Rationale = "It holds actions that delete data and change permissions, and all that the service gets in the future.",
        Remedy = "List the actions that the workload calls, such as \"s3:GetObject\".",
        Help = """
            `s3:*` grants every action of the service: those that read and write, and those that delete what is there, make it
            public or change who may do what. Actions that the service gets later are granted on the day they appear.

            A wildcard for a part of the names, such as `s3:Get*`, is not reported. `*` and `*:*` are PL3001.

            Boundaries, service and resource control policies, endpoint and session policies only limit, and are not reported.
            Neither is `kms:*` for the account itself in a resource-based policy: that is the key policy that AWS gives every key,
            and it makes identity-based policies work for the key
            (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html).

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": [|"s3:*"|], "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json identity
            { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::reports/*" }
            ```

            ```json resource
            { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "kms:*", "Resource": "*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!statement.IsAllow || !Grants.Makes(statement.Policy.Kind) || statement.Action is null)
        {
            return;
        }

        foreach (SymbolicString action in statement.Action.Values)
        {
            if (!action.TryGetText(out ReadOnlySpan<char> text))
            {
                continue;
            }

            int colon = text.IndexOf(':');
            if (colon <= 0 || !WildcardPattern.IsAny(text.Slice(colon + 1)) || WildcardPattern.IsAny(text.Slice(0, colon)))
            {
                continue;
            }

            string service = text.Slice(0, colon).ToString();
            if (!IsDefaultKeyPolicy(service, statement))
            {
                context.Report(action.Origin, text.ToString(), service);
            }
        }
    }

    private static bool IsDefaultKeyPolicy(string service, Statement statement)
    {
        if (statement.Policy.Kind != PolicyKind.Resource || !string.Equals(service, "kms", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // Broken off: the principal may stand in what was not read.
        return statement.Principal is { } principal ? IsAccounts(principal) : !statement.IsComplete;
    }

    /// <summary>True when the principals are accounts and nothing else, as far as they are known.</summary>
    private static bool IsAccounts(PrincipalElement principal)
    {
        bool hasAccount = false;
        foreach (PrincipalEntry entry in principal.Entries)
        {
            foreach (SymbolicString value in entry.Values)
            {
                if (entry.Type != PrincipalType.Aws || (value.TryGetText(out ReadOnlySpan<char> text) && !IsAccount(text)))
                {
                    return false;
                }

                hasAccount = true;
            }
        }

        return hasAccount;
    }

    private static bool IsAccount(ReadOnlySpan<char> text)
        => Arn.TryParse(text, out Arn arn)
            ? arn.Service.SequenceEqual("iam".AsSpan()) && IsAccountId(arn.Account) && arn.Resource.SequenceEqual("root".AsSpan())
            : IsAccountId(text);

    private static bool IsAccountId(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return text.Length == 12;
    }
}
