using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Cli.Assemblies;
using PolicyLint.Cli.Checking;
using PolicyLint.Cli.Configuration;
using PolicyLint.Cli.Files;
using PolicyLint.Cli.Output;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint check</c>: finds files, lints them, writes what was found.</summary>
internal sealed class CheckCommand(CheckOptions options, StandardStreams streams, ProgramEnvironment environment)
{
    private const int BufferSize = 32 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Messages _messages = new(streams.Error, options.IsQuiet, options.IsVerbose);

    /// <summary>Runs the command.</summary>
    /// <returns>One of <see cref="ExitStatus"/>.</returns>
    public int Run()
    {
        Settings settings = ConfigurationFinder.Find(environment.WorkingDirectory, options.ConfigurationPath, environment.Rules, _messages);
        var finder = new FileFinder(environment.WorkingDirectory, options.RespectIgnoreFiles);
        InputFile[] files = finder.Find(options.Paths, options.StdinName);
        RuleProfile? profile = options.ShowProfile ? new RuleProfile(Stopwatch.GetTimestamp) : null;
        var linter = new Linter(environment.Rules, WithSettings(options.Linter, settings) with { Profile = profile });
        FileOutcome[] outcomes = new FileChecker(linter, new SourceFinder(environment.WorkingDirectory), streams.Input, options.IsVerbose).Check(files, options.Jobs);
        var report = new Report(outcomes, finder.Failures, [.. linter.ActiveRules]);

        foreach (InputFailure failure in report.Failures)
        {
            _messages.Error($"{failure.ShownPath}: {failure.Reason}");
        }

        WriteDetails(outcomes, finder.IgnoredAssemblies, report);
        bool isWritten = WriteFiles(report);
        Write(options.Format, report, streams.Output, new TextOptions(options.UseColor, options.IsQuiet, options.ShowStatistics));
        if (options.ShowStatistics && options.Format != OutputFormat.Text && report.Problems > 0)
        {
            _messages.Block(Statistics.Table(report));
        }

        if (profile is not null)
        {
            _messages.Block(ProfileTable.Of(profile.ToCosts()));
        }

        WriteNotes(report, files.Length);
        return Judge(report, isWritten);
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

    private int Judge(Report report, bool isWritten)
    {
        if (report.Failures.Count > 0 || report.HasRuleFailure || !isWritten)
        {
            return ExitStatus.Failure;
        }

        return options.FailOn != Severity.None && report.Gravest >= options.FailOn ? ExitStatus.Findings : ExitStatus.Clean;
    }

    private bool WriteFiles(Report report)
    {
        bool isWritten = true;
        foreach (OutputTarget target in options.Outputs)
        {
            try
            {
                using var file = new FileStream(Path.GetFullPath(target.Path, environment.WorkingDirectory), FileMode.Create, FileAccess.Write);
                Write(target.Format, report, file, new TextOptions(UseColor: false, IsQuiet: false, options.ShowStatistics));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
            {
                _messages.Error($"{target.Path}: {ExplainOutput(fault)}");
                isWritten = false;
            }
        }

        return isWritten;
    }

    private static string ExplainOutput(Exception fault) => fault switch
    {
        DirectoryNotFoundException => "the directory does not exist; make it first",
        UnauthorizedAccessException => "cannot be written: permission denied or a directory; choose another place",
        _ => $"cannot be written: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}; choose another place",
    };

    private static void Write(OutputFormat format, Report report, Stream output, TextOptions text)
    {
        switch (format)
        {
            case OutputFormat.Json:
                JsonOutput.Write(output, report);
                break;
            case OutputFormat.Sarif:
                SarifOutput.Write(output, report);
                break;
            case OutputFormat.GitHub:
                using (StreamWriter writer = Writer(output))
                {
                    new GitHubOutput(writer).Write(report);
                }

                break;
            default:
                using (StreamWriter writer = Writer(output))
                {
                    new TextOutput(writer, text).Write(report);
                }

                break;
        }
    }

    private static StreamWriter Writer(Stream output) => new(output, Utf8, BufferSize, leaveOpen: true) { NewLine = "\n" };

    private void WriteDetails(FileOutcome[] outcomes, IReadOnlyList<string> ignoredAssemblies, Report report)
    {
        if (!_messages.IsVerbose)
        {
            return;
        }

        foreach (FileOutcome outcome in outcomes)
        {
            if (outcome.Status != FileStatus.Failed)
            {
                _messages.Detail($"{outcome.File.ShownPath}: {Describe(outcome)}");
            }
        }

        foreach (string assembly in ignoredAssemblies)
        {
            _messages.Detail($"{assembly}: passed over: a cloud assembly that is ignored; name it, or the directory that it is in, to lint it");
        }

        _messages.Detail(
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

    private void WriteNotes(Report report, int count)
    {
        if (options.Paths.Length > 0 && report.Linted == 0 && report.Failures.Count == 0)
        {
            _messages.Note(count == 0
                ? "there is no file to lint in what was given"
                : $"there is no IAM policy in the {Words.Count(count, "file")} given, so nothing was linted; --verbose tells what each file was taken for");
        }
    }
}
