using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Syntax;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Syntax;

/// <summary>
/// What is said about broken text. In each row <c>[|…|]</c> marks the span of the fault, and the words are those that fill
/// "Found … where … is expected".
/// </summary>
internal sealed class JsonReaderFaultTests
{
    private const string Name = "a member name in double quotes";
    private const string NameOrEnd = "a member name in double quotes, or '}'";
    private const string End = "the end of the text";
    private const string EndOfString = "'\"' to end the string";
    private const string EndOfStringOrEscape = "'\"' to end the string, or an escape such as \\n";
    private const string Escape = "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t, or \\u and four hexadecimal digits";
    private const string NumberOrText = "a valid number or text in double quotes";

    // Nothing to read.
    [TestCase("[||]", SyntaxFault.EmptyText, "a JSON object", End)]
    [TestCase(" \r\n\t[||]", SyntaxFault.EmptyText, "a JSON object", End)]
    [TestCase("// to do\n[||]", SyntaxFault.EmptyText, "a JSON object", End)]
    // Not JSON at all.
    [TestCase("[|hello|] world", SyntaxFault.UnexpectedCharacter, "a JSON object", "'hello'")]
    [TestCase("[|<|]policy/>", SyntaxFault.UnexpectedCharacter, "a JSON object", "'<'")]
    [TestCase("[|---|]\nVersion: 2012-10-17", SyntaxFault.UnexpectedCharacter, "a JSON object", "'---'")]
    [TestCase("{[|{|] policy }}", SyntaxFault.UnexpectedCharacter, NameOrEnd, "'{'")]
    // Cut off.
    [TestCase("{[||]", SyntaxFault.UnexpectedEnd, NameOrEnd, End)]
    [TestCase("{\"a\"[||]", SyntaxFault.UnexpectedEnd, "':'", End)]
    [TestCase("{\"a\":[||]", SyntaxFault.UnexpectedEnd, "a value", End)]
    [TestCase("{\"a\":1[||]", SyntaxFault.UnexpectedEnd, "',' or '}'", End)]
    [TestCase("{\"a\":1,\n[||]", SyntaxFault.UnexpectedEnd, Name, End)]
    [TestCase("{\"a\":{\"b\":1}[||]", SyntaxFault.UnexpectedEnd, "',' or '}'", End)]
    [TestCase("[1[||]", SyntaxFault.UnexpectedEnd, "',' or ']'", End)]
    [TestCase("[1,[||]", SyntaxFault.UnexpectedEnd, "a value", End)]
    [TestCase("{\"a\":\"b[||]", SyntaxFault.UnexpectedEnd, EndOfString, End)]
    [TestCase("{\"a\":\"b\\[||]", SyntaxFault.UnexpectedEnd, EndOfString, End)]
    [TestCase("{\"a\":\"\\u00[||]", SyntaxFault.UnexpectedEnd, EndOfString, End)]
    [TestCase("{\"a\":tru[||]", SyntaxFault.UnexpectedEnd, "a value", End)]
    [TestCase("{\"a\":n[||]", SyntaxFault.UnexpectedEnd, "a value", End)]
    [TestCase("{\"a\":-[||]", SyntaxFault.UnexpectedEnd, "a value", End)]
    [TestCase("{\"a\":1.[||]", SyntaxFault.UnexpectedEnd, "a value", End)]
    [TestCase("{\"a\":1e+[||]", SyntaxFault.UnexpectedEnd, "a value", End)]
    // Comments that do not end.
    [TestCase("{\"a\":1 /* c[||]", SyntaxFault.UnexpectedEnd, "'*/' to end the comment", End)]
    [TestCase("/* c[||]", SyntaxFault.UnexpectedEnd, "'*/' to end the comment", End)]
    [TestCase("{} /* c *[||]", SyntaxFault.UnexpectedEnd, "'*/' to end the comment", End)]
    // Colons and commas.
    [TestCase("{\"a\" [|1|]}", SyntaxFault.UnexpectedCharacter, "':'", "'1'")]
    [TestCase("{\"a\"[|=|]1}", SyntaxFault.UnexpectedCharacter, "':'", "'='")]
    [TestCase("{\"a\":[|:|]1}", SyntaxFault.UnexpectedCharacter, "a value", "':'")]
    [TestCase("{\"a\":1 [|\"|]b\":2}", SyntaxFault.UnexpectedCharacter, "',' or '}'", "'\"'")]
    [TestCase("{\"a\":1[|;|]\"b\":2}", SyntaxFault.UnexpectedCharacter, "',' or '}'", "';'")]
    [TestCase("{\"a\":1 // c\n [|\"|]b\":2}", SyntaxFault.UnexpectedCharacter, "',' or '}'", "'\"'")]
    [TestCase("[\"a\" [|\"|]b\"]", SyntaxFault.UnexpectedCharacter, "',' or ']'", "'\"'")]
    [TestCase("[1 [|2|]]", SyntaxFault.UnexpectedCharacter, "',' or ']'", "'2'")]
    [TestCase("[1,[|,|]2]", SyntaxFault.UnexpectedCharacter, "a value", "','")]
    [TestCase("{\"a\":1,[|,|]\"b\":2}", SyntaxFault.UnexpectedCharacter, Name, "','")]
    [TestCase("{[|,|]}", SyntaxFault.UnexpectedCharacter, NameOrEnd, "','")]
    [TestCase("{\"a\":[|}|]", SyntaxFault.UnexpectedCharacter, "a value", "'}'")]
    [TestCase("{\"a\":\"b\" [|+|] \"c\"}", SyntaxFault.UnexpectedCharacter, "',' or '}'", "'+'")]
    [TestCase("{\"a\":\"b\"[|c|]\"}", SyntaxFault.UnexpectedCharacter, "',' or '}'", "'c'")]
    // Brackets.
    [TestCase("[|}|]", SyntaxFault.UnexpectedCharacter, "a JSON object", "'}'")]
    [TestCase("[|]|]", SyntaxFault.UnexpectedCharacter, "a JSON object", "']'")]
    [TestCase("[ [|}|]", SyntaxFault.UnexpectedCharacter, "a value, or ']'", "'}'")]
    [TestCase("{ [|]|]", SyntaxFault.UnexpectedCharacter, NameOrEnd, "']'")]
    [TestCase("{\"a\":[1[|}|]", SyntaxFault.UnexpectedCharacter, "',' or ']'", "'}'")]
    [TestCase("{\"a\":1[|]|]", SyntaxFault.UnexpectedCharacter, "',' or '}'", "']'")]
    // Quotes.
    [TestCase("{[|'|]a':1}", SyntaxFault.UnexpectedCharacter, NameOrEnd, "a single quote")]
    [TestCase("{\"a\":[|'|]b'}", SyntaxFault.UnexpectedCharacter, "a value in double quotes", "a single quote")]
    [TestCase("{\"a\":[|`|]b`}", SyntaxFault.UnexpectedCharacter, "a value in double quotes", "'`'")]
    [TestCase("{[|“|]a”:1}", SyntaxFault.UnexpectedCharacter, NameOrEnd, "a typographic quote (U+201C)")]
    [TestCase("{\"a\":[|“|]b”}", SyntaxFault.UnexpectedCharacter, "a value in double quotes", "a typographic quote (U+201C)")]
    [TestCase("{\"a\":\"b”}[||]", SyntaxFault.UnexpectedEnd, EndOfString, End)]
    [TestCase("{[|a|]:1}", SyntaxFault.UnexpectedCharacter, NameOrEnd, "'a'")]
    [TestCase("{\"a\":1,[|b|]:2}", SyntaxFault.UnexpectedCharacter, Name, "'b'")]
    // Literals.
    [TestCase("{\"a\":[|True|]}", SyntaxFault.UnexpectedCharacter, "'true'", "'True'")]
    [TestCase("[[|FALSE|]]", SyntaxFault.UnexpectedCharacter, "'false', or ']'", "'FALSE'")]
    [TestCase("{\"a\":[|None|]}", SyntaxFault.UnexpectedCharacter, "'null'", "'None'")]
    [TestCase("{\"a\":[|undefined|]}", SyntaxFault.UnexpectedCharacter, "a value", "'undefined'")]
    [TestCase("{\"a\":[|NaN|]}", SyntaxFault.UnexpectedCharacter, "a value", "'NaN'")]
    [TestCase("{\"a\":[|Allow|]}", SyntaxFault.UnexpectedCharacter, "a value in double quotes", "'Allow'")]
    [TestCase("{\"a\":[|abcdefghijklmnopqrstuvwxyz|]}", SyntaxFault.UnexpectedCharacter, "a value in double quotes", "'abcdefghijklmnopqrstuvwx…'")]
    // Numbers.
    [TestCase("{\"a\":[|01|]}", SyntaxFault.UnexpectedCharacter, NumberOrText, "'01'")]
    [TestCase("{\"a\":[|-01|]}", SyntaxFault.UnexpectedCharacter, NumberOrText, "'-01'")]
    [TestCase("{\"a\":[|+1|]}", SyntaxFault.UnexpectedCharacter, NumberOrText, "'+1'")]
    [TestCase("{\"a\":[|.5|]}", SyntaxFault.UnexpectedCharacter, NumberOrText, "'.5'")]
    [TestCase("{\"a\":[|1.|]}", SyntaxFault.UnexpectedCharacter, NumberOrText, "'1.'")]
    [TestCase("{\"a\":[|0x1F|]}", SyntaxFault.UnexpectedCharacter, NumberOrText, "'0x1F'")]
    [TestCase("{\"a\":[|1_000|]}", SyntaxFault.UnexpectedCharacter, NumberOrText, "'1_000'")]
    [TestCase("{\"a\":[|-Infinity|]}", SyntaxFault.UnexpectedCharacter, NumberOrText, "'-Infinity'")]
    [TestCase("{\"a\":[|2012-10-17|]}", SyntaxFault.UnexpectedCharacter, NumberOrText, "'2012-10-17'")]
    // Escapes.
    [TestCase("{\"a\":\"[|\\x|]41\"}", SyntaxFault.InvalidEscape, Escape, "'\\x'")]
    [TestCase("{\"a\":\"\\n[|\\'|]\"}", SyntaxFault.InvalidEscape, Escape, "'\\''")]
    [TestCase("{\"[|\\d|]\":1}", SyntaxFault.InvalidEscape, Escape, "'\\d'")]
    [TestCase("{\"a\":\"[|\\u12G|]4\"}", SyntaxFault.InvalidEscape, "\\u and four hexadecimal digits", "'\\u12G'")]
    [TestCase("{\"a\":\"[|\\u12|]\"}", SyntaxFault.InvalidEscape, "\\u and four hexadecimal digits", "'\\u12'")]
    // Control characters.
    [TestCase("{\"a\":\"b[|\n|]\"}", SyntaxFault.ControlCharacter, EndOfStringOrEscape, "a line break")]
    [TestCase("{\"a\":\r\n\"b,[|\r\n|]\"c\":1}", SyntaxFault.ControlCharacter, EndOfStringOrEscape, "a line break")]
    [TestCase("{\"a\":\"b[|\t|]\"}", SyntaxFault.ControlCharacter, EndOfStringOrEscape, "a tab")]
    [TestCase("{\"a\":\"b[|\0|]\"}", SyntaxFault.ControlCharacter, EndOfStringOrEscape, "a NUL character (U+0000)")]
    [TestCase("{\"a\":\"[|\u001B|]\"}", SyntaxFault.ControlCharacter, EndOfStringOrEscape, "a control character (U+001B)")]
    [TestCase("{\"a\":[|\0|]}", SyntaxFault.ControlCharacter, "a value", "a NUL character (U+0000)")]
    [TestCase("[|\0|]", SyntaxFault.ControlCharacter, "a JSON object", "a NUL character (U+0000)")]
    // Bytes are not code units, and lines may end in two.
    [TestCase("{\"ä€\":1,\r\n\"😀\" [|2|]}", SyntaxFault.UnexpectedCharacter, "':'", "'2'")]
    [TestCase("{\"ß\":\"[|\\q|]\"}", SyntaxFault.InvalidEscape, Escape, "'\\q'")]
    [TestCase("{\"😀\":[|😀|]}", SyntaxFault.UnexpectedCharacter, "a value", "the character U+1F600")]
    [TestCase("{\"a\":[|é|]}", SyntaxFault.UnexpectedCharacter, "a value", "'é' (U+00E9)")]
    [TestCase("{[|\u00A0|]\"a\":1}", SyntaxFault.UnexpectedCharacter, NameOrEnd, "the character U+00A0")]
    // After the end.
    [TestCase("{} [|x|]", SyntaxFault.ContentAfterEnd, End, "'x'")]
    [TestCase("{\"a\":1}[|}|]", SyntaxFault.ContentAfterEnd, End, "'}'")]
    [TestCase("{}[|,|]", SyntaxFault.ContentAfterEnd, End, "','")]
    [TestCase("{}[|\u200B|]", SyntaxFault.ContentAfterEnd, End, "the character U+200B")]
    [TestCase("{}[|😀|]", SyntaxFault.ContentAfterEnd, End, "the character U+1F600")]
    [TestCase("{\"a\":1}\n[|{|]\"a\":2}", SyntaxFault.ContentAfterEnd, End, "'{'")]
    public void Says_what_is_wrong_and_where(string marked, SyntaxFault fault, string expected, string found)
    {
        (SyntaxTree tree, TextSpan span) = ReadMarked(marked);
        tree.Diagnostics.Should().Equal(new SyntaxDiagnostic(fault, span, expected, found));
    }

