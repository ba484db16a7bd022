using System.Globalization;
using System.Text;
using PolicyLint.Cli.Checking;

namespace PolicyLint.Cli.Tests;

/// <summary>The bar of long runs.</summary>
public sealed class ProgressBarTests : CliFixture
{
    [Test]
    public void It_appears_after_a_second_and_disappears()
    {
        using var terminal = new MemoryStream();
        using (var bar = new ProgressBar(terminal, new PassingTime(TimeSpan.FromMilliseconds(400)), 5))
        {
            bar.Advance();
            bar.Advance();
            terminal.Length.Should().Be(0, "0.8 seconds are no long run");
            bar.Advance();
            Text(terminal).Should().Be("\r[############........] 3/5 files");
            bar.Advance();
            Screen(Text(terminal)).Should().Be("[################....] 4/5 files");
        }

        Screen(Text(terminal)).Should().BeEmpty();
    }

    [Test]
    public void It_is_drawn_ten_times_a_second_at_most()
    {
        using var terminal = new MemoryStream();
        using var bar = new ProgressBar(terminal, new PassingTime(TimeSpan.FromMilliseconds(1)), 3000);
        for (int i = 0; i < 3000; i++)
        {
            bar.Advance();
        }

        Text(terminal).Count(c => c == '\r').Should().Be(21, "from second 1 to second 3, both included, there are 21 tenths");
    }

    [Test]
    public void A_terminal_that_is_gone_stops_nothing()
    {
        using var terminal = new ClosedStream();
        using var bar = new ProgressBar(terminal, new PassingTime(TimeSpan.FromSeconds(2)), 2);
        bar.Invoking(b => b.Advance()).Should().NotThrow();
    }

    [Test]
    public void A_long_run_has_one_and_leaves_no_trace()
    {
        RunResult run = RunLong();
        run.Error.Should().Contain("\r[").And.Contain("/20 files");
        Screen(run.Error).Should().BeEmpty();
        run.Status.Should().Be(0);
    }

    [Test]
    public void What_is_told_afterwards_stands_on_a_line_of_its_own()
    {
        Screen(RunLong(".", "missing.json").Error).Should().Be("policylint: error: missing.json: no such file or directory; check the spelling");
    }

    [Test]
    public void A_short_run_has_none()
    {
        RunLong(step: TimeSpan.FromMilliseconds(40)).Error.Should().BeEmpty();
    }

    [TestCase("--quiet")]
    [TestCase("--verbose")]
    public void It_is_not_shown_to_those_who_want_less_or_more(string option)
    {
        RunLong(option).Error.Should().NotContain("\r");
    }

    [TestCase("CI", "true")]
    [TestCase("TERM", "dumb")]
    public void It_is_not_shown_where_nobody_looks(string variable, string value)
    {
        Variables[variable] = value;
        RunLong().Error.Should().BeEmpty();
    }

    [Test]
    public void It_is_not_shown_where_standard_error_is_a_file()
    {
        RunLong(isTerminal: false).Error.Should().BeEmpty();
    }

    [Test]
    public void Output_does_not_change()
    {
        string output = RunLong("--format", "json").Output;
        RunLong(["--format", "json"], isTerminal: false).Output.Should().Be(output);
    }

    private RunResult RunLong(params string[] args) => RunLong(args, isTerminal: true);

    private RunResult RunLong(string[]? args = null, bool isTerminal = true, TimeSpan? step = null)
    {
        for (int i = 0; i < 20; i++)
        {
            Folder.Write(string.Create(CultureInfo.InvariantCulture, $"{i:00}.json"), TestRules.GoodPolicy);
        }

        IsErrorTerminal = isTerminal;
        Time = new PassingTime(step ?? TimeSpan.FromMilliseconds(500));
        return Run(args ?? []);
    }

    private static string Text(MemoryStream stream) => Encoding.UTF8.GetString(stream.ToArray());

    /// <summary>What is to be seen when everything is written: carriage returns go back to the beginning of the line.</summary>
    private static string Screen(string text)
    {
        var lines = new List<string>();
        foreach (string line in text.Split('\n'))
        {
            var cells = new StringBuilder();
            foreach (string part in line.Split('\r'))
            {
                cells.Remove(0, Math.Min(part.Length, cells.Length)).Insert(0, part);
            }

            lines.Add(cells.ToString().TrimEnd());
        }

        return string.Join('\n', lines).TrimEnd();
    }

    private sealed class ClosedStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("Broken pipe");
    }
}
