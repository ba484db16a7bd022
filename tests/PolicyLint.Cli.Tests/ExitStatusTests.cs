namespace PolicyLint.Cli.Tests;

public sealed class ExitStatusTests : CliFixture
{
    [Test]
    public void Nothing_found_is_0()
    {
        Folder.Write("a.json", TestRules.GoodPolicy);
        RunResult run = Run();
        run.Status.Should().Be(0);
        run.Output.Should().Be("No problems in 1 file.\n");
        run.Error.Should().BeEmpty();
    }

    [TestCase(TestRules.BadSidPolicy, null, 1)]
    [TestCase(TestRules.StarPolicy, null, 1)]
    [TestCase(TestRules.LonePolicy, null, 0)]
    [TestCase(TestRules.BadSidPolicy, "error", 1)]
    [TestCase(TestRules.StarPolicy, "error", 0)]
    [TestCase(TestRules.LonePolicy, "error", 0)]
    [TestCase(TestRules.StarPolicy, "warning", 1)]
    [TestCase(TestRules.LonePolicy, "warning", 0)]
    [TestCase(TestRules.LonePolicy, "suggestion", 1)]
    [TestCase(TestRules.GoodPolicy, "suggestion", 0)]
    [TestCase(TestRules.BadSidPolicy, "never", 0)]
    public void Findings_fail_the_run_from_a_severity_on(string policy, string? failOn, int expected)
    {
        Folder.Write("a.json", policy);
        Run(failOn is null ? [] : ["--fail-on", failOn]).Status.Should().Be(expected);
    }

    [Test]
    public void Exit_zero_forgives_findings_and_still_shows_them()
    {
        Folder.Write("a.json", TestRules.BadSidPolicy);
        RunResult run = Run("--exit-zero");
        run.Status.Should().Be(0);
        run.Findings.Should().HaveCount(1);
    }

    [Test]
    public void Exit_zero_does_not_forgive_a_file_that_cannot_be_read()
    {
        Run("--exit-zero", "missing.json").Status.Should().Be(2);
    }

    [Test]
    public void An_unreadable_file_wins_over_findings_and_the_others_are_linted()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        Folder.Write("z.json", TestRules.BadSidPolicy);
        RunResult run = Run("a.json", "missing.json", "z.json");
        run.Status.Should().Be(2);
        run.Findings.Should().HaveCount(2);
        run.Error.Should().Be("policylint: error: missing.json: no such file or directory; check the spelling\n");
    }

    [Test]
    public void A_rule_that_throws_is_2_and_the_others_report()
    {
        Rules = [.. TestRules.All, new ThrowingRule()];
        Folder.Write("a.json", TestRules.StarPolicy);
        RunResult run = Run();
        run.Status.Should().Be(2);
        run.Findings.Should().HaveCount(2);
        run.Output.Should().Contain("PL0999 rule-failure: Rule PL4901 throwing failed on a.json and was left out here: InvalidOperationException: boom");
    }

    [Test]
    public void A_bug_of_ours_is_2_in_one_line_that_says_so()
    {
        Rules = [new StarActionRule(), new StarActionRule()];
        Folder.Write("a.json", TestRules.StarPolicy);
        RunResult run = Run();
        run.Status.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Error.Should().StartWith("policylint: error: this is a bug in policylint, not in your files (ArgumentException: There are two rules")
            .And.EndWith("please report it at https://github.com/policylint/policylint/issues\n");
        run.Error.Split('\n').Should().HaveCount(2);
    }

    [Test]
    public void Malformed_json_is_a_finding()
    {
        Folder.Write("a.json", """{"Version": "2012-10-17", "Statement": [ """);
        RunResult run = Run();
        run.Status.Should().Be(1);
        run.Findings.Should().ContainSingle().Which.Should().Contain("fault-unexpectedend");
    }

    [TestCase("check", "a.json")]
    [TestCase("check", "a.json", "--format", "json")]
    [TestCase("check", "a.json", "--format", "sarif")]
    [TestCase("check", "a.json", "--format", "github")]
    [TestCase("rules")]
    [TestCase("explain", "PL3901")]
    [TestCase("version")]
    [TestCase("--help")]
    public void Output_that_cannot_be_written_is_2(params string[] args)
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        using var full = new FullDisk();
        RunResult run = Run(full, args);
        run.Status.Should().Be(2);
        run.Error.Should().Be("policylint: error: the output cannot be written: No space left on device; make room or choose another place\n");
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device.");
    }
}
