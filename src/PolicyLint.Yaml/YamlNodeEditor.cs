using System.Collections.Immutable;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Yaml;

/// <summary>
/// Changes single nodes of a YAML text and keeps its layout: block stays block, flow stays flow, quotes stay what they are.
/// Where a change would need more than that, there is none.
/// </summary>
internal sealed partial class YamlNodeEditor(SyntaxTree tree) : NodeEditor
{
    private string Text => tree.Text.Text;

    private string LineBreak => Text.Contains("\r\n") ? "\r\n" : "\n";

    /// <inheritdoc/>
    public override TextEdit? ReplaceText(TextSpan source, string text)
        => Find(source) is { Kind: not (SyntaxKind.Mapping or SyntaxKind.Sequence or SyntaxKind.Missing) } node && !source.IsEmpty
            ? new TextEdit(node.Span, Quote(text, YamlString.StyleOf(node)))
            : null;

    /// <inheritdoc/>
    public override TextEdit? ReplaceItem(TextSpan source, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty
            || source.IsEmpty
            || Find(source) is not { Kind: not (SyntaxKind.Mapping or SyntaxKind.Sequence or SyntaxKind.Missing) } node
            || ElementOf(node.Index) is not { } element
            || element.Span.End != node.Span.End)
        {
            return null;
        }

        ScalarStyle style = YamlString.StyleOf(node);
        IEnumerable<string> items = texts.Select(text => Quote(text, style));
        if (IsFlow(element.Container))
        {
            string list = string.Join(SeparatorIn(element.Container), items);
            return new TextEdit(node.Span, element.Container.Kind == SyntaxKind.Sequence || texts.Length == 1 ? list : $"[{list}]");
        }

        if (texts.Length == 1)
        {
            return new TextEdit(node.Span, items.Single());
        }

        if (element.Container.Kind == SyntaxKind.Sequence)
        {
            string dash = LineBreak + new string(' ', ColumnOf(element.Container.Span.Start)) + "- ";
            return element.Span.Start >= 0 && Text.Substring(element.Span.Start + 1, node.Span.Start - element.Span.Start - 1).All(IsSpace)
                ? new TextEdit(node.Span, string.Join(dash, items))
                : null;
        }

        // A tag or an anchor between the name and its value would come to stand on the first item.
        int name = Text.IndexOf(':', EndOfName(element));
        if (name < 0 || name >= node.Span.Start || !Text.Substring(name + 1, node.Span.Start - name - 1).All(IsSpace))
        {
            return null;
        }

