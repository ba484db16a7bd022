using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class MissingResourceRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1010",
        Name = "missing-resource",
        Severity = Severity.Error,
        Title = "Statement has neither Resource nor NotResource",
        Message = "Neither Resource nor NotResource in {0}",
        Rationale = "AWS refuses the policy: the statement does not say on what its actions may be used.",
        Remedy = "Name the resources; \"*\" is right only for actions that take no other.",
        AccessAnalyzerCodes = ImmutableArray.Create("MISSING_RESOURCE"),
        Help = """
            Every statement has one of `Resource` and `NotResource`
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html), with two exceptions:

            - A role trust policy has none: the role is the resource.
            - Some services with resource-based policies of their own have none either, Amazon ECR among them, and AWS has no list of
              them. So a resource-based policy is reported only where another of its statements has a resource.

            A misspelt name is reported as PL1004.

            ## Bad

            ```json identity
            [|{ "Effect": "Allow", "Action": "s3:GetObject" }|]
            ```

            ## Good

            ```json identity
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```

            ```json resource
            { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "ecr:BatchGetImage" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.IsComplete
            && statement.Policy.Kind != PolicyKind.Trust
            && !HasResource(statement)
            && (statement.Policy.Kind != PolicyKind.Resource || HasResource(statement.Policy)))
        {
            context.Report(statement.Origin, statement.DisplayName);
        }
    }

    private static bool HasResource(Policy policy)
    {
        foreach (Statement statement in policy.Statements)
        {
            if (HasResource(statement))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasResource(Statement statement)
        => ElementNames.IsGiven(statement, "Resource") || ElementNames.IsGiven(statement, "NotResource");
}
