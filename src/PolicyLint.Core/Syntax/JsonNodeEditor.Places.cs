using PolicyLint.Text;

namespace PolicyLint.Syntax;

/// <content>Finds nodes by where they stand in the file.</content>
internal sealed partial class JsonNodeEditor
{
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

    /// <summary>The member whose value a container is; null when it is no such value.</summary>
    private Element? MemberOf(TextSpan container)
        => Find(tree.Text.ToSource(container)) is { Element: { } element } && Text[element.Container.Start] == '{' ? element : null;

    /// <summary>An item or member with its neighbours, in the tree's own text.</summary>
    private readonly record struct Element(TextSpan Container, TextSpan Span, int? PreviousEnd, int? NextStart);
}
