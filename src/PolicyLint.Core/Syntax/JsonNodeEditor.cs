using PolicyLint.Text;

namespace PolicyLint.Syntax;

/// <summary>
/// Changes single nodes of a JSON text: commas, indentation and quoting are solved here, and for text that stands inside a
/// string of the file, its escapes too. Each method returns null when the tree has no such node.
/// </summary>
internal sealed class JsonNodeEditor(SyntaxTree tree)
{
    private string Text => tree.Text.Text;

    /// <summary>Puts another text in the place of a scalar or name.</summary>
    public TextEdit? ReplaceText(TextSpan source, string text)
        => Find(source) is { } found && found.Node.Kind is not (SyntaxKind.Mapping or SyntaxKind.Sequence)
            ? Edit(found.Node.Span, Quote(text))
            : null;

    /// <summary>Removes an item of a sequence or a member of a mapping, named by its own, its name's or its value's span.</summary>
    public TextEdit? Remove(TextSpan source)
    {
        if (Find(source) is not { Element: { } element })
        {
            return null;
        }

        // Comments between elements go with the comma.
        TextSpan removed = element.NextStart is { } next ? TextSpan.FromBounds(element.Span.Start, next)
            : element.PreviousEnd is { } previous ? TextSpan.FromBounds(previous, element.Span.End)
            : TextSpan.FromBounds(element.Container.Start + 1, element.Container.End - 1);
        return Edit(removed, "");
    }

    /// <summary>Adds a text to the end of a sequence; a scalar becomes a sequence of two.</summary>
    public TextEdit? Append(TextSpan source, string text)
    {
        if (Find(source) is not { } found)
        {
            return null;
        }

        SyntaxNode node = found.Node;
        if (node.Kind != SyntaxKind.Sequence)
        {
            return Edit(node.Span, $"[{Text.Substring(node.Span.Start, node.Span.Length)}, {Quote(text)}]");
        }

        SyntaxNode? last = null;
        foreach (SyntaxNode item in node.Items)
        {
            last = item;
        }

        return last is { } end
            ? Edit(new TextSpan(end.Span.End, 0), "," + Separator(node.Span.Start + 1, end.Span.Start) + Quote(text))
            : Edit(node.Span, $"[{Quote(text)}]");
    }

    /// <summary>Gives a mapping a member with a text: replaces it, or adds it as the first.</summary>
    public TextEdit? SetMember(TextSpan source, string name, string text)
    {
        if (Find(source) is not { Node.Kind: SyntaxKind.Mapping } found)
        {
            return null;
        }

        if (found.Node.TryGetMember(name, out SyntaxNode value))
        {
            return Edit(value.Span, Quote(text));
        }

        foreach (SyntaxMember member in found.Node.Members)
        {
            int start = member.Name.Span.Start;
            return Edit(new TextSpan(start, 0), $"{Quote(name)}: {Quote(text)}," + Separator(found.Node.Span.Start + 1, start));
        }

        return Edit(found.Node.Span, $"{{{Quote(name)}: {Quote(text)}}}");
    }

    /// <summary>Puts an object with one member in the place of a value.</summary>
    public TextEdit? Wrap(TextSpan source, string name)
        => Find(source) is { } found
            ? Edit(found.Node.Span, $"{{{Quote(name)}: {Text.Substring(found.Node.Span.Start, found.Node.Span.Length)}}}")
            : null;

    /// <summary>
    /// Lowers an edit of the tree's text to the file. What stands in a string is written with that string's escapes;
    /// what is kept was read from it and comes out the same.
    /// </summary>
    private TextEdit Edit(TextSpan span, string text) => new(tree.Text.ToSource(span), tree.Text.Encode(text));

    private static string Quote(string text) => "\"" + JsonString.Encode(text) + "\"";

    /// <summary>The space that separates elements in this container: what stands between its bracket and the element.</summary>
    private string Separator(int from, int to)
    {
        string space = Text.Substring(from, to - from);
        return space.All(IsSpace) && space.Length > 0 ? space : " ";
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r';

    /// <summary>Finds a node by where it stands in the file, with the element that it is or belongs to.</summary>
    private (SyntaxNode Node, Element? Element)? Find(TextSpan source)
    {
        foreach (SyntaxNode root in tree.Roots)
        {
            if (Find(root, null, source) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private (SyntaxNode Node, Element? Element)? Find(SyntaxNode node, Element? element, TextSpan source)
    {
        TextSpan place = tree.Text.ToSource(node.Span);
        if (place == source)
        {
            return (node, element);
        }

        if (!place.Contains(source))
        {
            return null;
        }

        int? previousEnd = null;
        foreach (SyntaxNode item in node.Items)
        {
            if (Find(item, ElementAt(node, item.Span, item.Next, previousEnd), source) is { } found)
            {
                return found;
            }

            previousEnd = item.Span.End;
        }

        foreach (SyntaxMember member in node.Members)
        {
            TextSpan span = TextSpan.FromBounds(member.Name.Span.Start, member.Value.Span.End);
            Element whole = ElementAt(node, span, member.Value.Next, previousEnd);
            if (tree.Text.ToSource(member.Name.Span) == source)
            {
                return (member.Name, whole);
            }

            if (Find(member.Value, whole, source) is { } found)
            {
                return found;
            }

            previousEnd = span.End;
        }

        return null;
    }

    private Element ElementAt(SyntaxNode container, TextSpan span, int next, int? previousEnd)
        => new(container.Span, span, previousEnd, next < container.Next ? tree.Nodes[next].Start : null);

    /// <summary>An item or member with its neighbours, in the tree's own text.</summary>
    private readonly record struct Element(TextSpan Container, TextSpan Span, int? PreviousEnd, int? NextStart);
}
