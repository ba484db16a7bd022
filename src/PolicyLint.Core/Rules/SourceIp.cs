using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules;

/// <summary>
/// Private addresses in tests of <c>aws:SourceIp</c>, which holds the public address that a request comes from. "Private" is
/// RFC 1918 only: AWS does not list the ranges that its own checks take.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip
/// </summary>
internal static class SourceIp
{
    private const string Key = "aws:SourceIp";

    /// <summary>True when the condition compares the key with <c>NotIpAddress</c> if negated, with <c>IpAddress</c> if not.</summary>
    public static bool IsTestedBy(Condition condition, bool isNegated)
        => condition.Operator.Family == ConditionOperatorFamily.IpAddress
        && condition.Operator.IsNegated == isNegated
        && condition.Key.Is(Key, ignoreCase: true) == Certainty.Yes;

    /// <summary>True when there are values and all are private for certain.</summary>
    public static bool IsOnlyPrivate(Condition condition)
    {
        foreach (ConditionValue value in condition.Values)
        {
            if (!TryParse(value, out IpRange range) || !range.IsPrivate)
            {
                return false;
            }
        }

        return !condition.Values.IsEmpty;
    }

    /// <summary>Reports every private value of a condition that has others, with the fix that removes it.</summary>
    public static void ReportPrivateAmongPublic(Condition condition, RuleContext context)
    {
        if (!HasPublic(condition))
        {
            return;
        }

        foreach (ConditionValue value in condition.Values)
        {
            if (TryParse(value, out IpRange range) && range.IsPrivate)
            {
                context.Report(value.Text.Origin, value.Text.ToDisplayString())
                    .WithFix(new Fix("Remove the private address", FixSafety.Safe, new PolicyEdit.RemoveElement(value.Text.Origin)));
            }
        }
    }

    private static bool HasPublic(Condition condition)
    {
        foreach (ConditionValue value in condition.Values)
        {
            if (TryParse(value, out IpRange range) && !range.IsPrivate)
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryParse(ConditionValue value, out IpRange range)
    {
        range = default;
        return value.Text.TryGetText(out ReadOnlySpan<char> text) && IpRange.TryParse(text, out range);
    }
}
