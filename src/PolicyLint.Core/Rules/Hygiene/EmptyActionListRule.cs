using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class EmptyActionListRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7010",
        Name = "empty-action-list",
        Severity = Severity.Suggestion,
        Title = "List of actions is empty",
        Message = "\"{0}\" is an empty list",
        Rationale = "An empty Action applies to nothing and an empty NotAction to everything; neither is likely to be meant.",
        Remedy = "List the actions, or remove the statement.",
        AccessAnalyzerCodes = ImmutableArray.Create("EMPTY_ARRAY_ACTION"),
        Help = """
            The statement names no action, so it has no effect: mostly a template whose list came out empty. `NotAction` with an empty
            list excludes nothing, that is, the statement is about every action. AWS's own check speaks of `Action`; whether it
            includes `NotAction` is not documented. There is no fix: whether actions are missing or the statement is superfluous only
            the author knows.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-empty-array-action>

            ## Bad

            ```json
            { "Effect": "Allow", "Action": [|[]|], "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        Check(statement.Action, statement, context);
        Check(statement.NotAction, statement, context);
    }

    private static void Check(ValueList? list, Statement statement, RuleContext context)
    {
        if (list is { IsList: true, Values.IsEmpty: true } && EmptyValues.IsWritten(statement, list.Origin))
        {
            context.Report(list.Origin, list.Name.ToDisplayString());
        }
    }
}
