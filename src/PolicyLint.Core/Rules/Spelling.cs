namespace PolicyLint.Rules;

/// <summary>Finds what a misspelt name was meant to be.</summary>
internal static class Spelling
{
    /// <summary>The most edits that a typing mistake makes: a name whose length differs by more is never what was meant.</summary>
    public const int MostEdits = 2;

    /// <summary>From this length on a typing mistake may make two edits; one in a shorter name.</summary>
    private const int LongName = 6;

    /// <summary>Names up to this length are compared without the heap.</summary>
    private const int StackLimit = 128;

    /// <summary>The one name that is equal but for case, or else the one that is nearest; null when none or several are.</summary>
    public static string? Nearest(ReadOnlySpan<char> text, IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            if (text.Equals(name.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return name;
            }
        }

        string? nearest = null;
        int best = text.Length < LongName ? MostEdits : MostEdits + 1;
        foreach (string name in names)
        {
            if (Math.Abs(name.Length - text.Length) > best)
            {
                // As many edits at least.
                continue;
            }

            int distance = Distance(text, name.AsSpan());
            if (distance < best)
            {
                best = distance;
                nearest = name;
            }
            else if (distance == best)
            {
                nearest = null;
            }
        }

        return nearest;
    }

    /// <summary>Levenshtein distance without regard to case: insertions, deletions and replacements that turn one into the other.</summary>
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> previous = b.Length < StackLimit ? stackalloc int[b.Length + 1] : new int[b.Length + 1];
        Span<int> current = b.Length < StackLimit ? stackalloc int[b.Length + 1] : new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
            }

            Span<int> done = current;
            current = previous;
            previous = done;
        }

        return previous[b.Length];
    }
}
