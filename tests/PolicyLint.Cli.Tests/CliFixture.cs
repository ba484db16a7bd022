using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Cli.Files;

namespace PolicyLint.Cli.Tests;

/// <summary>
/// The base of all fixtures: a folder of its own for each test, and the program run inside this process with that folder
/// as its working directory.
/// </summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class CliFixture : IDisposable
{
    private protected TempFolder Folder { get; } = new();

    private protected Dictionary<string, string> Variables { get; } = [];

    private protected bool IsTerminal { get; set; }

    private protected bool IsErrorTerminal { get; set; }

    private protected int? TerminalWidth { get; set; }

    /// <summary>Time stands still unless a test lets it pass.</summary>
    private protected TimeProvider Time { get; set; } = new PassingTime(TimeSpan.Zero);

    private protected IEnumerable<Rule> Rules { get; set; } = TestRules.All;

    private protected byte[] StandardInput { get; set; } = [];

    private protected FileWriter Writer { get; set; } = new();

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected RunResult Run(params string[] args) => RunIn(Folder.Root, args);

    /// <summary>Runs the program with another working directory.</summary>
    private protected RunResult RunIn(string directory, params string[] args)
    {
        using var stdout = new MemoryStream();
        return Run(stdout, args, directory);
    }

    private protected RunResult Run(MemoryStream stdout, string[] args, string? directory = null)
    {
        using var stdin = new MemoryStream(StandardInput);
        using var stderr = new MemoryStream();
        var environment = new ProgramEnvironment
        {
            WorkingDirectory = directory ?? Folder.Root,
            Variable = name => Variables.GetValueOrDefault(name),
            IsOutputTerminal = IsTerminal,
            IsErrorTerminal = IsErrorTerminal,
            TerminalWidth = () => TerminalWidth,
            Time = Time,
            Jobs = 2,
            Now = () => new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero),
            Rules = [.. Rules],
            Writer = Writer,
        };
        int status = CommandLine.Run(args, stdin, stdout, stderr, environment);
        var result = new RunResult(status, Encoding.UTF8.GetString(stdout.ToArray()), Encoding.UTF8.GetString(stderr.ToArray()));
        result.Error.Should().NotContain("   at ", "nobody shall see a stack trace");
        return result;
    }
}

/// <summary>What a run gave.</summary>
internal sealed record RunResult(int Status, string Output, string Error)
{
    /// <summary>Lines of the output that begin a finding.</summary>
    public string[] Findings => [.. Output.Split('\n').Where(line => line.Contains(" PL", StringComparison.Ordinal) && line.Contains(": ", StringComparison.Ordinal) && !line.StartsWith(' '))];

    /// <summary>The last line of the output.</summary>
    public string Summary => Output.TrimEnd('\n').Split('\n')[^1];
}
