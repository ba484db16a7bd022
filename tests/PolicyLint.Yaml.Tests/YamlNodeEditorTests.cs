using PolicyLint.Syntax;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Yaml.Tests;

/// <summary>Edits keep the text's own layout, comments and line ends.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class YamlNodeEditorTests
{
    [TestCase("a: [|1|] # c\nb: 2\n", "b: 2\n")]
    [TestCase("a: 1 # c\n[|b|]: 2\n", "a: 1 # c\n")]
    [TestCase("- a: [|1|]\n  b: 2\n", "- b: 2\n", TestName = "The first of a mapping in a list")]
    [TestCase("- [|1|] # one\n# two\n- 2\n", "# two\n- 2\n", TestName = "The comments above the next stay")]
    [TestCase("a:\n  b: [|1|] # one\n\n  # two\n\n  # still two\n  c: 2\n", "a:\n  # two\n\n  # still two\n  c: 2\n", TestName = "All of them")]
    [TestCase("- 1 # one\n# two\n- [|2|] # two\n", "- 1 # one\n", TestName = "The comment behind the one before stays")]
    [TestCase("a:\n  - x\n  - [|y|]\n  # c\n  - z\n", "a:\n  - x\n  # c\n  - z\n")]
    [TestCase("a:\r\n- x\r\n- [|y|]\r\nb: 1\r\n", "a:\r\n- x\r\nb: 1\r\n")]
    [TestCase("a:\n  b: [|x|]\n", "a:\n  {}\n")]
    [TestCase("a: {b: [|1|], c: 2}\n", "a: {c: 2}\n")]
    [TestCase("a: [b, [|c|]]\n", "a: [b]\n")]
    [TestCase("- - a\n  - [|b|]\n- c\n", "- - a\n- c\n")]
    [TestCase("a: |\n  x\nb: [|1|]\n", "a: |\n  x\n")]
    public void Removes(string marked, string expected) => Edit(marked, (editor, span) => editor.Remove(span)).Should().Be(expected);

    [TestCase("a:\n[|- x|]\nb: 1\n", "a:\n- x\n- s3:Get\n- \"*\"\nb: 1\n")]
    [TestCase("a:\n  [|- x|] # c\n", "a:\n  - x # c\n  - s3:Get\n  - \"*\"\n")]
    [TestCase("a: [|[x, y]|]\n", "a: [x, y, s3:Get, \"*\"]\n")]
    [TestCase("a: [|'x'|]\n", "a: ['x', s3:Get, \"*\"]\n")]
    [TestCase("a: [|b{c}|]\n", "a: [\"b{c}\", s3:Get, \"*\"]\n")]
    [TestCase("a: [|[]|]\n", "a: [s3:Get, \"*\"]\n")]
    public void Appends(string marked, string expected) => Edit(marked, (editor, span) => editor.Append(span, "s3:Get", "*")).Should().Be(expected);

    [TestCase("a: [|x|]\nb: 1\n", "a:\n  - s3:Get\n  - \"*\"\nb: 1\n")]
    [TestCase("l:\r\n- y\r\na: [|'x'|] # c\r\nb: 1", "l:\r\n- y\r\na:\r\n- 's3:Get'\r\n- '*' # c\r\nb: 1", TestName = "As other lists of the file")]
    [TestCase("a:\n  [|x|]\n", "a:\n  - s3:Get\n  - \"*\"\n")]
    [TestCase("- a: [|x|]\n  b: 1\n", "- a:\n    - s3:Get\n    - \"*\"\n  b: 1\n")]
    [TestCase("a:\n  - [|\"x\"|] # c\n  # d\n  - y\n", "a:\n  - \"s3:Get\"\n  - \"*\" # c\n  # d\n  - y\n")]
    [TestCase("a: [y, [|x|]]\n", "a: [y, s3:Get, \"*\"]\n")]
    [TestCase("{a: [|x|], b: 1}\n", "{a: [s3:Get, \"*\"], b: 1}\n")]
    [TestCase("a: [\n  [|x|],\n  y]\n", "a: [\n  s3:Get,\n  \"*\",\n  y]\n")]
    [TestCase("a: >-\n  x\nb: [|y|]", "a: >-\n  x\nb:\n  - s3:Get\n  - \"*\"")]
    public void Replaces_one_by_several(string marked, string expected)
        => Edit(marked, (editor, span) => editor.ReplaceItem(span, ["s3:Get", "*"])).Should().Be(expected);

    [TestCase("[|a|]: x\n", TestName = "A name")]
    [TestCase("a: !t [|x|]\n", TestName = "A tag would come to stand on the first")]
    [TestCase("a: &n [|x|]\n", TestName = "So would an anchor")]
    [TestCase("- !t [|x|]\n", TestName = "The tag of an item")]
    [TestCase("a: # c\n  [|x|]\n", TestName = "A comment between the name and the value")]
    public void Replaces_by_several_only_what_stands_alone(string marked)
    {
        MarkedText text = MarkedText.Parse(marked);
        new YamlNodeEditor(YamlReader.Read(SourceText.From(text.Text))).ReplaceItem(text.Spans[0], ["s3:Get", "*"]).Should().BeNull();
    }

    [TestCase("[|a: 1\nb: 2|]\n", "n: t\na: 1\nb: 2\n")]
    [TestCase("- [|a: 1|]\n", "- n: t\n  a: 1\n")]
    [TestCase("x: [|{a: 1}|]\n", "x: {n: t, a: 1}\n")]
    [TestCase("x: [|{}|]\n", "x: {n: t}\n")]
    [TestCase("[|n: 'x'|] # c\n", "n: 't' # c\n")]
    public void Sets_a_member(string marked, string expected) => Edit(marked, (editor, span) => editor.SetMember(span, "n", "t")).Should().Be(expected);

    [TestCase("a: [|'x'|]\n", "a: 'it''s'\n")]
    [TestCase("a: [|\"x\"|]\n", "a: \"it's\"\n")]
    [TestCase("a: [|x|]\n", "a: \"it's\"\n")]
    public void Replaces_in_the_style_that_is_there(string marked, string expected) => Edit(marked, (editor, span) => editor.ReplaceText(span, "it's")).Should().Be(expected);

    [TestCase("2012-10-17", "\"2012-10-17\"")]
    [TestCase("true", "\"true\"")]
    [TestCase("s3:Get*", "s3:Get*")]
    public void Quotes_what_would_not_be_text(string text, string expected)
        => Edit("a: [|x|]\n", (editor, span) => editor.ReplaceText(span, text)).Should().Be($"a: {expected}\n");

    [TestCase("P: [|'*'|]\n", "P: {AWS: '*'}\n")]
    [TestCase("P:\n[|- a\n- b|]\nQ: 1\n", "P:\n  AWS:\n    - a\n    - b\nQ: 1\n")]
    public void Wraps(string marked, string expected) => Edit(marked, (editor, span) => editor.Wrap(span, "AWS")).Should().Be(expected);

    [TestCase("- a:\n    - x\n    - y\n  b: 1\n", "- a:\n    - x\n  b: 1\n- a:\n    - y\n  b: 1\n", TestName = "Split: an item of a list")]
    [TestCase("s:\n  - Sid: A\n    a: [x, y]\nt: 1\n", "s:\n  - Sid: A\n    a: [x]\n  - a: [y]\nt: 1\n", TestName = "Split: the copy has no Sid")]
    [TestCase("s:\n  - a:\n      - x\n      - y\n    Sid: A\nt: 1\n", "s:\n  - a:\n      - x\n    Sid: A\n  - a:\n      - y\nt: 1\n", TestName = "Split: nor as the last member")]
    [TestCase("s:\n- a:\n  - y\n  - x # two\n  - y # three\n  b: 'q' # c", "s:\n- a:\n  - x # two\n  b: 'q' # c\n- a:\n  - y\n  - y # three\n  b: 'q' # c", TestName = "Split: comments beside items go with them")]
    [TestCase(
        "s:\n  -   a:\n        # one\n        - x\n        # two\n        - y\n      b: |\n        text\n\n        more\n",
        "s:\n  -   a:\n        # one\n        - x\n      b: |\n        text\n\n        more\n  -   a:\n        # one\n        # two\n        - y\n      b: |\n        text\n\n        more\n",
        TestName = "Split: so do comments above items; what is above the first may be about all")]
    [TestCase("s:\r\n  - a:\r\n    - y\r\n    - x\r\n    c: 1\r\n", "s:\r\n  - a:\r\n    - x\r\n    c: 1\r\n  - a:\r\n    - y\r\n    c: 1\r\n", TestName = "Split: with the file's line ends")]
    [TestCase("s:\n  -\n    a:\n      - x\n      - y", "s:\n  -\n    a:\n      - x\n  -\n    a:\n      - y", TestName = "Split: a dash on a line of its own")]
    [TestCase("s:\n  a:\n    - x\n    - y\n  # c\n  b:\n    - 1\nt: 1\n", "s:\n  - a:\n      - x\n    # c\n    b:\n      - 1\n  - a:\n      - y\n    # c\n    b:\n      - 1\nt: 1\n", TestName = "Split: a single mapping becomes a list")]
    [TestCase("a:\r\n  - x\r\n  - y\r\nb: 1\r\n", "- a:\r\n    - x\r\n  b: 1\r\n- a:\r\n    - y\r\n  b: 1\r\n", TestName = "Split: so does the root")]
    [TestCase("s: {a: [x, y], b: 1} # c\n", "s: [{a: [x], b: 1}, {a: [y], b: 1}] # c\n", TestName = "Split: in braces")]
    [TestCase("s: [{a: [x, y, x, y]}, {b: 1}]\n", "s: [{a: [x, x]}, {a: [y, y]}, {b: 1}]\n", TestName = "Split: in brackets")]
    [TestCase("s:\n  - {a: [y, x], Sid: A} # c\n  - b\n", "s:\n  - {a: [x], Sid: A} # c\n  - {a: [y]}\n  - b\n", TestName = "Split: braces as an item")]
    public void Splits_a_mapping(string text, string expected)
    {
        SplitY(text).Should().Be(expected);
        YamlReader.Read(SourceText.From(expected)).Diagnostics.Should().BeEmpty();
    }

    [TestCase("- a: [y]\n", TestName = "Not split: all items")]
    [TestCase("- a: [x, y]\n  b: &n 1\n- *n\n", TestName = "Not split: an anchor would be there twice")]
    [TestCase("- !t\n  a: [x, y]\n", TestName = "Not split: a tag")]
    [TestCase("- a:\n    F: [c, [x, y], [z]]\n", TestName = "Not split: what a function holds")]
    [TestCase("s:\n  a:\n  - x\n  - y\n", TestName = "Not split: a single mapping with lists below their names")]
    public void Does_not_split(string text) => SplitY(text).Should().Be(text);

    [Test]
    public void Makes_no_edit_where_it_cannot()
    {
        SyntaxTree tree = YamlReader.Read(SourceText.From("a: &x [1]\nb: *x\nc: !t {d: 1}\n"));
        var editor = new YamlNodeEditor(tree);
        editor.Remove(new TextSpan(90, 1)).Should().BeNull();
        editor.Remove(new TextSpan(0, 1)).Should().BeNull("a mapping that uses aliases has members without a place of their own");
    }

    /// <summary>Splits the mapping that holds the first <c>y</c>, with all of them.</summary>
    private static string SplitY(string text)
    {
        SyntaxTree tree = YamlReader.Read(SourceText.From(text));
        IEnumerable<SyntaxNode> nodes = Enumerable.Range(0, tree.Nodes.Length).Select(i => new SyntaxNode(tree, i));
        SyntaxNode[] items = [.. nodes.Where(node => node.Kind == SyntaxKind.String && node.TextIs("y"))];
        SyntaxNode mapping = nodes.Last(node => node.Kind == SyntaxKind.Mapping && node.Span.Contains(items[0].Span));
        return TextEdit.Apply(text, new YamlNodeEditor(tree).Split(mapping.Origin.Span, [.. items.Select(item => item.Origin.Span)], "Sid", []));
    }

    private static string Edit(string marked, Func<NodeEditor, TextSpan, TextEdit?> edit)
    {
        MarkedText text = MarkedText.Parse(marked);
        SyntaxTree tree = YamlReader.Read(SourceText.From(text.Text));
        string edited = TextEdit.Apply(text.Text, [edit(new YamlNodeEditor(tree), text.Spans[0])!.Value]);
        YamlReader.Read(SourceText.From(edited)).Diagnostics.Should().BeEmpty();
        return edited;
    }
}
