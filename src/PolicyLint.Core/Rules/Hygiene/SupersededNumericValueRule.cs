using System.Collections.Immutable;
using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Hygiene;

internal sealed class SupersededNumericValueRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7025",
        Name = "superseded-numeric-value",
        Severity = Severity.Suggestion,
        Title = "Limit that another limit of the same test makes superfluous",
        Message = "\"{0}\" under {1} has no effect beside [\"{2}\"](1)",
        Rationale = "The test holds when one of its values lets it hold: only the widest limit counts, and the others read as if they did.",
        Remedy = "Keep the limit that is meant.",
        AccessAnalyzerCodes = ImmutableArray.Create("REDUNDANT_CONDITION_VALUE_NUM"),
        Fix = FixAvailability.Always,
        Help = """
            The values of a test are alternatives. Under `NumericLessThan` and `NumericLessThanEquals` the greatest decides, under
            `NumericGreaterThan` and `NumericGreaterThanEquals` the least. The fix removes the others; the condition means the same
            afterwards. If a smaller limit was meant, remove the greater one instead.

            With a set operator it is the same: each or some of the request's numbers must be within one of the limits. Of equal limits the
            first stays. Not reported: lists with a value that is no number (`invalid-number`) or not known.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-condition-value-num>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::reports",
              "Condition": { "NumericLessThanEquals": { "s3:max-keys": [[|"10"|], "100"] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::reports",
              "Condition": { "NumericLessThanEquals": { "s3:max-keys": "100" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (condition.Operator.Family != ConditionOperatorFamily.Numeric || condition.Values.Length < 2 || !statement.IsComplete)
        {
            return;
        }

        bool isUpper = condition.Operator.BaseName is "NumericLessThan" or "NumericLessThanEquals";
        if ((!isUpper && condition.Operator.BaseName is not ("NumericGreaterThan" or "NumericGreaterThanEquals"))
            || !TryFindWidest(condition.Values, isUpper, out int widest))
        {
            return;
        }

        SymbolicString limit = condition.Values[widest].Text;
        for (int i = 0; i < condition.Values.Length; i++)
        {
            if (i != widest)
            {
                SymbolicString value = condition.Values[i].Text;
                context.Report(value.Origin, value.ToDisplayString(), condition.Operator.CanonicalName, limit.ToDisplayString())
                    .WithRelated(limit.Origin, "the limit that counts")
                    .WithFix(new Fix("Remove the superfluous limit", StatementRemoval.SafetyIn(statement.Policy), new PolicyEdit.RemoveElement(value.Origin)));
            }
        }
    }

    /// <summary>Finds the value that decides; the first of equal ones. False when one is no number that is known.</summary>
    private static bool TryFindWidest(ImmutableArray<ConditionValue> values, bool isUpper, out int widest)
    {
        widest = 0;
        decimal limit = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (!TryReadNumber(values[i].Text, out decimal number))
            {
                return false;
            }

            if (i == 0 || (isUpper ? number > limit : number < limit))
            {
                widest = i;
                limit = number;
            }
        }

        return true;
    }

    private static bool TryReadNumber(SymbolicString value, out decimal number)
    {
        number = 0;
        return value.TryGetText(out ReadOnlySpan<char> text) && decimal.TryParse(text.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }
}
