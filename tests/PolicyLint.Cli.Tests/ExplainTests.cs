using System.Text.RegularExpressions;
using PolicyLint.Analysis;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Tests;

/// <summary>What names a rule, and its page on a terminal.</summary>
public sealed partial class ExplainTests : CliFixture
{
    private const int WidestPage = 120;

    [GeneratedRegex("\u001b\\[[0-9;]*m|\u001b\\]8;[^\u001b]*\u001b\\\\")]
    private static partial Regex Escapes { get; }

    [GeneratedRegex("[\\p{L}\\p{N}]+")]
    private static partial Regex Word { get; }

    [TestCase("PASS_ROLE_WITH_STAR_IN_RESOURCE")]
    [TestCase("pass_role_with_star_in_resource")]
    public void A_check_of_Access_Analyzer_names_the_rule_that_answers_it(string code)
    {
        Rules = RuleCatalog.All;
        Run("explain", code).Output.Should().StartWith("PL").And.Contain("Access Analyzer: ").And.Contain("PASS_ROLE_WITH_STAR_IN_RESOURCE");
    }

    [Test]
    public void Every_check_of_Access_Analyzer_is_explained()
    {
        Rules = RuleCatalog.All;
        foreach (string code in RuleCatalog.All.SelectMany(rule => rule.Descriptor.AccessAnalyzerCodes).Distinct())
        {
            Run("explain", code).Status.Should().Be(0);
        }
    }

    [Test]
    public void Several_rules_that_answer_a_check_are_listed()
    {
        Rules = [new AnsweringRule("PL3910", "one"), new AnsweringRule("PL7910", "two"), new StarActionRule()];
        Run("explain", "some_check").Output.Should().Be("""
            Least privilege: Wildcards and breadth: more is granted than anybody can need.
              PL3910 one  warning          Title

            Hygiene: Redundant, shadowed, duplicated, empty or oversize.
              PL7910 two  warning          Title

            2 rules; "policylint explain RULE" shows a rule's page.

            """);
    }

    [TestCase("star-actoin", "did you mean 'star-action'? ")]
    [TestCase("SOME_CHEK", "did you mean 'SOME_CHECK'? ")]
    [TestCase("star", "did you mean 'star-action'? ")]
    [TestCase("statement_lone", "did you mean 'lone-statement'? ")]
    [TestCase("action check", "")]
    [TestCase("PL3905", "did you mean 'PL3901 star-action' or 'PL3910 one'? ")]
    [TestCase("pl1", "did you mean 'PL1901 bad-sid'? ")]
    [TestCase("PL", "")]
    [TestCase("xyzzy", "")]
    public void The_nearest_names_are_told(string text, string hint)
    {
        Rules = [new AnsweringRule("PL3910", "one"), new StarActionRule(), new BadSidRule(), new LoneStatementRule()];
        RunResult run = Run("explain", text);
        run.Status.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Error.Should().Be($"policylint: error: there is no rule, and no check of Access Analyzer, '{text}'; {hint}\"policylint rules\" lists the rules\n");
    }

    [Test]
    public void On_a_terminal_the_page_is_laid_out_in_its_width()
    {
        Rules = [new ProseRule()];
        Show(60).Should().Be("""
            ── PL3911 prose ────────────────────────────────────────────
            Title

            Category    Least privilege
            Severity    error
            Fix         no
            Why         A reason that is so long that it does not fit
                        into what is left of the line.
            What to do  Remedy.

            First line of a paragraph, with `code` (`in-brackets`) and a
            guide [1] that goes on ([2]).

              • One item, which is longer than the line in which it
                stands.
              • Another one: the guide [1].

            ╭─────┬──────╮
            │ a   │ b    │
            ├─────┼──────┤
            │ `x` │ text │
            ╰─────┴──────╯

            Bad

            As a role trust policy:
              │ { "Action": "*", "Resource": "arn:aws:s3:::0123456789012
              │             ^^^
              │ 3456789/*" }

            [1] https://docs.example/guide
            [2] https://docs.example/

            https://github.com/policylint/policylint/blob/main/rules.md#
            pl3911-prose

            """);
    }

    [Test]
    public void With_colours_what_is_reported_is_underlined_and_links_can_be_followed()
    {
        Rules = [new ProseRule()];
        Variables["NO_COLOR"] = "";
        string page = Show(60);
        page.Should().MatchRegex("Action\": \u001b\\[[0-9;]*4[0-9;]*m(\u001b\\[[0-9;]*m)*\"\\*\"").And.NotContain("^^^");
        page.Should().Contain("]8;").And.Contain("https://docs.example/guide");
        Escapes.Replace(page, "").Should().Contain("with code (in-brackets) and a\nguide [1] that");
    }

