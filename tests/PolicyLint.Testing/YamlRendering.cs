using System.Text;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Testing;

/// <summary>
/// A JSON policy written as YAML. Findings must be the same, on the same characters of text: whole values on whole values,
/// whatever their quotes, and parts of values on those parts.
/// </summary>
/// <param name="Name">How failures call it.</param>
/// <param name="Text">The file.</param>
/// <param name="Map">Where a span of the policy stands in it; null where it has no counterpart.</param>
public sealed record YamlRendering(string Name, string Text, Func<TextSpan, TextSpan?> Map)
{
    /// <summary>The ways to write a policy. None for a text that JSON readers do not take as it is.</summary>
    public static IEnumerable<YamlRendering> Of(string policy)
    {
        SyntaxTree tree = JsonReader.Read(SourceText.From(policy));
        if (!tree.Diagnostics.IsEmpty || tree.Text.Parent is not null || tree.Root.Kind is not (SyntaxKind.Mapping or SyntaxKind.Sequence))
        {
            yield break;
        }

        yield return new BlockWriter(tree).Write();
        yield return Flow(tree);
        if (!char.IsWhiteSpace(policy[0]))
        {
            const string Header = "|2-\n  ";
            string Indent(string text) => text.Replace("\n", "\n  ", StringComparison.Ordinal);
            yield return new YamlRendering("as JSON in a literal block", Header + Indent(policy) + "\n", span => TextSpan.FromBounds(
                Header.Length + Indent(policy[..span.Start]).Length, Header.Length + Indent(policy[..span.End]).Length));
        }

        if (!policy.Contains('\n', StringComparison.Ordinal))
        {
            string Double(string text) => text.Replace("'", "''", StringComparison.Ordinal);
            yield return new YamlRendering("as JSON in single quotes", $"'{Double(policy)}'", span => TextSpan.FromBounds(
                1 + Double(policy[..span.Start]).Length, 1 + Double(policy[..span.End]).Length));
        }
    }

    /// <summary>In brackets, in single quotes where text has no escapes: as long as in JSON.</summary>
    private static YamlRendering Flow(SyntaxTree tree)
    {
        const string Header = "# YAML\n";
        var text = new StringBuilder(tree.Text.Text);
        for (int i = 0; i < tree.Nodes.Length; i++)
        {
            var node = new SyntaxNode(tree, i);
            if (node.Kind == SyntaxKind.String && !node.HasEscapes && node.RawText.IndexOf('\'') < 0)
            {
                text[node.Span.Start] = '\'';
                text[node.Span.End - 1] = '\'';
            }
        }

        return new YamlRendering("in flow style", Header + text, span => new TextSpan(Header.Length + span.Start, span.Length));
    }

    /// <summary>In lines, without quotes where text needs none.</summary>
    private sealed class BlockWriter(SyntaxTree tree)
    {
        private readonly StringBuilder _text = new();
        private readonly List<(SyntaxNode Node, TextSpan Span, int Content)> _written = [];

        public YamlRendering Write()
        {
            Write(tree.Root, 0, isInline: true);
            _text.Append('\n');
            return new YamlRendering("in block style", _text.ToString(), Map);
        }

        private TextSpan? Map(TextSpan span)
        {
            foreach ((SyntaxNode node, TextSpan written, int content) in _written)
            {
                if (node.Span == span)
                {
                    return written;
                }

                if (content >= 0 && !span.IsEmpty && node.ContentSpan.Contains(span))
                {
                    return new TextSpan(content + span.Start - node.ContentSpan.Start, span.Length);
                }
            }

            return null;
        }

        private void Write(SyntaxNode node, int indentation, bool isInline)
        {
            int slot = _written.Count;
            _written.Add(default);
            bool isEmpty = node.Items.IsEmpty && node.Members.IsEmpty;
            if (node.Kind is not (SyntaxKind.Mapping or SyntaxKind.Sequence) || isEmpty)
            {
                WriteScalar(node, slot);
                return;
            }

            int start = -1;
            foreach (SyntaxNode item in node.Items)
            {
                Line(indentation, ref isInline, ref start);
                _text.Append("- ");
                Write(item, indentation + 2, isInline: true);
            }

            foreach (SyntaxMember member in node.Members)
            {
                Line(indentation, ref isInline, ref start);
                _written.Add(default);
                WriteScalar(member.Name, _written.Count - 1);
                _text.Append(':');
                bool isCollection = !(member.Value.Items.IsEmpty && member.Value.Members.IsEmpty);
                _text.Append(isCollection ? "" : " ");
                Write(member.Value, indentation + 2, isInline: !isCollection);
            }

            _written[slot] = (node, TextSpan.FromBounds(start, _text.Length), -1);
        }

        private void Line(int indentation, ref bool isInline, ref int start)
        {
            if (!isInline)
            {
                _text.Append('\n').Append(' ', indentation);
            }

            isInline = false;
            start = start < 0 ? _text.Length : start;
        }

        private void WriteScalar(SyntaxNode node, int slot)
        {
            int start = _text.Length;
            bool isPlain = node.Kind == SyntaxKind.String && !node.HasEscapes && IsPlain(node.RawText);
            _text.Append(isPlain ? node.RawText : tree.Text.Text.AsSpan(node.Span.Start, node.Span.Length));
            bool isText = node.Kind == SyntaxKind.String;
            _written[slot] = (node, TextSpan.FromBounds(start, _text.Length), isText ? start + (isPlain ? 0 : 1) : -1);
        }

        private static bool IsPlain(ReadOnlySpan<char> text)
        {
            if (text.IsEmpty || !char.IsAsciiLetter(text[0]) || text[^1] == ':' || text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE" or "null" or "Null" or "NULL")
            {
                return false;
            }

            foreach (char c in text)
            {
                if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or ':' or '/' or '*' or '.' or '$' or '{' or '}' or '?'))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
