using System.CommandLine;
using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Analysis.Fixing;
using PolicyLint.Cli.Arguments;
using PolicyLint.Cli.Baselines;
using PolicyLint.Cli.Checking;
using PolicyLint.Cli.Files;
using PolicyLint.Cli.Fixing;
using PolicyLint.Cli.Output;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint fix</c>: lints files, applies the fixes, and tells what it fixed and what remains.</summary>
internal sealed class FixCommand : CliCommand
{
    private readonly LintArguments _lint = new(
        "Files and directories to fix; - alone is standard input, whose text goes fixed to standard output. None means the current directory.");

    private readonly ChangeArguments _changes = new(writesFiles: true);
    private readonly ReportArguments _report = new();
    private readonly BaselineArguments _baseline = new();
    private readonly Option<bool> _unsafeFixes = Values.Flag("--unsafe-fixes", "Apply also fixes after which a policy means something else: look at what they did.");
    private readonly Option<bool> _diff = Values.Flag("--diff", "Write what would change as a patch, and no file. Exit status 1 when something would.");

    public FixCommand()
    {
        _lint.AddTo(Definition);
        _changes.AddTo(Definition);
        Definition.Options.Add(_unsafeFixes);
        Definition.Options.Add(_diff);
        _report.AddTo(Definition);
        _baseline.AddTo(Definition);
    }

    /// <inheritdoc/>
    public override Command Definition { get; } = new("fix", "Apply the safe fixes of what is found: those that leave what a policy allows as it is. Reports what remains.");

    /// <inheritdoc/>
    public override int Run(ParseResult parse, StandardStreams streams, ProgramEnvironment environment)
    {
        LintRunOptions lint = _changes.Read(parse, _lint.Read(parse, environment));
        bool readsStandardInput = lint.Paths.Contains(FileFinder.StandardInput);
        if (readsStandardInput && lint.Paths.Length > 1)
        {
            throw new UsageException("standard input is fixed alone, because its text goes to standard output; leave the other paths out");
        }

        bool isDiff = parse.Has(_diff);
        if (isDiff && _report.AreGiven(parse))
        {
            throw new UsageException("--diff writes the changes and no findings; leave --format, --output, --statistics and --show-suppressed out");
        }

        FixSafety safety = parse.Has(_unsafeFixes) ? FixSafety.Unsafe : FixSafety.Safe;
        var fixer = new FileFixer(safety, isDiff ? null : environment.Writer);
        if (readsStandardInput && !isDiff)
        {
            return FixStandardInput(lint, fixer, streams, parse, environment);
        }

        var run = new LintRun(lint, streams, environment);
        ReportOptions report = _report.Read(parse, environment, run.Settings);
        return isDiff
            ? ShowDiff(run, fixer, streams.Output, report, environment.IsOutputTerminal)
            : Fix(run, fixer, streams.Output, report, _baseline.Read(parse, environment, run.Settings), environment);
    }

    private static int Fix(LintRun run, FileFixer fixer, Stream output, ReportOptions options, Baseline? baseline, ProgramEnvironment environment)
    {
        Report report = run.Run(baseline, fixer: fixer);
        TellFixes(run, options.Format == ReportFormat.Text ? output : null, report, options.UseColor);
        return WriteRest(run, fixer, output, report, options, environment);
    }

    private int FixStandardInput(LintRunOptions lint, FileFixer fixer, StandardStreams streams, ParseResult parse, ProgramEnvironment environment)
    {
        byte[] bytes;
        try
        {
            bytes = FileReader.ReadToEnd(streams.Input);
        }
        catch (InputException fault)
        {
            throw new UsageException($"standard input {fault.Message}");
        }

        // Whatever happens, what came in goes out: the next program in the pipe must not get an empty file.
        using var input = new MemoryStream(bytes);
        var run = new LintRun(lint, streams with { Input = input }, environment);
        ReportOptions options = _report.Read(parse, environment, run.Settings);
        Report report = run.Run(_baseline.Read(parse, environment, run.Settings), fixer: fixer);
        streams.Output.Write(report.Fixes is [{ IsChanged: true } result] ? FileFixer.ToBytes(result.Fixed) : bytes);
        TellFixes(run, output: null, report, useColor: false);
        return WriteRest(run, fixer, streams.Error, report, options with { UseColor = false }, environment);
    }

    private static int WriteRest(LintRun run, FileFixer fixer, Stream output, Report report, ReportOptions options, ProgramEnvironment environment)
    {
        bool isWritten = new ReportWriter(options, output, environment.WorkingDirectory, run.Messages).Write(report);
        if (fixer.Safety == FixSafety.Safe && report.Results.Sum(CountUnsafelyFixable) is > 0 and int count)
        {
            run.Messages.Note($"{Words.Count(count, "problem")} can be fixed with --unsafe-fixes; policies mean something else then, so look at what it does: --unsafe-fixes --diff");
        }

        run.TellIfNothingWasLinted(report);
        return isWritten ? report.Judge(options.FailOn) : ExitStatus.Failure;
    }

    /// <summary>What has safe fixes and still stands could not be written, and is told.</summary>
    private static int CountUnsafelyFixable(LintResult result) => Fixer.CountFixable(result, FixSafety.Unsafe) - Fixer.CountFixable(result, FixSafety.Safe);

    private static int ShowDiff(LintRun run, FileFixer fixer, Stream output, ReportOptions options, bool isForPeople)
    {
        Report report = run.Run(fixer: fixer);
        FixResult[] changed = [.. report.Fixes.Where(fix => fix.IsChanged)];
        using (var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: -1, leaveOpen: true))
        {
            var diff = new UnifiedDiff(writer, new DiffOptions(options.UseColor, isForPeople));
            foreach (FixResult result in changed)
            {
                // The mark is part of the first line, and of a patch for it.
                string mark = result.Original.HasByteOrderMark ? "\uFEFF" : "";
                diff.Write(result.Original.Path, mark + result.Original.Text, mark + result.Fixed.Text);
            }
        }

        TellRejected(run, report);
        run.Messages.Note(changed.Length == 0
            ? "nothing would be fixed"
            : $"{Words.CountFixes(changed.Sum(fix => fix.Applied.Length))} would be applied in {Words.Count(changed.Length, "file")}");
        run.TellIfNothingWasLinted(report);
        return report.Judge(Severity.None) is ExitStatus.Failure ? ExitStatus.Failure
            : changed.Length > 0 && options.FailOn != Severity.None ? ExitStatus.Findings
            : ExitStatus.Clean;
    }

    /// <summary>Tells what was fixed: where the findings go if they are for people, and otherwise beside them.</summary>
    private static void TellFixes(LintRun run, Stream? output, Report report, bool useColor)
    {
        if (!run.Messages.IsQuiet)
        {
            using var text = new StringWriter();
            new FixOutput(text, useColor && output is not null).Write(report.Fixes);
            if (output is null)
            {
                run.Messages.Block(text.ToString());
            }
            else
            {
                output.Write(Encoding.UTF8.GetBytes(text.ToString()));
            }
        }

        TellRejected(run, report);
    }

    private static void TellRejected(LintRun run, Report report)
    {
        foreach (RejectedFix fix in report.Fixes.SelectMany(result => result.Rejected))
        {
            string reason = fix.Reason == RejectionReason.BreaksFile ? "it would break the file" : "it does not come to an end";
            run.Messages.Note($"{fix.Origin}: the fix of {fix.Rule.Id}, \"{fix.Title}\", was left out because {reason}; please report it with the policy that shows it");
        }
    }
}
