using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Hygiene;

/// <summary>Which values of a policy are the same, and which cover others, whatever AWS adds and whatever a template fills in.</summary>
internal static class ValuePatterns
{
    private static readonly char[] Wildcards = ['*', '?'];

    /// <summary>
    /// True for the same text. Texts that are known in parts only are the same where the template writes the same expression for both.
    /// </summary>
    public static bool AreSame(SymbolicString first, SymbolicString second, Policy policy, bool ignoreCase = false)
    {
        if (first.TryGetText(out ReadOnlySpan<char> text))
        {
            return second.TryGetText(out ReadOnlySpan<char> other)
                && text.Length == other.Length
                && (ignoreCase ? text.Equals(other, StringComparison.OrdinalIgnoreCase) : text.SequenceEqual(other));
        }

        return !second.IsKnown && AreSameExpressions(first, second, policy);
    }

    /// <summary>True when an action or pattern names all that another one names; malformed ones neither cover nor are covered.</summary>
    public static bool CoversAction(ReadOnlySpan<char> wide, ReadOnlySpan<char> narrow)
        => IsEveryAction(wide) ? IsAction(narrow) : !IsEveryAction(narrow) && IsAction(wide) && IsAction(narrow) && WildcardPattern.Covers(wide, narrow, ignoreCase: true);

    /// <summary>True when there is an action that both name; true also when that is not certain.</summary>
    public static bool ShareAction(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
        => IsEveryAction(first) || IsEveryAction(second) || !IsAction(first) || !IsAction(second) || WildcardPattern.Intersects(first, second, ignoreCase: true);

    /// <summary>True for <c>*</c> and <c>*:*</c>.</summary>
    public static bool IsEveryAction(ReadOnlySpan<char> text)
    {
        int colon = text.IndexOf(':');
        return colon < 0 ? WildcardPattern.IsAny(text) : WildcardPattern.IsAny(text.Slice(0, colon)) && WildcardPattern.IsAny(text.Slice(colon + 1));
    }

    /// <summary>True when a resource or pattern names all that another one names. The fields of ARNs are compared one by one.</summary>
    public static bool CoversResource(SymbolicString wide, SymbolicString narrow, Policy policy)
    {
        if (!wide.TryGetText(out ReadOnlySpan<char> pattern) || !narrow.TryGetText(out ReadOnlySpan<char> text))
        {
            return AreSame(wide, narrow, policy) || (wide.TryGetText(out pattern) && WildcardPattern.IsAny(pattern));
        }

        return CoversResource(pattern, text);
    }

    /// <summary>True when there is a resource that both name; true also when that is not certain.</summary>
    public static bool ShareResource(SymbolicString first, SymbolicString second)
        => !first.TryGetText(out ReadOnlySpan<char> pattern)
        || !second.TryGetText(out ReadOnlySpan<char> text)
        || HasPlaceholder(pattern)
        || HasPlaceholder(text)
        || WildcardPattern.Intersects(pattern, text);

    /// <inheritdoc cref="CoversResource(SymbolicString, SymbolicString, Policy)"/>
    public static bool CoversResource(ReadOnlySpan<char> wide, ReadOnlySpan<char> narrow)
    {
        if (WildcardPattern.IsAny(wide) || wide.SequenceEqual(narrow))
        {
            return true;
        }

        // What the fields cover one by one, the whole covers too: most pairs differ at once.
        if (!WildcardPattern.Covers(wide, narrow) || !Arn.TryParse(wide, out Arn pattern) || !Arn.TryParse(narrow, out Arn arn))
        {
            return false;
        }

        return HasPlaceholder(wide) || HasPlaceholder(narrow)
            ? BeginsAlike(wide, narrow)
            : WildcardPattern.Covers(pattern.Partition, arn.Partition)
                && WildcardPattern.Covers(pattern.Service, arn.Service)
                && WildcardPattern.Covers(pattern.Region, arn.Region)
                && WildcardPattern.Covers(pattern.Account, arn.Account)
                && WildcardPattern.Covers(pattern.Resource, arn.Resource);
    }

    /// <summary>
    /// True for a text that goes on where another ends in <c>*</c>, in the part after the fifth colon: then it makes no difference what
    /// variables stand for.
    /// </summary>
    private static bool BeginsAlike(ReadOnlySpan<char> wide, ReadOnlySpan<char> narrow)
    {
        ReadOnlySpan<char> beginning = wide.TrimEnd('*');
        if (beginning.Length == wide.Length || !narrow.StartsWith(beginning, StringComparison.Ordinal) || !Arn.TryParse(beginning, out _))
        {
            return false;
        }

        // Not in the middle of a variable, and no other wildcard: those are compared with what is not known.
        int open = Math.Max(beginning.LastIndexOf("${".AsSpan()), beginning.LastIndexOf("{{".AsSpan()));
        return (open < 0 || beginning.Slice(open).IndexOf('}') >= 0) && beginning[beginning.Length - 1] is not ('$' or '{') && beginning.IndexOfAny(Wildcards) < 0;
    }

    private static bool HasPlaceholder(ReadOnlySpan<char> text) => text.IndexOf("${".AsSpan()) >= 0 || text.IndexOf("{{".AsSpan()) >= 0;

    private static bool IsAction(ReadOnlySpan<char> text)
    {
        int colon = text.IndexOf(':');
        return IsEveryAction(text)
            || (colon > 0
                && colon < text.Length - 1
                && text.Slice(0, colon).IndexOfAny(Wildcards) < 0
                && text.Slice(colon + 1).IndexOf(':') < 0
                && text.IndexOf(' ') < 0);
    }

    /// <summary>The same words of the template mean the same in one of its policies: all that they can name is fixed when the stack is deployed.</summary>
    private static bool AreSameExpressions(SymbolicString first, SymbolicString second, Policy policy)
    {
        ImmutableArray<SymbolicString.Piece> pieces = first.Pieces;
        ImmutableArray<SymbolicString.Piece> others = second.Pieces;
        if (policy.DeclaringResource?.Type.Contains("::") != true || pieces.Length != others.Length)
        {
            return false;
        }

        for (int i = 0; i < pieces.Length; i++)
        {
            if (pieces[i].IsHole != others[i].IsHole || !string.Equals(pieces[i].Text, others[i].Text, StringComparison.Ordinal) || pieces[i].Text.StartsWith("!", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return string.Equals(first.Origin.Text, second.Origin.Text, StringComparison.Ordinal);
    }
}
