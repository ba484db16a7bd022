using System.Collections.Immutable;
using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Hygiene;

internal sealed class ContradictoryConditionsRule : StatementRule
{
    /// <summary>Each value is held against each of the other test: lists of hundreds of values in both are nobody's contradiction.</summary>
    private const int MaxPairs = 65_536;

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7034",
        Name = "contradictory-conditions",
        Severity = Severity.Warning,
        Title = "Conditions that contradict each other",
        Message = "\"{0}\" can never pass {1} and [{2}](1) at once, so the statement applies to no request",
        Rationale = "All conditions of a statement must hold: an Allow with two that exclude each other allows nothing, and a Deny denies nothing.",
        Remedy = "Remove the wrong one of the two; for alternatives write one test with several values, or two statements.",
        Help = """
            Tests of one key under different operators must all hold
            ([conditions with several keys or values](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html)).
            Reported are two tests of which no value of the key passes both:

            - texts, ARNs and IP addresses: no text can be among the values of both, or each value of the one is excluded by the other;
            - numbers and dates: the ranges do not meet;
            - `Null` with `true`, which wants the key to be absent, beside a test that fails without it.

            Values are compared with their wildcards, where the operator has some, and without regard to case where it has none. Two patterns are
            said to exclude each other only when there is no text at all that both match.

            Not reported: tests with `IfExists`, which an absent key passes, and with `ForAllValues:` or `ForAnyValue:`, which different
            values of one request can pass; keys of several values; two tests that only negate; values with variables, and those not
            known in all parts, unless both tests have the same text; keys that neither the reference has nor an identity provider sends, but
            for `Null`; lists of values that make more than 65,536 pairs. Keys that stand twice under one operator are other rules' matter.

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "ec2:RunInstances", "Resource": "*",
              "Condition": {
                "StringEquals": { "aws:RequestedRegion": "eu-central-1" },
                "StringNotEquals": { [|"aws:RequestedRegion"|]: ["eu-central-1", "eu-west-1"] }
              }
            }
            ```

            ```json
            {
              "Effect": "Allow", "Action": "iam:*", "Resource": "*",
              "Condition": {
                "Null": { "aws:MultiFactorAuthAge": "true" },
                "NumericLessThan": { [|"aws:MultiFactorAuthAge"|]: "3600" }
              }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "ec2:RunInstances", "Resource": "*",
              "Condition": {
                "StringLike": { "aws:RequestedRegion": "eu-*" },
                "StringNotEquals": { "aws:RequestedRegion": ["eu-central-1", "eu-west-1"] }
              }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        // Under one operator a key stands once: two tests of it need two operators.
        if (statement.Condition is not { Operators.Length: > 1 } conditions || !statement.IsComplete)
        {
            return;
        }

        for (int later = 1; later < conditions.Operators.Length; later++)
        {
            if (!CanContradict(conditions.Operators[later].Operator))
            {
                continue;
            }

            for (int earlier = 0; earlier < later; earlier++)
            {
                if (CanContradict(conditions.Operators[earlier].Operator))
                {
                    Check(conditions.Operators[earlier], conditions.Operators[later], context);
                }
            }
        }
    }

    private static bool CanContradict(ConditionOperator @operator)
        => @operator is { IsKnown: true, Qualifier: ConditionQualifier.None, HasIfExists: false };

    private static void Check(ConditionOperatorBlock earlier, ConditionOperatorBlock later, RuleContext context)
    {
        if (earlier.Operator == later.Operator || (long)earlier.Conditions.Length * later.Conditions.Length > MaxPairs)
        {
            return;
        }

        foreach (Condition second in later.Conditions)
        {
            foreach (Condition first in earlier.Conditions)
            {
                if (second.Key.TryGetText(out ReadOnlySpan<char> key)
                    && first.Key.TryGetText(out ReadOnlySpan<char> other)
                    && key.Equals(other, StringComparison.OrdinalIgnoreCase)
                    && (long)first.Values.Length * second.Values.Length <= MaxPairs
                    && Exclude(first, second, context))
                {
                    context.Report(second.Key.Origin, second.Key.ToDisplayString(), later.Operator.CanonicalName, earlier.Operator.CanonicalName)
                        .WithRelated(first.Key.Origin, "the other test");
                }
            }
        }
    }

    private static bool Exclude(Condition first, Condition second, RuleContext context)
    {
        if (first.Values.IsEmpty || second.Values.IsEmpty)
        {
            return false;
        }

        if (first.Operator.Family == ConditionOperatorFamily.Null || second.Operator.Family == ConditionOperatorFamily.Null)
        {
            return WantsAbsent(first) ? NeedsKey(second) : WantsAbsent(second) && NeedsKey(first);
        }

        return HasOneValue(first, context) && (first.Operator.IsNegated, second.Operator.IsNegated) switch
        {
            (false, false) => ShareNone(first, second),
            (false, true) => ExcludesAll(second, first),
            (true, false) => ExcludesAll(first, second),
            _ => false,
        };
    }

    private static bool WantsAbsent(Condition condition)
        => condition.Operator.Family == ConditionOperatorFamily.Null
        && condition.Values.Length == 1
        && condition.Values[0].Text.Is("true", ignoreCase: true) == Certainty.Yes;

    private static bool NeedsKey(Condition condition) => condition.Operator.Family != ConditionOperatorFamily.Null && !condition.Operator.IsNegated;

    /// <summary>True for a key of which a request has one value: of the claims of identity providers, which the reference does not have, all but amr.</summary>
    private static bool HasOneValue(Condition condition, RuleContext context)
    {
        StatementConditionKey key = context.KeyOf(condition);
        return key.IsKnown && key.Prefix.IndexOf('.') < 0
            ? !key.Key.IsMultivalued
            : key.Prefix.IndexOf('.') > 0 && condition.Key.TryGetText(out ReadOnlySpan<char> text) && !text.EndsWith(":amr".AsSpan(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True when no value passes two positive tests.</summary>
    private static bool ShareNone(Condition first, Condition second)
    {
        foreach (ConditionValue value in first.Values)
        {
            foreach (ConditionValue other in second.Values)
            {
                if (!AreApart(first.Operator, value.Text, second.Operator, other.Text))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>True when a negative test excludes each value of a positive one.</summary>
    private static bool ExcludesAll(Condition negative, Condition positive)
    {
        foreach (ConditionValue value in positive.Values)
        {
            bool isExcluded = false;
            foreach (ConditionValue excluded in negative.Values)
            {
                isExcluded |= Excludes(negative.Operator, excluded.Text, positive.Operator, value.Text);
            }

            if (!isExcluded)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreApart(ConditionOperator first, SymbolicString value, ConditionOperator second, SymbolicString other)
    {
        if (!value.TryGetText(out ReadOnlySpan<char> text) || !other.TryGetText(out ReadOnlySpan<char> otherText))
        {
            return false;
        }

        switch (first.Family)
        {
            case ConditionOperatorFamily.Numeric or ConditionOperatorFamily.Date:
                return second.Family == first.Family
                    && TryReadRange(first, text, out ValueRange range)
                    && TryReadRange(second, otherText, out ValueRange otherRange)
                    && !range.Meets(otherRange);
            case ConditionOperatorFamily.String or ConditionOperatorFamily.Arn:
                return second.Family is ConditionOperatorFamily.String or ConditionOperatorFamily.Arn
                    && !HasVariable(text)
                    && !HasVariable(otherText)
                    && !CanBeSame(first, text, second, otherText);
            default:
                return false;
        }
    }

    private static bool CanBeSame(ConditionOperator first, ReadOnlySpan<char> text, ConditionOperator second, ReadOnlySpan<char> other)
    {
        bool ignoreCase = IgnoresCase(first) || IgnoresCase(second);
        return (HasWildcards(first), HasWildcards(second)) switch
        {
            (true, true) => WildcardPattern.Intersects(text, other, ignoreCase),
            (true, false) => WildcardPattern.Matches(text, other, ignoreCase),
            (false, true) => WildcardPattern.Matches(other, text, ignoreCase),
            _ => ignoreCase ? text.Equals(other, StringComparison.OrdinalIgnoreCase) : text.SequenceEqual(other),
        };
    }

    /// <summary>True when all that passes a positive test because of a value fails a negative one because of another.</summary>
    private static bool Excludes(ConditionOperator negative, SymbolicString excluded, ConditionOperator positive, SymbolicString value)
    {
        if (!excluded.TryGetText(out ReadOnlySpan<char> wide) || !value.TryGetText(out ReadOnlySpan<char> narrow))
        {
            return false;
        }

        switch (negative.Family)
        {
            case ConditionOperatorFamily.String when positive.Family == ConditionOperatorFamily.String:
                return ExcludesText(negative, wide, positive, narrow);
            case ConditionOperatorFamily.Arn when positive.Family == ConditionOperatorFamily.Arn:
                // An ARN whose fields are compared one by one: the same text, or the asterisk that all match.
                return wide.SequenceEqual(narrow) || WildcardPattern.IsAny(wide);
            case ConditionOperatorFamily.IpAddress when positive.Family == ConditionOperatorFamily.IpAddress:
                return IpRange.TryParse(wide, out IpRange range) && IpRange.TryParse(narrow, out IpRange inner) && range.Contains(inner);
            case ConditionOperatorFamily.Numeric or ConditionOperatorFamily.Date when positive.Family == negative.Family:
                return TryReadNumber(negative.Family, wide, out decimal hole)
                    && TryReadRange(positive, narrow, out ValueRange numbers)
                    && numbers.Least == hole
                    && numbers.Greatest == hole;
            default:
                return false;
        }
    }

    private static bool ExcludesText(ConditionOperator negative, ReadOnlySpan<char> wide, ConditionOperator positive, ReadOnlySpan<char> narrow)
    {
        if (HasVariable(wide) || HasVariable(narrow))
        {
            return wide.SequenceEqual(narrow) && (HasWildcards(negative) || !HasWildcards(positive)) && (IgnoresCase(negative) || !IgnoresCase(positive));
        }

        if (IgnoresCase(positive) && !IgnoresCase(negative))
        {
            // The one lets texts of other case through that the other does not exclude.
            return HasWildcards(negative) && WildcardPattern.IsAny(wide);
        }

        bool ignoreCase = IgnoresCase(negative);
        if (!HasWildcards(negative))
        {
            return !(HasWildcards(positive) && WildcardPattern.HasWildcard(narrow))
                && (ignoreCase ? wide.Equals(narrow, StringComparison.OrdinalIgnoreCase) : wide.SequenceEqual(narrow));
        }

        return HasWildcards(positive) ? WildcardPattern.Covers(wide, narrow, ignoreCase) : WildcardPattern.Matches(wide, narrow, ignoreCase);
    }

    private static bool HasWildcards(ConditionOperator @operator) => @operator.IsStringLike || @operator.Family == ConditionOperatorFamily.Arn;

    private static bool IgnoresCase(ConditionOperator @operator) => @operator.BaseName is "StringEqualsIgnoreCase" or "StringNotEqualsIgnoreCase";

    private static bool HasVariable(ReadOnlySpan<char> text) => text.IndexOf("${".AsSpan()) >= 0 || text.IndexOf("{{".AsSpan()) >= 0;

    private static bool TryReadRange(ConditionOperator @operator, ReadOnlySpan<char> text, out ValueRange range)
    {
        range = default;
        if (!TryReadNumber(@operator.Family, text, out decimal number))
        {
            return false;
        }

        string name = @operator.BaseName;
        bool isUpper = name.IndexOf("LessThan", StringComparison.Ordinal) >= 0;
        bool isLower = name.IndexOf("GreaterThan", StringComparison.Ordinal) >= 0;
        bool isOpen = (isUpper || isLower) && !name.EndsWith("Equals", StringComparison.Ordinal);
        range = new ValueRange(isUpper ? null : number, isLower ? null : number, isOpen);
        return true;
    }

    private static bool TryReadNumber(ConditionOperatorFamily family, ReadOnlySpan<char> text, out decimal number)
    {
        if (family == ConditionOperatorFamily.Date && IsoDate.TryParse(text, out long seconds))
        {
            number = seconds;
            return true;
        }

        // A date can be written as a number of seconds too.
        return decimal.TryParse(text.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            && (family == ConditionOperatorFamily.Numeric || Math.Abs(number) < 100_000_000_000);
    }

    /// <summary>The numbers that pass a test because of one value: one of them, or all on one side of it.</summary>
    /// <param name="Least">The end below; null when there is none.</param>
    /// <param name="Greatest">The end above; null when there is none.</param>
    /// <param name="IsOpen">True when the ends do not pass themselves.</param>
    private readonly record struct ValueRange(decimal? Least, decimal? Greatest, bool IsOpen)
    {
        public bool Meets(ValueRange other) => !IsAbove(other) && !other.IsAbove(this);

        private bool IsAbove(ValueRange other)
            => Least is { } least && other.Greatest is { } greatest && (least > greatest || (least == greatest && (IsOpen || other.IsOpen)));
    }
}
