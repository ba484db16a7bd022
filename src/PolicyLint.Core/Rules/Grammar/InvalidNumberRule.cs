using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class InvalidNumberRule : ConditionValueRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1062",
        Name = "invalid-number",
        Severity = Severity.Warning,
        Title = "Not a number",
        Message = "\"{0}\" is not a number, as {1} takes it",
        Rationale = "A value that is no number cannot be compared, so the condition does not do what it says.",
        Remedy = "Write an integer or a decimal number, such as 300 or 0.5.",
        AccessAnalyzerCodes = ImmutableArray.Create("TYPE_MISMATCH_NUMBER"),
        Help = """
            The numeric operators take integers and decimal numbers, in quotes or not. A sign, and an exponent as JSON writes it,
            are not documented and not reported either. Units (`300s`), separators (`1,000`), other bases (`0x10`), words and
            wildcards are no numbers. Values with a policy variable are not judged here.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "iam:*", "Resource": "*",
              "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": [|"1h"|] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "iam:*", "Resource": "*",
              "Condition": { "NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" } }
            }
            ```
            """,
    };

    protected override bool IsAbout(Condition condition) => condition.Operator.Family == ConditionOperatorFamily.Numeric;

    protected override bool IsWellFormed(ReadOnlySpan<char> text, Condition condition)
    {
        text = WithoutSign(text);
        int whole = CountDigits(text);
        text = text.Slice(whole);
        int fraction = 0;
        if (!text.IsEmpty && text[0] == '.')
        {
            fraction = CountDigits(text.Slice(1));
            text = text.Slice(1 + fraction);
        }

        if (!text.IsEmpty && text[0] is 'e' or 'E')
        {
            text = WithoutSign(text.Slice(1));
            int exponent = CountDigits(text);
            text = text.Slice(exponent);
            return exponent > 0 && whole + fraction > 0 && text.IsEmpty;
        }

        return whole + fraction > 0 && text.IsEmpty;
    }

    private static ReadOnlySpan<char> WithoutSign(ReadOnlySpan<char> text) => text.Slice(!text.IsEmpty && text[0] is '+' or '-' ? 1 : 0);

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        int count = 0;
        while (count < text.Length && text[count] is >= '0' and <= '9')
        {
            count++;
        }

        return count;
    }
}
