using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Guardrails;

internal sealed class PastDateRule : ConditionRule
{
    private static readonly string[] Clocks = ["aws:CurrentTime", "aws:EpochTime"];

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6024",
        Name = "past-date",
        Severity = Severity.Warning,
        SecuritySeverity = 4.0,
        Title = "Condition on a date that is past",
        Message = "\"{0}\" is past: {1}",
        Rationale = "The policy no longer does what it says: a Deny has ended, a grant is over, or a restriction holds nobody back.",
        Remedy = "Set a later date, or remove what is over.",
        Fix = FixAvailability.Sometimes,
        Help = """
            `aws:CurrentTime` and `aws:EpochTime` are the time of the request
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-currenttime)). Once the
            date has gone by,

            - `DateLessThan` under Deny never holds again: the guardrail is gone, and that is a warning;
            - `DateLessThan` under Allow never holds again: the statement allows nothing, a suggestion;
            - `DateGreaterThan` under Allow always holds: it restricts nobody, a suggestion. The fix removes it; the policy means the same.

            The same goes for `…Equals`, `DateEquals` and the numeric operators on `aws:EpochTime`. Of several values the one that decides counts.

            Not reported: `DateGreaterThan` under Deny, which denies from its date on, as it should; `DateGreaterThan` beside a condition on
            the end of the time; `aws:TokenIssueTime`, with which old sessions are revoked; values not known in all parts. What is past is
            told by the clock of whoever runs the linter; without one nothing is.

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*",
              "Condition": { "DateLessThan": { "aws:CurrentTime": [|"2020-01-01T00:00:00Z"|] } }
            }
            ```

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "DateGreaterThan": { "aws:CurrentTime": [|"2020-01-01T00:00:00Z"|] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": {
                "DateGreaterThan": { "aws:CurrentTime": "2020-01-01T00:00:00Z" },
                "DateLessThan": { "aws:CurrentTime": "2999-01-01T00:00:00Z" }
              }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        ConditionOperator @operator = condition.Operator;
        if (@operator.Family is not (ConditionOperatorFamily.Date or ConditionOperatorFamily.Numeric)
            || @operator.IsNegated
            || @operator.Qualifier != ConditionQualifier.None
            || statement.Effect == Effect.None
            || context.Now is not { } now
            || !KeyTests.IsOnAny(condition, Clocks)
            || !TryFindDeciding(condition, out ConditionValue value, out long seconds)
            || seconds >= now.ToUnixTimeSeconds())
        {
            return;
        }

        if (!IsBeginning(@operator))
        {
            DiagnosticBuilder ended = context.Report(value.Text.Origin, value.Text.ToDisplayString(), $"the statement {(statement.IsAllow ? "allows" : "denies")} nothing any more");
            if (statement.IsAllow)
            {
                ended.WithDefaultSeverity(Severity.Suggestion);
            }
        }
        else if (statement.IsAllow && statement.IsComplete && !KeyTests.Any(statement.Condition, condition, static other => KeyTests.IsOnAny(other, Clocks) && !IsBeginning(other.Operator)))
        {
            context.Report(value.Text.Origin, value.Text.ToDisplayString(), "the condition holds for every request")
                .WithDefaultSeverity(Severity.Suggestion)
                .WithFix(ConditionFixes.Remove(statement.Condition!, condition, FixSafety.Safe));
        }
    }

    private static bool IsBeginning(ConditionOperator @operator)
        => @operator.BaseName is "DateGreaterThan" or "DateGreaterThanEquals" or "NumericGreaterThan" or "NumericGreaterThanEquals";

    /// <summary>The last date of an end, the first of a beginning; false when not all are known.</summary>
    private static bool TryFindDeciding(Condition condition, out ConditionValue deciding, out long seconds)
    {
        deciding = default;
        seconds = 0;
        bool isBeginning = IsBeginning(condition.Operator);
        bool isFirst = true;
        foreach (ConditionValue value in condition.Values)
        {
            if (!value.Text.TryGetText(out ReadOnlySpan<char> text) || !(TryParseEpoch(text, out long instant) || IsoDate.TryParse(text, out instant)))
            {
                return false;
            }

            if (isFirst || (isBeginning ? instant < seconds : instant > seconds))
            {
                deciding = value;
                seconds = instant;
                isFirst = false;
            }
        }

        return !isFirst;
    }

    /// <summary>Seconds since 1970: more digits than a year has.</summary>
    private static bool TryParseEpoch(ReadOnlySpan<char> text, out long seconds)
    {
        seconds = 0;
        if (text.Length is < 5 or > 12)
        {
            return false;
        }

        foreach (char c in text)
        {
            if (c is not (>= '0' and <= '9'))
            {
                return false;
            }

            seconds = (seconds * 10) + (c - '0');
        }

        return true;
    }
}
