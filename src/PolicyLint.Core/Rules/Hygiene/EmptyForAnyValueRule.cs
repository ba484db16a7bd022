using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class EmptyForAnyValueRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7013",
        Name = "empty-for-any-value",
        Severity = Severity.Suggestion,
        Title = "ForAnyValue without values",
        Message = "\"{0}\" has no value for {1} to compare with",
        Rationale = "No value of a request can match one of an empty list, so the condition is never met.",
        Remedy = "List the values, or remove the statement.",
        AccessAnalyzerCodes = ImmutableArray.Create("EMPTY_ARRAY_CONDITION_FORANYVALUE"),
        Help = """
            `ForAnyValue` holds when some value in the request matches one in the list. With none in the list nothing can: AWS says
            that the condition never matches. (By the rules for negated operators, `ForAnyValue:StringNotEquals` with an empty list
            holds for every request that has the key.) There is no fix: values are missing, or the statement is superfluous.

            Empty lists with both `ForAnyValue` and `IfExists` are reported here and not again.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-empty-array-condition-foranyvalue>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": [|[]|] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": ["team"] } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (EmptyValues.FormOf(condition, statement) == EmptyValues.Form.ForAnyValue)
        {
            context.Report(condition.Origin, condition.Key.ToDisplayString(), condition.Operator.CanonicalName);
        }
    }
}
