using PolicyLint.Rules;

namespace PolicyLint.Cli.Tests;

/// <summary>Findings that the configuration accepts. The tests' day is 2026-11-25.</summary>
public sealed class ConfigurationSuppressionTests : CliFixture
{
    public ConfigurationSuppressionTests()
    {
        Rules = [new StarActionRule(), .. RuleCatalog.All.Where(rule => rule.Descriptor.Id.StartsWith("PL9", StringComparison.Ordinal))];
        Folder.Write("a/p.json", TestRules.StarPolicy);
        Folder.Write("b/p.json", TestRules.StarPolicy);
    }

    [TestCase("{rule: star-action, files: a/p.json, reason: why}", "b/p.json PL3901")]
    [TestCase("{rule: PL3901, files: a/, reason: why}", "b/p.json PL3901")]
    [TestCase("{rule: PL3901, reason: why}", "")]
    [TestCase("{rule: PL3901, value: '*', reason: why}", "")]
    [TestCase("{rules: [PL3901], files: ['*.json', '!/b/'], reason: why}", "b/p.json PL3901")]
    [TestCase("{rule: PL3901, reason: why, until: 2026-11-25}", "")]
    [TestCase("{rule: PL3901, reason: why, expires: 2026-11-26}", "")]
    [TestCase("{rule: PL3901, files: a/, reason: why, until: 2026-11-24}", "a/p.json PL3901, b/p.json PL3901, policylint.yaml PL9002")]
    [TestCase("{rule: PL3901, files: a/}", "b/p.json PL3901, policylint.yaml PL9003")]
    [TestCase("{rule: PL3901, files: c/, reason: why}", "a/p.json PL3901, b/p.json PL3901, policylint.yaml PL9001")]
    [TestCase("{rule: PL3901, value: 's3:*', reason: why}", "a/p.json PL3901, b/p.json PL3901, policylint.yaml PL9001")]
    [TestCase("{rule: PL3901, sid: Other, reason: why}", "a/p.json PL3901, b/p.json PL3901, policylint.yaml PL9001")]
    public void They_hide_what_they_name_and_are_judged(string entry, string expected)
    {
        Folder.Write("policylint.yaml", $"suppressions:\n- {entry}\n");
        Found().Should().Be(expected);
    }

    [TestCase("SEC-7", "")]
    [TestCase("OPS-7", "policylint.yaml PL9005")]
    [TestCase("''", "policylint.yaml PL9005")]
    public void Tickets_are_asked_for_where_the_configuration_says_so(string ticket, string expected)
    {
        Folder.Write("policylint.yaml", $"suppressionTickets: ^SEC-\nsuppressions:\n- {{rule: PL3901, reason: why, ticket: {ticket}}}\n");
        Found().Should().Be(expected);
    }

    [Test]
    public void What_is_wrong_stands_at_the_entry_and_makes_the_run_fail()
    {
        Folder.Write("policylint.yaml", "suppressions:\n- rule: PL3901\n  reason: why\n  until: 2026-11-24\n");
        RunResult run = Run();
        run.Status.Should().Be(1);
        run.Findings[^1].Should().StartWith("policylint.yaml:2:9: error PL9002 expired-suppression: ");
        run.Summary.Should().Contain("3 problems").And.Contain("3 of 3 files");
    }

    [Test]
    public void Unused_is_told_only_when_all_was_looked_at()
    {
        Folder.Write("policylint.yaml", "suppressions:\n- {rule: PL3901, files: c/p.json, reason: why}\n- {rule: PL3901, files: '*.yaml', reason: why}\n");
        Folder.Write("c/p.json", TestRules.GoodPolicy);
        Found("a/p.json").Should().Be("a/p.json PL3901", "the other files were not looked at");
        Found("a").Should().Be("a/p.json PL3901");
        Found("c/p.json").Should().Be("policylint.yaml PL9001", "the one file that it is about was linted");
        Found("c/p.json", "--ignore", "PL3901").Should().Be("", "the rule did not run");
        Found(".").Should().Be("a/p.json PL3901, b/p.json PL3901, policylint.yaml PL9001, policylint.yaml PL9001");
    }

    [Test]
    public void Each_configuration_is_judged_for_the_files_below_it()
    {
        Folder.Write("policylint.yaml", "suppressions: [{rule: PL3901, files: b/, reason: why}]\n");
        Folder.Write("a/policylint.json", """{ "suppressions": [{ "rule": "PL3901", "reason": "why", "until": "2026-01-01" }] }""");
        Found().Should().Be("a/p.json PL3901, a/policylint.json PL9002");
        Found("a").Should().Be("a/p.json PL3901, a/policylint.json PL9002");
        Found("b").Should().Be("");
    }

    [Test]
    public void One_that_several_extend_is_told_once_and_used_if_one_of_them_uses_it()
    {
        Folder.Write("base.yaml", "suppressions:\n- {rule: PL3901, files: /p.json, sid: None, reason: why}\n- {rule: PL3901, files: /q.json, reason: why}\n");
        Folder.Write("a/policylint.yaml", "extends: ../base.yaml\n");
        Folder.Write("b/policylint.yaml", "extends: ../base.yaml\n");
        Folder.Write("a/q.json", TestRules.StarPolicy);
        Found().Should().Be("a/p.json PL3901, b/p.json PL3901, base.yaml PL9001");
    }

    [Test]
    public void Baseline_and_severities_go_for_these_findings_too()
    {
        Folder.Write("policylint.yaml", "rules: {PL9003: none}\nsuppressions: [{rule: PL3901}]\n");
        Found().Should().Be("");
        Folder.Write("policylint.yaml", "suppressions: [{rule: PL3901}]\n");
        Run("baseline", "create").Status.Should().Be(0);
        Found().Should().Be("");
    }

    private string Found(params string[] arguments)
    {
        RunResult run = Run([.. arguments, "--exit-zero"]);
        run.Status.Should().Be(0);
        return string.Join(", ", run.Findings.Select(line => line.Split(':')[0] + " " + line.Split(' ')[2]));
    }
}
