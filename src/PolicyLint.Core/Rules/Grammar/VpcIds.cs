using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

/// <summary>
/// The ids of VPCs and of their endpoints: a prefix and 8 or 17 letters and digits.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-vpc-format
/// </summary>
internal static class VpcIds
{
    /// <summary>True when the condition compares this key with text.</summary>
    public static bool IsComparedIn(Condition condition, string key)
        => condition.Operator.Family == ConditionOperatorFamily.String && condition.Key.Is(key, ignoreCase: true) == Certainty.Yes;

    /// <summary>True when the text is such an id, or has a wildcard, which other rules judge.</summary>
    public static bool IsId(ReadOnlySpan<char> text, string prefix, ConditionOperator @operator)
    {
        if (WildcardPattern.HasWildcard(text))
        {
            return true;
        }

        bool ignoresCase = @operator.BaseName.EndsWith("IgnoreCase", StringComparison.Ordinal);
        if (!text.StartsWith(prefix.AsSpan(), ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
        {
            return false;
        }

        text = text.Slice(prefix.Length);
        foreach (char c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')))
            {
                return false;
            }
        }

        return text.Length is 8 or 17;
    }
}
