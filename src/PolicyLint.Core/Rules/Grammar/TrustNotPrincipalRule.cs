using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class TrustNotPrincipalRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1082",
        Name = "trust-not-principal",
        Severity = Severity.Error,
        Title = "NotPrincipal in a role trust policy",
        Message = "{0} in a role trust policy",
        Rationale = "IAM refuses the policy.",
        Remedy = "Name in Principal who may assume the role; to keep some out, deny them by aws:PrincipalArn.",
        AccessAnalyzerCodes = ImmutableArray.Create("ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL"),
        Help = """
            A role trust policy says who may assume the role, and takes no `NotPrincipal`
            ([check reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-role-trust-policy-syntax-error-notprincipal)).

            ## Bad

            ```json trust
            { "Effect": "Deny", [|"NotPrincipal"|]: { "AWS": "111122223333" }, "Action": "sts:AssumeRole" }
            ```

            ## Good

            ```json trust
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind == PolicyKind.Trust && statement.NotPrincipal is { } element)
        {
            context.Report(element.Name.Origin, element.Name.ToDisplayString());
        }
    }
}
