using System.CommandLine;
using System.Diagnostics;
using PolicyLint.Analysis;
using PolicyLint.Cli.Arguments;
using PolicyLint.Cli.Checking;
using PolicyLint.Cli.Output;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint check</c>: finds files, lints them, writes what was found.</summary>
internal sealed class CheckCommand : CliCommand
{
    private readonly LintArguments _lint = new("Files and directories to lint; - is standard input. None means the current directory.");
    private readonly ChangeArguments _changes = new();
    private readonly ReportArguments _report = new();
    private readonly BaselineArguments _baseline = new();
    private readonly Option<bool> _profile = Values.Flag("--profile", "Tell on standard error what each rule cost.");

    public CheckCommand()
    {
        _lint.AddTo(Definition);
        _changes.AddTo(Definition);
        _report.AddTo(Definition);
        _baseline.AddTo(Definition);
        Definition.Options.Add(_profile);
    }

    /// <inheritdoc/>
    public override Command Definition { get; } = new("check", "Lint policies. The default command: \"policylint PATH\" is \"policylint check PATH\".");

    /// <inheritdoc/>
    public override int Run(ParseResult parse, StandardStreams streams, ProgramEnvironment environment)
    {
        var run = new LintRun(_changes.Read(parse, _lint.Read(parse, environment)), streams, environment);
        ReportOptions options = _report.Read(parse, environment, run.Settings);
        RuleProfile? profile = parse.Has(_profile) ? new RuleProfile(Stopwatch.GetTimestamp) : null;
        Report report = run.Run(_baseline.Read(parse, environment, run.Settings), profile);
        bool isWritten = new ReportWriter(options, streams.Output, environment.WorkingDirectory, run.Messages).Write(report);
        if (profile is not null)
        {
            run.Messages.Block(ProfileTable.Of(profile.ToCosts()));
        }

        run.TellStale(report);
        run.TellIfNothingWasLinted(report);
        return isWritten ? report.Judge(options.FailOn) : ExitStatus.Failure;
    }
}
