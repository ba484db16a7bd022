using PolicyLint.Analysis;
using PolicyLint.Binding;
using PolicyLint.Rules;
using PolicyLint.Syntax;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Yaml.Tests;

/// <summary>What the reader makes of well-formed text, and what it says about the rest.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class YamlReaderTests
{
    [Test]
    public void Gives_every_name_and_value_its_exact_span()
        => Spans(Read("a: 1 # one\nb:\n  - 'x''y'\n  - {c: true, d: [~, \"\\x41\"]}\n")).Should().Equal(
            "Mapping a: 1 # one\nb:\n  - 'x''y'\n  - {c: true, d: [~, \"\\x41\"]}",
            "String a",
            "Number 1",
            "String b",
            "Sequence - 'x''y'\n  - {c: true, d: [~, \"\\x41\"]}",
            "String 'x''y'",
            "Mapping {c: true, d: [~, \"\\x41\"]}",
            "String c",
            "Boolean true",
            "String d",
            "Sequence [~, \"\\x41\"]",
            "Null ~",
            "String \"\\x41\"");

    [TestCase("2012-10-17", "String")]
    [TestCase("Allow", "String")]
    [TestCase("yes", "String")]
    [TestCase("12", "Number")]
    [TestCase("-1.5e+3", "Number")]
    [TestCase("0x1F", "Number")]
    [TestCase("0o17", "Number")]
    [TestCase(".5", "Number")]
    [TestCase("1.2.3.4", "String")]
    [TestCase("+", "String")]
    [TestCase(".", "String")]
    [TestCase("1e", "String")]
    [TestCase(".inf", "Number")]
    [TestCase("TRUE", "Boolean")]
    [TestCase("~", "Null")]
    [TestCase("", "Null")]
    [TestCase("'12'", "String")]
    [TestCase("!!str 12", "String")]
    [TestCase("!!int '12'", "Number")]
    [TestCase("! 12", "String")]
    [TestCase("!Ref 12", "String")]
    public void Takes_plain_text_by_the_core_schema(string text, string kind)
    {
        Read($"k: {text}\n").Root.TryGetMember("k", out SyntaxNode value).Should().BeTrue();
        value.Kind.ToString().Should().Be(kind);
    }

    [Test]
    public void Begins_a_tagged_value_behind_its_tag()
    {
        SyntaxTree tree = Read("r: &x !Sub # why\n  'a'\n");
        tree.Root.TryGetMember("r", out SyntaxNode value);
        value.Origin.Text.Should().Be("'a'");
        value.HasForeignTag.Should().BeTrue();
        tree.Annotations.Tags.Should().Equal(new SyntaxTag(value.Index, "!Sub", new TextSpan(6, 4)));
        tree.Annotations.Comments.Select(tree.Source.GetText).Should().Equal("# why");
    }

    [Test]
    public void Writes_aliases_out_with_the_place_of_the_anchor()
    {
        SyntaxTree tree = Read("a: &x [1, !t 2]\nb: *x\n");
        tree.Root.TryGetMember("b", out SyntaxNode b);
        b.Items.Count.Should().Be(2);
        b.Origin.Text.Should().Be("[1, !t 2]");
        tree.Annotations.TryGetAlias(b.Index + 2, out SyntaxAlias alias).Should().BeTrue();
        tree.Source.GetText(alias.Span).Should().Be("*x");
        new SyntaxNode(tree, b.Index + 2).HasForeignTag.Should().BeTrue();
        tree.Annotations.TryGetAlias(1, out _).Should().BeFalse();
    }

    [Test]
    public void Merges_what_is_not_there_already_the_first_first()
    {
        SyntaxTree tree = Read("x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz:\n  <<: [*x, *y, {d: 5}]\n  a: 0\n");
        tree.Root.TryGetMember("z", out SyntaxNode z);
        var members = new List<string>();
        foreach (SyntaxMember member in z.Members)
        {
            members.Add($"{member.Name.GetText()}{member.Value.GetText()}");
        }

        members.Should().Equal("a0", "b2", "c4", "d5");
        TreeLaws.IsWhole(tree).Should().BeTrue();
    }

    [Test]
    public void Keeps_duplicate_names_documents_and_names_that_are_not_text()
    {
        SyntaxTree tree = Read("a: 1\na: 2\n? [x]\n: 3\n4: 5\n---\n- b\n...\n");
        tree.Roots.Count.Should().Be(2);
        tree.Root.TryGetMember("a", out SyntaxNode last);
        last.GetText().Should().Be("2");
        tree.Root.TryGetMember("[x]", out _).Should().BeTrue();
        tree.Root.TryGetMember("4", out _).Should().BeTrue();
    }

    [Test]
    public void Reads_JSON_as_JSON_and_its_dialects_as_YAML()
    {
        YamlLanguage.Instance.Read(SourceText.From("{\"a\": \"\\ud83d\\ude00\"}")).Language.Should().Be(SourceLanguage.Json);
        SyntaxTree tree = YamlLanguage.Instance.Read(SourceText.From("{\"a\": \"\\ud83d\\ude00\", b: 'c',}\r\n"));
        tree.Language.Should().Be(YamlLanguage.Instance);
        tree.Diagnostics.Should().BeEmpty();
        tree.Root.TryGetMember("a", out SyntaxNode a);
        a.GetText().Should().Be("😀");
    }

    [Test]
    public void Takes_a_byte_order_mark_and_line_breaks_of_all_kinds()
    {
        SyntaxTree tree = Read("\uFEFFa: x\u0085y\r\nb: |\r\n  p\r\n  q\r\n");
        tree.Diagnostics.Should().BeEmpty();
        tree.Root.TryGetMember("a", out SyntaxNode a);
        a.GetText().Should().Be("x\u0085y", "YAML 1.2 ends lines with CR and LF only");
        tree.Root.TryGetMember("b", out SyntaxNode b);
        b.GetText().Should().Be("p\nq\n");
    }

    [TestCase("a: [|*|]\n", "a value in quotes, or '*' and the name of an anchor", "'*'")]
    [TestCase("a: [1, 2\n[|b|]: }", "',' or ']'", "'b'")]
    [TestCase("a: 'x[||]", "the quote that ends the text", "the end of the text")]
    [TestCase("a: \"[|\\q|]\"\n", "an escape such as \\n, or \\\\ for a backslash", "'\\q'")]
    [TestCase("a: b[|:|] c\n", "the end of the value, or quotes around text that has ': ' in it", "':'")]
    [TestCase("a: [|@|]x\n", "a value in quotes", "'@'")]
    [TestCase("a: x\n[|\0|]b", "a character that YAML allows", "a NUL character (U+0000)")]
    public void Says_what_is_wrong_and_where(string marked, string expected, string found)
    {
        MarkedText text = MarkedText.Parse(marked);
        Read(text.Text).Diagnostics.Should().Equal(new SyntaxDiagnostic(SyntaxFault.YamlSyntax, text.Spans.Single(), expected, found));
    }

    [TestCase("a: &x [*x]\n", SyntaxFault.RecursiveAlias)]
    [TestCase("a: *x\nb: &x 1\n", SyntaxFault.UndefinedAlias)]
    [TestCase("a:\n\tb: c\n", SyntaxFault.TabIndentation)]
    public void Has_a_fault_of_its_own_for(string text, SyntaxFault fault)
        => Read(text).Diagnostics.Select(d => d.Fault).Should().Equal(fault);

    [Test]
    public void Follows_collections_up_to_the_limit()
    {
        string text = new string('[', YamlReader.MaxDepth) + new string(']', YamlReader.MaxDepth);
        Read(text).Diagnostics.Should().BeEmpty();
        Read("[" + text + "]").Diagnostics.Select(d => d.Fault).Should().Equal(SyntaxFault.NestingTooDeep);
    }

    [Test]
    [CancelAfter(20_000)]
    public void Is_bounded_whatever_aliases_stand_for(CancellationToken cancellation)
    {
        // Billions of laughs, chains of aliases, and very many small ones.
        string laughs = "x0: &x0 [a, a, a, a, a, a, a, a, a]\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"x{i}: &x{i} [{string.Join(", ", Enumerable.Repeat($"*x{i - 1}", 9))}]\n"));
        string chain = "x0: &x0 [a]\n" + string.Concat(Enumerable.Range(1, 2000).Select(i => $"x{i}: &x{i} [*x{i - 1}]\n"));
        string many = "a: &a !t {b: !u c}\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"k{i}: {{<<: *a, d: &e{i} 1}}\n"));
        foreach (string text in new[] { laughs, chain, many })
        {
            SyntaxTree tree = Read(text);
            tree.Nodes.Length.Should().BeLessThan(text.Length + (2 * YamlReader.MaxAliasedNodes));
            cancellation.IsCancellationRequested.Should().BeFalse();
        }

        Read(laughs).Diagnostics.Select(d => d.Fault).Should().Equal(SyntaxFault.TooManyAliases);
        Read(chain).Diagnostics.Select(d => d.Fault).Should().Equal(SyntaxFault.TooManyAliases);
    }

    [TestCase("Version: 2012-10-17\nStatement:\n  - Effect: Allow\n    Action: s3:GetObject\n   Resource: '*'\n")]
    [TestCase("Version: 2012-10-17\nStatement:\n  - Effect: Allow\n    Action: s3:GetObject\n\tResource: '*'\n")]
    public void Reports_nothing_as_missing_where_the_indentation_broke_off(string text)
        => Lint(text).Diagnostics.Should().OnlyContain(d => d.Descriptor.Category == RuleCategory.Input);

    // Files of other programs, whole and broken, templates included.
    [TestCase("apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: b\n")]
    [TestCase("openapi: 3.0.0\ninfo: {title: t, version: '1'}\npaths:\n  /a:\n    get:\n      responses: {'200': {description: ok}}\n")]
    [TestCase("services:\n  web:\n    image: nginx\n    ports: ['80:80']\nx-a: &a {b: c}\n")]
    [TestCase("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n          \n          echo\n")]
    [TestCase("{{- if .Values.a }}\nkind: Pod\n{{- end }}\n")]
    [TestCase("{% if a %}\nStatement:\n  - Effect: Allow\n    Action: {{ b }}\n{% endif %}\n")]
    [TestCase("a: *\nb: c\n")]
    [TestCase("")]
    [TestCase("# nothing\n")]
    [TestCase("AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  B: {Type: AWS::S3::Bucket}\n")]
    public void Passes_over_what_is_no_policy(string text)
    {
        LintResult result = Lint(text);
        result.Diagnostics.Should().BeEmpty();
        result.Kind.Should().BeOneOf(FileKind.Other, FileKind.Template, FileKind.Foreign);
    }

    [TestCase("Version: 2012-10-17\nStatement:\n  Effect: Allow\n  Action: s3:*\n  Resource: '*'\n")]
    [TestCase("PolicyDocument:\n  Version: 2012-10-17\n  Statement:\n    - Effect: Allow\n      Action: s3:*\n      Resource: '*'\n")]
    [TestCase("kind: x\n---\n- Effect: Allow\n  Action: [s3:*]\n  Resource: ['*']\n")]
    [TestCase("PolicyDocument: |\n  {\"Version\": \"2012-10-17\",\n   \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}]}\n")]
    [TestCase("PolicyDocument: '{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}]}'\n")]
    [TestCase("a: &s\n  Effect: Allow\n  Action: s3:*\n  Resource: '*'\nPolicyDocument: {Version: 2012-10-17, Statement: [*s, *s]}\n")]
    public void Finds_policies_wherever_they_stand(string text)
    {
        LintResult result = new Linter(RuleCatalog.All, new LinterOptions { Select = ["PL3003"] }).Lint(SourceText.From(text, "policy.yaml"), YamlLanguage.Instance);
        result.Diagnostics.Should().ContainSingle("a place is reported once").Which.Origin.Text.Should().Contain("s3:*");
    }

    [Test]
    public void Takes_values_with_tags_of_others_for_unknown()
        => Lint("Version: 2012-10-17\nStatement:\n  - Effect: Allow\n    Action: s3:GetObject\n    Resource: !GetAtt Bucket.Arn\n  - Effect: !If [a, Allow, Deny]\n    Action: !Split [',', x]\n    Resource: [!Sub '${A}']\n")
            .Diagnostics.Should().BeEmpty();

    private static SyntaxTree Read(string text) => YamlReader.Read(SourceText.From(text));

    private static LintResult Lint(string text) => new Linter(RuleCatalog.All).Lint(SourceText.From(text, "policy.yaml"), YamlLanguage.Instance);

    private static IEnumerable<string> Spans(SyntaxTree tree)
        => Enumerable.Range(0, tree.Nodes.Length).Select(i => new SyntaxNode(tree, i)).Select(n => $"{n.Kind} {n.Origin.Text}");
}