    [Test]
    public void Offsets_do_not_count_the_byte_order_mark()
    {
        SyntaxTree tree = JsonReader.Read(SourceText.From("\uFEFF{\"a\" 1}"));
        tree.Diagnostics.Should().Equal(
            new SyntaxDiagnostic(SyntaxFault.ByteOrderMark, default, "", "a byte-order mark"),
            new SyntaxDiagnostic(SyntaxFault.UnexpectedCharacter, new TextSpan(5, 1), "':'", "'1'"));
    }

    [TestCase('[')]
    [TestCase('{')]
    public void Stops_at_the_bracket_that_is_one_too_deep(char bracket)
    {
        SyntaxTree tree = JsonReader.Read(SourceText.From(new string('[', JsonReader.MaxDepth) + bracket));
        tree.Diagnostics.Should().Equal(
            new SyntaxDiagnostic(SyntaxFault.NestingTooDeep, new TextSpan(256, 1), "at most 256 brackets inside one another", $"'{bracket}'"));
    }

    [Test]
    public void Tells_both_that_more_follows_and_what_is_wrong_with_it()
    {
        SyntaxTree tree = JsonReader.Read(SourceText.From("{\"a\":1} {\"b\" 2}"));
        tree.Diagnostics.Should().Equal(
            new SyntaxDiagnostic(SyntaxFault.ContentAfterEnd, new TextSpan(8, 1), End, "'{'"),
            new SyntaxDiagnostic(SyntaxFault.UnexpectedCharacter, new TextSpan(13, 1), "':'", "'2'"));
    }

