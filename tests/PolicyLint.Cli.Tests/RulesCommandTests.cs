using System.Text.Json.Nodes;
using PolicyLint.Analysis;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Tests;

public sealed class RulesCommandTests : CliFixture
{
    [Test]
    public void Explain_shows_the_page_with_carets_under_the_finding()
    {
        RunResult run = Run("explain", "star-action");
        run.Status.Should().Be(0);
        run.Output.Should().Be("""
            PL3901 star-action
            Title of star-action

            Category: Least privilege
            Severity: warning
            Fix: no

            Why: Reason of star-action.
            What to do: Remedy of star-action.

            Help of star-action.

            Bad

                { "Action": "*" }
                            ^^^

            Good

            As a role trust policy:
                { }

            https://github.com/policylint/policylint/blob/main/rules.md#pl3901-star-action

            """);
    }

    [Test]
    public void Explain_takes_id_and_name_in_any_case()
    {
        string page = Run("explain", "PL3901").Output;
        Run("explain", "pl3901").Output.Should().Be(page);
        Run("explain", "Star-Action").Output.Should().Be(page);
    }

    [Test]
    public void Explain_knows_the_stand_in_for_failed_rules()
    {
        Run("explain", "PL0999").Output.Should().StartWith("PL0999 rule-failure\n");
    }

    [Test]
    public void Explain_has_a_page_for_every_rule_of_the_catalog()
    {
        Rules = RuleCatalog.All;
        foreach (Rule rule in RuleCatalog.All)
        {
            string page = Run("explain", rule.Descriptor.Id).Output;
            page.Should().StartWith(rule.Descriptor.ToString()).And.Contain("\nBad\n").And.Contain("\nGood\n");
            page.Should().NotContainAny("[|", "|]", "```", "## ");
        }
    }

    [Test]
    public void Rules_are_listed_by_category()
    {
        Rules = [new OptionalRule(), new StarActionRule(), new BadSidRule()];
        Run("rules").Output.Should().Be("""
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
    public void Rules_as_json_have_all_that_is_said()
    {
        Rules = [new OptionalRule()];
        RunResult run = Run("rules", "--format", "json");
        JsonNode list = JsonNode.Parse(run.Output)!;
        list["schemaVersion"]!.GetValue<int>().Should().Be(1);
        list["tool"]!["name"]!.GetValue<string>().Should().Be("policylint");
        list["rules"]!.ToJsonString().Should().Be(
            """[{"id":"PL7902","name":"optional","category":"hygiene","severity":"suggestion","title":"Title of optional","rationale":"Reason of optional.","remedy":"Remedy of optional.","accessAnalyzerCodes":[],"fix":"none","securitySeverity":null,"enabledByDefault":false,"options":[],"helpUri":"https://github.com/policylint/policylint/blob/main/rules.md#pl7902-optional"}]""");
    }

    [Test]
    public void Rules_as_json_hold_the_whole_catalog()
    {
        Rules = RuleCatalog.All;
        JsonArray rules = JsonNode.Parse(Run("rules", "--format", "json").Output)!["rules"]!.AsArray();
        rules.Select(rule => rule!["id"]!.GetValue<string>()).Should().Equal(RuleCatalog.All.Select(rule => rule.Descriptor.Id));
    }

    [Test]
    public void Rules_as_markdown_are_the_rendering_of_the_catalog()
    {
        Rules = RuleCatalog.All;
        Run("rules", "--format", "markdown").Output.Should().Be(RuleDocumentation.ToMarkdown(RuleCatalog.All.Select(rule => rule.Descriptor)));
    }
}
