using System.Text;
using System.Text.Json;

namespace PolicyLint.Cli.Tests.Fixing;

/// <summary><c>policylint fix</c>: what it changes, what it says, how it ends.</summary>
public sealed class FixCommandTests : CliFixture
{
    public FixCommandTests() => Rules = FixRules.All;

    [Test]
    public void Fixes_files_and_tells_what_and_where()
    {
        Folder.Write("b.json", FixRules.Policy("old:A", "x:X", "x:X", "y:Y", "x:X"));
        Folder.Write("sub/a.json", FixRules.Policy("old:A"));
        Folder.Write("good.json", FixRules.Policy("x:X"));
        RunResult run = Run("fix");
        run.Status.Should().Be(0);
        run.Error.Should().BeEmpty();
        run.Output.Should().Be("""
            Fixed b.json:
              PL1910 old-name: Write new:A (line 6)
              PL7910 repeated-action: Remove it (lines 8, 10)

            Fixed sub/a.json:
              PL1910 old-name: Write new:A (line 6)

            Applied 4 fixes in 2 files.

            No problems in 3 files.

            """.ReplaceLineEndings("\n"));
        Folder.Read("b.json").Should().Be(FixRules.Policy("new:A", "x:X", "y:Y"));
        Folder.Read("sub/a.json").Should().Be(FixRules.Policy("new:A"));
        Folder.Read("good.json").Should().Be(FixRules.Policy("x:X"));
    }

    [Test]
    public void Changes_nothing_the_second_time()
    {
        Folder.Write("a.json", FixRules.Policy("old:A", "old:A", "new:A"));
        Run("fix").Status.Should().Be(0);
        Folder.Read("a.json").Should().Be(FixRules.Policy("new:A"));
        DateTime written = File.GetLastWriteTimeUtc(Folder.PathOf("a.json"));
        Run("fix").Output.Should().Be("No problems in 1 file.\n");
        File.GetLastWriteTimeUtc(Folder.PathOf("a.json")).Should().Be(written, "a file with nothing to fix is not written");
    }

    [Test]
    public void Reports_what_remains_and_ends_with_1_for_it()
    {
        Folder.Write("a.json", FixRules.Policy("old:A", "bad:A"));
        RunResult run = Run("fix", "a.json");
        run.Status.Should().Be(1);
        run.Findings.Should().ContainSingle().Which.Should().StartWith("a.json:7:7: warning PL3911");
        run.Summary.Should().Be("Found 1 problem (1 warning) in 1 of 1 file.");
        Run("fix", "a.json", "--fail-on", "error").Status.Should().Be(0);
        Run("fix", "a.json", "--exit-zero").Status.Should().Be(0);
    }

    [Test]
    public void Applies_unsafe_fixes_on_request_only_and_tells_that_there_are_some()
    {
        Folder.Write("a.json", FixRules.Policy("wide:*"));
        RunResult run = Run("fix");
        run.Status.Should().Be(1);
        run.Error.Should().StartWith("policylint: note: 1 problem can be fixed with --unsafe-fixes;");
        Folder.Read("a.json").Should().Be(FixRules.Policy("wide:*"));

        run = Run("fix", "--unsafe-fixes");
        run.Status.Should().Be(0);
        run.Error.Should().BeEmpty();
        run.Output.Should().Contain("  PL3910 wide-action: Write wide:Get [unsafe] (line 6)\n");
        Folder.Read("a.json").Should().Be(FixRules.Policy("wide:Get"));
    }

    [Test]
    public void Fixes_what_the_chosen_rules_find_only()
    {
        Folder.Write("a.json", FixRules.Policy("old:A", "x:X", "x:X"));
        Run("fix", "--ignore", "PL1910").Status.Should().Be(0);
        Folder.Read("a.json").Should().Be(FixRules.Policy("old:A", "x:X"));
        Run("fix", "--select", "PL7").Status.Should().Be(0);
        Folder.Read("a.json").Should().Be(FixRules.Policy("old:A", "x:X"));
    }

