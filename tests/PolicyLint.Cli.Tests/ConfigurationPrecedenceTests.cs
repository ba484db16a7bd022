using System.Text.Json.Nodes;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Cli.Tests;

/// <summary>
/// Of all that is said of a rule for a file, the narrower counts: command line, overrides, <c>.editorconfig</c>, rules, categories, preset, default.
/// </summary>
public sealed class ConfigurationPrecedenceTests : ConfigurationFixture
{
    /// <summary>PL2901 warning and PL2904 suggestion are on by default, PL2903 and PL7902 suggestion are off.</summary>
    public ConfigurationPrecedenceTests() => Rules = [.. Rules, new EveryPolicyRule(), new OptionalRule()];

    [TestCase("", "PL2901 warning, PL2904 suggestion")]
    [TestCase("preset: recommended", "PL2901 warning, PL2904 suggestion")]
    [TestCase("preset: all", "PL2901 warning, PL2903 suggestion, PL2904 suggestion, PL7902 suggestion")]
    [TestCase("preset: strict", "PL2901 warning, PL2903 warning, PL2904 warning")]
    [TestCase("preset: correctness", "PL2901 warning, PL2904 suggestion")]
    [TestCase("categories: {reference: error}", "PL2901 error, PL2904 error")]
    [TestCase("categories: {PL2: none}", "")]
    [TestCase("categories: {PL2: none, PL29: error}", "PL2901 error, PL2904 error")]
    [TestCase("categories: {PL: none, PL2: suggestion}", "PL2901 suggestion, PL2904 suggestion")]
    [TestCase("categories: {hygiene: error}", "PL2901 warning, PL2904 suggestion", TestName = "A category turns on no rule that is off by default")]
    [TestCase("categories: {hygiene: error}\npreset: all", "PL2901 warning, PL2903 suggestion, PL2904 suggestion, PL7902 error")]
    [TestCase("categories: {hygiene: none}\nrules: {PL7902: warning}", "PL2901 warning, PL2904 suggestion, PL7902 warning")]
    [TestCase("rules: {optional: error, PL2901: none}\ncategories: {PL2: none}", "PL7902 error")]
    [TestCase("rules: {PL2901: error}\noverrides: [{files: p.json, rules: {PL2901: none}}]", "PL2904 suggestion")]
    [TestCase("overrides: [{files: p.json, rules: {PL2901: none}}, {files: '*.json', rules: {PL2901: error}}]", "PL2901 error, PL2904 suggestion")]
    [TestCase("overrides: [{files: q.json, rules: {PL2901: none}}]", "PL2901 warning, PL2904 suggestion")]
    [TestCase("overrides: [{files: ['*.json', '!p.json'], rules: {PL2901: none}}]", "PL2901 warning, PL2904 suggestion")]
    [TestCase("rules: {PL2901: error}\noverrides: [{files: p.json, preset: all}]", "PL2901 warning, PL2903 suggestion, PL2904 suggestion, PL7902 suggestion")]
    [TestCase("overrides: [{files: p.json, preset: strict, categories: {PL2: suggestion}, rules: {PL2904: error}}]", "PL2901 suggestion, PL2903 suggestion, PL2904 error")]
    public void Each_counts_before_the_next(string configuration, string expected)
    {
        Folder.Write("policylint.yaml", configuration);
        Found("p.json").Should().Be(expected);
    }

    [Test]
    public void An_editorconfig_counts_before_rules_and_after_overrides()
    {
        Folder.Write(".editorconfig", "[*.json]\ndotnet_diagnostic.PL2901.severity = error\n");
        Folder.Write("policylint.yaml", "rules: {PL2901: none}\n");
        Found("p.json").Should().Be("PL2901 error, PL2904 suggestion");
        Folder.Write("policylint.yaml", "overrides: [{files: '*.json', rules: {PL2901: none}}]\n");
        Found("p.json").Should().Be("PL2904 suggestion");
    }

    [TestCase("--severity PL2901=suggestion", "PL2901 suggestion")]
    [TestCase("--select PL2901", "PL2901 warning")]
    [TestCase("--select undeclared-action", "PL2901 warning")]
    [TestCase("--select PL2", "PL2903 suggestion")]
    [TestCase("--select PL2901,PL7", "PL2901 warning, PL7902 suggestion")]
    [TestCase("--ignore PL2901", "")]
    public void The_command_line_counts_before_all(string options, string expected)
    {
        Folder.Write("policylint.yaml", "overrides: [{files: '*.json', rules: {PL2901: none, PL2904: none}}]\n");
        Found("p.json", options.Split(' ')).Should().Be(expected);
    }

    [Test]
    public void What_is_nearer_counts_among_equals()
    {
        Folder.Write("policylint.yaml", """
            preset: all
            categories: {PL7: error, PL29: error}
            rules: {PL2903: {options: {words: [far], most: 1}}}
            overrides: [{files: a/, rules: {PL2901: none}}]
            """);
        Folder.Write("a/policylint.yaml", """
            categories: {PL7: warning}
            rules: {PL2903: {options: {words: [near]}}}
            overrides: [{files: '*.json', rules: {PL2901: suggestion}}]
            """);
        Found("a/p.json").Should().Be("PL2901 suggestion, PL2903 error, PL2904 error, PL7902 warning");
        Run("a/p.json", "--select", "PL2903", "--exit-zero").Output.Should().Contain("near 1 False");
        Found("b/p.json").Should().Be("PL2901 error, PL2903 error, PL2904 error, PL7902 error");
    }

