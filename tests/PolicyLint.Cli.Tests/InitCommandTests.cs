using PolicyLint.Cli.Configuration;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Tests;

/// <summary><c>policylint init</c>: a configuration to start from.</summary>
public sealed class InitCommandTests : CliFixture
{
    [Test]
    public void It_writes_a_configuration_that_changes_nothing()
    {
        Folder.Write("p.json", TestRules.StarPolicy);
        string before = Run("--exit-zero").Output;
        RunResult run = Run("init");
        run.Should().Be(new RunResult(0, "", """
            policylint: note: policylint.yaml: written; every setting is in it, as a comment
            policylint: note: next: "policylint check" shows what is found; "policylint baseline create" records it, so that only new findings are reported

            """.ReplaceLineEndings("\n")));
        Folder.Read("policylint.yaml").Should().StartWith("# yaml-language-server: $schema=https://").And.EndWith("\n").And.NotContain("\r");
        Run("--exit-zero").Output.Should().Be(before);
    }

    [Test]
    public void Every_setting_is_in_it_and_right()
    {
        Run("init");
        IEnumerable<string> lines = Folder.Read("policylint.yaml").Split('\n').Skip(1)
            .Where(line => line.StartsWith("# ", StringComparison.Ordinal))
            .Select(line => line[2..]);
        string text = string.Join('\n', lines);
        var reader = new ConfigurationReader(SourceText.From(text, "policylint.yaml"), Folder.Root, Folder.Root, RuleCatalog.All);
        reader.Invoking(r => r.Read()).Should().NotThrow();
        foreach (string name in ConfigurationReader.Names.Where(name => name[0] != '$'))
        {
            text.Split('\n').Should().Contain(line => line == name + ":" || line.StartsWith(name + ": ", StringComparison.Ordinal), "it has {0}", name);
        }
    }

    [Test]
    public void It_overwrites_nothing_unless_told_to()
    {
        Folder.Write("policylint.yaml", "preset: strict\n");
        Refuses("policylint.yaml: there is a configuration already; --force writes it anew");
        Folder.Read("policylint.yaml").Should().Be("preset: strict\n");
        Run("init", "--force").Status.Should().Be(0);
        Folder.Read("policylint.yaml").Should().Contain("# preset: recommended");
    }

    [Test]
    public void A_folder_gets_no_second_configuration()
    {
        Folder.Write(".policylint.json", "{}");
        Refuses(".policylint.json: there is a configuration already; a folder has one: remove it first, or keep it");
        Refuses(".policylint.json: there is a configuration already; a folder has one: remove it first, or keep it", "--force");
        File.Exists(Folder.PathOf("policylint.yaml")).Should().BeFalse();
    }

    private void Refuses(string message, params string[] options)
    {
        RunResult run = Run(["init", .. options]);
        run.Should().Be(new RunResult(2, "", $"policylint: error: {message}\n"));
    }
}
