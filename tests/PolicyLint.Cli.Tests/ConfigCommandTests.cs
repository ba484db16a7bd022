using System.Text.Json.Nodes;

namespace PolicyLint.Cli.Tests;

/// <summary><c>policylint config show</c>: what counts for a file, and where it comes from.</summary>
public sealed class ConfigCommandTests : ConfigurationFixture
{
    public ConfigCommandTests() => Rules = [.. Rules, new OptionalRule()];

    [Test]
    public void Without_configuration_everything_is_as_by_default()
    {
        Run("config", "show").Should().Be(new RunResult(0, """
            .

            Configuration
              none

            Settings
              preset              recommended   default
              kind                -             default
              accounts            -             default
              organizations       -             default
              additionalActions   -             default
              parameters          -             default
              suppressionTickets  -             default
              failOn              warning       default
              include             -             default
              exclude             -             default
              baseline            -             default

            1 rule of 3 run.

            """.ReplaceLineEndings("\n"), ""));
    }

    [Test]
    public void Each_value_has_its_source()
    {
        Folder.Write("policylint.yaml", """
            preset: all
            accounts: ["111122223333", "444455556666"]
            parameters: {Stage: prod, A: "1"}
            kinds: {scps/: scp}
            failOn: never
            suppressionTickets: ^S
            suppressions:
            - {rules: [PL2901, optional], files: scps/, until: 2027-03-31}
            - {rule: PL2901, files: other/}
            rules:
              PL2903: {options: {words: [x, y], loud: true}}
            """);
        Folder.Write("scps/policylint.json", """{ "categories": { "hygiene": "error" } }""");
        Folder.Write(".editorconfig", "[*.json]\ndotnet_diagnostic.PL2901.severity = silent\n");
        Run("config", "show", "scps/p.json", "--severity", "PL2903=error").Output.Should().Be("""
            scps/p.json

            Configuration
              scps/policylint.json
              policylint.yaml
              .editorconfig

            Settings
              preset                    all                         policylint.yaml:1:9
              kind                      scp                         policylint.yaml:4:16
              accounts                  111122223333, 444455556666  policylint.yaml:2:11
              organizations             -                           default
              additionalActions         -                           default
              parameters                A=1, Stage=prod             policylint.yaml:3:13
              suppressionTickets        ^S                          policylint.yaml:6:21
              failOn                    never                       policylint.yaml:5:9
              include                   -                           default
              exclude                   -                           default
              baseline                  -                           default

            Rules that are not as by default
              PL2901 undeclared-action  none                        .editorconfig:2:1
              PL2903 teachable          error                       command line
                words                   x, y                        policylint.yaml:11:29
                loud                    true                        policylint.yaml:11:43
              PL7902 optional           error                       scps/policylint.json:1:30

            Suppressions
              PL2901, optional          until 2027-03-31            policylint.yaml:8:3

            2 rules of 3 run.

            """.ReplaceLineEndings("\n"));
    }

    [Test]
    public void Programs_get_all_of_it()
    {
        Folder.Write("policylint.yaml", "rules: {PL2903: {severity: none, options: {most: 7}}}\nsuppressions: [{rule: PL2901, reason: why, owner: me, until: 2027-01-01}]\n");
        JsonNode json = JsonNode.Parse(Run("config", "show", "a/p.json", "--format", "json", "--ignore", "PL2901").Output)!;
        json["path"]!.GetValue<string>().Should().Be("a/p.json");
        json["configuration"]!.AsArray().Select(file => file!.GetValue<string>()).Should().Equal("policylint.yaml");
        json["settings"]!["failOn"]!.ToJsonString().Should().Be("""{"value":"warning","source":"default"}""");
        json["rules"]!.AsArray().Select(rule => $"{rule!["id"]} {rule["severity"]} {rule["defaultSeverity"]} {rule["source"]}").Should().Equal(
            "PL2901 none warning command line", "PL2903 none none policylint.yaml:1:28", "PL7902 none none default");
        json["rules"]![1]!["options"]!["most"]!.ToJsonString().Should().Be("""{"value":7,"source":"policylint.yaml:1:50"}""");
        json["rules"]![1]!["options"]!["words"]!.ToJsonString().Should().Be("""{"value":["a","b"],"source":"default"}""");
        json["suppressions"]!.ToJsonString().Should().Be("""[{"rules":["PL2901"],"reason":"why","until":"2027-01-01","owner":"me","source":"policylint.yaml:2:16"}]""");
    }

    [TestCase("legacy", "PL2901 undeclared-action")]
    [TestCase("legacy/p.json", "PL2901 undeclared-action")]
    [TestCase("legacy/p.yaml", "PL2901 undeclared-action")]
    [TestCase("p.json", "PL7902 optional")]
    [TestCase(".", "")]
    public void A_folder_stands_for_the_files_in_it(string path, string rule)
    {
        Folder.Write("legacy/p.json", Policy);
        Folder.Write("policylint.yaml", "overrides:\n- {files: legacy/, rules: {PL2901: none}}\n- {files: '/*.json', rules: {PL7902: error}}\n");
        string[] lines = Run("config", "show", path).Output.Split('\n');
        string.Join(' ', lines.Where(line => line.StartsWith("  PL", StringComparison.Ordinal)).Select(line => line.Trim().Split("  ")[0])).Should().Be(rule);
    }

    [Test]
    public void It_obeys_the_command_line()
    {
        Folder.Write("policylint.yaml", "preset: strict");
        Folder.Write("other.yaml", "preset: all");
        Run("config", "show", "--config", "other.yaml").Output.Should().Contain("other.yaml:1:9").And.NotContain("strict");
        Run("config", "show", "-", "--stdin-filename", "a/b.json", "--kind", "scp").Output.Should().StartWith("a/b.json\n").And.Contain("scp           command line");
        Run("config", "show", "--color", "always").Output.Should().Contain("\e[");
    }

    [TestCase("config", "required command was not provided; see \"policylint config --help\"")]
    [TestCase("config show a b", "config show takes one path; each file may have settings of its own")]
    [TestCase("config show --format xml", "--format takes text, json and not 'xml'")]
    [TestCase("config sow", "")]
    public void What_makes_no_sense_is_told(string line, string message)
    {
        RunResult run = Run(line.Split(' '));
        (run.Status, run.Output).Should().Be((2, ""));
        run.Error.Should().StartWith("policylint: error: " + message);
    }

    [Test]
    public void A_broken_configuration_is_told()
    {
        Folder.Write("a/policylint.yaml", "preset: x");
        Run("config", "show").Status.Should().Be(0);
        RunResult run = Run("config", "show", "a/p.json");
        (run.Status, run.Output).Should().Be((2, ""));
        run.Error.Should().StartWith("policylint: error: a/policylint.yaml:1:9: ");
    }
}
