using System.Collections.Immutable;
using PolicyLint.Text;

namespace PolicyLint.Syntax;

/// <content>Copies of a part of the text.</content>
internal sealed partial class JsonNodeEditor
{
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
}
