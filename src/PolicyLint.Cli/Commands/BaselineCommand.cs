using System.CommandLine;
using PolicyLint.Cli.Arguments;
using PolicyLint.Cli.Baselines;
using PolicyLint.Cli.Checking;
using PolicyLint.Cli.Configuration;
using PolicyLint.Cli.Output;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint baseline create|prune</c>: records the findings of today, so that only new ones are reported.</summary>
internal sealed class BaselineCommand : CliCommand
{
    private readonly Option<bool> _force = Values.Flag("--force", "Write over a baseline that is there. What it says of files that are not linted now is kept.");
    private readonly Subcommand _create = new("create", "Record all findings, so that only new ones are reported.");
    private readonly Subcommand _prune = new("prune", "Take out what is not found any more.");

    public BaselineCommand()
    {
        _create.Definition.Options.Add(_force);
        Definition.Subcommands.Add(_create.Definition);
        Definition.Subcommands.Add(_prune.Definition);
    }

    /// <inheritdoc/>
    public override Command Definition { get; } = new("baseline", "Record today's findings, so that only new ones are reported.");

    /// <inheritdoc/>
    public override int Run(ParseResult parse, StandardStreams streams, ProgramEnvironment environment)
    {
        Command command = parse.CommandResult.Command;
        return command == _create.Definition ? Create(parse, streams, environment)
            : command == _prune.Definition ? Prune(parse, streams, environment)
            : throw new UsageException("baseline takes create or prune; \"policylint baseline create\" records today's findings");
    }

    private int Create(ParseResult parse, StandardStreams streams, ProgramEnvironment environment)
    {
        var run = new LintRun(_create.Lint.Read(parse, environment), streams, environment);
        BaselineLocation location = _create.FindBaseline(parse, environment, run.Settings);
        bool isThere = File.Exists(location.FullPath);
        if (isThere && !parse.Has(_force))
        {
            throw new UsageException(
                $"{location.ShownPath}: there is a baseline already; \"policylint baseline prune\" takes out what is gone, --force writes it anew with all that is found now");
        }

        Report report = run.Run();
        if (report.Judge(failOn: Analysis.Severity.None) != ExitStatus.Clean)
        {
            run.Messages.Error($"{location.ShownPath}: not written: first repair what stands above, or leave it out");
            return ExitStatus.Failure;
        }

        var empty = new Baseline(location.FullPath, []);
        List<BaselineEntry> found = [.. report.Outcomes.SelectMany(empty.EntriesOf)];
        HashSet<string> linted = [.. report.Outcomes.Select(empty.NameOf)];
        IEnumerable<BaselineEntry> kept = isThere ? BaselineFile.Read(location.FullPath, location.ShownPath).Entries.Where(entry => !linted.Contains(entry.File)) : [];
        BaselineFile.Write(new Baseline(location.FullPath, [.. found, .. kept]), location.ShownPath, environment.Writer);
        run.Messages.Note($"{location.ShownPath}: {Words.Count(found.Count, "finding")} of {Words.Count(report.Linted, "file")} recorded; commit it, and only new findings are reported");
        return ExitStatus.Clean;
    }

    private int Prune(ParseResult parse, StandardStreams streams, ProgramEnvironment environment)
    {
        var run = new LintRun(_prune.Lint.Read(parse, environment), streams, environment);
        BaselineLocation location = _prune.FindBaseline(parse, environment, run.Settings);
        Baseline baseline = location.Read() ?? throw new UsageException($"{location.ShownPath}: there is no baseline; \"policylint baseline create\" makes one");
        Report report = run.Run(baseline);
        if (report.Judge(failOn: Analysis.Severity.None) != ExitStatus.Clean)
        {
            return ExitStatus.Failure;
        }

        if (report.StaleEntries.Count > 0)
        {
            BaselineFile.Write(new Baseline(location.FullPath, baseline.Entries.Except(report.StaleEntries)), location.ShownPath, environment.Writer);
        }

        run.Messages.Note(report.StaleEntries.Count == 0
            ? $"{location.ShownPath}: nothing is gone"
            : $"{location.ShownPath}: {Words.Count(report.StaleEntries.Count, "finding")} taken out, {baseline.Entries.Count() - report.StaleEntries.Count} left");
        return ExitStatus.Clean;
    }

    /// <summary>What create and prune have in common.</summary>
    private sealed class Subcommand
    {
        private readonly Option<string> _baseline = Values.Single(
            "--baseline", "FILE", $"Where it is kept [default: the nearest {BaselineFile.DefaultName}, else beside the configuration, else here].");

        public Subcommand(string name, string description)
        {
            Definition = new Command(name, description);
            Lint.AddTo(Definition);
            Definition.Options.Add(_baseline);
        }

        public Command Definition { get; }

        public LintArguments Lint { get; } = new("Files and directories to lint. None means the current directory.");

        public BaselineLocation FindBaseline(ParseResult parse, ProgramEnvironment environment, Settings settings)
            => BaselineLocation.Find(environment.WorkingDirectory, parse.Text(_baseline), settings.Baseline?.Value, settings.Folder);
    }
}
