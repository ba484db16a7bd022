using CsCheck;
using PolicyLint.Syntax;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Syntax;

/// <summary>Edits keep the text's own layout, and what was there before a comma is still JSON after it.</summary>
internal sealed class JsonNodeEditorTests
{
    [TestCase("""{"a":[|1|],"b":2}""", """{"b":2}""")]
    [TestCase("""{"a":1,"b":[|2|]}""", """{"a":1}""")]
    [TestCase("""{"a":1,[|"b"|]:2,"c":3}""", """{"a":1,"c":3}""", TestName = "By the member's name")]
    [TestCase("""{ "a": [|1|] }""", """{}""", TestName = "The only member")]
    [TestCase("""[[|1|], 2, 3]""", """[2, 3]""")]
    [TestCase("""[1, [|2|], 3]""", """[1, 3]""")]
    [TestCase("""[1, 2, [|3|]]""", """[1, 2]""")]
    [TestCase("""[ [|1|] ]""", """[]""")]
    [TestCase("{\n  \"a\": [|1|],\n  \"b\": 2\n}", "{\n  \"b\": 2\n}")]
    [TestCase("{\n  \"a\": 1,\n  \"b\": [|{ \"c\": 2 }|]\n}", "{\n  \"a\": 1\n}")]
    [TestCase("[\r\n\t1,\r\n\t[|2|],\r\n\t3\r\n]", "[\r\n\t1,\r\n\t3\r\n]")]
    [TestCase("[\n  1, // one\n  [|2|] /* two */, // more\n  3\n]", "[\n  1, // one\n  3\n]", TestName = "With the comments up to the next")]
    [TestCase("[\n  [|1|], // one, gone\n  // two\n  2\n]", "[\n  // two\n  2\n]", TestName = "The comments above the next stay")]
    [TestCase("[[|1|] /* one */, /* two */ 2]", "[/* two */ 2]", TestName = "The comment before the next stays")]
    [TestCase("[\n  1, // one\n  // two\n  [|2|] // two\n]", "[\n  1 // one\n]", TestName = "The comment behind the one before stays")]
    [TestCase("[\r\n  1 /* a, b */ , /* c */\r\n  [|2|]\r\n]", "[\r\n  1 /* a, b */ /* c */\r\n]", TestName = "So do several")]
    [TestCase("[1, /* two */ [|2|],]", "[1,]", TestName = "A trailing comma stays one")]
    public void Removes_with_the_comma(string marked, string expected)
        => Edit(marked, (editor, span) => editor.Remove(span)).Should().Be(expected);

    [TestCase("""["a"]""", """["a", "x\"y"]""")]
    [TestCase("""["a","b"]""", """["a","b", "x\"y"]""")]
    [TestCase("[\n  \"a\"\n]", "[\n  \"a\",\n  \"x\\\"y\"\n]")]
    [TestCase("[]", """["x\"y"]""")]
    [TestCase("\"a\"", """["a", "x\"y"]""", TestName = "A single value becomes a list")]
    public void Appends(string text, string expected)
        => Edit($"[|{text}|]", (editor, span) => editor.Append(span, "x\"y")).Should().Be(expected);

    [TestCase("""{"a":[|"x"|],"b":1}""", """{"a":["1", "\"", "3"],"b":1}""")]
    [TestCase("""{"a":["y", [|"x"|],"z"]}""", """{"a":["y", "1", "\"", "3","z"]}""", TestName = "One of several stays in the line")]
    [TestCase("{\n  \"a\": [|\"x\"|],\n  \"b\": 1\n}", "{\n  \"a\": [\n    \"1\",\n    \"\\\"\",\n    \"3\"\n  ],\n  \"b\": 1\n}", TestName = "A line for each where the member has one")]
    [TestCase("{\r\n\t\"a\": [ [|\"x\"|] ],\r\n\t\"b\": 1\r\n}", "{\r\n\t\"a\": [\r\n\t\t\"1\",\r\n\t\t\"\\\"\",\r\n\t\t\"3\"\r\n\t],\r\n\t\"b\": 1\r\n}", TestName = "So for a list of one, with tabs and the file's line ends")]
    [TestCase("{\n  \"a\": [ /* c */ [|\"x\"|] ]\n}", "{\n  \"a\": [ /* c */ \"1\", \"\\\"\", \"3\" ]\n}", TestName = "A comment in the list is kept")]
    [TestCase("{\n  \"a\": [\n    [|\"x\"|], // c\n    \"y\"\n  ]\n}", "{\n  \"a\": [\n    \"1\",\n    \"\\\"\",\n    \"3\", // c\n    \"y\"\n  ]\n}", TestName = "And one after the item")]
    [TestCase("{\n  \"a\": [\n    \"y\",\n    [|\"x\"|]\n  ]\n}", "{\n  \"a\": [\n    \"y\",\n    \"1\",\n    \"\\\"\",\n    \"3\"\n  ]\n}")]
    public void Replaces_one_by_several(string marked, string expected)
        => Edit(marked, (editor, span) => editor.ReplaceItem(span, ["1", "\"", "3"])).Should().Be(expected);

