using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class EmptyConditionValuesRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7011",
        Name = "empty-condition-values",
        Severity = Severity.Suggestion,
        Title = "Condition key without values",
        Message = "\"{0}\" has no value for {1} to compare with",
        Rationale = "The condition is decided whatever the request holds; the statement has no effect or is not restricted.",
        Remedy = "List the values, or remove the key.",
        AccessAnalyzerCodes = ImmutableArray.Create("EMPTY_ARRAY_CONDITION"),
        Help = """
            A list of values is met when one of them matches, so an empty list under `StringEquals` and its like is never met, and
            under the negated operators, which hold when no value matches, always. AWS's page says both that such a condition is
            true and that the statement grants nothing. There is no fix: values are missing, or the key is superfluous.

            Empty lists under `ForAllValues:`, `ForAnyValue:` and `…IfExists` have rules of their own (PL7012, PL7013, PL7014).
            Under an unknown operator nothing is said about values.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-empty-array-condition>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "StringEquals": { "aws:PrincipalTag/team": [|[]|] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "StringEquals": { "aws:PrincipalTag/team": ["web"] } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (EmptyValues.FormOf(condition, statement) == EmptyValues.Form.Plain)
        {
            context.Report(condition.Origin, condition.Key.ToDisplayString(), condition.Operator.CanonicalName);
        }
    }
}
