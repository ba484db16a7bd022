using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class MultipleBooleansRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1055",
        Name = "multiple-booleans",
        Severity = Severity.Error,
        Title = "More than one value under Bool",
        Message = "\"{0}\" has {1} values, and {2} takes one",
        Rationale = "Access Analyzer counts it as an error: a Boolean is true or false, and a list of both tests nothing.",
        Remedy = "Keep the one value that is meant; to ask only that the key be present, use Null with \"false\".",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_CONDITION_MULTIPLE_BOOLEAN"),
        Fix = FixAvailability.Sometimes,
        Help = """
            The second value is where it is reported. When all values say the same, the fix keeps one of them; otherwise only
            the author knows which one is meant.

            `Null` takes `true` or `false` too, but whether AWS's check includes it is not known: it is not reported.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-condition-multiple-boolean>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "Bool": { "aws:SecureTransport": ["false", [|false|]] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "Bool": { "aws:SecureTransport": ["false"] } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        ImmutableArray<ConditionValue> values = condition.Values;
        if (condition.Operator.Family != ConditionOperatorFamily.Bool || values.Length < 2)
        {
            return;
        }

        DiagnosticBuilder report = context.Report(
            values[1].Text.Origin,
            condition.Key.ToDisplayString(),
            values.Length.ToString(System.Globalization.CultureInfo.InvariantCulture),
            condition.Operator.CanonicalName);
        if (AreSame(values)
            && condition.Key.TryGetText(out ReadOnlySpan<char> key)
            && !ConditionFixes.HasOtherKey(condition, key.ToString()))
        {
            report.WithFix(new Fix(
                "Keep one of the equal values",
                FixSafety.Unsafe,
                new PolicyEdit.SetProperty(condition.Block.Origin, key.ToString(), values[0].Text.ToDisplayString())));
        }
    }

    private static bool AreSame(ImmutableArray<ConditionValue> values)
    {
        if (!values[0].Text.TryGetText(out ReadOnlySpan<char> first))
        {
            return false;
        }

        foreach (ConditionValue value in values)
        {
            if (!value.Text.TryGetText(out ReadOnlySpan<char> text) || !text.Equals(first, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }
}
