using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class MissingActionRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1009",
        Name = "missing-action",
        Severity = Severity.Error,
        Title = "Statement has neither Action nor NotAction",
        Message = "Neither Action nor NotAction in {0}",
        Rationale = "AWS refuses the policy: the statement does not say what it is about.",
        Remedy = "Add the actions that the statement allows or denies.",
        AccessAnalyzerCodes = ImmutableArray.Create("MISSING_ACTION"),
        Help = """
            Every statement has one of `Action` and `NotAction`
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html). A misspelt name is reported as
            PL1004.

            ## Bad

            ```json
            {
              "Version": "2012-10-17",
              "Statement": [ [|{ "Effect": "Allow", "Resource": "arn:aws:s3:::reports/*" }|] ]
            }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.IsComplete
            && !ElementNames.IsGiven(statement, "Action")
            && !ElementNames.IsGiven(statement, "NotAction"))
        {
            context.Report(statement.Origin, statement.DisplayName);
        }
    }
}
