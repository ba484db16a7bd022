using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

/// <summary>The case of letters in values that AWS writes in lower case.</summary>
internal static class LetterCase
{
    /// <summary>True when the text has no capitals.</summary>
    public static bool IsLower(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is >= 'A' and <= 'Z')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True for operators that do not tell <c>A</c> from <c>a</c>.</summary>
    public static bool IsIgnoredBy(ConditionOperator @operator) => @operator.BaseName.EndsWith("IgnoreCase", StringComparison.Ordinal);
}
