using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class InvalidDateRule : ConditionValueRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1060",
        Name = "invalid-date",
        Severity = Severity.Warning,
        Title = "Not a date",
        Message = "\"{0}\" is not a date of a form that {1} takes",
        Rationale = "A value that is no date cannot be compared, so the condition does not do what it says.",
        Remedy = "Write the date as YYYY-MM-DD or, with a time, as YYYY-MM-DDThh:mm:ssZ.",
        AccessAnalyzerCodes = ImmutableArray.Create("TYPE_MISMATCH_DATE"),
        Help = """
            The date operators take the six forms of the W3C note on ISO 8601: `2026`, `2026-01`, `2026-01-31`,
            `2026-01-31T12:00Z`, `2026-01-31T12:00:00Z` and `2026-01-31T12:00:00.5Z`, where `Z` may be an offset such as
            `+01:00`. The letters are upper case, and a form with a time always has a zone. They also take seconds since 1970,
            which is `PL1061 epoch-date`.

            Values with a policy variable are not judged here.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date> and <https://www.w3.org/TR/NOTE-datetime>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "DateLessThan": { "aws:CurrentTime": [|"31.12.2026"|] } }
            }
            ```

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "DateLessThan": { "aws:CurrentTime": [|"2026-12-31T23:59:59"|] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "DateLessThan": { "aws:CurrentTime": "2026-12-31T23:59:59Z" } }
            }
            ```
            """,
    };

    protected override bool IsAbout(Condition condition) => condition.Operator.Family == ConditionOperatorFamily.Date;

    protected override bool IsWellFormed(ReadOnlySpan<char> text, Condition condition) => IsoDate.TryParse(text, out _) || IsEpoch(text);

    /// <summary>Seconds since 1970: a number, which may lie before 1970 and have a fraction.</summary>
    private static bool IsEpoch(ReadOnlySpan<char> text)
    {
        bool hasPoint = false;
        int digits = 0;
        foreach (char c in text.Slice(text.StartsWith("-".AsSpan(), StringComparison.Ordinal) ? 1 : 0))
        {
            if (c == '.' && digits > 0 && !hasPoint)
            {
                hasPoint = true;
                digits = 0;
            }
            else if (c is >= '0' and <= '9')
            {
                digits++;
            }
            else
            {
                return false;
            }
        }

        return digits > 0;
    }
}