    [TestCase("""{[|"a"|]:"x"}""", TestName = "No item: a name")]
    [TestCase("""{"a":[|["x"]|]}""", TestName = "No item: a list")]
    [TestCase("""[|"a"|]""", TestName = "No item: the root")]
    public void Replaces_items_only(string marked)
    {
        MarkedText text = MarkedText.Parse(marked);
        new JsonNodeEditor(JsonReader.Read(SourceText.From(text.Text))).ReplaceItem(text.Spans[0], ["1", "2"]).Should().BeNull();
    }

    [TestCase("""{"a":1}""", """{"n": "t", "a":1}""")]
    [TestCase("{\n    \"a\": 1\n}", "{\n    \"n\": \"t\",\n    \"a\": 1\n}")]
    [TestCase("{}", """{"n": "t"}""")]
    [TestCase("""{"a":1, "n" : 2}""", """{"a":1, "n" : "t"}""", TestName = "A member that is there is replaced")]
    public void Sets_a_member(string text, string expected)
        => Edit($"[|{text}|]", (editor, span) => editor.SetMember(span, "n", "t")).Should().Be(expected);

    [Test]
    public void Replaces_a_text()
        => Edit("""{"a":[|"old"|]}""", (editor, span) => editor.ReplaceText(span, "ä\n")).Should().Be("""{"a":"ä\n"}""");

    [Test]
    public void Wraps_a_value_as_it_stands()
        => Edit("""{"Principal":[|"1\u0032"|]}""", (editor, span) => editor.Wrap(span, "AWS")).Should().Be("""{"Principal":{"AWS": "1\u0032"}}""");

    [TestCase("""[{"a":["x","y"]}]""", """[{"a":["x"]}, {"a":["y"]}]""", TestName = "Split: on one line")]
    [TestCase("""[{"b":1},{"a":["x","y"]}]""", """[{"b":1},{"a":["x"]},{"a":["y"]}]""", TestName = "Split: as the item before it is separated")]
    [TestCase("""[{"a":["x","y"]} , {"b":1}]""", """[{"a":["x"]} , {"a":["y"]} , {"b":1}]""", TestName = "Split: as the item after it is separated")]
    [TestCase("""[ {"a":["x","y"],"b":{"c":"d"} } ]""", """[ {"a":["x"],"b":{"c":"d"} }, {"a":["y"],"b":{"c":"d"} } ]""", TestName = "Split: what else it has goes along")]
    [TestCase("""{"s":{"a":["x","y"]},"t":1}""", """{"s":[{"a":["x"]}, {"a":["y"]}],"t":1}""", TestName = "Split: a single mapping becomes a sequence of two")]
    [TestCase("""[{"Sid":"1","a":["x","y"]}]""", """[{"Sid":"1","a":["x"]}, {"a":["y"]}]""", TestName = "Split: the copy has no Sid")]
    [TestCase("""[{"a":["x","y"],"Sid":"1"}]""", """[{"a":["x"],"Sid":"1"}, {"a":["y"]}]""", TestName = "Split: nor as the last member")]
    [TestCase("""[{"sid":"1","a":["x","y"]}]""", """[{"sid":"1","a":["x"]}, {"sid":"1","a":["y"]}]""", TestName = "Split: another name is another member")]
    [TestCase("""[{"a":["y","x"]}]""", """[{"a":["x"]}, {"a":["y"]}]""", TestName = "Split: the first item")]
    [TestCase("""[{"a":["y", "x", "y", "y", "z", "y"]}]""", """[{"a":["x", "z"]}, {"a":["y", "y", "y", "y"]}]""", TestName = "Split: items here and there")]
    [TestCase("""[{"a":["x", 1, "y"]},]""", """[{"a":["x", 1]}, {"a":["y"]},]""", TestName = "Split: with a trailing comma")]
    [TestCase("[\n  /* 1 */ {\n    // why\n    \"a\": [\"x\", /* 2 */ \"y\"]\n  } // 3\n]", "[\n  /* 1 */ {\n    // why\n    \"a\": [\"x\"]\n  }, {\n    // why\n    \"a\": [\"y\"]\n  } // 3\n]", TestName = "Split: with comments")]
    [TestCase(
        "{\r\n\t\"s\": [\r\n\t\t{\r\n\t\t\t\"a\": [\r\n\t\t\t\t\"x\",\r\n\t\t\t\t\"y\"\r\n\t\t\t]\r\n\t\t}\r\n\t]\r\n}",
        "{\r\n\t\"s\": [\r\n\t\t{\r\n\t\t\t\"a\": [\r\n\t\t\t\t\"x\"\r\n\t\t\t]\r\n\t\t},\r\n\t\t{\r\n\t\t\t\"a\": [\r\n\t\t\t\t\"y\"\r\n\t\t\t]\r\n\t\t}\r\n\t]\r\n}",
        TestName = "Split: with the file's line ends and tabs")]
    [TestCase(
        "{\n  \"s\": {\n    \"a\": [\"x\", \"y\"]\n  }\n}",
        "{\n  \"s\": [{\n    \"a\": [\"x\"]\n  }, {\n    \"a\": [\"y\"]\n  }]\n}",
        TestName = "Split: a single mapping on several lines")]
    [TestCase("[{\n  \"a\": [\"x\", \"y\"]\n}]", "[{\n  \"a\": [\"x\"]\n}, {\n  \"a\": [\"y\"]\n}]", TestName = "Split: braces beside the brackets")]
    [TestCase("""{"a":["x","y"]}""", """[{"a":["x"]}, {"a":["y"]}]""", TestName = "Split: a root becomes a list")]
    public void Splits_a_mapping(string text, string expected) => SplitY(text).Should().Be(expected);