        string line = LineBreak + new string(' ', ColumnOf(element.Span.Start) + ListIndentation()) + "- ";
        return new TextEdit(TextSpan.FromBounds(name + 1, node.Span.End), string.Concat(items.Select(item => line + item)));
    }

    /// <inheritdoc/>
    public override TextEdit? Remove(TextSpan source)
    {
        if (Find(source) is not { } node || ElementOf(node.Index) is not { } element)
        {
            return null;
        }

        return IsFlow(element.Container) ? RemoveFlow(element) : RemoveBlock(element);
    }

    /// <inheritdoc/>
    public override TextEdit? Append(TextSpan source, params string[] texts)
    {
        if (Find(source) is not { } node || source.IsEmpty)
        {
            return null;
        }

        string added = string.Join(", ", texts.Select(text => Quote(text, ScalarStyle.Plain)));
        if (node.Kind != SyntaxKind.Sequence)
        {
            return InFlow(node) is { } old ? new TextEdit(node.Span, $"[{old}, {added}]") : null;
        }

        SyntaxNode? last = null;
        foreach (SyntaxNode item in node.Items)
        {
            last = item;
        }

        if (last is not { } end || IsAliased(end))
        {
            return last is null && IsFlow(node) ? new TextEdit(node.Span, $"[{added}]") : null;
        }

        if (IsFlow(node))
        {
            string separator = SeparatorIn(node);
            return new TextEdit(new TextSpan(end.Span.End, 0), string.Concat(texts.Select(text => separator + Quote(text, ScalarStyle.Plain))));
        }

        string line = LineBreak + new string(' ', ColumnOf(node.Span.Start)) + "- ";
        return new TextEdit(new TextSpan(EndOfLine(end.Span.End), 0), string.Concat(texts.Select(text => line + Quote(text, ScalarStyle.Plain))));
    }

    /// <inheritdoc/>
    public override TextEdit? SetMember(TextSpan source, string name, string text)
    {
        if (Find(source) is not { Kind: SyntaxKind.Mapping } node)
        {
            return null;
        }

        if (node.TryGetMember(name, out SyntaxNode value))
        {
            return IsAliased(value) ? null : ReplaceText(value.Span, text);
        }

        string member = $"{Quote(name, ScalarStyle.Plain)}: {Quote(text, ScalarStyle.Plain)}";
        foreach (SyntaxMember first in node.Members)
        {
            int start = first.Name.Span.Start;
            if (IsFlow(node))
            {
                string space = Text.Substring(node.Span.Start + 1, start - node.Span.Start - 1);
                return space.All(IsSpace) ? new TextEdit(new TextSpan(start, 0), member + "," + (space.Length > 0 ? space : " ")) : null;
            }

            return start == node.Span.Start
                ? new TextEdit(new TextSpan(start, 0), member + LineBreak + new string(' ', ColumnOf(start)))
                : null;
        }

        return IsFlow(node) ? new TextEdit(node.Span, $"{{{member}}}") : null;
    }

    /// <inheritdoc/>
    public override TextEdit? Wrap(TextSpan source, string name)
    {
        if (Find(source) is not { } node || source.IsEmpty)
        {
            return null;
        }

        if (InFlow(node) is { } value)
        {
            return new TextEdit(node.Span, $"{{{Quote(name, ScalarStyle.Plain)}: {value}}}");
        }

        if (node.Kind is not (SyntaxKind.Mapping or SyntaxKind.Sequence) || LineStart(node.Span.Start) + ColumnOf(node.Span.Start) != FirstOnLine(node.Span.Start))
        {
            return null;
        }

        // All lines go four to the right: a list may stand as far left as its name.
        string indented = Text.Substring(node.Span.Start, node.Span.Length).Replace("\n", "\n    ");
        return new TextEdit(node.Span, $"  {Quote(name, ScalarStyle.Plain)}:{LineBreak}{new string(' ', ColumnOf(node.Span.Start) + 4)}{indented}");
    }

    /// <inheritdoc/>
    public override TextEdit? RemoveWhiteSpace(TextSpan source) => null;

    private TextEdit? RemoveFlow(Element element)
    {
        TextSpan removed = element.NextStart is { } next ? TextSpan.FromBounds(element.Span.Start, next)
            : element.PreviousEnd is { } previous ? TextSpan.FromBounds(previous, element.Span.End)
            : TextSpan.FromBounds(element.Container.Span.Start + 1, element.Container.Span.End - 1);

        // A tag or anchor before the element would be left behind, or one of the next taken along.
        int before = (element.PreviousEnd ?? element.Container.Span.Start + 1) is var from && from <= element.Span.Start ? from : element.Span.Start;
        bool isBare = Text.Substring(before, element.Span.Start - before).All(c => IsSpace(c) || c == ',')
            && (element.NextStart is not { } end || Text.Substring(element.Span.End, end - element.Span.End).All(c => IsSpace(c) || c == ','));
        return isBare ? new TextEdit(removed, "") : null;
    }

    private TextEdit? RemoveBlock(Element element)
    {
        int column = ColumnOf(element.Container.Span.Start);
        if (element.Span.Start < 0 || ColumnOf(element.Span.Start) != column)
        {
            return null;
        }

        if (element.NextStart is { } next)
        {
            // A comment on a line of its own is about what follows.
            return next >= 0 && ColumnOf(next) == column ? new TextEdit(TextSpan.FromBounds(element.Span.Start, CommentBefore(element.Span.End, next) ?? next), "") : null;
        }

        if (element.PreviousEnd is { } previous)
        {
            return new TextEdit(TextSpan.FromBounds(EndOfLine(previous), EndOfLine(element.Span.End)), "");
        }

        // The only one: what is left must still be indented deeper than the name that it belongs to.
        return ElementOf(element.Container.Index) is { } outer && ColumnOf(outer.Container.Span.Start) < column
            ? new TextEdit(element.Container.Span, element.Container.Kind == SyntaxKind.Mapping ? "{}" : "[]")
            : null;
    }

    /// <summary>Where the first comment on a line of its own stands; null when there is none.</summary>
    private int? CommentBefore(int start, int end)
    {
        foreach (TextSpan comment in tree.Annotations.Comments)
        {
            if (comment.Start >= start && comment.End <= end && IsAlone(comment.Start))
            {
                return comment.Start;
            }
        }

        return null;
    }

    private bool IsAlone(int position)
    {
        while (position > 0 && YamlString.IsWhite(Text[position - 1]))
        {
            position--;
        }

        return position == 0 || YamlString.IsBreak(Text[position - 1]);
    }

    /// <summary>A value as it can stand in brackets; null when it cannot without being written anew.</summary>
    private string? InFlow(SyntaxNode node)
    {
        if (node.Kind is SyntaxKind.Mapping or SyntaxKind.Sequence)
        {
            return IsFlow(node) ? Text.Substring(node.Span.Start, node.Span.Length) : null;
        }

        ScalarStyle style = YamlString.StyleOf(node);
        bool isPlain = style == ScalarStyle.Plain && !node.HasEscapes && node.RawText.IndexOfAny(",[]{}".AsSpan()) < 0;
        return isPlain || style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted
            ? Text.Substring(node.Span.Start, node.Span.Length)
            : Quote(node.GetText(), style);
    }

    /// <summary>What stands between the items of a sequence in brackets: the space that stands before the first.</summary>
    private string SeparatorIn(SyntaxNode container)
    {
        foreach (SyntaxNode first in container.Items)
        {
            string space = Text.Substring(container.Span.Start + 1, first.Span.Start - container.Span.Start - 1);
            return space.Length > 0 && space.All(IsSpace) ? "," + space : ", ";
        }

        return ", ";
    }

    /// <summary>How much deeper than its name a sequence of this file stands: as the first one does.</summary>
    private int ListIndentation()
    {
        const int Usual = 2;
        for (int i = 0; i < tree.Nodes.Length; i++)
        {
            foreach (SyntaxMember member in new SyntaxNode(tree, i).Members)
            {
                if (member.Value.Kind == SyntaxKind.Sequence && !member.Value.Span.IsEmpty && !IsFlow(member.Value) && !IsAliased(member.Value))
                {
                    int deeper = ColumnOf(member.Value.Span.Start) - ColumnOf(member.Name.Span.Start);
                    if (deeper >= 0)
                    {
                        return deeper;
                    }
                }
            }
        }

        return Usual;
    }

    private static string Quote(string text, ScalarStyle style)
    {
        if (style == ScalarStyle.SingleQuoted && text.All(c => c >= ' '))
        {
            return "'" + text.Replace("'", "''") + "'";
        }

        return style is ScalarStyle.Plain or ScalarStyle.Block && IsPlain(text) ? text : "\"" + JsonString.Encode(text) + "\"";
    }

    /// <summary>True for text that is text in YAML without any quotes, in brackets and out of them; more would be, and need not.</summary>
    private static bool IsPlain(string text)
        => text.Length > 0
        && char.IsLetter(text[0])
        && text[text.Length - 1] != ':'
        && text.All(c => c < '\u007F' && (char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ':' or '*' or '@' or '+' or '='))
        && CoreSchema.KindOf(text) == SyntaxKind.String;

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r';

    private bool IsFlow(SyntaxNode container) => Text[container.Span.Start] is '{' or '[' && Text[container.Span.End - 1] is '}' or ']';

    /// <summary>Where the name of a member ends.</summary>
    private static int EndOfName(Element member)
    {
        foreach (SyntaxMember candidate in member.Container.Members)
        {
            if (candidate.Name.Span.Start == member.Span.Start)
            {
                return candidate.Name.Span.End;
            }
        }

        return member.Span.Start;
    }

    private bool IsAliased(SyntaxNode node) => tree.Annotations.TryGetAlias(node.Index, out _);

    private int LineStart(int position)
    {
        while (position > 0 && !YamlString.IsBreak(Text[position - 1]))
        {
            position--;
        }

        return position;
    }

    private int ColumnOf(int position) => position - LineStart(position);

    private int FirstOnLine(int position)
    {
        int first = LineStart(position);
        while (first < position && Text[first] == ' ')
        {
            first++;
        }

        return first;
    }

    private int EndOfLine(int position)
    {
        while (position < Text.Length && !YamlString.IsBreak(Text[position]))
        {
            position++;
        }

        return position;
    }

    /// <summary>Finds a node where it is written, not where an alias uses it.</summary>
    private SyntaxNode? Find(TextSpan source)
    {
        for (int i = 0; i < tree.Nodes.Length; i++)
        {
            if (tree.Nodes[i].Start == source.Start && tree.Nodes[i].End == source.End)
            {
                var node = new SyntaxNode(tree, i);
                // A mapping of one pair in a list is as long as nothing else; a list of lists begins where its first item does not.
                return IsAliased(node) ? null : node;
            }
        }

        return null;
    }

    /// <summary>The innermost item or member that a node is, names or is the value of; null for a root and for what is merged in.</summary>
    private Element? ElementOf(int index)
    {
        for (int i = index - 1; i >= 0; i--)
        {
            var container = new SyntaxNode(tree, i);
            if (container.Next > index && container.Kind is SyntaxKind.Mapping or SyntaxKind.Sequence)
            {
                return ElementIn(container, index);
            }
        }

        return null;
    }

    private Element? ElementIn(SyntaxNode container, int index)
    {
        var spans = new List<TextSpan>();
        int found = -1;
        bool isBlock = !IsFlow(container);
        foreach (SyntaxNode item in container.Items)
        {
            found = found < 0 && index < item.Next ? spans.Count : found;
            spans.Add(isBlock ? TextSpan.FromBounds(DashOf(container, item), Math.Max(item.Span.End, item.Span.Start)) : item.Span);
            if (IsAliased(item))
            {
                return null;
            }
        }

        foreach (SyntaxMember member in container.Members)
        {
            found = found < 0 && index < member.Value.Next ? spans.Count : found;
            spans.Add(TextSpan.FromBounds(member.Name.Span.Start, member.Value.Span.End));
            if (IsAliased(member.Name) || IsAliased(member.Value))
            {
                return null;
            }
        }

        return new Element(container, spans[found], found > 0 ? spans[found - 1].End : null, found + 1 < spans.Count ? spans[found + 1].Start : null);
    }

    /// <summary>The dash of an item stands below that of the first, or is it; -1 when it is not found.</summary>
    private int DashOf(SyntaxNode container, SyntaxNode item)
    {
        int column = ColumnOf(container.Span.Start);
        for (int line = LineStart(item.Span.Start); ; line = LineStart(line - 1))
        {
            int dash = line + column;
            if (dash < item.Span.Start && dash >= container.Span.Start && Text[dash] == '-')
            {
                return dash;
            }

            if (line == 0 || line <= container.Span.Start)
            {
                return -1;
            }
        }
    }

    /// <summary>An item or member with its neighbours.</summary>
    private readonly record struct Element(SyntaxNode Container, TextSpan Span, int? PreviousEnd, int? NextStart);
}
