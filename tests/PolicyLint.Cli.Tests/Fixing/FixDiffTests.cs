namespace PolicyLint.Cli.Tests.Fixing;

/// <summary><c>policylint fix --diff</c>.</summary>
public sealed class FixDiffTests : CliFixture
{
    private const string Patch = """
        --- a/a.json
        +++ b/a.json
        @@ -3,7 +3,7 @@
           "Statement": {
             "Effect": "Allow",
             "Action": [
        -      "old:A",
        +      "new:A",
               "x:X"
             ],
             "Resource": "*"

        """;

    public FixDiffTests() => Rules = FixRules.All;

    [Test]
    public void Writes_a_patch_and_no_file()
    {
        Folder.Write("a.json", FixRules.Policy("old:A", "x:X"));
        RunResult run = Run("fix", "--diff");
        run.Status.Should().Be(1);
        run.Output.Should().Be(Patch.ReplaceLineEndings("\n"));
        run.Error.Should().Be("policylint: note: 1 fix would be applied in 1 file\n");
        Folder.Read("a.json").Should().Be(FixRules.Policy("old:A", "x:X"));
        Run("fix", "--diff", "--exit-zero").Status.Should().Be(0);
    }

    [Test]
    public void Ends_with_0_when_nothing_would_be_fixed_whatever_is_found()
    {
        Folder.Write("a.json", FixRules.Policy("bad:A"));
        RunResult run = Run("fix", "--diff");
        run.Status.Should().Be(0);
        run.Output.Should().BeEmpty();
        run.Error.Should().Be("policylint: note: nothing would be fixed\n");
    }

    [Test]
    public void Ends_with_2_when_a_file_is_not_there()
    {
        Folder.Write("a.json", FixRules.Policy("old:A", "x:X"));
        RunResult run = Run("fix", "--diff", "a.json", "b.json");
        run.Status.Should().Be(2);
        run.Output.Should().Be(Patch.ReplaceLineEndings("\n"));
    }

    [Test]
    public void Is_coloured_on_a_terminal()
    {
        IsTerminal = true;
        Folder.Write("a.json", FixRules.Policy("old:A", "x:X"));
        Run("fix", "--diff").Output.Should().ContainAll(
            "\e[1m--- a/a.json\e[0m\n", "\e[36m@@ -3,7 +3,7 @@\e[0m\n", "\e[31m-      \"old:A\",\e[0m\n", "\e[32m+      \"new:A\",\e[0m\n", "\n       \"x:X\"\n");
    }

    [TestCase(true, "   # \\u009b2J\n")]
    [TestCase(false, "   # \u009b2J\n")]
    public void Shows_a_terminal_nothing_that_it_would_obey(bool isTerminal, string expected)
    {
        IsTerminal = isTerminal;
        Variables["NO_COLOR"] = "1";
        Folder.Write("a.yaml", "Version: '2012-10-17'\nStatement:\n  Effect: Allow\n  # \u009b2J\n  Action: old:A\n  Resource: '*'\n");
        Run("fix", "--diff").Output.Should().Contain(expected);
    }

    [TestCase("--format", "json")]
    [TestCase("--output", "json=x.json")]
    [TestCase("--statistics", null)]
    public void Does_not_go_with_options_about_findings(string option, string? value)
    {
        RunResult run = Run(value is null ? ["fix", "--diff", option] : ["fix", "--diff", option, value]);
        run.Status.Should().Be(2);
        run.Error.Should().Be("policylint: error: --diff writes the changes and no findings; leave --format, --output, --statistics and --show-suppressed out\n");
        File.Exists(Folder.PathOf("x.json")).Should().BeFalse();
    }
}
