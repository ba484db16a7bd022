using System.Buffers;

namespace PolicyLint.Symbolic;

/// <content>Whether two patterns have a text in common.</content>
public static partial class WildcardPattern
{
    private const int StackLimit = 512;

    /// <summary>True when there is a text that both patterns match: <c>a*</c> and <c>*b</c> have <c>ab</c>.</summary>
    /// <remarks>Exact. Time is at most the product of the lengths; patterns that differ in their first or last literals are told apart at once.</remarks>
    /// <param name="first">A pattern.</param>
    /// <param name="second">A pattern.</param>
    /// <param name="ignoreCase">Compare without regard to case (ordinal).</param>
    public static bool Intersects(ReadOnlySpan<char> first, ReadOnlySpan<char> second, bool ignoreCase = false)
    {
        // What stands before the first asterisk of either, and after the last one, must agree character by character.
        while (!first.IsEmpty && !second.IsEmpty && first[0] != '*' && second[0] != '*')
        {
            if (!CanBeSame(first[0], second[0], ignoreCase))
            {
                return false;
            }

            first = first.Slice(1);
            second = second.Slice(1);
        }

        while (!first.IsEmpty && !second.IsEmpty && first[first.Length - 1] != '*' && second[second.Length - 1] != '*')
        {
            if (!CanBeSame(first[first.Length - 1], second[second.Length - 1], ignoreCase))
            {
                return false;
            }

            first = first.Slice(0, first.Length - 1);
            second = second.Slice(0, second.Length - 1);
        }

        if (IsAny(first) || IsAny(second))
        {
            return true;
        }

        if (first.IsEmpty || second.IsEmpty)
        {
            return first.IsEmpty && second.IsEmpty;
        }

        return !HasWildcard(first) ? Matches(second, first, ignoreCase)
            : !HasWildcard(second) ? Matches(first, second, ignoreCase)
            : IntersectsInAll(first, second, ignoreCase);
    }

    /// <summary>Walks both patterns at once: a cell of a row tells whether what is left of the two has a text in common.</summary>
    private static bool IntersectsInAll(ReadOnlySpan<char> first, ReadOnlySpan<char> second, bool ignoreCase)
    {
        int length = second.Length + 1;
        bool[]? rented = length * 2 > StackLimit ? ArrayPool<bool>.Shared.Rent(length * 2) : null;
        Span<bool> rows = rented is null ? stackalloc bool[StackLimit] : rented;
        Span<bool> row = rows.Slice(0, length);
        Span<bool> below = rows.Slice(length, length);
        FillLast(row, second);
        for (int i = first.Length - 1; i >= 0; i--)
        {
            Span<bool> done = row;
            row = below;
            below = done;
            bool isStar = first[i] == '*';
            row[second.Length] = isStar && below[second.Length];
            for (int j = second.Length - 1; j >= 0; j--)
            {
                row[j] = isStar || second[j] == '*'
                    ? below[j] || row[j + 1]
                    : below[j + 1] && CanBeSame(first[i], second[j], ignoreCase);
            }
        }

        bool result = row[0];
        if (rented is not null)
        {
            ArrayPool<bool>.Shared.Return(rented);
        }

        return result;
    }

    /// <summary>Nothing is left of the first: only asterisks may be left of the second.</summary>
    private static void FillLast(Span<bool> row, ReadOnlySpan<char> second)
    {
        row[second.Length] = true;
        for (int j = second.Length - 1; j >= 0; j--)
        {
            row[j] = second[j] == '*' && row[j + 1];
        }
    }

    private static bool CanBeSame(char a, char b, bool ignoreCase) => a == '?' || b == '?' || Same(a, b, ignoreCase);
}