    [TestCase("""[{"a":["y"]}]""", TestName = "Not split: all items")]
    [TestCase("""[{"a":"y"}]""", TestName = "Not split: no sequence")]
    [TestCase("""[{"a":["x"],"y":["x"]}]""", TestName = "Not split: a name is no item")]
    [TestCase("""[{"a":["x","y"],"b":["y","x"]}]""", TestName = "Not split: items of two sequences")]
    [TestCase("""[{"a":["x","y"], """, TestName = "Not split: broken off")]
    public void Does_not_split(string text) => SplitY(text).Should().Be(text);

    [Test]
    public void Changes_the_copy_besides()
    {
        const string Text = """[{"Sid":"1","r":"b/*","a":["x","y"],"c":[]}]""";
        var editor = new JsonNodeEditor(JsonReader.Read(SourceText.From(Text)));
        string Split(params TextEdit[] changes)
            => TextEdit.Apply(Text, editor.Split(new TextSpan(1, Text.Length - 2), [Span(Text, "\"y\"")], "Sid", changes));
        Split(editor.ForCopy.ReplaceText(Span(Text, "\"b/*\""), "b")!.Value, editor.ForCopy.Append(Span(Text, "[]"), "d")!.Value)
            .Should().Be("""[{"Sid":"1","r":"b/*","a":["x"],"c":[]}, {"r":"b","a":["y"],"c":["d"]}]""");
        Split(editor.ForCopy.ReplaceText(Span(Text, "\"x\""), "z")!.Value)
            .Should().Be(Text, "what the copy does not have cannot be changed in it");
    }

    [Test]
    public void Says_so_when_there_is_no_such_node()
    {
        var editor = new JsonNodeEditor(JsonReader.Read(SourceText.From("""{"a":1}""")));
        editor.Remove(new TextSpan(2, 1)).Should().BeNull();
        editor.Append(new TextSpan(90, 2), "x").Should().BeNull();
        editor.Remove(new TextSpan(0, 7)).Should().BeNull("the root belongs to nothing that it could be removed from");
    }

