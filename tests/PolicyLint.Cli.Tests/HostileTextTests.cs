using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PolicyLint.Analysis;

namespace PolicyLint.Cli.Tests;

/// <summary>Whatever stands in a policy and whatever a file is called: all formats can be read by what they are for.</summary>
public sealed partial class HostileTextTests : CliFixture
{
    private static readonly string[] Fragments =
    [
        "::error::", "%0A", "\r\n", "a,b:c", "|", "`", "``", "<b>", "</testcase>", "]]>", "&amp;", "\"", "'", "\\", "(1,2): error CS1: x", ": warning:", ":1:2: error: x",
        "http://a.example", "@all", "#1", "\u001b[31m", "\0", "\u2028", "\u202e", "\ufffe", "\uffff", "\ud800", "\udc00", "é", "𐐀", "**", "[x](y)", "$", " ", "error x", "warning",
    ];

    private static readonly Gen<string> Texts
        = Gen.OneOf(Gen.Int[0, Fragments.Length - 1].Select(i => Fragments[i]), Gen.String[0, 8]).Array[0, 6].Select(string.Concat);

    /// <summary>What Linux allows for a name.</summary>
    private static readonly Gen<string> Names
        = Texts.Select(text => string.Concat(text.Where(c => c is not ('/' or '\0') && !char.IsSurrogate(c)).Take(60)));

    private static readonly string[] Formats = ["json", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "msbuild", "markdown"];

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseMathematics().UseEmojiAndSmiley().Build();

    [GeneratedRegex("^::(error|warning|notice) file=[^:,]*(,(line|col|endLine|endColumn)=[0-9]+)+,title=[^:,]*::")]
    private static partial Regex Command { get; }

    [Test]
    public void All_formats_stay_readable()
    {
        int run = 0;
        Gen.Select(Texts.Where(text => text.Length > 0), Texts, Names, Gen.Enum<Severity>().Where(s => s != Severity.None)).Sample(
            (sid, owner, name, severity) => Check($"{++run}", sid, owner, name, severity),
            iter: 100,
            threads: 1);
    }

    private void Check(string directory, string sid, string owner, string name, Severity severity)
    {
        Rules = [new EchoRule(severity)];
        Folder.Write(
            $"{directory}/x{name}.json",
            $$"""{"RoleName":"{{Escape(owner)}}","PolicyName":"p","PolicyDocument":{"Version":"2012-10-17","Statement":{"Sid":"{{Escape(sid)}}","Effect":"Allow","Action":"a","Resource":"*"} } }""");
        RunResult result = Run([directory, "--format", "text", .. Formats.SelectMany(format => new[] { "--output", $"{format}={directory}.{format}" })]);
        result.Error.Should().BeEmpty();
        Lines(result.Output).Count(line => line.Contains(" PL1902 echo: ", StringComparison.Ordinal)).Should().Be(1);
        JsonDocument.Parse(Folder.Read($"{directory}.sarif")).Dispose();
        Schemas.Validate(JsonOutputTests.Schema, Folder.Read($"{directory}.json"));
        Schemas.Validate(GitLabOutputTests.Schema, Folder.Read($"{directory}.gitlab"));
        Schemas.Validate(RdjsonOutputTests.Schema, Folder.Read($"{directory}.rdjson"));
        Schemas.ValidateXml("junit.xsd", Folder.Read($"{directory}.junit")).Descendants("testcase").Should().HaveCount(1);
        Schemas.ValidateXml("checkstyle.xsd", Folder.Read($"{directory}.checkstyle")).Descendants("error").Should().HaveCount(1);
        Lines(Folder.Read($"{directory}.github")).Should().ContainSingle().Which.Should().MatchRegex(Command);
        CheckBuild(BuildLog.Of(Folder.Read($"{directory}.msbuild")), severity);
        CheckMarkdown(Markdown.Parse(Folder.Read($"{directory}.markdown"), Pipeline));
    }

    private static void CheckBuild(BuildLog log, Severity severity)
    {
        log.Errors.Should().HaveCount(severity == Severity.Error ? 1 : 0);
        log.Warnings.Should().HaveCount(severity == Severity.Warning ? 1 : 0);
        log.Texts.Should().HaveCount(severity == Severity.Suggestion ? 1 : 0);
        log.Errors.Select(e => e.Code).Concat(log.Warnings.Select(e => e.Code)).Should().BeSubsetOf(["PL1902"]);
        log.Errors.Select(e => e.LineNumber).Concat(log.Warnings.Select(e => e.LineNumber)).Should().BeSubsetOf([1]);
    }

    private static void CheckMarkdown(MarkdownDocument document)
    {
        document.Select(block => block.GetType()).Should().Equal(
            typeof(HeadingBlock), typeof(ParagraphBlock), typeof(Table), typeof(HeadingBlock), typeof(Table));
        document.OfType<Table>().Select(table => (table.Count, ((TableRow)table[1]).Count)).Should().Equal((2, 4), (2, 4));
        foreach (Inline inline in document.Descendants<Inline>())
        {
            switch (inline)
            {
                case LinkInline link:
                    link.Url.Should().Be("https://github.com/policylint/policylint/blob/main/rules.md#pl1902-echo");
                    break;
                case HtmlInline html:
                    html.Tag.Should().BeOneOf("<code>", "</code>");
                    break;
                default:
                    inline.Should().Match(i => i is LiteralInline || i is CodeInline || i is HtmlEntityInline || i is ContainerInline && !(i is EmphasisInline));
                    break;
            }
        }
    }

    private static string Escape(string text) => string.Concat(text.Select(c => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
