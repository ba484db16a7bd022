using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Cli.Assemblies;
using PolicyLint.Cli.Baselines;
using PolicyLint.Cli.Configuration;
using PolicyLint.Cli.Files;
using PolicyLint.Cli.Output;

namespace PolicyLint.Cli.Checking;

/// <summary>What every command that lints does first: finds the configuration and the files, lints them, and tells what could not be read.</summary>
internal sealed class LintRun(LintRunOptions options, StandardStreams streams, ProgramEnvironment environment)
{
    private int _count;

    /// <summary>Where the run tells of itself.</summary>
    public Messages Messages { get; } = new(streams.Error, options.IsQuiet, options.IsVerbose);

    /// <summary>Lints.</summary>
    /// <param name="baseline">What is known and left out; null for nothing.</param>
    /// <param name="profile">Is told what each rule costs; null when nobody wants to know.</param>
    /// <exception cref="UsageException">The configuration is wrong.</exception>
    public Report Run(Baseline? baseline = null, RuleProfile? profile = null)
    {
        Settings settings = ConfigurationFinder.Find(environment.WorkingDirectory, options.ConfigurationPath, environment.Rules, Messages);
        var finder = new FileFinder(environment.WorkingDirectory, options.RespectIgnoreFiles);
        InputFile[] files = finder.Find(options.Paths, options.StdinName);
        _count = files.Length;
        var linter = new Linter(environment.Rules, WithSettings(options.Linter, settings) with { Profile = profile });
        FileOutcome[] outcomes = new FileChecker(linter, new SourceFinder(environment.WorkingDirectory), streams.Input, options.IsVerbose).Check(files, options.Jobs);
        Report report = Compare(outcomes, baseline, finder.Failures, [.. linter.ActiveRules]);
        foreach (InputFailure failure in report.Failures)
        {
            Messages.Error($"{failure.ShownPath}: {failure.Reason}");
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
        if (options.Paths.Length > 0 && report.Linted == 0 && report.Failures.Count == 0)
        {
            Messages.Note(_count == 0
                ? "there is no file to lint in what was given"
                : $"there is no IAM policy in the {Words.Count(_count, "file")} given, so nothing was linted; --verbose tells what each file was taken for");
        }
    }

    private static Report Compare(FileOutcome[] outcomes, Baseline? baseline, IReadOnlyList<InputFailure> failures, RuleDescriptor[] activeRules)
    {
        if (baseline is null)
        {
            return new Report(outcomes, failures, activeRules);
        }

        var met = new HashSet<BaselineEntry>();
        FileOutcome[] left = Array.ConvertAll(outcomes, outcome => baseline.LeaveOutKnown(outcome, met));
        return new Report(left, failures, activeRules) { Baselined = met.Count, StaleEntries = baseline.FindStale(outcomes, activeRules, met) };
    }

    /// <summary>What the command line says of a rule counts before what the configuration says.</summary>
    private LinterOptions WithSettings(LinterOptions linter, Settings settings)
    {
        ImmutableDictionary<string, Severity> severities = linter.Severities;
        ImmutableDictionary<RuleOption, object> values = linter.OptionValues;
        foreach ((string id, RuleSettings rule) in settings.Rules)
        {
            // "--select" chooses which rules run: the configuration turns none of the others on.
            if (rule.Severity is { } severity && !severities.ContainsKey(id) && (linter.Select.IsEmpty || IsSelected(id, linter)))
            {
                severities = severities.Add(id, severity);
            }

            values = values.SetItems(rule.Options);
        }

        return linter with
        {
            Accounts = settings.Accounts ?? linter.Accounts,
            AdditionalActions = settings.AdditionalActions ?? linter.AdditionalActions,
            Now = environment.Now(),
            OptionValues = values,
            Organizations = settings.Organizations ?? linter.Organizations,
            Severities = severities,
            TemplateParameters = settings.Parameters ?? linter.TemplateParameters,
        };
    }

    private static bool IsSelected(string id, LinterOptions linter)
    {
        foreach (string name in linter.Select)
        {
            if (id.StartsWith(name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private void WriteDetails(FileOutcome[] outcomes, IReadOnlyList<string> ignoredAssemblies, Report report)
    {
        if (!Messages.IsVerbose)
        {
            return;
        }

        foreach (FileOutcome outcome in outcomes)
        {
            if (outcome.Status != FileStatus.Failed)
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
