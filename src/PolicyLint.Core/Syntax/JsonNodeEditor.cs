using System.Collections.Immutable;
using System.Text;
using PolicyLint.Text;

namespace PolicyLint.Syntax;

/// <summary>
/// Changes single nodes of a JSON text: commas, indentation and quoting are solved here, and for text that stands inside a
/// string of the file, its escapes too.
/// </summary>
internal sealed partial class JsonNodeEditor(SyntaxTree tree) : NodeEditor
{
    private bool _isForCopy;

    /// <inheritdoc/>
    public override NodeEditor ForCopy => new JsonNodeEditor(tree) { _isForCopy = true };

    private string Text => tree.Text.Text;

    /// <inheritdoc/>
    public override TextEdit? ReplaceText(TextSpan source, string text)
        => Find(source) is { } found && found.Node.Kind is not (SyntaxKind.Mapping or SyntaxKind.Sequence)
            ? Edit(found.Node.Span, Quote(text))
            : null;

    /// <inheritdoc/>
    public override TextEdit? ReplaceItem(TextSpan source, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty || Find(source) is not { Element: { } element } found || found.Node.Kind is SyntaxKind.Mapping or SyntaxKind.Sequence)
        {
            return null;
        }

        if (Text[element.Container.Start] == '[')
        {
            // A short list in one line would become a long line.
            return IsAlone(element) && MemberOf(element.Container) is { } list && ListIn(list, texts) is { } lines
                ? Edit(element.Container, lines)
                : Edit(element.Span, string.Join(SeparatorAt(element), texts.Select(Quote)));
        }

        return found.Node.Span.End != element.Span.End ? null
            : Edit(found.Node.Span, texts.Length == 1 ? Quote(texts[0]) : ListIn(element, texts) ?? $"[{string.Join(", ", texts.Select(Quote))}]");
    }

    /// <inheritdoc/>
    public override TextEdit? Remove(TextSpan source)
    {
        if (Find(source) is not { Element: { } element })
        {
            return null;
        }

        // Comments on its lines go with it; one of a neighbor stays.
        if (element.NextStart is { } next)
        {
            return Edit(TextSpan.FromBounds(element.Span.Start, JsonTrivia.CommentBefore(Text, element.Span.End, next) ?? next), "");
        }

        return element.PreviousEnd is { } previous
            ? Edit(TextSpan.FromBounds(previous, JsonTrivia.EndOfComments(Text, element.Span.End)), JsonTrivia.CommentsAfter(Text, previous, element.Span.Start))
            : Edit(TextSpan.FromBounds(element.Container.Start + 1, element.Container.End - 1), "");
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
    /// Lowers an edit of the tree's text to the file. What stands in a string is written with that string's escapes;
    /// what is kept was read from it and comes out the same.
    /// </summary>
    private TextEdit Edit(TextSpan span, string text)
        => _isForCopy ? new(span, text) : new(tree.Text.ToSource(span), tree.Text.Encode(text));

    /// <summary>The comma and space between this item and its neighbour; those that the file would have if it had none.</summary>
    private string SeparatorAt(Element item)
    {
        string between = item.PreviousEnd is { } previous ? Text.Substring(previous, item.Span.Start - previous)
            : item.NextStart is { } next ? Text.Substring(item.Span.End, next - item.Span.End)
            : "";
        return between.Trim() == "," ? between : "," + Separator(item.Container.Start + 1, item.Span.Start);
    }

    /// <summary>A sequence with a line for each item, for a member that stands on a line of its own; null for others, and for so few items that one line is enough.</summary>
    private string? ListIn(Element member, ImmutableArray<string> texts)
    {
        const int Few = 2;
        string indentation = IndentationOf(member.Span.Start, out int lineStart);
        if (texts.Length <= Few || lineStart == 0 || lineStart + indentation.Length != member.Span.Start)
        {
            return null;
        }

        string outer = IndentationOf(member.Container.Start, out _);
        string step = indentation.Length > outer.Length && indentation.StartsWith(outer, StringComparison.Ordinal) ? indentation.Substring(outer.Length) : "  ";
        string line = (lineStart > 1 && Text[lineStart - 2] == '\r' ? "\r\n" : Text[lineStart - 1].ToString()) + indentation;
        return $"[{string.Join(",", texts.Select(text => line + step + Quote(text)))}{line}]";
    }

    /// <summary>The blanks that the line of a place begins with.</summary>
    private string IndentationOf(int position, out int lineStart)
    {
        lineStart = Text.LastIndexOfAny(['\r', '\n'], Math.Max(0, position - 1), position) + 1;
        int end = lineStart;
        while (end < position && Text[end] is ' ' or '\t')
        {
            end++;
        }

        return Text.Substring(lineStart, end - lineStart);
    }

    /// <summary>True for the only item of a sequence that stands in one line, with nothing but blanks beside it.</summary>
    private bool IsAlone(Element item)
    {
        return IsBlank(item.Container.Start + 1, item.Span.Start) && IsBlank(item.Span.End, item.Container.End - 1);

        bool IsBlank(int from, int to) => Text.AsSpan(from, to - from).Trim(' ').IsEmpty;
    }

    private static string Quote(string text) => "\"" + JsonString.Encode(text) + "\"";

    /// <summary>The space that separates elements in this container: what stands between its bracket and the element.</summary>
    private string Separator(int from, int to)
    {
        string space = Text.Substring(from, to - from);
        return space.All(IsSpace) && space.Length > 0 ? space : " ";
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r';
}
