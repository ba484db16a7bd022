using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Cli.Checking;
using PolicyLint.Model;

namespace PolicyLint.Cli.Arguments;

/// <summary>What is linted and how: the arguments of every command that lints.</summary>
internal sealed class LintArguments(string pathDescription)
{
    private readonly PathArguments _paths = new(pathDescription);
    private readonly Option<string[]> _select = Values.Several("--select", "RULE,…", "Run only these rules: ids, names, or prefixes such as PL1.");
    private readonly Option<string[]> _ignore = Values.Several("--ignore", "RULE,…", "Do not run these rules.");
    private readonly Option<string[]> _severity = Values.Several("--severity", "RULE=LEVEL", "Give a rule another severity: error, warning, suggestion or none. May be repeated.");
    private readonly Option<string> _config = Values.Single("--config", "FILE", "The one configuration for all files [default: policylint.yaml or .json beside each file and in the folders above].");
    private readonly Option<string> _kind = Values.Single("--kind", string.Join('|', PolicyKindNames.All), "What the policies are attached to [default: told by the file].");
    private readonly Option<string> _stdinName = Values.Single("--stdin-filename", "NAME", "What to call standard input.");
    private readonly Option<string> _today = Values.Single("--today", "DATE", "The day that is taken for today, as YYYY-MM-DD: suppressions and conditions end by it [default: the clock].");
    private readonly Option<bool> _quiet = Values.Flag("--quiet", "Write findings and errors only.", "-q");
    private readonly Option<bool> _verbose = Values.Flag("--verbose", "Tell on standard error what each file was taken for.", "-v");
    private readonly Option<string> _jobs = Values.Single("--jobs", "N", "Files to lint at once [default: one for each core].");
    private readonly Option<bool> _noIgnoreFiles = Values.Flag("--no-respect-gitignore", "Lint in directories also what .gitignore and .ignore leave out.");

    private readonly Option<bool> _forceExclude = Values.Flag("--force-exclude", "Leave out what the configuration excludes even when it is named, as hooks do.");

    /// <summary>Gives a command the arguments.</summary>
    public void AddTo(Command command)
    {
        _paths.AddTo(command);
        foreach (Option option in (Option[])[_select, _ignore, _severity, _config, _kind, _stdinName, _today, _quiet, _verbose, _jobs, _noIgnoreFiles, _forceExclude])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What stands on the line.</summary>
    /// <exception cref="UsageException">It makes no sense.</exception>
    public LintRunOptions Read(ParseResult parse, ProgramEnvironment environment)
    {
        ImmutableArray<string> paths = _paths.Read(parse);
        string? stdinName = parse.Text(_stdinName);
        if (stdinName is not null && !paths.Contains("-"))
        {
            throw new UsageException("--stdin-filename names what comes from standard input, which is not read; add \"-\" as a path");
        }

        if (parse.Has(_quiet) && parse.Has(_verbose))
        {
            throw new UsageException("--quiet and --verbose contradict each other; leave one out");
        }

        return new LintRunOptions
        {
            Paths = paths,
            Linter = ReadLinterOptions(parse, environment),
            ConfigurationPath = ReadConfigurationPath(parse),
            StdinName = stdinName,
            Now = ReadToday(parse) ?? environment.Now(),
            IsQuiet = parse.Has(_quiet),
            IsVerbose = parse.Has(_verbose),
            Jobs = ReadJobs(parse) ?? environment.Jobs,
            RespectIgnoreFiles = !parse.Has(_noIgnoreFiles),
            ForceExclude = parse.Has(_forceExclude),
        };
    }

    private LinterOptions ReadLinterOptions(ParseResult parse, ProgramEnvironment environment)
    {
        if (parse.GetResult(_select) is null && parse.GetResult(_ignore) is null && parse.GetResult(_severity) is null && parse.GetResult(_kind) is null)
        {
            return LinterOptions.Default;
        }

        var names = new RuleNames(environment.Rules);
        return new LinterOptions
        {
            Kind = ReadKind(parse),
            Select = ReadRuleList(parse, _select, names),
            Ignore = ReadRuleList(parse, _ignore, names),
            Severities = ReadSeverities(parse, names),
        };
    }

    private DateTimeOffset? ReadToday(ParseResult parse)
        => parse.Text(_today) is not { } text ? null
        : CalendarDate.TryParse(text, out CalendarDate today) ? new DateTimeOffset(today.Year, today.Month, today.Day, 0, 0, 0, TimeSpan.Zero)
        : throw new UsageException($"--today takes a day of the calendar as YYYY-MM-DD and not '{text}'");

    private string? ReadConfigurationPath(ParseResult parse)
        => parse.Text(_config) is { Length: 0 } ? throw new UsageException("--config takes a file and not ''") : parse.Text(_config);

    private PolicyKind? ReadKind(ParseResult parse)
        => parse.Text(_kind) is not { } text ? null
        : PolicyKindNames.TryParse(text, out PolicyKind kind) ? kind
        : throw Values.NotAChoice(_kind.Name, text, PolicyKindNames.All);

    private static ImmutableArray<string> ReadRuleList(ParseResult parse, Option option, RuleNames names)
    {
        var list = ImmutableArray.CreateBuilder<string>();
        foreach (string text in parse.Texts(option))
        {
            foreach (string name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                list.Add(names.Normalize(name));
            }
        }

        // "--select ,": an empty list would mean all rules.
        return list.Count > 0 || parse.GetResult(option) is null
            ? list.ToImmutable()
            : throw new UsageException($"{option.Name} names no rule; give ids, names or prefixes such as PL1, with commas between");
    }

    private ImmutableDictionary<string, Severity> ReadSeverities(ParseResult parse, RuleNames names)
    {
        var severities = ImmutableDictionary.CreateBuilder<string, Severity>(StringComparer.Ordinal);
        foreach (string text in parse.Texts(_severity))
        {
            int equals = text.IndexOf('=');
            if (equals <= 0)
            {
                throw new UsageException($"--severity takes RULE=LEVEL and not '{text}'; for example --severity PL3001=warning");
            }

            severities[names.Find(text[..equals]).Id] = Values.Choice("--severity", text[(equals + 1)..], SeverityNames.Levels);
        }

        return severities.ToImmutable();
    }

    private int? ReadJobs(ParseResult parse)
        => parse.Text(_jobs) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int jobs) && jobs > 0 ? jobs
        : throw new UsageException($"--jobs takes a whole number from 1 and not '{text}'");
}