    [TestCase("legacy/", "legacy/p.json a/legacy/p.json")]
    [TestCase("/legacy/", "legacy/p.json")]
    [TestCase("legacy", "legacy/p.json a/legacy/p.json")]
    [TestCase("./legacy/*.json", "legacy/p.json")]
    [TestCase("a/**", "a/legacy/p.json a/p.json")]
    [TestCase("**/p.json", "legacy/p.json a/legacy/p.json a/p.json p.json")]
    [TestCase("*.json", "legacy/p.json a/legacy/p.json a/p.json p.json")]
    [TestCase("/*.json", "p.json")]
    [TestCase("a/*/p.json", "a/legacy/p.json")]
    public void Patterns_are_those_of_gitignore(string pattern, string matched)
    {
        string[] files = ["legacy/p.json", "a/legacy/p.json", "a/p.json", "p.json"];
        Array.ForEach(files, file => Folder.Write(file, Policy));
        Folder.Write("policylint.yaml", $"overrides: [{{files: '{pattern}', rules: {{PL2901: error}}}}]\n");
        Run("--select", "PL2901").Findings.Where(line => line.Contains(" error ", StringComparison.Ordinal)).Select(line => line.Split(':')[0]).Distinct()
            .Should().BeEquivalentTo(matched.Split(' '));
    }

    [Test]
    public void Patterns_begin_at_the_folder_of_the_file_that_was_found_even_for_those_of_others_that_it_extends()
    {
        Folder.Write("shared/base.yaml", "overrides: [{files: /x/, rules: {PL2901: error, PL2904: none}}]\n");
        Folder.Write("a/policylint.yaml", "extends: ../shared/base.yaml\n");
        Found("a/x/p.json").Should().Be("PL2901 error");
        Found("a/y/p.json").Should().Be("PL2901 warning, PL2904 suggestion");
    }

    [Test]
    public void Patterns_of_a_configuration_that_the_command_line_names_begin_where_the_program_runs()
    {
        Folder.Write(".ci/lint.yaml", "overrides: [{files: /a/p.json, rules: {PL2901: none}}]\n");
        Found("a/p.json", "--config", ".ci/lint.yaml").Should().Be("PL2904 suggestion");
    }

    [TestCase("kinds: {'scps/': scp}", "scps/p.json", "scp")]
    [TestCase("kinds: {'scps/': scp}", "other/p.json", "identity")]
    [TestCase("kinds: {'*.json': rcp, 'scps/': scp}", "scps/p.json", "scp")]
    [TestCase("kinds: {'scps/': scp}\noverrides: [{files: scps/, kind: boundary}]", "scps/p.json", "boundary")]
    public void Kinds_say_what_policies_are_attached_to(string configuration, string file, string kind)
    {
        Rules = [new LoneStatementRule()];
        Folder.Write("policylint.yaml", configuration);
        Folder.Write(file, Policy);
        Run(file, "--exit-zero").Findings.Should().ContainSingle().Which.Should().Contain($"\"{kind}\"");
        Run(file, "--exit-zero", "--kind", "session").Findings.Should().ContainSingle().Which.Should().Contain("\"session\"");
    }

    [Test]
    public void Rules_that_run_for_some_file_only_are_known_to_the_report()
    {
        Folder.Write("policylint.yaml", "overrides: [{files: a/, rules: {PL7902: warning}}]\n");
        Folder.Write("a/p.json", Policy);
        Folder.Write("b/p.json", Policy);
        JsonNode sarif = JsonNode.Parse(Run("--format", "sarif", "--exit-zero").Output)!;
        sarif["runs"]![0]!["tool"]!["driver"]!["rules"]!.AsArray().Select(rule => rule!["id"]!.GetValue<string>()).Should().Equal("PL2901", "PL2904", "PL7902");
        Run("--profile", "--exit-zero").Status.Should().Be(0);
    }

    /// <summary>The rules that report something about <see cref="ConfigurationFixture.Policy"/>, with their severities.</summary>
    private string Found(string file, params string[] options)
    {
        Folder.Write(file, Policy);
        RunResult run = Run([file, "--format", "json", "--exit-zero", .. options]);
        run.Error.Should().BeEmpty();
        return string.Join(", ", JsonNode.Parse(run.Output)!["diagnostics"]!.AsArray().Select(d => $"{d!["ruleId"]} {d["severity"]}").Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>PL2904: every policy.</summary>
    private sealed class EveryPolicyRule : PolicyRule
    {
        public override RuleDescriptor Descriptor { get; } = TestRules.Describe("PL2904", "every-policy", Severity.Suggestion);

        public override void Check(Policy policy, RuleContext context) => context.Report(policy.Origin, "a policy");
    }
}
