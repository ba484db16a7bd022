namespace PolicyLint.Rules.Grammar;

/// <summary>
/// The unique ids that IAM gives to its entities: a prefix for the type, then capitals and digits.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
/// </summary>
internal static class UniqueId
{
    private const int MinLength = 16;

    /// <summary>True for a unique id of any entity.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is not ((>= 'A' and <= 'Z') or (>= '0' and <= '9')))
            {
                return false;
            }
        }

        return text.Length >= MinLength;
    }

    /// <summary>True for a unique id of the type that this prefix names.</summary>
    public static bool Is(ReadOnlySpan<char> text, string prefix) => text.StartsWith(prefix.AsSpan(), StringComparison.Ordinal) && Is(text);
}
