using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class EmptyIfExistsRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7014",
        Name = "empty-if-exists",
        Severity = Severity.Suggestion,
        Title = "IfExists without values",
        Message = "\"{0}\" has no value for {1} to compare with",
        Rationale = "An empty list is met only by a request without the key, which the operator does not show.",
        Remedy = "List the values; if the key must be absent, say so with Null.",
        AccessAnalyzerCodes = ImmutableArray.Create("EMPTY_ARRAY_CONDITION_IFEXISTS"),
        Fix = FixAvailability.Sometimes,
        Help = """
            With `IfExists` a condition holds when the key is absent. With no value that could match, that is all it does; under a
            negated operator it always holds.

            The fix says the same with `Null`. It is offered for an operator that is not negated and has no other key, in a
            condition without `Null`.

            `NullIfExists` is no operator at all (`PL1051 null-if-exists`) and is silent here.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-empty-array-condition-ifexists>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "StringEqualsIfExists": { "aws:PrincipalTag/team": [|[]|] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "StringEqualsIfExists": { "aws:PrincipalTag/team": ["web"] } }
            }
            ```

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "Null": { "aws:PrincipalTag/team": "true" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (EmptyValues.FormOf(condition, statement) == EmptyValues.Form.IfExists)
        {
            context.Report(condition.Origin, condition.Key.ToDisplayString(), condition.Operator.CanonicalName)
                .WithFix(ConditionFixes.TestForAbsence(statement.Condition!, condition, FixSafety.Safe));
        }
    }
}
