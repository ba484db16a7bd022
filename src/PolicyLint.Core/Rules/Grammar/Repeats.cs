using System.Collections.Immutable;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

/// <summary>Finds texts that stand more than once in a list.</summary>
internal static class Repeats
{
    /// <summary>Up to this many, comparing each with each is faster than a table.</summary>
    private const int Few = 64;

    /// <summary>Each item whose known text an earlier one has too, with the first of these; null when there is none.</summary>
    public static List<(int First, int Later)>? Find<T>(ImmutableArray<T> items, Func<T, SymbolicString?> textOf)
    {
        List<(int, int)>? found = null;
        Dictionary<string, int>? seen = items.Length > Few ? new(StringComparer.Ordinal) : null;
        for (int later = 0; later < items.Length; later++)
        {
            if (textOf(items[later]) is not { } symbolic || !symbolic.TryGetText(out ReadOnlySpan<char> text))
            {
                continue;
            }

            int first = seen is null ? IndexOf(items, text, later, textOf) : Remember(seen, text.ToString(), later);
            if (first < later)
            {
                (found ??= []).Add((first, later));
            }
        }

        return found;
    }

    private static int IndexOf<T>(ImmutableArray<T> items, ReadOnlySpan<char> text, int end, Func<T, SymbolicString?> textOf)
    {
        for (int i = 0; i < end; i++)
        {
            if (textOf(items[i]) is { } symbolic && symbolic.TryGetText(out ReadOnlySpan<char> earlier) && earlier.SequenceEqual(text))
            {
                return i;
            }
        }

        return end;
    }

    private static int Remember(Dictionary<string, int> seen, string text, int index)
    {
        if (seen.TryGetValue(text, out int first))
        {
            return first;
        }

        seen.Add(text, index);
        return index;
    }
}
