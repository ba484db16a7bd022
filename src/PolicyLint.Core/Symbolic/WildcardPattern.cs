namespace PolicyLint.Symbolic;

/// <summary>
/// Patterns as IAM writes them: <c>*</c> stands for any run of characters, <c>?</c> for exactly one, and nothing is an
/// escape. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
/// Linear in space, no allocation.
/// </summary>
public static partial class WildcardPattern
{
    /// <summary>True when the text holds <c>*</c> or <c>?</c>.</summary>
    public static bool HasWildcard(ReadOnlySpan<char> text) => text.IndexOfAny('*', '?') >= 0;

    /// <summary>True when the pattern is made of asterisks only, at least one.</summary>
    public static bool IsAny(ReadOnlySpan<char> pattern) => !pattern.IsEmpty && pattern.TrimStart('*').IsEmpty;

    /// <summary>True when the pattern matches the whole text.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text; a <c>*</c> in it is a character like any other.</param>
    /// <param name="ignoreCase">Compare without regard to case, as IAM does for actions (ordinal).</param>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, bool ignoreCase = false)
    {
        int p = 0;
        int t = 0;
        int star = -1;
        int retry = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                retry = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || Same(pattern[p], text[t], ignoreCase)))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++retry;
            }
            else
            {
                return false;
            }
        }

        return pattern.Slice(p).TrimStart('*').IsEmpty;
    }

    /// <summary>True only when everything that <paramref name="narrow"/> matches is matched by <paramref name="wide"/> too.</summary>
    /// <remarks>
    /// A <c>*</c> of the narrow pattern is swallowed by a <c>*</c> of the wide one, and its <c>?</c> by a <c>?</c> or a <c>*</c>.
    /// The answer can be false for a pair that does cover, where a <c>?</c> beside a <c>*</c> says how many characters there are
    /// at least: <c>?*</c> covers <c>*a</c>.
    /// </remarks>
    public static bool Covers(ReadOnlySpan<char> wide, ReadOnlySpan<char> narrow, bool ignoreCase = false)
    {
        int w = 0;
        int n = 0;
        int star = -1;
        int retry = 0;
        while (n < narrow.Length)
        {
            if (w < wide.Length && wide[w] == '*')
            {
                star = w++;
                retry = n;
            }
            else if (w < wide.Length && narrow[n] != '*' && (wide[w] == '?' || (narrow[n] != '?' && Same(wide[w], narrow[n], ignoreCase))))
            {
                w++;
                n++;
            }
            else if (star >= 0)
            {
                w = star + 1;
                n = ++retry;
            }
            else
            {
                return false;
            }
        }

        return wide.Slice(w).TrimStart('*').IsEmpty;
    }

    private static bool Same(char a, char b, bool ignoreCase)
        => a == b || (ignoreCase && char.ToUpperInvariant(a) == char.ToUpperInvariant(b));
}