    [Test]
    public void Points_into_the_string_that_holds_the_policy()
    {
        LintResult result = new Linter(RuleCatalog.All, new LinterOptions { Select = ["PL0"] })
            .Lint(SourceText.From("""{"PolicyDocument":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\" \"Allow\"}]}"}"""));
        result.Diagnostics.Should().ContainSingle();
        result.Diagnostics[0].Descriptor.Id.Should().Be("PL0001");
        result.Diagnostics[0].Origin.Text.Should().Be("\\\"");
        result.Diagnostics[0].Origin.Span.Start.Should().Be(result.Source.Text.IndexOf("\\\"Allow", StringComparison.Ordinal));
    }

    // The number and the name before the fault were read; the value that is missing stands where the fault is.
    [TestCase("{\"a\":1[|;|]\"b\":2}", "Mapping! {\"a\":1", "String \"a\"", "Number 1")]
    [TestCase("{\"a\":-1.5e+3[||]", "Mapping! {\"a\":-1.5e+3", "String \"a\"", "Number -1.5e+3")]
    [TestCase("[0,10 [|x|]", "Sequence! [0,10 ", "Number 0", "Number 10")]
    [TestCase("{\"a\":\"b\",\"c\" [|\"|]d\"}", "Mapping! {\"a\":\"b\",\"c\" ", "String \"a\"", "String \"b\"", "String \"c\"", "Missing! ")]
    [TestCase("{\"a\":[\"b\",\"c\" [|\"|]d\"]}", "Mapping! {\"a\":[\"b\",\"c\" ", "String \"a\"", "Sequence! [\"b\",\"c\" ", "String \"b\"", "String \"c\"")]
    [TestCase("{\"a\":\"[|\\x|]\"}", "Mapping! {\"a\":\"", "String \"a\"", "Missing! ")]
    public void Keeps_what_was_read_before_the_fault(string marked, params string[] nodes)
    {
        SyntaxTree tree = ReadMarked(marked).Tree;
        Enumerable.Range(0, tree.Nodes.Length)
            .Select(i => new SyntaxNode(tree, i))
            .Select(n => $"{n.Kind}{(n.IsIncomplete ? "!" : "")} {n.Origin.Text}")
            .Should().Equal(nodes);
    }

    [Test]
    public void Binds_the_statements_before_the_fault()
    {
        LintResult result = new Linter([]).Lint(SourceText.From(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },
                { "Effect": "Deny", "Action": ["s3:PutObject", "s3:DeleteObject" "s3:*"], "Resource": "*" }
              ]
            }
            """));
        Policy policy = result.Policies.Should().ContainSingle().Subject;
        policy.IsComplete.Should().BeFalse();
        policy.Statements.Should().HaveCount(2);
        policy.Statements[0].IsComplete.Should().BeTrue();
        policy.Statements[1].IsComplete.Should().BeFalse();
        ImmutableArray<string> actions = [.. policy.Statements[1].Action!.Values.Select(v => v.ToDisplayString())];
        actions.Should().Equal("s3:PutObject", "s3:DeleteObject");
        policy.Statements[1].Resource.Should().BeNull();
    }

    private static (SyntaxTree Tree, TextSpan Span) ReadMarked(string marked)
    {
        MarkedText text = MarkedText.Parse(marked);
        return (JsonReader.Read(SourceText.From(text.Text)), text.Spans.Single());
    }
}
