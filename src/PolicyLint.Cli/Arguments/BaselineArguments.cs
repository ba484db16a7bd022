using System.CommandLine;
using PolicyLint.Cli.Baselines;
using PolicyLint.Cli.Configuration;

namespace PolicyLint.Cli.Arguments;

/// <summary>Which baseline is used.</summary>
internal sealed class BaselineArguments
{
    private readonly Option<string> _baseline = Values.Single(
        "--baseline", "FILE", $"The findings that are known and not reported [default: the nearest {BaselineFile.DefaultName}, here or in a folder above].");

    private readonly Option<bool> _noBaseline = Values.Flag("--no-baseline", "Report also what the baseline knows.");

    /// <summary>Gives a command the options.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_baseline);
        command.Options.Add(_noBaseline);
    }

    /// <summary>The baseline; null when there is none or none is wanted.</summary>
    /// <param name="parse">The line.</param>
    /// <param name="environment">Where the program runs.</param>
    /// <param name="settings">The configuration, which counts when the line names none.</param>
    /// <exception cref="UsageException">It is named and not there, or is no baseline.</exception>
    public Baseline? Read(ParseResult parse, ProgramEnvironment environment, Settings settings)
    {
        if (!parse.Has(_noBaseline))
        {
            return BaselineLocation.Find(environment.WorkingDirectory, parse.Text(_baseline), settings.Baseline?.Value, settings.Folder).Read();
        }

        return parse.Has(_baseline)
            ? throw new UsageException("--baseline and --no-baseline contradict each other; leave one out")
            : null;
    }
}