    [TestCase(40)]
    [TestCase(60)]
    [TestCase(100)]
    [TestCase(200)]
    [TestCase(null)]
    public void Every_page_keeps_within_the_terminal(int? width)
    {
        Rules = RuleCatalog.All;
        foreach (Rule rule in RuleCatalog.All)
        {
            string id = rule.Descriptor.Id;
            string page = Show(width, id);
            page.Split('\n').Should().OnlyContain(line => line.Length <= Math.Min(width ?? 80, WidestPage));
            page[..page.IndexOf(rule.Descriptor.Title.Split(' ')[0], StringComparison.Ordinal)].Replace("\n", "", StringComparison.Ordinal).Should().ContainAll(id, rule.Descriptor.Name);
            page.Should().NotContainAny("[|", "|]", "```", "## ", "\u001b");
        }
    }

    [Test]
    public void No_page_loses_a_word()
    {
        Rules = RuleCatalog.All;
        foreach (Rule rule in RuleCatalog.All)
        {
            // Wide enough to break no word of a table.
            string id = rule.Descriptor.Id;
            string page = Show(WidestPage, id);
            IsTerminal = false;
            string joined = string.Concat(page.Split('\n').Where(line => line.Trim(' ', '│', '^').Length > 0).SelectMany(line => line.Where(c => !char.IsWhiteSpace(c) && c != '│')));
            foreach (Match word in Word.Matches(Run("explain", id).Output))
            {
                joined.Should().Contain(word.Value);
            }
        }
    }

    [Test]
    public void Colours_change_no_text_but_backticks_and_carets()
    {
        Rules = [new ProseRule()];
        string plain = Show(100).Replace("`", "", StringComparison.Ordinal).Replace("  │             ^^^\n", "", StringComparison.Ordinal);
        Variables["NO_COLOR"] = "";
        Words(Escapes.Replace(Show(100), "")).Should().Equal(Words(plain));
    }

    [Test]
    public void Rules_on_a_wide_terminal_are_columns()
    {
        Rules = [new OptionalRule(), new StarActionRule(), new BadSidRule()];
        Rule(100).Should().Be("""
            Grammar: Not a valid IAM policy: AWS refuses it, or it does not do what it says.
              PL1901 bad-sid      error            Title of bad-sid

            Least privilege: Wildcards and breadth: more is granted than anybody can need.
              PL3901 star-action  warning          Title of star-action

            Hygiene: Redundant, shadowed, duplicated, empty or oversize.
              PL7902 optional     suggestion       Title of optional (off unless selected)

            3 rules; "policylint explain RULE" shows a rule's page.

            """);
    }

    [Test]
    public void Rules_on_a_narrow_terminal_have_a_line_for_what_they_find()
    {
        Rules = [new StarActionRule()];
        Rule(60).Should().Be("""
            Least privilege: Wildcards and breadth: more is granted than
            anybody can need.
              PL3901 star-action  warning
                     Title of star-action

            1 rule; "policylint explain RULE" shows a rule's page.

            """);
    }

    [Test]
    public void Rules_are_coloured_by_severity_unless_told_otherwise()
    {
        Rules = [new StarActionRule()];
        IsTerminal = true;
        Run("rules").Output.Should().Contain("\u001b[");
        Run("rules", "--color", "never").Output.Should().NotContain("\u001b");
        Run("rules", "--format", "json").Output.Should().NotContain("\u001b");
    }

    private string Show(int? width, string rule = "prose")
    {
        IsTerminal = true;
        TerminalWidth = width;
        Variables.TryAdd("NO_COLOR", "1");
        return Run("explain", rule).Output;
    }

    private string Rule(int width)
    {
        IsTerminal = true;
        TerminalWidth = width;
        return Run("rules", "--color", "never").Output;
    }

    /// <summary>All but the lines of tables, whose length depends on what they hold.</summary>
    private static string[] Words(string text)
        => [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Contains('─', StringComparison.Ordinal))];

    private sealed class AnsweringRule(string id, string name) : PolicyRule
    {
        public override RuleDescriptor Descriptor { get; } = new()
        {
            Id = id,
            Name = name,
            Severity = Severity.Warning,
            Title = "Title",
            Message = "Message",
            Rationale = "Reason.",
            Remedy = "Remedy.",
            Help = "Help.",
            AccessAnalyzerCodes = ["SOME_CHECK"],
        };

        public override void Check(Model.Policy policy, RuleContext context)
        {
        }
    }

    private sealed class ProseRule : PolicyRule
    {
        public override RuleDescriptor Descriptor { get; } = new()
        {
            Id = "PL3911",
            Name = "prose",
            Severity = Severity.Error,
            Title = "Title",
            Message = "Message",
            Rationale = "A reason that is so long that it does not fit into what is left of the line.",
            Remedy = "Remedy.",
            Help = """
                First line of a paragraph,
                with `code` (`in-brackets`) and a [guide](https://docs.example/guide) that goes on (https://docs.example/).

                - One item, which is longer than the line in which it stands.
                - Another one: the [guide](https://docs.example/guide).

                | a | b |
                | --- | --- |
                | `x` | text |

                ## Bad

                ```json trust
                { "Action": [|"*"|], "Resource": "arn:aws:s3:::01234567890123456789/*" }
                ```
                """,
        };

        public override void Check(Model.Policy policy, RuleContext context)
        {
        }
    }
}
