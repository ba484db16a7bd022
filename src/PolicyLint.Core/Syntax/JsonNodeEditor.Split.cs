using System.Collections.Immutable;
using PolicyLint.Text;

namespace PolicyLint.Syntax;

/// <content>Copies of a part of the text.</content>
internal sealed partial class JsonNodeEditor
{
    /// <inheritdoc/>
    public override ImmutableArray<TextEdit> Split(TextSpan source, ImmutableArray<TextSpan> items, string omitted, IEnumerable<TextEdit> changes)
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

        NodeEditor editor = ForCopy;
        foreach (SyntaxMember member in found.Node.Members)
        {
            if (member.Name.TextIs(omitted))
            {
                copied.Add(editor.Remove(member.Name.Origin.Span)!.Value);
            }
        }

        copied.AddRange(changes);
        if (CopyOf(Text, found.Node.Span, copied) is not { } copy)
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
}
