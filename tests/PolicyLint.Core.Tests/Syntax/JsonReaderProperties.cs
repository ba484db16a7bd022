using System.Text;
using System.Text.Json;
using CsCheck;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Syntax;

/// <summary>Laws of the reader over generated and broken texts, with System.Text.Json as the judge.</summary>
internal sealed class JsonReaderProperties
{
    private static readonly Gen<string> Strings = Gen.OneOf(
        Gen.OneOf("Version", "Statement", "Effect", "Action", "*", "s3:*", "", "ä€😀", "\"\\/\b\f\n\r\t", "\u0001"),
        Gen.String[Gen.Char[' ', '~'], 0, 6]);

    private static readonly Gen<string> Space = Gen.OneOf("", "", " ", "\n", "\r\n", "\t  ");

    private static readonly Gen<string> Scalars = Gen.OneOf(
        Gen.Select(Strings, Gen.Bool, Quote),
        Gen.Int.Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.OneOf("true", "false", "null", "-1.5e+3", "0"));

    /// <summary>Well-formed JSON of all layouts.</summary>
    internal static readonly Gen<string> Json = Values(4);

    /// <summary>Pieces that break JSON in one way or another.</summary>
    private static readonly Gen<string> Debris = Gen.OneOf(
        "", ",", ":", "\"", "'", "{", "}", "[", "]", "\\", "\\x", "\\u12", "\u0000", "\u0001", "\n", "//", "/*", "*/", "/", "tru", "-", "1.", "01", "ä", "\uD83D", "“", "{}", "%7B", "\"\\ud800\"");

