using System.Collections.Immutable;
using System.Text;
using PolicyLint.Text;

namespace PolicyLint.Syntax;

/// <summary>
/// Changes single nodes of a JSON text: commas, indentation and quoting are solved here, and for text that stands inside a
/// string of the file, its escapes too.
/// </summary>
internal sealed class JsonNodeEditor(SyntaxTree tree) : NodeEditor
{
    private bool _isForCopy;

    /// <summary>
    /// An editor of the same tree whose edits are not lowered to the file: they stand in the tree's own text, for a copy of a
    /// part of it.
    /// </summary>
    public JsonNodeEditor ForCopy => new(tree) { _isForCopy = true };

    private string Text => tree.Text.Text;

    /// <inheritdoc/>
    public override TextEdit? ReplaceText(TextSpan source, string text)
        => Find(source) is { } found && found.Node.Kind is not (SyntaxKind.Mapping or SyntaxKind.Sequence)
            ? Edit(found.Node.Span, Quote(text))
            : null;

    /// <inheritdoc/>
    public override TextEdit? Remove(TextSpan source)
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

    /// <inheritdoc/>
    public override TextEdit? Append(TextSpan source, params string[] texts)
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

    /// <inheritdoc/>
    public override TextEdit? SetMember(TextSpan source, string name, string text)
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

    /// <inheritdoc/>
    public override TextEdit? Wrap(TextSpan source, string name)
        => Find(source) is { } found
            ? Edit(found.Node.Span, $"{{{Quote(name)}: {Text.Substring(found.Node.Span.Start, found.Node.Span.Length)}}}")
            : null;

    /// <inheritdoc/>
    public override TextEdit? RemoveWhiteSpace(TextSpan source)
    {
        if (Find(source) is not { } found)
        {
            return null;
        }

        var compact = new StringBuilder(found.Node.Span.Length);
        bool isQuoted = false;
        for (int i = found.Node.Span.Start; i < found.Node.Span.End; i++)
        {
            char c = Text[i];
            if (c == '/' && !isQuoted)
            {
                return null;
            }

            isQuoted ^= c == '"';
            if (isQuoted || !IsSpace(c))
            {
                compact.Append(c);
            }

            if (c == '\\' && isQuoted && i + 1 < found.Node.Span.End)
            {
                compact.Append(Text[++i]);
            }
        }

        return Edit(found.Node.Span, compact.ToString());
    }

    /// <summary>
    /// Takes items out of a sequence somewhere in a mapping, and puts after the mapping a copy of it that has these items only.
    /// A mapping that is no item of a sequence becomes one of two.
    /// </summary>
    /// <param name="source">The mapping.</param>
    /// <param name="items">Some items of one sequence, not all.</param>
    /// <param name="omitted">The name of the member that the copy does not get.</param>
    /// <param name="changes">What else is different in the copy: edits that <see cref="ForCopy"/> gave.</param>
    /// <returns>The edits; empty when there is no such node, when all items or none are named, or when edits of the copy overlap.</returns>
    public ImmutableArray<TextEdit> Split(TextSpan source, ImmutableArray<TextSpan> items, string omitted, IEnumerable<TextEdit> changes)
    {
        if (items.IsEmpty
            || Find(source) is not { Node: { Kind: SyntaxKind.Mapping, IsIncomplete: false } } found
            || SequenceIn(found.Node, IndexAt(items[0])) is not { } sequence)
        {
            return ImmutableArray<TextEdit>.Empty;
        }

        List<TextEdit> taken = RemovalsFrom(sequence, items, areKept: false, out int takenCount);
        List<TextEdit> copied = RemovalsFrom(sequence, items, areKept: true, out int leftCount);
        if (takenCount != items.Length || leftCount == 0)
        {
            return ImmutableArray<TextEdit>.Empty;
        }

        JsonNodeEditor editor = ForCopy;
        foreach (SyntaxMember member in found.Node.Members)
        {
            if (member.Name.TextIs(omitted))
            {
                copied.Add(editor.Remove(member.Name.Origin.Span)!.Value);
            }
        }

        copied.AddRange(changes);
        if (CopyOf(found.Node.Span, copied) is not { } copy)
        {
            return ImmutableArray<TextEdit>.Empty;
        }

        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        Element? item = found.Element is { } element && Text[element.Container.Start] == '[' ? element : null;
        if (item is null)
        {
            edits.Add(Edit(new TextSpan(found.Node.Span.Start, 0), "["));
        }

        edits.AddRange(taken.Select(edit => Edit(edit.Span, edit.NewText)));
        edits.Add(Edit(new TextSpan(found.Node.Span.End, 0), item is { } neighbour ? SeparatorAt(neighbour) + copy : ", " + copy + "]"));
        return edits.ToImmutable();
    }

