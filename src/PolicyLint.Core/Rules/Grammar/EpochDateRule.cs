using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class EpochDateRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1061",
        Name = "epoch-date",
        Severity = Severity.Warning,
        Title = "Date written as a number of seconds",
        Message = "{0} is a date in seconds since 1970",
        Rationale = "Nobody can read it, and AWS recommends the ISO 8601 form for the date operators.",
        Remedy = "Write the date as YYYY-MM-DDThh:mm:ssZ.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_DATE_VALUE"),
        Fix = FixAvailability.Sometimes,
        Help = """
            A number under a date operator is read as seconds since 1970-01-01T00:00:00Z. The fix writes the same instant in
            ISO 8601; there is none for numbers beyond the year 9999, which mostly are milliseconds.

            Four digits are a year and are not reported, nor is anything under the key `aws:EpochTime`, whose own notation
            this is.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-invalid-date-value>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "DateLessThan": { "aws:CurrentTime": [|"1798761599"|] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "DateLessThan": { "aws:CurrentTime": "2026-12-31T23:59:59Z" } }
            }
            ```

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "DateLessThan": { "aws:EpochTime": "1798761599" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (condition.Operator.Family != ConditionOperatorFamily.Date || condition.Key.Is("aws:EpochTime", ignoreCase: true) != Certainty.No)
        {
            return;
        }

        foreach (ConditionValue value in condition.Values)
        {
            if (!value.Text.TryGetText(out ReadOnlySpan<char> text) || IsoDate.TryParse(text, out _) || !TryReadSeconds(text, out long seconds))
            {
                continue;
            }

            DiagnosticBuilder report = context.Report(value.Text.Origin, text.ToString());
            if (seconds <= IsoDate.MaxUnixSeconds)
            {
                string date = IsoDate.Format(seconds);
                report.WithFix(new Fix($"Write {date}", FixSafety.Safe, new PolicyEdit.ReplaceText(value.Text.Origin, date)));
            }
        }
    }

    /// <summary>Reads digits; a number that is too large for any date stays too large.</summary>
    private static bool TryReadSeconds(ReadOnlySpan<char> text, out long seconds)
    {
        seconds = 0;
        foreach (char c in text)
        {
            if (c is not (>= '0' and <= '9'))
            {
                return false;
            }

            seconds = Math.Min((seconds * 10) + (c - '0'), IsoDate.MaxUnixSeconds + 1);
        }

        return !text.IsEmpty;
    }
}
