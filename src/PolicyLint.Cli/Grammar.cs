using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Cli.Commands;
using PolicyLint.Model;
using PolicyLint.Rules;

namespace PolicyLint.Cli;

/// <summary>
/// The commands and options, and what their texts mean. System.CommandLine splits the line; values are read here, so that
/// every message says what is wrong and what would be right.
/// </summary>
internal sealed class Grammar
{
    private static readonly ParserConfiguration Configuration = new()
    {
        // "@x.json" is a path and no file of arguments.
        ResponseFileTokenReplacer = null,
        EnablePosixBundling = false,
    };

    private static readonly (string Name, OutputFormat Value)[] CheckFormats =
        [("text", OutputFormat.Text), ("json", OutputFormat.Json), ("sarif", OutputFormat.Sarif), ("github", OutputFormat.GitHub)];

    private static readonly (string Name, OutputFormat Value)[] RulesFormats =
        [("text", OutputFormat.Text), ("json", OutputFormat.Json), ("markdown", OutputFormat.Markdown)];

    private static readonly (string Name, OutputFormat Value)[] ReferenceFormats = [("text", OutputFormat.Text), ("json", OutputFormat.Json)];

    private static readonly (string Name, ColorMode Value)[] ColorModes =
        [("auto", ColorMode.Auto), ("always", ColorMode.Always), ("never", ColorMode.Never)];

    private static readonly (string Name, Severity Value)[] Thresholds =
        [("error", Severity.Error), ("warning", Severity.Warning), ("suggestion", Severity.Suggestion), ("never", Severity.None)];

