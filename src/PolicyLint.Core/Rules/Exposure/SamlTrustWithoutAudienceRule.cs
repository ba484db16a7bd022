using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

internal sealed class SamlTrustWithoutAudienceRule : StatementRule
{
    private const string SamlMark = ":saml-provider/";

    /// <summary>Attributes of the assertion: its own keys, and the session tags that stand in it.</summary>
    private static readonly string[] Prefixes = ["saml:", "aws:RequestTag/", "aws:PrincipalTag/"];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5026",
        Name = "saml-trust-without-audience",
        Severity = Severity.Suggestion,
        SecuritySeverity = 3.5,
        Title = "SAML provider trusted without a condition on the assertion",
        Message = "\"{0}\" is trusted and no condition tests saml:aud or another part of the assertion",
        Rationale = "Every assertion of the provider that names the role will do, wherever it was meant to be presented.",
        Remedy = "Test saml:aud: the sign-in address, such as https://signin.aws.amazon.com/saml.",
        Help = """
            The role trust policies that AWS's console writes for SAML providers test `SAML:aud`, the address to which an assertion is presented
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_saml.html)). Without it an assertion that was
            made for another address, or an interactive sign-in where only programs were meant, assumes the role as well.

            AWS checks signature, time and recipient of every assertion all the same, so this is a suggestion. Any part of the assertion counts that
            is asked for: another `saml:…` key, or session tags (`aws:RequestTag/…`, `aws:PrincipalTag/…`). A condition under a negated operator,
            `IfExists` or `Null` asks for nothing. The condition may stand in a statement of the same policy that denies.

            ## Bad

            ```json trust
            {
              "Effect": "Allow",
              "Principal": { "Federated": [|"arn:aws:iam::111122223333:saml-provider/adfs"|] },
              "Action": "sts:AssumeRoleWithSAML"
            }
            ```

            ## Good

            ```json trust
            {
              "Effect": "Allow",
              "Principal": { "Federated": "arn:aws:iam::111122223333:saml-provider/adfs" },
              "Action": "sts:AssumeRoleWithSAML",
              "Condition": { "StringEquals": { "SAML:aud": "https://signin.aws.amazon.com/saml" } }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!TrustStatements.Allow(statement, TrustStatements.AssumeRoleWithSaml) || IsAsked(statement.Condition))
        {
            return;
        }

        foreach (PrincipalEntry entry in statement.Principal!.Entries)
        {
            foreach (SymbolicString principal in entry.Type == PrincipalType.Federated ? entry.Values : ImmutableArray<SymbolicString>.Empty)
            {
                if (TrustPatterns.Of(principal).IndexOf(SamlMark.AsSpan()) >= 0
                    && !TrustStatements.MayDeny(statement.Policy, TrustStatements.AssumeRoleWithSaml, static (key, _) => IsOfAssertion(key.AsSpan()), 0))
                {
                    context.Report(principal.Origin, principal.ToDisplayString());
                }
            }
        }
    }

    private static bool IsAsked(ConditionBlock? conditions)
    {
        foreach (ConditionOperatorBlock block in conditions?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
        {
            foreach (Condition condition in block.Conditions)
            {
                if (TrustStatements.AsksForValue(condition) && IsOfAssertion(TrustPatterns.Of(condition.Key)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsOfAssertion(ReadOnlySpan<char> key)
    {
        foreach (string prefix in Prefixes)
        {
            if (key.StartsWith(prefix.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return key.IndexOf(TrustPatterns.Unknown) >= 0;
    }
}
