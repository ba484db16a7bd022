using System.Collections.Immutable;
using System.CommandLine;
using PolicyLint.Analysis;
using PolicyLint.Cli.Configuration;
using PolicyLint.Cli.Output;

namespace PolicyLint.Cli.Arguments;

/// <summary>How findings are written and when they make a run fail: the arguments of every command that reports.</summary>
internal sealed class ReportArguments
{
    private static readonly (string Name, ReportFormat Value)[] Formats = [.. ReportFormat.All.Select(format => (format.Name, format))];

    private static readonly (string Name, bool Value)[] Inclusions = [("omit", false), ("include", true)];

    private readonly Option<string> _format = Values.OneOf("--format", Formats, "What to write to standard output [default: text].");
    private readonly Option<string[]> _output = Values.Several("--output", "FORMAT=FILE", "Write to a file as well. May be repeated.");
    private readonly Option<string> _failOn = Values.OneOf("--fail-on", SeverityNames.Thresholds, "The least severity that makes the exit status 1 [default: warning].");
    private readonly Option<bool> _exitZero = Values.Flag("--exit-zero", "Exit with 0 whatever is found; failures still exit with 2.");
    private readonly Option<bool> _statistics = Values.Flag("--statistics", "Count the findings of each rule.");
    private readonly Option<bool> _showSuppressed = Values.Flag("--show-suppressed", "Show also what is suppressed, with reason, ticket and date.");
    private readonly Option<string> _sarifSuppressed = Values.OneOf("--sarif-suppressed", Inclusions, "Whether SARIF has what is suppressed [default: omit, for code scanning would show it as open].");
    private readonly ColorArgument _color = new();

    /// <summary>Gives a command the arguments.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_format, _output, _failOn, _exitZero, _statistics, _showSuppressed, _sarifSuppressed])
        {
            command.Options.Add(option);
        }

        _color.AddTo(command);
    }

    /// <summary>What stands on the line.</summary>
    /// <param name="parse">The line.</param>
    /// <param name="environment">Where the program runs.</param>
    /// <param name="settings">The configuration, which counts where the line is silent.</param>
    /// <exception cref="UsageException">It makes no sense.</exception>
    public ReportOptions Read(ParseResult parse, ProgramEnvironment environment, Settings settings) => new()
    {
        Format = parse.Choice(_format, Formats, ReportFormat.Text),
        Outputs = ReadOutputs(parse),
        FailOn = parse.Has(_exitZero) ? Severity.None : parse.Choice(_failOn, SeverityNames.Thresholds, settings.FailOn?.Value ?? Severity.Warning),
        UseColor = _color.Read(parse, environment),
        ShowStatistics = parse.Has(_statistics),
        ShowSuppressed = parse.Has(_showSuppressed),
        IncludeSuppressed = parse.Choice(_sarifSuppressed, Inclusions, false),
    };

    /// <summary>True when the line says something about how findings are written.</summary>
    public bool AreGiven(ParseResult parse) => parse.Has(_format) || parse.Has(_output) || parse.Has(_statistics) || parse.Has(_showSuppressed);

    private ImmutableArray<OutputTarget> ReadOutputs(ParseResult parse)
    {
        var outputs = ImmutableArray.CreateBuilder<OutputTarget>();
        foreach (string text in parse.Texts(_output))
        {
            int equals = text.IndexOf('=');
            if (equals <= 0 || equals == text.Length - 1)
            {
                throw new UsageException($"--output takes FORMAT=FILE and not '{text}'; for example --output sarif=policylint.sarif");
            }

            string path = text[(equals + 1)..];
            if (outputs.Any(o => o.Path == path))
            {
                throw new UsageException($"two outputs go to '{path}'; give each a file of its own");
            }

            outputs.Add(new OutputTarget(Values.Choice("--output", text[..equals], Formats), path));
        }

        return outputs.ToImmutable();
    }
}