    private static readonly (string Name, Severity Value)[] Severities =
        [("error", Severity.Error), ("warning", Severity.Warning), ("suggestion", Severity.Suggestion), ("none", Severity.None)];

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Files and directories to lint; - is standard input. None means the current directory.",
    };

    private readonly Option<string> _format = Single("--format", "text|json|sarif|github", "What to write to standard output [default: text].");
    private readonly Option<string[]> _output = Several("--output", "FORMAT=FILE", "Write to a file as well. May be repeated.");
    private readonly Option<string[]> _select = Several("--select", "RULE,…", "Run only these rules: ids, names, or prefixes such as PL1.");
    private readonly Option<string[]> _ignore = Several("--ignore", "RULE,…", "Do not run these rules.");
    private readonly Option<string[]> _severity = Several("--severity", "RULE=LEVEL", "Give a rule another severity: error, warning, suggestion or none. May be repeated.");
    private readonly Option<string> _failOn = Single("--fail-on", "error|warning|suggestion|never", "The least severity that makes the exit status 1 [default: warning].");
    private readonly Option<bool> _exitZero = Flag("--exit-zero", "Exit with 0 whatever is found; failures still exit with 2.");
    private readonly Option<string> _config = Single("--config", "FILE", "The configuration [default: the nearest policylint.json, here or in a folder above].");
    private readonly Option<string> _kind = Single("--kind", string.Join('|', PolicyKindNames.All), "What the policies are attached to [default: told by the file].");
    private readonly Option<string> _stdinName = Single("--stdin-filename", "NAME", "What to call standard input.");
    private readonly Option<string> _color = Single("--color", "auto|always|never", "Whether to colour text [default: auto: on a terminal, unless NO_COLOR is set].");
    private readonly Option<bool> _quiet = Flag("--quiet", "Write findings and errors only.", "-q");
    private readonly Option<bool> _verbose = Flag("--verbose", "Tell on standard error what each file was taken for.", "-v");
    private readonly Option<bool> _statistics = Flag("--statistics", "Count the findings of each rule.");
    private readonly Option<bool> _profile = Flag("--profile", "Tell on standard error what each rule cost.");
    private readonly Option<string> _jobs = Single("--jobs", "N", "Files to lint at once [default: one for each core].");
    private readonly Option<bool> _noIgnoreFiles = Flag("--no-respect-gitignore", "Lint in directories also what .gitignore and .ignore leave out.");

    private readonly Argument<string> _rule = new("RULE") { Description = "Id or name, such as PL3001 or wildcard-action." };
    private readonly Option<string> _rulesFormat = Single("--format", "text|json|markdown", "What to write [default: text].");
    private readonly Option<string> _explainColor = Single("--color", "auto|always|never", "Whether to colour text [default: auto].");
    private readonly Argument<string[]> _names = new("NAME")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "s3:GetObject, 's3:Get*', s3, aws:SourceIp, AdministratorAccess: an action, pattern, service, condition key, managed policy.",
    };

    private readonly Option<string> _referenceFormat = Single("--format", "text|json", "What to write [default: text].");
    private readonly Option<string> _referenceColor = Single("--color", "auto|always|never", "Whether to colour text [default: auto].");
    private readonly Option<bool> _referenceVerbose = Flag("--verbose", "Write long lists in full.", "-v");
    private readonly Option<bool> _version = Flag("--version", "Show the version.");

    private readonly HelpOption _help = new("--help", "-h");
    private readonly Command _root;

    public Grammar()
    {
        Check = new Command("check", "Lint policies. The default command: \"policylint PATH\" is \"policylint check PATH\".")
        {
            _paths, _format, _output, _select, _ignore, _severity, _failOn, _exitZero, _config, _kind, _stdinName, _color, _quiet, _verbose,
            _statistics, _profile, _jobs, _noIgnoreFiles,
        };
        Explain = new Command("explain", "Show a rule's page: what it finds, why, and examples.") { _rule, _explainColor };
        Rules = new Command("rules", "List the rules.") { _rulesFormat };
        Reference = new Command("reference", "Show what AWS's service authorization reference says about actions, services and condition keys.")
        {
            _names, _referenceFormat, _referenceColor, _referenceVerbose,
        };
        Version = new Command("version", "Show the version, and what the reference is.");

        // Not a RootCommand: that one is called after the running process and has options and directives of its own.
        _root = new Command(Product.Name, """
            Finds mistakes and excessive permissions in AWS IAM policies.
            Exit status: 0 nothing found at or above --fail-on; 1 something found; 2 policylint could not do its work.
            """);
        _root.Options.Add(_version);
        _root.Options.Add(_help);
        _root.Subcommands.Add(Check);
        _root.Subcommands.Add(Explain);
        _root.Subcommands.Add(Rules);
        _root.Subcommands.Add(Reference);
        _root.Subcommands.Add(Version);
    }

    public Command Check { get; }

    public Command Explain { get; }

    public Command Rules { get; }

    public Command Reference { get; }

    public Command Version { get; }

    /// <summary>Splits a command line. Only its first word can be a command: a later "rules" is a file of that name.</summary>
    public ParseResult Parse(string[] args)
    {
        if (args.Length > 0 && args[0] == "--version")
        {
            args = [Version.Name, .. args.AsSpan(1)];
        }
        else if (args.Length == 0 || !(IsCommand(args[0]) || IsHelp(args[0])))
        {
            args = [Check.Name, .. args];
        }

        return _root.Parse(args, Configuration);
    }

    /// <summary>True when help is wanted, whatever else stands on the line.</summary>
    public bool AsksForHelp(ParseResult parse) => parse.GetResult(_help) is not null;

    public CheckOptions ReadCheckOptions(ParseResult parse, ProgramEnvironment environment)
    {
        ImmutableArray<string> paths = ReadPaths(parse);
        string? stdinName = Text(parse, _stdinName);
        if (stdinName is not null && !paths.Contains("-"))
        {
            throw new UsageException("--stdin-filename names what comes from standard input, which is not read; add \"-\" as a path");
        }

        if (Has(parse, _quiet) && Has(parse, _verbose))
        {
            throw new UsageException("--quiet and --verbose contradict each other; leave one out");
        }

        return new CheckOptions
        {
            Paths = paths,
            Format = Choice(parse, _format, CheckFormats, OutputFormat.Text),
            Outputs = ReadOutputs(parse),
            Linter = ReadLinterOptions(parse, environment),
            ConfigurationPath = ReadConfigurationPath(parse),
            FailOn = ReadThreshold(parse),
            StdinName = stdinName,
            UseColor = Terminal.UseColor(Choice(parse, _color, ColorModes, ColorMode.Auto), environment),
            IsQuiet = Has(parse, _quiet),
            IsVerbose = Has(parse, _verbose),
            ShowStatistics = Has(parse, _statistics),
            ShowProfile = Has(parse, _profile),
            Jobs = ReadJobs(parse) ?? environment.Jobs,
            RespectIgnoreFiles = !Has(parse, _noIgnoreFiles),
        };
    }

    public (RuleDescriptor Rule, bool UseColor) ReadExplainOptions(ParseResult parse, ProgramEnvironment environment)
        => (new RuleNames(environment.Rules).Find(parse.GetResult(_rule)!.Tokens[0].Value),
            Terminal.UseColor(Choice(parse, _explainColor, ColorModes, ColorMode.Auto), environment));

    public OutputFormat ReadRulesFormat(ParseResult parse) => Choice(parse, _rulesFormat, RulesFormats, OutputFormat.Text);

    public ReferenceOptions ReadReferenceOptions(ParseResult parse, ProgramEnvironment environment)
    {
        string[] names = [.. (parse.GetResult(_names)?.Tokens ?? []).Select(token => token.Value)];
        foreach (string name in names)
        {
            if (name.StartsWith('-'))
            {
                throw UnknownOption(name, Reference);
            }
        }

        return names.Length == 0 || names.Any(string.IsNullOrWhiteSpace)
            ? throw new UsageException("reference takes the name of an action, a service, a condition key or a managed policy; for example policylint reference s3:GetObject")
            : new ReferenceOptions(
                [.. names],
                Choice(parse, _referenceFormat, ReferenceFormats, OutputFormat.Text),
                Terminal.UseColor(Choice(parse, _referenceColor, ColorModes, ColorMode.Auto), environment),
                Has(parse, _referenceVerbose));
    }

    private bool IsCommand(string text)
        => text == Check.Name || text == Explain.Name || text == Rules.Name || text == Reference.Name || text == Version.Name;

    private bool IsHelp(string text) => text == _help.Name || _help.Aliases.Contains(text);

    private ImmutableArray<string> ReadPaths(ParseResult parse)
    {
        IReadOnlyList<Token> tokens = parse.GetResult(_paths)?.Tokens ?? [];
        int afterDoubleDash = 0;
        for (int i = parse.Tokens.Count - 1; i >= 0 && parse.Tokens[i].Type == TokenType.Argument; i--)
        {
            afterDoubleDash++;
        }

        bool hasDoubleDash = afterDoubleDash < parse.Tokens.Count && parse.Tokens[parse.Tokens.Count - afterDoubleDash - 1].Type == TokenType.DoubleDash;
        int free = hasDoubleDash ? tokens.Count - afterDoubleDash : tokens.Count;
        var paths = ImmutableArray.CreateBuilder<string>(tokens.Count);
        for (int i = 0; i < tokens.Count; i++)
        {
            string path = tokens[i].Value;
            if (path.Length == 0)
            {
                throw new UsageException("a path is empty; leave it out, or write . for the current directory");
            }

            if (i < free && path.Length > 1 && path[0] == '-')
            {
                throw UnknownOption(path, Check);
            }

            paths.Add(path);
        }

        return paths.DrainToImmutable();
    }

    private UsageException UnknownOption(string text, Command command)
    {
        string name = text.Split('=')[0];
        string? nearest = Spelling.Nearest(name, command.Options.Select(o => o.Name).ToArray());
        return new UsageException(nearest is null
            ? $"there is no option '{name}'; see \"policylint {command.Name} --help\"{(command == Check ? ", or write -- before paths that begin with a dash" : "")}"
            : $"there is no option '{name}'; did you mean '{nearest}'?");
    }

    private ImmutableArray<OutputTarget> ReadOutputs(ParseResult parse)
    {
        var outputs = ImmutableArray.CreateBuilder<OutputTarget>();
        foreach (string text in Texts(parse, _output))
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

            outputs.Add(new OutputTarget(Choice("--output", text[..equals], CheckFormats), path));
        }

        return outputs.ToImmutable();
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

    private string? ReadConfigurationPath(ParseResult parse)
        => Text(parse, _config) is { Length: 0 } ? throw new UsageException("--config takes a file and not ''") : Text(parse, _config);

    private PolicyKind? ReadKind(ParseResult parse)
        => Text(parse, _kind) is not { } text ? null
        : PolicyKindNames.TryParse(text, out PolicyKind kind) ? kind
        : throw NotAChoice(_kind.Name, text, PolicyKindNames.All);

    private static ImmutableArray<string> ReadRuleList(ParseResult parse, Option option, RuleNames names)
    {
        var list = ImmutableArray.CreateBuilder<string>();
        foreach (string text in Texts(parse, option))
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
        foreach (string text in Texts(parse, _severity))
        {
            int equals = text.IndexOf('=');
            if (equals <= 0)
            {
                throw new UsageException($"--severity takes RULE=LEVEL and not '{text}'; for example --severity PL3001=warning");
            }

            severities[names.Find(text[..equals]).Id] = Choice("--severity", text[(equals + 1)..], Severities);
        }

        return severities.ToImmutable();
    }

    private Severity ReadThreshold(ParseResult parse)
    {
        Severity threshold = Choice(parse, _failOn, Thresholds, Severity.Warning);
        return Has(parse, _exitZero) ? Severity.None : threshold;
    }

    private int? ReadJobs(ParseResult parse)
        => Text(parse, _jobs) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int jobs) && jobs > 0 ? jobs
        : throw new UsageException($"--jobs takes a whole number from 1 and not '{text}'");

    private static T Choice<T>(ParseResult parse, Option option, (string Name, T Value)[] choices, T otherwise)
        => Text(parse, option) is { } text ? Choice(option.Name, text, choices) : otherwise;

    private static T Choice<T>(string option, string text, (string Name, T Value)[] choices)
    {
        foreach ((string name, T value) in choices)
        {
            if (name == text)
            {
                return value;
            }
        }

        throw NotAChoice(option, text, Array.ConvertAll(choices, c => c.Name));
    }

    private static UsageException NotAChoice(string option, string text, IReadOnlyList<string> choices)
    {
        string? nearest = Spelling.Nearest(text, choices);
        string hint = nearest is null ? "" : $"; did you mean '{nearest}'?";
        return new UsageException($"{option} takes {string.Join(", ", choices)} and not '{text}'{hint}");
    }

    private static bool Has(ParseResult parse, Option option) => parse.GetResult(option) is { Implicit: false };

    private static string? Text(ParseResult parse, Option option)
        => parse.GetResult(option) is { Implicit: false, Tokens: [.., var last] } ? last.Value : null;

    private static IEnumerable<string> Texts(ParseResult parse, Option option)
        => parse.GetResult(option) is { Implicit: false } result ? result.Tokens.Select(token => token.Value) : [];

    private static Option<string> Single(string name, string value, string description)
        => new(name) { HelpName = value, Description = description, Arity = ArgumentArity.ExactlyOne };

    private static Option<string[]> Several(string name, string value, string description)
        => new(name) { HelpName = value, Description = description, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    private static Option<bool> Flag(string name, string description, params string[] aliases)
        => new(name, aliases) { Description = description, Arity = ArgumentArity.Zero };
}
