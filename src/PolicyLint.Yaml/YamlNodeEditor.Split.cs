using System.Collections.Immutable;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Yaml;

/// <content>Copies of a part of the text.</content>
internal sealed partial class YamlNodeEditor
{
    /// <inheritdoc/>
    public override NodeEditor ForCopy => this;

    /// <inheritdoc/>
    public override ImmutableArray<TextEdit> Split(TextSpan source, ImmutableArray<TextSpan> items, string omitted, IEnumerable<TextEdit> changes)
    {
        if (items.IsEmpty
            || Find(source) is not { Kind: SyntaxKind.Mapping, IsIncomplete: false } mapping
            || Find(items[0]) is not { } item
            || SequenceIn(mapping, item.Index) is not { } sequence
            || RemovalsFrom(sequence, items, areKept: false) is not { } taken
            || RemovalsFrom(sequence, items, areKept: true) is not { } copied)
        {
            return ImmutableArray<TextEdit>.Empty;
        }

        foreach (SyntaxMember member in mapping.Members)
        {
            if (!member.Name.TextIs(omitted))
            {
                continue;
            }

            if (Remove(member.Name.Span) is not { } removal)
            {
                return ImmutableArray<TextEdit>.Empty;
            }

            copied.Add(removal);
        }

        // The last line of a mapping in lines goes on to its end, where a comment may stand.
        TextSpan span = IsFlow(mapping) ? mapping.Span : TextSpan.FromBounds(mapping.Span.Start, EndOfLine(mapping.Span.End));
        copied.AddRange(changes);
        bool definesAnchors = Text.IndexOf('&', span.Start, span.Length) >= 0;
        return !definesAnchors && CopyOf(Text, span, copied) is { } copy && Place(mapping, copy, taken) is { Count: > 0 } placed
            ? ImmutableArray.CreateRange(placed.Concat(taken))
            : ImmutableArray<TextEdit>.Empty;
    }

    /// <summary>Puts a copy of a mapping after it; none where the layout does not allow for it.</summary>
    private List<TextEdit> Place(SyntaxNode mapping, string copy, List<TextEdit> taken)
    {
        Element? element = ElementOf(mapping.Index);
        if (element is { Container.Kind: SyntaxKind.Sequence } item)
        {
            if (IsFlow(item.Container))
            {
                return [new TextEdit(new TextSpan(mapping.Span.End, 0), SeparatorIn(item.Container) + copy)];
            }

            string dash = item.Span.Start < 0 ? "" : Text.Substring(item.Span.Start, mapping.Span.Start - item.Span.Start);
            return dash.TrimEnd() == "-"
                ? [new TextEdit(new TextSpan(EndOfLine(mapping.Span.End), 0), LineBreak + new string(' ', ColumnOf(item.Container.Span.Start)) + dash + copy)]
                : [];
        }

        return IsFlow(mapping)
            ? [new TextEdit(new TextSpan(mapping.Span.Start, 0), "["), new TextEdit(new TextSpan(mapping.Span.End, 0), ", " + copy + "]")]
            : PlaceInList(mapping, copy, taken);
    }

    /// <summary>Makes a list in lines of a mapping in lines: all goes two to the right.</summary>
    private List<TextEdit> PlaceInList(SyntaxNode mapping, string copy, List<TextEdit> taken)
    {
        const string Step = "  ";
        int column = ColumnOf(mapping.Span.Start);
        if (FirstOnLine(mapping.Span.Start) != mapping.Span.Start || ListIndentation() == 0)
        {
            // Lists that stand no deeper than their names would come to stand before them.
            return [];
        }

        List<TextEdit> edits = [new TextEdit(new TextSpan(mapping.Span.Start, 0), "- ")];
        int end = EndOfLine(mapping.Span.End);
        for (int line = EndOfLine(mapping.Span.Start); line < end; line = EndOfLine(line))
        {
            line = YamlString.EndOfBreak(Text, line);
            bool stays = !taken.Exists(edit => edit.Span.Start < line && line < edit.Span.End);
            if (stays && line < Text.Length && !YamlString.IsBreak(Text[line]))
            {
                edits.Add(new TextEdit(new TextSpan(line, 0), Step));
            }
        }

        edits.Add(new TextEdit(new TextSpan(end, 0), LineBreak + new string(' ', column) + "- " + copy.Replace("\n", "\n" + Step)));
        return edits;
    }

    /// <summary>
    /// Removes the items of a sequence that are named, or those that are not: neighbours in one piece. Comments above an item go with it.
    /// Null when none or all would go, when one is not there, and when tags or anchors stand between them.
    /// </summary>
    private List<TextEdit>? RemovalsFrom(SyntaxNode sequence, ImmutableArray<TextSpan> named, bool areKept)
    {
        var spans = new List<TextSpan>();
        var isRemoved = new List<bool>();
        bool isFlow = IsFlow(sequence);
        int found = 0;
        foreach (SyntaxNode item in sequence.Items)
        {
            int start = isFlow ? item.Span.Start : DashOf(sequence, item);
            bool isNamed = named.Contains(item.Span);
            if (IsAliased(item) || start < 0 || (!isFlow && FirstOnLine(start) != start))
            {
                return null;
            }

            found += isNamed ? 1 : 0;
            spans.Add(TextSpan.FromBounds(start, item.Span.End));
            isRemoved.Add(isNamed != areKept);
        }

        if (found != named.Length || !isRemoved.Contains(true) || !isRemoved.Contains(false))
        {
            return null;
        }

        var removals = new List<TextEdit>();
        for (int i = 0; i < spans.Count; i++)
        {
            if (!isRemoved[i])
            {
                continue;
            }

            int last = i;
            while (last + 1 < spans.Count && isRemoved[last + 1])
            {
                last++;
            }

            if (isFlow)
            {
                TextSpan removed = last + 1 < spans.Count ? TextSpan.FromBounds(spans[i].Start, spans[last + 1].Start) : TextSpan.FromBounds(spans[i - 1].End, spans[last].End);
                removals.Add(new TextEdit(removed, ""));
            }
            else
            {
                int start = i > 0 ? EndOfLine(spans[i - 1].End) : EndOfLineBefore(spans[0].Start);
                removals.Add(new TextEdit(TextSpan.FromBounds(start, EndOfLine(spans[last].End)), ""));
            }

            i = last;
        }

        return removals;
    }

    /// <summary>Where the line before the line of a place ends.</summary>
    private int EndOfLineBefore(int position)
    {
        int end = LineStart(position) - 1;
        return end > 0 && Text[end] == '\n' && Text[end - 1] == '\r' ? end - 1 : Math.Max(end, 0);
    }
}
