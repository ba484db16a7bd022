using System.Text;
using PolicyLint.Cli.Output;
using PolicyLint.Text;

namespace PolicyLint.Cli.Tests;

/// <summary>What people see.</summary>
public sealed class TextOutputTests : CliFixture
{
    [Test]
    public void Findings_of_two_files()
    {
        Folder.Write("admin/all.json", """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "bad",
                  "Effect": "Allow",
                  "Action": ["s3:GetObject", "*"],
                  "Resource": "*"
                }
              ]
            }
            """);
        Folder.Write("good.json", TestRules.GoodPolicy);
        Folder.Write("other.json", "{}");
        Run().Output.Should().Be("""
            admin/all.json:4:5: suggestion PL7901 lone-statement: Found "identity"
              4 |     {
                |     ^
              why: Reason of lone-statement.
              fix: Remedy of lone-statement.

            admin/all.json:5:14: error PL1901 bad-sid: Found "bad"
              5 |       "Sid": "bad",
                |              ^^^^^
              why: Reason of bad-sid.
              fix: Remedy of bad-sid. [fixable: Call it good]
              see: admin/all.json:6:17: the effect

            admin/all.json:7:34: warning PL3901 star-action: Found "*"
              7 |       "Action": ["s3:GetObject", "*"],
                |                                  ^^^
              why: Reason of star-action.
              fix: Remedy of star-action.

            Found 3 problems (1 error, 1 warning, 1 suggestion) in 1 of 2 files.

            """);
    }

    [Test]
    public void A_policy_that_the_file_names_is_named()
    {
        Folder.Write("details.json", $$"""{"RoleDetailList":[{"RoleName":"Deploy","RolePolicyList":[{"PolicyName":"in\u001bline","PolicyDocument":{{TestRules.StarPolicy}}}]}]}""");
        Run("--select", "PL3").Output.Should().Contain("\n  in:  role Deploy, policy in\\u001bline\n  why: Reason of star-action.\n");
    }

    [Test]
    public void Tabs_stay_tabs_and_wide_characters_take_two_columns()
    {
        Folder.Write("a.json", """
            {"Version":"2012-10-17","Statement":[
            TAB{"Sid":"TÄ鍵👍e´","Effect":"Allow","Action":"表*","Resource":"*"}
            ]}
            """.Replace("TAB", "\t", StringComparison.Ordinal).Replace('´', '\u0301'));
        Run("--select", "PL3").Output.Should().StartWith("""
            a.json:2:45: warning PL3901 star-action: Found "表*"
              2 | TAB{"Sid":"TÄ鍵👍e´","Effect":"Allow","Action":"表*","Resource":"*"}
                | TAB                                           ^^^^^
            """.Replace("TAB", "\t", StringComparison.Ordinal).Replace('´', '\u0301') + "\n");
    }

