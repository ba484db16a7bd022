using CsCheck;
using PolicyLint.Syntax;
using PolicyLint.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PolicyLint.Yaml.Tests;

/// <summary>Laws of the reader over generated and broken texts, with YamlDotNet's own decoding as the judge.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class YamlReaderProperties
{
    private static readonly Gen<string> Break = Gen.OneOf("\n", "\n", "\n", "\r\n", "\r");

    private static readonly Gen<string> Word = Gen.OneOf("a", "s3:*", "x y", "b  ", "#", "'", "\"", ":", "ä€", "😀", "\t", "-", "12", "\u0085", "*", "|", "{", "]");

    private static readonly Gen<string> Escape = Gen.OneOf("\\n", "\\\"", "\\\\", "\\/", "\\x41", "\\u00e4", "\\U0001F600", "\\ud83d\\ude00", "\\0", "\\e", "\\N", "\\_", "\\L", "\\P", "\\ ", "\\\t", "\\v", "\\\n  ", "\\\n\n  ");

    /// <summary>Lines of a scalar of several lines, indented at least by two.</summary>
    private static readonly Gen<string> Lines = Gen.Select(
        Gen.Select(Gen.Int[0, 4], Gen.OneOf(Word, Word.Array[0, 3].Select(string.Concat)), Break).Array[0, 6],
        lines => string.Concat(lines.Select(l => (l.Item2.Length == 0 ? new string(' ', l.Item1) : new string(' ', 2 + (l.Item1 % 3))) + l.Item2 + l.Item3)));

    private static readonly Gen<string> Block = Gen.Select(
        Gen.OneOf("|", ">"), Gen.OneOf("", "", "-", "+", "1", "2", "3", "2-", "-2", "+2", "1+"), Gen.OneOf("", "", " ", " # note"), Break, Lines,
        (style, indicators, comment, end, lines) => style + indicators + comment + end + lines);

    private static readonly Gen<string> SingleQuoted = Gen.OneOf(Word, Lines).Array[0, 3].Select(parts => "'" + string.Concat(parts).Replace("'", "''", StringComparison.Ordinal) + "'");

    private static readonly Gen<string> DoubleQuoted = Gen.OneOf(Word, Lines, Escape).Array[0, 4]
        .Select(parts => "\"" + string.Concat(parts.Select(p => p.StartsWith('\\') ? p : p.Replace("\"", "\\\"", StringComparison.Ordinal))) + "\"");

    private static readonly Gen<string> Plain = Gen.OneOf(
        Gen.OneOf("a", "", "null", "12", "2012-10-17", "s3:*", "a b", "ä", "😀x", "~", "x\u0085y"),
        Gen.Select(Gen.OneOf("a", "b c"), Break, Gen.OneOf("d", "\n  e", "f # g"), (first, end, second) => first + end + "  " + second));

    private static readonly Gen<string> Scalar = Gen.Select(
        Gen.OneOf("", "", "", "&x ", "!Sub ", "!!str ", "&y !t "), Gen.OneOf(Plain, SingleQuoted, DoubleQuoted, Block), (properties, text) => properties + text);

    /// <summary>Documents of all styles. Not all are well-formed, most are.</summary>
    private static readonly Gen<string> Documents = Gen.OneOf(
        Scalar,
        Gen.Select(Scalar, Scalar, Break, (a, b, end) => $"k: {a}{end}l: {b}{end}"),
        Gen.Select(Scalar, Scalar, Scalar, Break, (a, b, c, end) => $"k:{end}- {a}{end}- m: {b}{end}  n: {c}{end}"),
        Gen.Select(Scalar, Scalar, Scalar, (a, b, c) => $"# top\nk: # x\n  - - {a}\n    - {b}\n  -\n    {c}\n"),
        Gen.Select(Gen.OneOf(Plain, SingleQuoted, DoubleQuoted), Gen.OneOf(Plain, SingleQuoted, DoubleQuoted), (a, b) => $"{{k: {a}, {b}: [{a}, {b}], n}}\n"),
        Gen.Select(Scalar, Scalar, (a, b) => $"? {a}\n: {b}\n---\n{a}\n...\n--- {b}\n"));

    /// <summary>Anything at all, made of what means something in YAML.</summary>
    private static readonly Gen<string> Soup = Gen.OneOf(
        "a", "b", " ", " ", "  ", "\n", "\n", "\n  ", "\n    ", "\r\n", "'", "\"", "|", ">", "-", "- ", "+", "2", ": ", ":", "#", " # c\n", "&a ", "*a", "*b ", "!t ", "!!int ", "[", "]", "{", "}", ", ",
        "? ", "\\n", "\\", "\t", "ä", "😀", "\u0085", "---\n", "...\n", "%YAML 1.2\n", "<<: ", "k: ", "k: |\n  ", "k: >-\n  ", "- x\n", "\0", "\uFEFF", "`", "@").Array[0, 24].Select(string.Concat);

    [Test]
    public void Decodes_as_YamlDotNet_does() => Documents.Sample(DecodesAlike, iter: 30_000, print: Print);

    [Test]
    public void Decodes_anything_as_YamlDotNet_does() => Soup.Sample(DecodesAlike, iter: 60_000, print: Print);

    [Test]
    public void Maps_decoded_characters_in_order_without_overlap() => Documents.Sample(text =>
    {
        SyntaxTree tree = YamlReader.Read(SourceText.From(text));
        // A collection that is a name is kept as it is written.
        return Scalars(tree).Where(n => text[n.Span.Start..].FirstOrDefault() is not ('{' or '[')).All(node =>
        {
            DecodedText decoded = node.Decode();
            int end = node.Span.Start;
            for (int i = 0; i < decoded.Text.Length; i++)
            {
                TextSpan span = decoded.ToSource(new TextSpan(i, 1));
                bool isHalf = i > 0 && char.IsLowSurrogate(decoded.Text[i]);
                if ((span.Start < end && !isHalf) || span.IsEmpty || !StandsFor(text.Substring(span.Start, span.Length), decoded.Text[i]))
                {
                    return false;
                }

                end = span.End;
            }

            return true;
        });
    }, iter: 20_000, print: Print);

    [Test]
    public void Never_throws_and_keeps_the_tree_whole() => Gen.Select(Gen.OneOf(Documents, Soup), Soup, Gen.Int[0, 1000], Gen.Int[0, 3]).Sample((text, debris, place, removed) =>
    {
        int at = place % (text.Length + 1);
        string broken = text[..at] + debris + text[Math.Min(text.Length, at + removed)..];
        return TreeLaws.IsWhole(YamlReader.Read(SourceText.From(broken)));
    }, iter: 40_000, print: t => Print(t.Item1[..(t.Item3 % (t.Item1.Length + 1))] + t.Item2 + t.Item1[Math.Min(t.Item1.Length, (t.Item3 % (t.Item1.Length + 1)) + t.Item4)..]));

    private static string Print(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static bool DecodesAlike(string text)
    {
        SyntaxTree tree = YamlReader.Read(SourceText.From(text));
        List<string>? expected = Values(tree.Source.Text, out bool isPlainTree);
        bool refused = tree.Diagnostics.Any(d => d.StopsReading);
        if (expected is null)
        {
            return refused;
        }

        if (refused)
        {
            return text.Contains('\0', StringComparison.Ordinal);
        }

        // Aliases, merge keys and names that are collections change what nodes there are.
        if (!isPlainTree)
        {
            return Scalars(tree).All(n => n.Decode().Text is not null);
        }

        // What is not indented at all, YamlDotNet indents by what it finds on the way.
        if (tree.Annotations.BlockIndentations.Any(b => b.Width == 0))
        {
            return true;
        }

        return Scalars(tree).Select(n => n.Decode().Text.Replace('\u0085', 'x')).SequenceEqual(expected.Select(v => v.Replace('\u0085', 'x')));
    }

    /// <summary>What YamlDotNet makes of a text, line ends of YAML 1.1 aside; null when it refuses.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isPlainTree">Whether there is no alias, no merge key and no name that is a collection.</param>
    private static List<string>? Values(string text, out bool isPlainTree)
    {
        isPlainTree = true;
        var values = new List<string>();
        // How many children each open collection has; negative for a sequence.
        var open = new Stack<int>();
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text.Replace('\u0085', 'x'))));
            while (parser.MoveNext())
            {
                ParsingEvent current = parser.Current!;
                bool isName = open.TryPeek(out int children) && children >= 0 && children % 2 == 0;
                if (current is SequenceEnd or MappingEnd)
                {
                    open.Pop();
                    continue;
                }

                if (current is NodeEvent && children >= 0 && open.Count > 0)
                {
                    open.Push(open.Pop() + 1);
                }

                isPlainTree &= current is not AnchorAlias && !(isName && current is (SequenceStart or MappingStart));
                switch (current)
                {
                    case Scalar scalar:
                        values.Add(scalar.Value);
                        isPlainTree &= !(isName && scalar.Value == "<<");
                        break;
                    case SequenceStart:
                        open.Push(-1);
                        break;
                    case MappingStart:
                        open.Push(0);
                        break;
                }
            }

            return values;
        }
#pragma warning disable CA1031 // It throws more than its own exceptions.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private static IEnumerable<SyntaxNode> Scalars(SyntaxTree tree)
        => Enumerable.Range(0, tree.Nodes.Length).Select(i => new SyntaxNode(tree, i))
            .Where(n => n.Kind is not (SyntaxKind.Mapping or SyntaxKind.Sequence or SyntaxKind.Missing));

    /// <summary>A character stands for itself, a blank or line break for line breaks, and anything for an escape.</summary>
    private static bool StandsFor(string written, char c) => written[0] switch
    {
        '\\' => true,
        '\'' when written == "''" => c == '\'',
        _ when written.AsSpan().IndexOfAny('\n', '\r') >= 0 => c is ' ' or '\n' && string.IsNullOrWhiteSpace(written),
        _ => written == c.ToString() || (char.IsSurrogate(c) && written.Contains(c, StringComparison.Ordinal)),
    };
}
