using PolicyLint.Analysis;
using PolicyLint.Cli.Assemblies;
using PolicyLint.Cli.Baselines;
using PolicyLint.Cli.Configuration;
using PolicyLint.Cli.Files;
using PolicyLint.Cli.Fixing;
using PolicyLint.Cli.Git;
using PolicyLint.Cli.Output;

namespace PolicyLint.Cli.Checking;

/// <summary>What every command that lints does first: finds the configuration and the files, lints them, and tells what could not be read.</summary>
internal sealed class LintRun
{
    private readonly LintRunOptions _options;
    private readonly StandardStreams _streams;
    private readonly ProgramEnvironment _environment;
    private readonly ConfigurationFinder _configurations;
    private int _count;

    /// <summary>Finds the configuration of the run.</summary>
    /// <exception cref="UsageException">It is wrong.</exception>
    public LintRun(LintRunOptions options, StandardStreams streams, ProgramEnvironment environment)
    {
        _options = options;
        _streams = streams;
        _environment = environment;
        Messages = new Messages(streams.Error, options.IsQuiet, options.IsVerbose);
        _configurations = new ConfigurationFinder(environment.WorkingDirectory, options.ConfigurationPath, environment.Rules, Messages);
        Settings = _configurations.OfRun().Settings;
    }

    /// <summary>Where the run tells of itself.</summary>
    public Messages Messages { get; }

    /// <summary>What goes for the run as a whole: the configuration of the working directory.</summary>
    public Settings Settings { get; }

    /// <summary>Lints.</summary>
    /// <param name="baseline">What is known and left out; null for nothing.</param>
    /// <param name="profile">Is told what each rule costs; null when nobody wants to know.</param>
    /// <param name="fixer">Fixes what is found; the report tells what remains.</param>
    /// <exception cref="UsageException">The configuration of a file is wrong.</exception>
    public Report Run(Baseline? baseline = null, RuleProfile? profile = null, FileFixer? fixer = null)
    {
        var filter = new FileFilter(Settings.Include?.Value, Settings.Exclude?.Value, _options.ForceExclude);
        var finder = new FileFinder(_environment.WorkingDirectory, _options.RespectIgnoreFiles, filter, _configurations.BareFolders);
        var changed = new ChangedFileFinder(_environment.WorkingDirectory, _environment.Variable, _options.RespectIgnoreFiles, filter);
        InputFile[] files = _options.Changes is { } changes ? changed.Find(changes, _options.Paths) : finder.Find(_options.Paths, _options.StdinName);
        _count = files.Length;
        var linters = new LinterProvider(_configurations, _options.Linter with { Now = _options.Now, Profile = profile }, _environment.WorkingDirectory, _environment.Rules);
        foreach (InputFile file in files)
        {
            // A configuration that is wrong is told before anything is linted.
            linters.For(file);
        }

        FileOutcome[] outcomes = Check(files, new FileChecker(linters, new SourceFinder(_environment.WorkingDirectory), _streams.Input, _options.IsVerbose, fixer));
        outcomes = new ConfigurationSuppressions(linters, _environment.WorkingDirectory, finder.WalkedFolders).AddTo(outcomes);
        Report report = Compare(outcomes, baseline, [.. finder.Failures, .. changed.Failures], linters.ActiveRules);
        foreach (InputFailure failure in report.Failures)
        {
            Messages.Error($"{failure.ShownPath}: {failure.Reason}");
        }

        foreach (PolicyDiagnostic malformed in report.MalformedSuppressions)
        {
            Messages.Error($"{malformed.Origin}: {malformed.Message}");
        }

        WriteDetails(outcomes, finder.IgnoredAssemblies, report);
        return report;
    }

    /// <summary>Tells which entries of the baseline stand for nothing any more.</summary>
    public void TellStale(Report report)
    {
        if (report.StaleEntries.Count > 0)
        {
            Messages.Note($"{Words.Count(report.StaleEntries.Count, "finding")} of the baseline {(report.StaleEntries.Count == 1 ? "is" : "are")} gone; \"policylint baseline prune\" takes {(report.StaleEntries.Count == 1 ? "it" : "them")} out");
            foreach (BaselineEntry entry in report.StaleEntries)
            {
                Messages.Detail($"{entry.File}: {entry.Rule} {entry.Id}: gone");
            }
        }
    }

    /// <summary>Tells that nothing was linted though something was named: said last, where it is seen.</summary>
    public void TellIfNothingWasLinted(Report report)
    {
        if (_options.Paths.Length > 0 && report.Linted == 0 && report.Failures.Count == 0)
        {
            Messages.Note(_count == 0
                ? "there is no file to lint in what was given"
                : $"there is no IAM policy in the {Words.Count(_count, "file")} given, so nothing was linted; --verbose tells what each file was taken for");
        }
    }

    private FileOutcome[] Check(InputFile[] files, FileChecker checker)
    {
        using ProgressBar? progress = ProgressBar.IsWanted(_environment, Messages) ? new ProgressBar(_streams.Error, _environment.Time, files.Length) : null;
        return checker.Check(files, _options.Jobs, progress);
    }

    private static Report Compare(FileOutcome[] outcomes, Baseline? baseline, IReadOnlyList<InputFailure> failures, IReadOnlyList<RuleDescriptor> activeRules)
    {
        if (baseline is null)
        {
            return new Report(outcomes, failures, activeRules);
        }

        var met = new HashSet<BaselineEntry>();
        FileOutcome[] left = Array.ConvertAll(outcomes, outcome => baseline.LeaveOutKnown(outcome, met));
        return new Report(left, failures, activeRules) { Baselined = met.Count, StaleEntries = baseline.FindStale(outcomes, activeRules, met) };
    }

    private void WriteDetails(FileOutcome[] outcomes, IReadOnlyList<string> ignoredAssemblies, Report report)
    {
        if (!Messages.IsVerbose)
        {
            return;
        }

        foreach (FileOutcome outcome in outcomes)
        {
            if (outcome.Status is not (FileStatus.Failed or FileStatus.Configuration))
            {
                Messages.Detail($"{outcome.File.ShownPath}: {Describe(outcome)}");
            }
        }

        foreach (string assembly in ignoredAssemblies)
        {
            Messages.Detail($"{assembly}: passed over: a cloud assembly that is ignored; name it, or the directory that it is in, to lint it");
        }

        Messages.Detail(
            $"{Words.Count(report.Linted, "file")} linted with {Words.Count(report.ActiveRules.Count, "rule")}; passed over: {report.NotPolicies} not a policy, "
            + $"{Words.Count(report.Templates, "template")} without policies, {Words.Count(report.YamlFiles, "file")} that {(report.YamlFiles == 1 ? "is" : "are")} not YAML; "
            + $"{report.Failures.Count} could not be read");
    }

    private static string Describe(FileOutcome outcome) => outcome.Status switch
    {
        FileStatus.Linted => $"linted: {outcome.Policies}",
        FileStatus.Template => "passed over: a template without policies",
        FileStatus.Yaml => "passed over: not YAML, and no sign of a policy",
        FileStatus.TooLarge => "passed over: larger than any policy",
        _ => "passed over: not a policy",
    };
}