    [TestCase("Remove")]
    [TestCase("Append")]
    [TestCase("SetMember")]
    [TestCase("ReplaceItem")]
    [TestCase("ReplaceItems")]
    [TestCase("RemoveWhiteSpace")]
    [TestCase("ReplaceText")]
    [TestCase("Split")]
    public void Does_the_same_inside_a_string_with_its_escapes(string operation)
    {
        const string Policy = "{\n  \"Sid\": \"a\\\"b\",\n  \"Action\": [\n    \"s3:*\"\n  ],\n  \"S\": {\n\t\"x\": [\"\\\\\", \"y\\\"\"]}\n}";
        IEnumerable<TextEdit> Apply(JsonNodeEditor editor, Func<TextSpan, TextSpan> map)
        {
            TextSpan sid = Span(Policy, "\"a\\\"b\"");
            TextSpan list = Span(Policy, "[\n    \"s3:*\"\n  ]");
            return operation switch
            {
                "Remove" => [editor.Remove(map(sid))!.Value],
                "Append" => [editor.Append(map(list), "x\"y\\")!.Value],
                "ReplaceItem" => [editor.ReplaceItem(map(sid), ["1", "\"", "\\"])!.Value],
                "ReplaceItems" => [editor.ReplaceItem(map(Span(Policy, "\"s3:*\"")), ["1", "\"", "\\"])!.Value],
                "RemoveWhiteSpace" => [editor.RemoveWhiteSpace(map(list))!.Value],
                "SetMember" => [editor.SetMember(map(new TextSpan(0, Policy.Length)), "n", "t\"")!.Value],
                "Split" => editor.Split(map(Span(Policy, "{\n\t\"x\": [\"\\\\\", \"y\\\"\"]}")), [map(Span(Policy, "\"y\\\"\""))], "Sid", []),
                _ => [editor.ReplaceText(map(sid), "\\\n\"")!.Value],
            };
        }

        string expected = TextEdit.Apply(Policy, Apply(new JsonNodeEditor(JsonReader.Read(SourceText.From(Policy))), s => s));
        expected.Should().NotBe(Policy);
        foreach (Rendering rendering in Rendering.All)
        {
            SourceText file = SourceText.From(rendering.Render(Policy));
            SyntaxTree tree = InnermostTree(file);
            string edited = TextEdit.Apply(file.Text, Apply(new JsonNodeEditor(tree), s => rendering.Map(Policy, s)));
            rendering.Decode(edited).Should().Be(expected, rendering.Name);
        }
    }

    /// <summary>Whatever element is removed from whatever text, what is left is JSON with one element less.</summary>
    [Test]
    public void Leaves_JSON_behind() => JsonReaderProperties.Json.Sample(text =>
    {
        SyntaxTree tree = JsonReader.Read(SourceText.From(text));
        return Enumerable.Range(1, Math.Max(0, tree.Nodes.Length - 1)).All(i =>
        {
            TextEdit? edit = new JsonNodeEditor(tree).Remove(new SyntaxNode(tree, i).Origin.Span);
            SyntaxTree after = JsonReader.Read(SourceText.From(TextEdit.Apply(text, [edit!.Value])));
            return after.Diagnostics.IsEmpty && after.Nodes.Length < tree.Nodes.Length;
        });
    });

    private static string Edit(string marked, Func<JsonNodeEditor, TextSpan, TextEdit?> edit)
    {
        MarkedText text = MarkedText.Parse(marked);
        var editor = new JsonNodeEditor(JsonReader.Read(SourceText.From(text.Text)));
        return TextEdit.Apply(text.Text, [edit(editor, text.Spans[0])!.Value]);
    }

    /// <summary>Splits the mapping that holds the first <c>"y"</c>, with all of them.</summary>
    private static string SplitY(string text)
    {
        SyntaxTree tree = JsonReader.Read(SourceText.From(text));
        IEnumerable<SyntaxNode> nodes = Enumerable.Range(0, tree.Nodes.Length).Select(i => new SyntaxNode(tree, i));
        SyntaxNode[] items = [.. nodes.Where(node => node.Kind == SyntaxKind.String && node.TextIs("y"))];
        SyntaxNode mapping = nodes.Last(node => node.Kind == SyntaxKind.Mapping && node.Span.Contains(items[0].Span));
        return TextEdit.Apply(text, new JsonNodeEditor(tree).Split(mapping.Origin.Span, [.. items.Select(item => item.Origin.Span)], "Sid", []));
    }

    /// <summary>Reads strings inside strings down to the JSON that is none.</summary>
    private static SyntaxTree InnermostTree(SourceText file)
    {
        SyntaxTree tree = JsonReader.Read(file);
        while (tree.Root.Kind == SyntaxKind.String)
        {
            DecodedText text = tree.Root.Decode();
            tree = JsonReader.Read(PercentEncoding.LooksEncoded(text.Text) ? PercentEncoding.Decode(text) : text);
        }

        return tree;
    }

    private static TextSpan Span(string text, string part) => new(text.IndexOf(part, StringComparison.Ordinal), part.Length);
}