    [Test]
    public void Keeps_what_is_not_to_be_fixed_byte_for_byte()
    {
        string text = FixRules.Policy("x:X", "old:A", "ä:Ä").Replace("\n", "\r\n", StringComparison.Ordinal).TrimEnd();
        Folder.Write("a.json", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]);
        Run("fix").Status.Should().Be(0);
        File.ReadAllBytes(Folder.PathOf("a.json")).Should().Equal(
            [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text.Replace("old:A", "new:A", StringComparison.Ordinal))]);
    }

    [Test]
    public void Fixes_YAML_and_leaves_its_comments_alone()
    {
        Folder.Write("a.yaml", "# why\nVersion: '2012-10-17'\nStatement:\n- Effect: Allow  # here\n  Action: [ 'old:A' ,\"x:X\" ]\n  Resource: '*'");
        Run("fix").Status.Should().Be(0);
        Folder.Read("a.yaml").Should().Be("# why\nVersion: '2012-10-17'\nStatement:\n- Effect: Allow  # here\n  Action: [ 'new:A' ,\"x:X\" ]\n  Resource: '*'");
    }

    [Test]
    public void Leaves_alone_what_is_no_policy_and_what_git_ignores()
    {
        string other = "{ \"Action\": [\"old:A\"], // comment\n }";
        Folder.Write("tsconfig.json", other);
        Folder.Write(".gitignore", "out\n");
        Folder.Write("out/a.json", FixRules.Policy("old:A"));
        Run("fix").Status.Should().Be(0);
        Folder.Read("tsconfig.json").Should().Be(other);
        Folder.Read("out/a.json").Should().Be(FixRules.Policy("old:A"));
    }

    [Test]
    public void Never_writes_what_the_CDK_will_write_again()
    {
        Folder.Write("cdk.out/cdk.out", """{"version":"36.0.0"}""");
        Folder.Write("cdk.out/manifest.json", """{"version":"36.0.0","artifacts":{"S":{"type":"aws:cloudformation:stack","properties":{"templateFile":"S.template.json"}}}}""");
        string template = """{"Resources":{"P":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"PolicyDocument":""" + FixRules.Policy("old:A") + "}}}}";
        Folder.Write("cdk.out/S.template.json", template);
        RunResult run = Run("fix");
        run.Status.Should().Be(1);
        run.Findings.Should().ContainSingle().Which.Should().Contain("PL1910");
        Folder.Read("cdk.out/S.template.json").Should().Be(template);
    }

    [TestCase("json")]
    [TestCase("sarif")]
    public void Writes_machine_formats_of_what_remains_to_standard_output_and_the_fixes_beside(string format)
    {
        Folder.Write("a.json", FixRules.Policy("old:A", "bad:A"));
        RunResult run = Run("fix", "--format", format);
        JsonDocument.Parse(run.Output).Dispose();
        run.Output.Should().Contain("PL3911").And.NotContain("Write new:A");
        run.Error.Should().StartWith("Fixed a.json:\n  PL1910 old-name: Write new:A (line 6)\n");
    }

    [Test]
    public void Writes_findings_only_when_it_shall_be_quiet()
    {
        Folder.Write("a.json", FixRules.Policy("old:A", "wide:*"));
        RunResult run = Run("fix", "--quiet");
        run.Output.Should().StartWith("a.json:7:7: warning PL3910");
        run.Error.Should().BeEmpty();
        Folder.Read("a.json").Should().Be(FixRules.Policy("new:A", "wide:*"));
    }

    [Test]
    public void Tells_of_fixes_that_undo_each_other_and_keeps_the_file()
    {
        Folder.Write("a.json", FixRules.Policy("loop:A", "old:A"));
        RunResult run = Run("fix");
        run.Status.Should().Be(1);
        run.Error.Should().Contain("policylint: note: a.json:6:7: the fix of PL1911, \"Write loop:B\", was left out because it does not come to an end;");
        Folder.Read("a.json").Should().Be(FixRules.Policy("loop:A", "new:A"));
    }

    [Test]
    public void Says_that_a_path_is_not_there_and_fixes_the_others()
    {
        Folder.Write("a.json", FixRules.Policy("old:A"));
        RunResult run = Run("fix", "a.json", "b.json");
        run.Status.Should().Be(2);
        run.Error.Should().Be("policylint: error: b.json: no such file or directory; check the spelling\n");
        Folder.Read("a.json").Should().Be(FixRules.Policy("new:A"));
    }

    [Test]
    public void Has_a_page_of_help_with_its_own_options()
        => Run("fix", "--help").Output.Should().ContainAll("--unsafe-fixes", "--diff", "--select", "--fail-on", "--format");
}