    /// <summary>
    /// Lowers an edit of the tree's text to the file. What stands in a string is written with that string's escapes;
    /// what is kept was read from it and comes out the same.
    /// </summary>
    private TextEdit Edit(TextSpan span, string text)
        => _isForCopy ? new(span, text) : new(tree.Text.ToSource(span), tree.Text.Encode(text));

    /// <summary>The innermost sequence in a mapping that has the node as its item.</summary>
    private SyntaxNode? SequenceIn(SyntaxNode mapping, int item)
    {
        for (int i = item - 1; i > mapping.Index; i--)
        {
            var candidate = new SyntaxNode(tree, i);
            if (candidate.Next > item)
            {
                return candidate.Kind == SyntaxKind.Sequence && item < mapping.Next ? candidate : null;
            }
        }

        return null;
    }

    /// <summary>Removes the items of a sequence that are named, or those that are not: neighbours in one piece, with a comma on one side.</summary>
    private List<TextEdit> RemovalsFrom(SyntaxNode sequence, ImmutableArray<TextSpan> named, bool areKept, out int count)
    {
        var removals = new List<TextEdit>();
        int? start = null;
        int? keptEnd = null;
        int end = 0;
        count = 0;
        foreach (SyntaxNode item in sequence.Items)
        {
            if (named.Contains(item.Origin.Span) != areKept)
            {
                start ??= item.Span.Start;
                end = item.Span.End;
                count++;
                continue;
            }

            if (start is { } from)
            {
                removals.Add(new TextEdit(TextSpan.FromBounds(from, item.Span.Start), ""));
                start = null;
            }

            keptEnd = item.Span.End;
        }

        if (start is not null && keptEnd is { } previous)
        {
            removals.Add(new TextEdit(TextSpan.FromBounds(previous, end), ""));
        }

        return removals;
    }

    /// <summary>A part of the text with edits; null when they overlap or reach out of it.</summary>
    private string? CopyOf(TextSpan span, List<TextEdit> edits)
    {
        int end = span.Start;
        foreach (TextEdit edit in edits.OrderBy(edit => edit.Span.Start).ThenBy(edit => edit.Span.End))
        {
            if (edit.Span.Start < end || edit.Span.End > span.End)
            {
                return null;
            }

            end = edit.Span.End;
        }

        return TextEdit.Apply(
            Text.Substring(span.Start, span.Length),
            edits.Select(edit => new TextEdit(new TextSpan(edit.Span.Start - span.Start, edit.Span.Length), edit.NewText)));
    }

    /// <summary>The comma and space between this item and its neighbour; those that the file would have if it had none.</summary>
    private string SeparatorAt(Element item)
    {
        string between = item.PreviousEnd is { } previous ? Text.Substring(previous, item.Span.Start - previous)
            : item.NextStart is { } next ? Text.Substring(item.Span.End, next - item.Span.End)
            : "";
        return between.Trim() == "," ? between : "," + Separator(item.Container.Start + 1, item.Span.Start);
    }

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