    [Test]
    public void Reads_what_System_Text_Json_reads() => Json.Sample(text =>
    {
        SyntaxTree tree = JsonReader.Read(SourceText.From(text));
        using var expected = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = JsonReader.MaxDepth });
        return tree.Diagnostics.IsEmpty && Same(tree.Root, expected.RootElement);
    });

    [Test]
    public void Gives_spans_that_hold_the_value_alone() => Json.Sample(text =>
    {
        SyntaxTree tree = JsonReader.Read(SourceText.From(text));
        return Enumerable.Range(0, tree.Nodes.Length).Select(i => new SyntaxNode(tree, i)).All(node =>
        {
            using var alone = JsonDocument.Parse(node.Origin.Text, new JsonDocumentOptions { MaxDepth = JsonReader.MaxDepth });
            return Same(node, alone.RootElement);
        });
    });

    [Test]
    public void Maps_decoded_characters_in_order_without_gap_or_overlap() => Gen.Select(Strings, Gen.Bool).Sample((text, escapeAll) =>
    {
        string json = Quote(text, escapeAll);
        DecodedText decoded = JsonReader.Read(SourceText.From(json)).Root.Decode();
        int position = 1;
        for (int i = 0; i < decoded.Text.Length; i++)
        {
            TextSpan span = decoded.ToSource(new TextSpan(i, 1));
            // Half of a surrogate pair cannot be read alone.
            bool same = char.IsSurrogate(decoded.Text[i])
                || JsonSerializer.Deserialize<string>($"\"{json.Substring(span.Start, span.Length)}\"") == decoded.Text[i].ToString();
            if (span.Start != position || !same)
            {
                return false;
            }

            position = span.End;
        }

        return decoded.Text == text && position == json.Length - 1;
    });

    [Test]
    public void Never_throws_and_keeps_the_tree_whole_on_broken_text() => Gen.Select(Json, Debris, Gen.Int[0, 1000], Gen.Int[0, 3]).Sample((text, debris, place, removed) =>
    {
        int at = text.Length == 0 ? 0 : place % (text.Length + 1);
        string broken = text[..at] + debris + text[Math.Min(text.Length, at + removed)..];
        SyntaxTree tree = JsonReader.Read(SourceText.From(broken));
        return IsWhole(tree);
    }, iter: 20_000);

    [Test]
    public void Stops_exactly_where_System_Text_Json_refuses() => Gen.Select(Json, Debris, Gen.Int[0, 1000]).Sample((text, debris, place) =>
    {
        int at = place % (text.Length + 1);
        string broken = text[..at] + debris + text[at..];
        if (PercentEncoding.LooksEncoded(broken) || broken.Contains('\uD83D', StringComparison.Ordinal))
        {
            return true;
        }

        SyntaxTree tree = JsonReader.Read(SourceText.From(broken));
        bool refused = tree.Diagnostics.Any(d => d.StopsReading || d.Fault == SyntaxFault.ContentAfterEnd);
        return refused != Accepts(broken);
    }, iter: 20_000);

    [Test]
    public void Keeps_what_stood_before_the_cut() => Gen.Select(Json, Gen.Int[0, 1000]).Sample((text, place) =>
    {
        SyntaxTree whole = JsonReader.Read(SourceText.From(text));
        int at = place % (text.Length + 1);
        SyntaxTree cut = JsonReader.Read(SourceText.From(text[..at]));
        // Every scalar that ends before the cut is read the same; a number that ends at it may have gone on, and a name with
        // an escape may be the fault itself while its colon is missing.
        return whole.Nodes.Where(n => n.End < at).All(n => n.Kind is SyntaxKind.Mapping or SyntaxKind.Sequence || n.Flags.HasFlag(SyntaxTree.NodeFlags.HasEscapes) || cut.Nodes.Any(c => (c.Start, c.End, c.Kind) == (n.Start, n.End, n.Kind)));
    });

    private static Gen<string> Values(int depth)
    {
        if (depth == 0)
        {
            return Scalars;
        }

        Gen<string> inner = Values(depth - 1);
        Gen<string> sequence = Gen.Select(inner.Array[0, 4], Space, (items, space) => $"[{space}{string.Join("," + space, items)}{space}]");
        Gen<string> mapping = Gen.Select(Gen.Select(Strings, inner).Array[0, 4], Space, Gen.Bool, (members, space, escape)
            => $"{{{space}{string.Join("," + space, members.Select(m => $"{Quote(m.Item1, escape)}{space}:{space}{m.Item2}"))}{space}}}");
        return Gen.OneOf(Scalars, sequence, mapping);
    }

    private static string Quote(string text, bool escapeAll) => escapeAll
        ? "\"" + string.Concat(text.Select(c => $"\\u{(int)c:x4}")) + "\""
        : "\"" + JsonString.Encode(text) + "\"";

    private static bool Accepts(string text)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = JsonReader.MaxDepth });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Same(SyntaxNode node, JsonElement expected)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                List<JsonProperty> properties = [.. expected.EnumerateObject()];
                int i = 0;
                foreach (SyntaxMember member in node.Members)
                {
                    if (i >= properties.Count || member.Name.GetText() != properties[i].Name || !Same(member.Value, properties[i].Value))
                    {
                        return false;
                    }

                    i++;
                }

                return node.Kind == SyntaxKind.Mapping && i == properties.Count;
            case JsonValueKind.Array:
                int index = 0;
                foreach (SyntaxNode item in node.Items)
                {
                    if (index >= expected.GetArrayLength() || !Same(item, expected[index++]))
                    {
                        return false;
                    }
                }

                return node.Kind == SyntaxKind.Sequence && index == expected.GetArrayLength();
            case JsonValueKind.String:
                return node.Kind == SyntaxKind.String && node.GetText() == expected.GetString();
            case JsonValueKind.Number:
                return node.Kind == SyntaxKind.Number && node.GetText() == expected.GetRawText();
            case JsonValueKind.True or JsonValueKind.False:
                return node.Kind == SyntaxKind.Boolean && node.GetText() == expected.GetRawText();
            default:
                return node.Kind == SyntaxKind.Null;
        }
    }

    /// <summary>Each node's children lie inside it, follow one another, and end where it says.</summary>
    private static bool IsWhole(SyntaxTree tree)
    {
        int next = 0;
        int end = 0;
        foreach (SyntaxNode root in tree.Roots)
        {
            if (root.Index != next || root.Span.Start < end || !IsWhole(root))
            {
                return false;
            }

            next = root.Next;
            end = root.Span.End;
        }

        return next == tree.Nodes.Length
            && tree.Diagnostics.All(d => d.Span.Start >= 0 && d.Span.End <= tree.Text.Text.Length)
            && tree.Diagnostics.Count(d => d.StopsReading) <= 1;
    }

    private static bool IsWhole(SyntaxNode node)
    {
        int next = node.Index + 1;
        int end = node.Span.Start;
        foreach (SyntaxNode item in node.Items)
        {
            if (item.Index != next || item.Span.Start < end || item.Span.End > node.Span.End || !IsWhole(item))
            {
                return false;
            }

            next = item.Next;
            end = item.Span.End;
        }

        foreach (SyntaxMember member in node.Members)
        {
            if (member.Name.Index != next || member.Name.Span.Start < end || member.Value.Span.Start < member.Name.Span.End || member.Value.Span.End > node.Span.End || !IsWhole(member.Value))
            {
                return false;
            }

            next = member.Value.Next;
            end = member.Value.Span.End;
        }

        return next == node.Next && node.Span.End <= node.Tree.Text.Text.Length;
    }
}
