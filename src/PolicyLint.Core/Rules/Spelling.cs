namespace PolicyLint.Rules;

/// <summary>Finds what a misspelt name was meant to be.</summary>
internal static class Spelling
{
    /// <summary>Edits that a typing mistake makes: one in a short name, two in a longer one.</summary>
    private const int LongName = 6;

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
        int best = text.Length < LongName ? 2 : 3;
        var rows = new int[2, text.Length + best + 1];
        foreach (string name in names)
        {
            // Each character more or less is an edit.
            if (Math.Abs(name.Length - text.Length) > best)
            {
                continue;
            }

            int distance = Distance(text, name.AsSpan(), rows);
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
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int[,] rows)
    {
        int previous = 0;
        for (int j = 0; j <= b.Length; j++)
        {
            rows[previous, j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            int current = 1 - previous;
            char letter = char.ToUpperInvariant(a[i - 1]);
            rows[current, 0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = letter == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                rows[current, j] = Math.Min(Math.Min(rows[current, j - 1], rows[previous, j]) + 1, rows[previous, j - 1] + cost);
            }

            previous = current;
        }

        return rows[previous, b.Length];
    }
}
