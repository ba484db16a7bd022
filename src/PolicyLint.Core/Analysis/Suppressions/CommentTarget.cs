using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>
/// Finds what a comment is about. One that stands alone on its line, or before something on it, is about the next value, item of a list
/// or member, with all that this holds. One at the end of a line is about what begins on that line.
/// </summary>
internal static class CommentTarget
{
    /// <summary>What a comment is about.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="comment">Where the comment stands in the tree's text.</param>
    public static SuppressionReach Of(SyntaxTree tree, TextSpan comment)
    {
        string text = tree.Text.Text;
        int lineStart = StartOfLine(text, comment.Start);
        if (!IsAlone(text, lineStart, comment.Start) && !IsFollowed(tree, comment))
        {
            return new SuppressionReach.Line(tree.Text.ToSource(TextSpan.FromBounds(lineStart, comment.Start)));
        }

        foreach (SyntaxNode root in tree.Roots)
        {
            if (root.Span.End > comment.Start && Next(root, comment) is { } next)
            {
                return new SuppressionReach.Element(tree.Text.ToSource(next));
            }
        }

        return SuppressionReach.Nowhere;
    }

    /// <summary>True when nothing stands before the comment but the dashes of items that begin after it.</summary>
    private static bool IsAlone(string text, int lineStart, int comment)
    {
        for (int i = lineStart; i < comment; i++)
        {
            if (text[i] is not (' ' or '\t' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when a value or name begins on the line after the comment: only a comment of JSON can stand so.</summary>
    private static bool IsFollowed(SyntaxTree tree, TextSpan comment)
    {
        string text = tree.Text.Text;
        for (int i = comment.End; i < text.Length && text[i] is not ('\n' or '\r'); i++)
        {
            if (text[i] is not (' ' or '\t' or ','))
            {
                return text[i] is not (']' or '}' or '/' or '#' or ':');
            }
        }

        return false;
    }

    /// <summary>What begins after the comment, in a node that begins after it or holds it.</summary>
    private static TextSpan? Next(SyntaxNode node, TextSpan comment)
    {
        if (node.Span.Start >= comment.End)
        {
            return FirstOf(node);
        }

        foreach (Element element in Elements(node))
        {
            if (element.Span.End <= comment.Start)
            {
                continue;
            }

            if (element.Span.Start >= comment.End)
            {
                return element.Span;
            }

            // Where a block of YAML ends is a matter of indentation: a comment behind it may be about what follows.
            TextSpan? inner = Next(element.Value, comment);
            if (inner is not null || IsBracketed(element.Value))
            {
                return inner;
            }
        }

        return null;
    }

    /// <summary>A block of YAML has no sign of its own: what is seen next is its first item or member.</summary>
    private static TextSpan FirstOf(SyntaxNode node)
    {
        if (!IsBracketed(node))
        {
            foreach (Element element in Elements(node))
            {
                return element.Span;
            }
        }

        return node.Span;
    }

    private static bool IsBracketed(SyntaxNode node) => !node.Span.IsEmpty && node.Tree.Text.Text[node.Span.Start] is '[' or '{';

    /// <summary>The items or members that stand here; what an alias or a merge key brings along stands elsewhere.</summary>
    private static IEnumerable<Element> Elements(SyntaxNode node)
    {
        foreach (SyntaxNode item in node.Items)
        {
            yield return new Element(AliasAt(item) ?? item.Span, item);
        }

        foreach (SyntaxMember member in node.Members)
        {
            if (AliasAt(member.Name) is null)
            {
                int end = Math.Max((AliasAt(member.Value) ?? member.Value.Span).End, member.Name.Span.End);
                yield return new Element(TextSpan.FromBounds(member.Name.Span.Start, end), member.Value);
            }
        }
    }

    private static TextSpan? AliasAt(SyntaxNode node)
        => !node.Tree.Annotations.Aliases.IsEmpty && node.Tree.Annotations.TryGetAlias(node.Index, out SyntaxAlias alias) ? alias.Span : null;

    private static int StartOfLine(string text, int position)
    {
        while (position > 0 && text[position - 1] is not ('\n' or '\r'))
        {
            position--;
        }

        return position;
    }

    private readonly record struct Element(TextSpan Span, SyntaxNode Value);
}