    [Test]
    public void A_minified_line_is_cut_around_the_span()
    {
        string resource = new('r', 500);
        Folder.Write("a.json", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"{{resource}}","Action":"*","NotAction":"{{resource}}"},{"Effect":"Deny","Action":"a","Resource":"*"}]}""");
        string[] lines = Run("--select", "PL3").Output.Split('\n');
        lines[1].Should().Be("  1 | …" + new string('r', 43) + "\",\"Action\":\"*\",\"NotAction\":\"" + new string('r', 41) + "…");
        lines[2].Should().Be("    |  " + new string(' ', 54) + "^^^");
        lines[1].Length.Should().Be(120);
    }

    [Test]
    public void A_span_that_is_wider_than_the_frame_is_underlined_to_its_edge()
    {
        string action = new string('a', 300) + "*";
        Folder.Write("a.json", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"},{"Effect":"Deny","Action":"a","Resource":"*"}]}""");
        string[] lines = Run("--select", "PL3").Output.Split('\n');
        lines[1].Should().Be("  1 | …Allow\",\"Action\":\"" + new string('a', 95) + "…").And.HaveLength(120);
        lines[2].Should().Be("    |  " + new string(' ', 16) + new string('^', 97)).And.HaveLength(120);
    }

    [Test]
    public void A_policy_in_a_string_is_underlined_inside_the_string()
    {
        const string Line = """  "Policy": "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}" """;
        Folder.Write("a.json", "{\n" + Line + "\n}");
        string[] lines = Run("--select", "PL3").Output.Split('\n');
        lines[0].Should().StartWith("a.json:2:63: warning");
        lines[1].Should().Be("  2 | " + Line);
        lines[2].Should().Be("    | " + new string(' ', 62) + "^^^^^");
        Line[62..67].Should().Be("""\"*\" """.TrimEnd());
    }

    [Test]
    public void The_end_of_the_text_is_shown_after_its_last_character()
    {
        Folder.Write("a.json", "{\n  \"Version\": \"2012-10-17\", \"Statement\": [");
        Run("--select", "PL0").Output.Should().StartWith("""
            a.json:2:42: error PL0901 fault-unexpectedend: Found "the end of the text"
              2 |   "Version": "2012-10-17", "Statement": [
                |                                          ^

            """.TrimEnd('\n') + "\n");
    }

    [Test]
    public void An_empty_file_shows_an_empty_line()
    {
        Folder.Write("a.json", "");
        Run().Output.Should().StartWith("""
            a.json:1:1: error PL0902 fault-emptytext: Found "the end of the text"
              1 |
                | ^

            """.TrimEnd('\n') + "\n");
    }

    [Test]
    public void What_a_terminal_would_obey_is_escaped()
    {
        Folder.Write("a.json", "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"\u001b[31m\u202e\u200b\u0085\u2028\",\"Action\":\"*\",\"Effect\":\"Allow\",\"Resource\":\"*\"}]}");
        string output = Run("--select", "PL3,PL0").Output;
        output.Should().Contain("\"\\u001b[31m\\u202e\\u200b\\u0085\\u2028\"");
        output.Should().NotContainAny("\e", "\u202e", "\u200b", "\u0085", "\u2028");
    }

    [Test]
    public void A_file_name_cannot_write_to_the_terminal_either()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows allows no such names.");
        }

        Folder.Write("\e[2J\n::error::x.json", TestRules.StarPolicy);
        RunResult run = Run();
        run.Output.Should().StartWith("\\u001b[2J\\u000a::error::x.json:1:65: warning");
        run = Run("--format", "github");
        run.Output.Should().StartWith("::warning file=\\u001b[2J%0A%3A%3Aerror%3A%3Ax.json,line=1,");
        run.Output.Split('\n').Should().HaveCount(2);
        Run("\e[2J").Error.Should().StartWith("policylint: error: \\u001b[2J: no such file");
    }

    [Test]
    public void Colours_mark_path_severity_and_carets()
    {
        Folder.Write("a.json", TestRules.BadSidPolicy);
        string output = Run("--color", "always").Output;
        output.Should().StartWith("\e[1ma.json:1:45:\e[0m \e[1;31merror\e[0m PL1901 bad-sid: ");
        output.Should().Contain("\e[1;31m^^^^^\e[0m\n");
        string plain = Run().Output;
        System.Text.RegularExpressions.Regex.Replace(output, "\e\\[[0-9;]*m", "").Should().Be(plain);
    }

    [Test]
    public void Files_with_other_line_ends_are_shown_line_by_line()
    {
        Folder.Write("a.json", TestRules.StarPolicy.Replace("[{", "[\r\n{", StringComparison.Ordinal).Replace("},{", "},\r{", StringComparison.Ordinal));
        RunResult run = Run();
        run.Output.Should().StartWith("a.json:2:28: ").And.NotContain("\r").And.NotContain("\\u000d");
    }

    [TestCase("ab", 1, 0, "ab", " ^")]
    [TestCase("ab", 2, 0, "ab", "  ^")]
    [TestCase("ab", 0, 2, "ab", "^^")]
    [TestCase("a\tb", 2, 1, "a\tb", " \t^")]
    [TestCase("a\nb", 0, 3, "a", "^")]
    [TestCase("a\nb", 1, 0, "a", " ^")]
    [TestCase("\u0001b", 0, 1, "\\u0001b", "^^^^^^")]
    [TestCase("👍b", 2, 1, "👍b", "  ^")]
    [TestCase("e\u0301b", 2, 1, "e\u0301b", " ^")]
    [TestCase("", 0, 0, "", "^")]
    public void A_frame_underlines_its_span(string text, int start, int length, string code, string underline)
    {
        CodeFrame frame = CodeFrame.Of(new Origin(SourceText.From(text), new TextSpan(start, length)), margin: 6);
        frame.Code.Should().Be(code);
        frame.Underline.Should().Be(underline);
    }

    [Test]
    public void Half_a_surrogate_pair_is_shown_as_its_escape()
    {
        CodeFrame frame = CodeFrame.Of(new Origin(SourceText.From("\ud800b\udc00"), new TextSpan(1, 1)), margin: 6);
        frame.Code.Should().Be("\\ud800b\\udc00");
        frame.Underline.Should().Be("      ^");
    }

    /// <summary>For every place of a long line with characters of all widths, the frame fits and the carets stand under the span.</summary>
    [Test]
    public void A_frame_of_any_span_fits_and_is_aligned()
    {
        var line = new StringBuilder();
        var random = new Random(7);
        string[] characters = ["a", "b", "鍵", "👍", "é", "\u0001", "\u202e", "e\u0301"];
        for (int i = 0; i < 400; i++)
        {
            line.Append(characters[random.Next(characters.Length)]);
        }

        SourceText source = SourceText.From(line.ToString());
        for (int start = 0; start < source.Length; start++)
        {
            if (char.IsLowSurrogate(source.Text[start]) || source.Text[start] == '\u0301')
            {
                continue;
            }

            for (int length = 0; length < 300; length += 1 + (length / 4))
            {
                int end = Math.Min(source.Length, start + length);
                if (end < source.Length && char.IsLowSurrogate(source.Text[end]))
                {
                    continue;
                }

                CodeFrame frame = CodeFrame.Of(new Origin(source, TextSpan.FromBounds(start, end)), margin: 6);
                Columns(frame.Code).Should().BeLessThanOrEqualTo(114);
                frame.Underline.Length.Should().BeLessThanOrEqualTo(Columns(frame.Code) + 1);
                frame.Underline.Should().Contain("^");
                int blanks = frame.Underline.IndexOf('^');
                string span = Printable.Escape(source.Text[start..end]);
                string rest = From(frame.Code, blanks);
                string head = rest.TrimEnd('…');
                (span.StartsWith(head, StringComparison.Ordinal) || rest.StartsWith(span, StringComparison.Ordinal) || Columns(span) == 0).Should().BeTrue("{0} at {1}", span, rest);
            }
        }
    }

    private static int Columns(string text) => text.EnumerateRunes().Sum(DisplayWidth.Of);

    private static string From(string text, int columns)
    {
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (columns <= 0 && DisplayWidth.Of(rune) > 0)
            {
                break;
            }

            columns -= DisplayWidth.Of(rune);
            at += rune.Utf16SequenceLength;
        }

        return text[at..];
    }
}
