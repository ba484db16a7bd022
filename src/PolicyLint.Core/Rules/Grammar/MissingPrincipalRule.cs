using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class MissingPrincipalRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1011",
        Name = "missing-principal",
        Severity = Severity.Error,
        Title = "Statement has no Principal",
        Message = "Neither Principal nor NotPrincipal in {0}",
        Rationale = "AWS refuses the policy: a policy that is attached to a resource must say whom it is about.",
        Remedy = "Name the principals; for an endpoint or resource control policy write \"*\".",
        AccessAnalyzerCodes = ImmutableArray.Create("MISSING_PRINCIPAL"),
        Help = """
            Statements of resource-based policies, role trust policies, resource control policies and VPC endpoint policies name
            principals (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html). In
            identity-based policies, boundaries, session and service control policies there are none.

            A misspelt name is reported as PL1004.

            ## Bad

            ```json resource
            [|{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }|]
            ```

            ## Good

            ```json resource
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind is PolicyKind.Resource or PolicyKind.Trust or PolicyKind.ResourceControl or PolicyKind.Endpoint
            && statement.IsComplete
            && !ElementNames.IsGiven(statement, "Principal")
            && !ElementNames.IsGiven(statement, "NotPrincipal"))
        {
            context.Report(statement.Origin, statement.DisplayName);
        }
    }
}
