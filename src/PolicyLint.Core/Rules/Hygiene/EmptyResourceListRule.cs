using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class EmptyResourceListRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7016",
        Name = "empty-resource-list",
        Severity = Severity.Suggestion,
        Title = "List of resources is empty",
        Message = "\"{0}\" is an empty list",
        Rationale = "An empty Resource applies to nothing and an empty NotResource to everything; neither is likely to be meant.",
        Remedy = "List the resources, or remove the statement.",
        AccessAnalyzerCodes = ImmutableArray.Create("EMPTY_ARRAY_RESOURCE"),
        Help = """
            The statement names no resource, so it has no effect: mostly a template whose list came out empty. `NotResource` with an
            empty list excludes nothing, that is, the statement is about every resource. AWS's own check speaks of `Resource`;
            whether it includes `NotResource` is not documented. There is no fix: whether resources are missing or the statement is
            superfluous only the author knows.

            Trust policies have no resources at all and are left to another rule.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-empty-array-resource>

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": [|[]|] }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::reports/*"] }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind == PolicyKind.Trust)
        {
            return;
        }

        Check(statement.Resource, statement, context);
        Check(statement.NotResource, statement, context);
    }

    private static void Check(ValueList? list, Statement statement, RuleContext context)
    {
        if (list is { IsList: true, Values.IsEmpty: true } && EmptyValues.IsWritten(statement, list.Origin))
        {
            context.Report(list.Origin, list.Name.ToDisplayString());
        }
    }
}
