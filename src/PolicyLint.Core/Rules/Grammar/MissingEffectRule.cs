using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class MissingEffectRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1007",
        Name = "missing-effect",
        Severity = Severity.Error,
        Title = "Statement has no Effect",
        Message = "No Effect in {0}",
        Rationale = "AWS refuses the policy: a statement neither allows nor denies by default.",
        Remedy = "Add \"Effect\": \"Allow\" or \"Effect\": \"Deny\".",
        AccessAnalyzerCodes = ImmutableArray.Create("MISSING_EFFECT"),
        Help = """
            Every statement says `Allow` or `Deny`
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html). A misspelt `effect` is reported
            as PL1004.

            ## Bad

            ```json
            {
              "Version": "2012-10-17",
              "Statement": [ [|{ "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }|] ]
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
            && !ElementNames.IsGiven(statement, "Effect"))
        {
            context.Report(statement.Origin, statement.DisplayName);
        }
    }
}
