using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Syntax;

/// <summary>What the reader makes of well-formed text; <c>JsonReaderFaultTests</c> has the rest.</summary>
internal sealed class JsonReaderTests
{
    [Test]
    public void Gives_every_name_value_and_bracket_its_exact_span()
    {
        SyntaxTree tree = Read("""{ "a" : [ 1, "two", true, null ], "b": {} }""");

        Spans(tree).Should().Equal(
            """Mapping { "a" : [ 1, "two", true, null ], "b": {} }""",
            "String \"a\"",
            """Sequence [ 1, "two", true, null ]""",
            "Number 1",
            "String \"two\"",
            "Boolean true",
            "Null null",
            "String \"b\"",
            "Mapping {}");
        tree.Diagnostics.Should().BeEmpty();
    }

    [Test]
    public void Counts_UTF_16_code_units_whatever_stands_before()
    {
        const string Text = """{ "ä€😀": "x", "y": "ß" }""";
        Spans(Read(Text)).Should().Equal($"Mapping {Text}", "String \"ä€😀\"", "String \"x\"", "String \"y\"", "String \"ß\"");
    }

    [Test]
    public void Reads_members_and_items_in_order()
    {
        SyntaxNode root = Read("""{"a":{"x":[1,[2,3]]},"b":"c"}""").Root;
        root.TryGetMember("a", out SyntaxNode a).Should().BeTrue();
        a.TryGetMember("x", out SyntaxNode x).Should().BeTrue();
        x.Items.Count.Should().Be(2);
        root.TryGetMember("b", out SyntaxNode b).Should().BeTrue();
        b.GetText().Should().Be("c");
        root.TryGetMember("c", out _).Should().BeFalse();
    }

    [Test]
    public void Keeps_duplicate_names_and_finds_the_last()
    {
        SyntaxNode root = Read("""{"a":1,"a":2}""").Root;
        root.TryGetMember("a", out SyntaxNode value);
        value.RawText.ToString().Should().Be("2");
    }

    [TestCase("""{"\u0041ction":1}""", "Action")]
    [TestCase("""{"\"\\\/\b\f\n\r\t":1}""", "\"\\/\b\f\n\r\t")]
    [TestCase("""{"\ud83d\ude00":1}""", "😀")]
    public void Decodes_names(string text, string name)
    {
        SyntaxNode root = Read(text).Root;
        root.TryGetMember(name, out _).Should().BeTrue();
    }

    [Test]
    public void Maps_every_decoded_character_to_its_escape()
    {
        const string Text = """["a\u0041\n\ud83d\ude00z"]""";
        SyntaxNode node = First(Read(Text).Root.Items);
        DecodedText decoded = node.Decode();
        decoded.Text.Should().Be("aA\n😀z");
        Enumerable.Range(0, decoded.Text.Length)
            .Select(i => decoded.GetOrigin(new TextSpan(i, 1)).Text)
            .Should().Equal("a", @"\u0041", @"\n", @"\ud83d", @"\ude00", "z");
        decoded.GetOrigin(new TextSpan(0, 3)).Text.Should().Be(@"a\u0041\n");
        decoded.GetOrigin(new TextSpan(6, 0)).Span.Start.Should().Be(Text.IndexOf('z', StringComparison.Ordinal) + 1);
    }

    [Test]
    public void Maps_through_a_string_inside_a_string()
    {
        // The file holds a string that holds a policy that holds an escaped character.
        SourceText file = SourceText.From("""{"policy":"{\"Action\":\"\\u002a\"}"}""");
        JsonReader.Read(file).Root.TryGetMember("policy", out SyntaxNode policy);
        SyntaxTree inner = JsonReader.Read(policy.Decode());
        inner.Root.TryGetMember("Action", out SyntaxNode action);

        action.GetText().Should().Be("*");
        action.Origin.Text.Should().Be("""\"\\u002a\""" + "\"");
        action.Decode().GetOrigin(new TextSpan(0, 1)).Text.Should().Be("""\\u002a""");
    }

    [Test]
    public void Maps_percent_encoding()
    {
        SourceText file = SourceText.From("%7B%22S%C3%A4%22%3A%22x+%22%7D");
        SyntaxTree tree = JsonReader.Read(file);
        SyntaxMember member = default;
        foreach (SyntaxMember m in tree.Root.Members)
        {
            member = m;
        }

        member.Name.GetText().Should().Be("Sä");
        member.Name.Origin.Text.Should().Be("%22S%C3%A4%22");
        member.Value.GetText().Should().Be("x+", "IAM percent-encodes by RFC 3986, in which a plus is a plus");
    }

    [Test]
    public void Tells_comments_and_trailing_commas_and_reads_on()
    {
        SyntaxTree tree = Read("// first\n{ \"a\": [1, /* two */ 2,], }");
        tree.Diagnostics.Select(d => (d.Fault, tree.Source.GetText(d.Span))).Should().Equal(
            (SyntaxFault.Comment, "// first"),
            (SyntaxFault.Comment, "/* two */"),
            (SyntaxFault.TrailingComma, ","),
            (SyntaxFault.TrailingComma, ","));
        tree.Root.TryGetMember("a", out SyntaxNode a).Should().BeTrue();
        a.Items.Count.Should().Be(2);
    }

    [Test]
    public void Follows_brackets_up_to_the_limit()
    {
        string text = new string('[', JsonReader.MaxDepth) + new string(']', JsonReader.MaxDepth);
        Read(text).Diagnostics.Should().BeEmpty();
        Read("[" + text + "]").Diagnostics.Should().ContainSingle(d => d.Fault == SyntaxFault.NestingTooDeep);
    }

    private static SyntaxTree Read(string text) => JsonReader.Read(SourceText.From(text));

    private static IEnumerable<string> Spans(SyntaxTree tree)
        => Enumerable.Range(0, tree.Nodes.Length).Select(i => new SyntaxNode(tree, i)).Select(n => $"{n.Kind} {n.Origin.Text}");

    private static SyntaxNode First(SyntaxNodeSequence nodes)
    {
        foreach (SyntaxNode node in nodes)
        {
            return node;
        }

        throw new InvalidOperationException("There is none.");
    }
}
