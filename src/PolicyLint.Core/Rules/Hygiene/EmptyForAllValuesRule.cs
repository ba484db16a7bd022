using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class EmptyForAllValuesRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7012",
        Name = "empty-for-all-values",
        Severity = Severity.Suggestion,
        Title = "ForAllValues without values",
        Message = "\"{0}\" has no value for {1} to compare with",
        Rationale = "An empty list is met only by a request in which the key is absent or empty, which is rarely meant.",
        Remedy = "List the values; if the key must be absent, say so with Null.",
        AccessAnalyzerCodes = ImmutableArray.Create("EMPTY_ARRAY_CONDITION_FORALLVALUES"),
        Fix = FixAvailability.Sometimes,
        Help = """
            `ForAllValues` holds when every value in the request matches one in the list. With none in the list, only a request
            without the key (or with an empty one) can satisfy it; under a negated operator every request does.

            The fix says with `Null` that the key is absent, as AWS suggests. It is unsafe: a key that is present and empty counts
            differently. It is offered for an operator that is not negated and has no other key, in a condition without `Null`.

            Empty lists with both `ForAllValues` and `IfExists` are reported here and not again.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-empty-array-condition-forallvalues>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": [|[]|] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": ["team"] } }
            }
            ```

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "Null": { "aws:TagKeys": "true" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (EmptyValues.FormOf(condition, statement) == EmptyValues.Form.ForAllValues)
        {
            context.Report(condition.Origin, condition.Key.ToDisplayString(), condition.Operator.CanonicalName)
                .WithFix(ConditionFixes.TestForAbsence(statement.Condition!, condition, FixSafety.Unsafe));
        }
    }
}
