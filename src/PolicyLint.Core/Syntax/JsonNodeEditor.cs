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

    /// <summary>Adds texts to the end of a sequence; a scalar becomes a sequence that begins with it.</summary>
    public TextEdit? Append(TextSpan source, params string[] texts)
    {
        if (Find(source) is not { } found)
        {
            return null;
        }

        SyntaxNode node = found.Node;
        if (node.Kind != SyntaxKind.Sequence)
        {
            return Edit(node.Span, $"[{Text.Substring(node.Span.Start, node.Span.Length)}, {string.Join(", ", texts.Select(Quote))}]");
        }

        SyntaxNode? first = null;
        SyntaxNode? last = null;
        foreach (SyntaxNode item in node.Items)
        {
            first ??= item;
            last = item;
        }

        if (first is not { } start || last is not { } end)
        {
            return Edit(node.Span, $"[{string.Join(", ", texts.Select(Quote))}]");
        }

        string separator = "," + Separator(node.Span.Start + 1, start.Span.Start);
        return Edit(new TextSpan(end.Span.End, 0), string.Concat(texts.Select(text => separator + Quote(text))));
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
        int index = IndexAt(source);
        return index < 0 ? null : (new SyntaxNode(tree, index), ElementOf(index));
    }

    /// <summary>Nodes stand in the order of the text, so the one at a place is found by halving; -1 when there is none.</summary>
    private int IndexAt(TextSpan source)
    {
        int low = 0;
        int high = tree.Nodes.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (PlaceOf(middle).Start < source.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < tree.Nodes.Length && PlaceOf(low) == source ? low : -1;
    }

    private TextSpan PlaceOf(int index) => tree.Text.ToSource(new SyntaxNode(tree, index).Span);

    /// <summary>The innermost item or member that the node is, names or is the value of; null for a root.</summary>
    private Element? ElementOf(int index)
    {
        SyntaxNode container = default;
        foreach (SyntaxNode root in tree.Roots)
        {
            if (index < root.Next)
            {
                container = root;
                break;
            }
        }

        Element? element = null;
        while (index > container.Index)
        {
            element = ElementIn(container, index, out container);
        }

        return element;
    }

    /// <summary>The item or member of a container that a node lies in, and the item's or value's own node.</summary>
    private Element ElementIn(SyntaxNode container, int index, out SyntaxNode inner)
    {
        int? previousEnd = null;
        foreach (SyntaxNode item in container.Items)
        {
            if (index < item.Next)
            {
                inner = item;
                return ElementAt(container, item.Span, item.Next, previousEnd);
            }

            previousEnd = item.Span.End;
        }

        foreach (SyntaxMember member in container.Members)
        {
            if (index < member.Value.Next)
            {
                // The name is as deep as it goes; the value may hold more.
                inner = index == member.Name.Index ? member.Name : member.Value;
                return ElementAt(container, TextSpan.FromBounds(member.Name.Span.Start, member.Value.Span.End), member.Value.Next, previousEnd);
            }

            previousEnd = member.Value.Span.End;
        }

        throw new InvalidOperationException("A node that lies in a container lies in one of its elements.");
    }

    private Element ElementAt(SyntaxNode container, TextSpan span, int next, int? previousEnd)
        => new(container.Span, span, previousEnd, next < container.Next ? tree.Nodes[next].Start : null);

    /// <summary>An item or member with its neighbours, in the tree's own text.</summary>
    private readonly record struct Element(TextSpan Container, TextSpan Span, int? PreviousEnd, int? NextStart);
}
