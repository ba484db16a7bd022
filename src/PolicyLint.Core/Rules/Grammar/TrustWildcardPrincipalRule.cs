using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class TrustWildcardPrincipalRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1083",
        Name = "trust-wildcard-principal",
        Severity = Severity.Error,
        Title = "\"*\" as the principal of a role trust policy",
        Message = "Principal \"{0}\" in a role trust policy",
        Rationale = "The bare string is not valid in a role trust policy.",
        Remedy = "Name who may assume the role; {\"AWS\": \"*\"} is valid, and lets in every principal of every account.",
        AccessAnalyzerCodes = ImmutableArray.Create("ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL"),
        Fix = FixAvailability.Sometimes,
        Help = """
            In a role trust policy the principal is an object
            ([check reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-role-trust-policy-unsupported-wildcard-in-principal)).
            `{"AWS": "*"}` is a valid form, and this rule does not speak of what it lets in.

            The fix wraps the `*` in a statement that denies. In one that allows it would open the role to the world, so none is
            offered.

            ## Bad

            ```json trust
            { "Effect": "Allow", "Principal": [|"*"|], "Action": "sts:AssumeRole" }
            ```

            ```json trust
            {
              "Effect": "Deny", "Principal": [|"*"|], "Action": "sts:AssumeRole",
              "Condition": { "StringNotEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }
            }
            ```

            ## Good

            ```json trust
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind != PolicyKind.Trust || statement.Principal is not { IsEveryone: true } principal)
        {
            return;
        }

        DiagnosticBuilder report = context.Report(principal.Origin, "*");
        if (statement.Effect == Effect.Deny)
        {
            report.WithFix(new Fix("Write {\"AWS\": \"*\"}", FixSafety.Unsafe, new PolicyEdit.WrapInProperty(principal.Origin, "AWS")));
        }
    }
}
