using System.Text;

namespace PolicyLint.Cli.Tests.Fixing;

/// <summary><c>policylint fix -</c>: what comes in goes out, fixed where it can be; all else is said on standard error.</summary>
public sealed class FixStandardInputTests : CliFixture
{
    public FixStandardInputTests() => Rules = FixRules.All;

    [Test]
    public void Writes_the_fixed_text_and_the_findings_beside_it()
    {
        RunResult run = Fix(FixRules.Policy("old:A", "bad:A"), "fix", "-");
        run.Status.Should().Be(1);
        run.Output.Should().Be(FixRules.Policy("new:A", "bad:A"));
        run.Error.Should().StartWith("Fixed <stdin>:\n  PL1910 old-name: Write new:A (line 6)\n").And.Contain("<stdin>:7:7: warning PL3911");
    }

    [Test]
    public void Takes_the_language_from_the_name()
    {
        RunResult run = Fix("Version: '2012-10-17'\nStatement: {Effect: Allow, Action: old:A, Resource: '*'}\n", "fix", "-", "--stdin-filename", "a.yaml", "--quiet");
        run.Status.Should().Be(0);
        run.Output.Should().Be("Version: '2012-10-17'\nStatement: {Effect: Allow, Action: new:A, Resource: '*'}\n");
        run.Error.Should().BeEmpty();
    }

    [TestCase("")]
    [TestCase("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":")]
    [TestCase("no policy")]
    [TestCase("{\"name\": \"x\"}\r\n")]
    public void Passes_on_what_it_cannot_fix(string text) => Fix(text, "fix", "-").Output.Should().Be(text);

    [Test]
    public void Passes_on_what_is_no_UTF8_and_says_so()
    {
        StandardInput = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(FixRules.Policy("old:A"))];
        using var stdout = new MemoryStream();
        RunResult run = Run(stdout, ["fix", "-"]);
        run.Status.Should().Be(2);
        stdout.ToArray().Should().Equal(StandardInput);
        run.Error.Should().Contain("policylint: error: <stdin>: is not UTF-8 and cannot be fixed; nothing was changed, save it as UTF-8 first\n");
    }

    [Test]
    public void Keeps_the_byte_order_mark()
    {
        StandardInput = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(FixRules.Policy("old:A"))];
        using var stdout = new MemoryStream();
        Run(stdout, ["fix", "-"]);
        stdout.ToArray().Should().Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(FixRules.Policy("new:A"))]);
    }

    [Test]
    public void Shows_a_patch_when_that_is_wanted()
    {
        RunResult run = Fix(FixRules.Policy("old:A"), "fix", "-", "--diff", "--stdin-filename", "sub/a.json");
        run.Status.Should().Be(1);
        run.Output.Should().StartWith("--- a/sub/a.json\n+++ b/sub/a.json\n@@ -3,7 +3,7 @@\n");
    }

    [Test]
    public void Stands_alone()
    {
        RunResult run = Fix("{}", "fix", "-", "a.json");
        run.Status.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Error.Should().Be("policylint: error: standard input is fixed alone, because its text goes to standard output; leave the other paths out\n");
    }

    private RunResult Fix(string text, params string[] args)
    {
        StandardInput = Encoding.UTF8.GetBytes(text);
        return Run(args);
    }
}
