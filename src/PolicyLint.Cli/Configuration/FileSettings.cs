using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Cli.Configuration;

/// <summary>
/// What is said for a file, by all that is read, and what counts. From the least to the most: the defaults, <c>preset</c>,
/// <c>categories</c>, <c>rules</c>, <c>.editorconfig</c>, <c>overrides</c>, the command line.
/// </summary>
internal sealed class FileSettings
{
    private readonly ImmutableArray<SettingsOverride> _overrides;
    private readonly ImmutableDictionary<string, Setting<Severity>> _editorConfig;

    /// <summary>Puts together what is said.</summary>
    /// <param name="settings">What goes for all files of its folder.</param>
    /// <param name="overrides">What is different for it; of several, the last counts.</param>
    /// <param name="kind">What <c>kinds</c> says of it.</param>
    /// <param name="editorConfig">What <c>.editorconfig</c> and <c>.globalconfig</c> say, by id.</param>
    /// <param name="suppressions">What is accepted in it.</param>
    public FileSettings(
        Settings settings,
        ImmutableArray<SettingsOverride> overrides,
        Setting<PolicyKind>? kind,
        ImmutableDictionary<string, Setting<Severity>> editorConfig,
        ImmutableArray<SuppressionEntry> suppressions)
    {
        Settings = settings;
        _overrides = overrides;
        _editorConfig = editorConfig;
        Suppressions = suppressions;
        Preset = settings.Severities.Preset;
        Kind = kind;
        Parameters = settings.Parameters;
        foreach (SettingsOverride other in overrides)
        {
            Preset = other.Severities.Preset ?? Preset;
            Kind = other.Kind ?? Kind;
            Parameters = other.Parameters ?? Parameters;
        }
    }

    /// <summary>What goes for all files of its folder.</summary>
    public Settings Settings { get; }

    /// <summary>Which rules run unless more is said.</summary>
    public Setting<RulePreset>? Preset { get; }

    /// <summary>What its policies are attached to.</summary>
    public Setting<PolicyKind>? Kind { get; }

    /// <summary>Values of the parameters of templates.</summary>
    public Setting<ImmutableDictionary<string, string>>? Parameters { get; }

    /// <summary>What is accepted in it.</summary>
    public ImmutableArray<SuppressionEntry> Suppressions { get; }

    /// <summary>The severity that a rule gets; null when nobody but the preset says anything.</summary>
    public Setting<Severity>? SeverityOf(RuleDescriptor rule)
    {
        RulePreset preset = Settings.Severities.Preset?.Value ?? RulePreset.Recommended;
        Setting<Severity>? chosen = Over(null, Settings.Severities, preset, rule);
        chosen = _editorConfig.GetValueOrDefault(rule.Id) ?? chosen;
        foreach (SettingsOverride other in _overrides)
        {
            if (other.Severities.Preset is { } otherPreset)
            {
                preset = otherPreset.Value;
                chosen = null;
            }

            chosen = Over(chosen, other.Severities, preset, rule);
        }

        return chosen;
    }

    /// <summary>The values that options of a rule get.</summary>
    public ImmutableDictionary<RuleOption, Setting<object>> OptionsOf(RuleDescriptor rule)
    {
        ImmutableDictionary<RuleOption, Setting<object>> options = Options(Settings.Severities, rule);
        foreach (SettingsOverride other in _overrides)
        {
            options = options.SetItems(Options(other.Severities, rule));
        }

        return options;
    }

    /// <summary>What the linter is told: the command line counts before all that is said here.</summary>
    public LinterOptions ToLinterOptions(LinterOptions commandLine, ImmutableArray<Rule> rules)
    {
        ImmutableDictionary<string, Severity> severities = commandLine.Severities;
        ImmutableDictionary<RuleOption, object> values = commandLine.OptionValues;
        bool hasSeverities = !_editorConfig.IsEmpty || !_overrides.IsEmpty || Settings.Severities != SeveritySettings.None;
        foreach (Rule rule in hasSeverities ? rules : [])
        {
            RuleDescriptor descriptor = rule.Descriptor;
            if (!severities.ContainsKey(descriptor.Id) && SeverityOf(descriptor) is { } severity && IsLeftTo(severity.Value, descriptor, commandLine))
            {
                severities = severities.Add(descriptor.Id, severity.Value);
            }

            foreach ((RuleOption option, Setting<object> value) in OptionsOf(descriptor))
            {
                values = values.SetItem(option, value.Value);
            }
        }

        return commandLine with
        {
            Accounts = Settings.Accounts?.Value ?? commandLine.Accounts,
            AdditionalActions = Settings.AdditionalActions?.Value ?? commandLine.AdditionalActions,
            Kind = commandLine.Kind ?? Kind?.Value,
            OptionValues = values,
            Organizations = Settings.Organizations?.Value ?? commandLine.Organizations,
            Preset = Preset?.Value ?? commandLine.Preset,
            Severities = severities,
            Suppressions = [.. Suppressions.Select(entry => entry.Suppression)],
            TemplateParameters = Parameters?.Value ?? commandLine.TemplateParameters,
            TicketPattern = Settings.SuppressionTickets?.Value,
        };
    }

    /// <summary>
    /// True when the command line leaves it to the configuration how grave a rule is: <c>--select</c> chooses which rules run, so that
    /// the configuration turns on none of the others, and turns off none that is named.
    /// </summary>
    public static bool IsLeftTo(Severity severity, RuleDescriptor rule, LinterOptions commandLine)
        => commandLine.Select.IsEmpty
        || (commandLine.Select.Contains(rule.Id) ? severity != Severity.None : commandLine.Select.Any(prefix => rule.Id.StartsWith(prefix, StringComparison.Ordinal)));

    /// <summary>The severity that counts for a rule, and who says so.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="options">What <see cref="ToLinterOptions"/> gave.</param>
    /// <param name="commandLine">What it was given.</param>
    public Setting<Severity> Explain(RuleDescriptor rule, LinterOptions options, LinterOptions commandLine)
    {
        Severity severity = options.SeverityOf(rule);
        Setting<Severity>? said = SeverityOf(rule);
        bool isCommanded = commandLine.Severities.ContainsKey(rule.Id)
            || commandLine.Ignore.Any(prefix => rule.Id.StartsWith(prefix, StringComparison.Ordinal))
            || (!commandLine.Select.IsEmpty && (said is null || !IsLeftTo(said.Value, rule, commandLine)));
        SettingSource source = isCommanded ? SettingSource.CommandLine : said?.Source ?? Preset?.Source ?? SettingSource.Default;
        return new Setting<Severity>(severity, source);
    }

    private static Setting<Severity>? Over(Setting<Severity>? chosen, SeveritySettings settings, RulePreset preset, RuleDescriptor rule)
    {
        // A category says how grave its rules are and turns none on: those that are off are off for a reason of their own.
        if (settings.CategoryOf(rule) is { } category && (category.Value == Severity.None || (chosen?.Value ?? preset.SeverityOf(rule)) != Severity.None))
        {
            chosen = category;
        }

        return settings.Rules.TryGetValue(rule.Id, out RuleSettings? own) && own.Severity is { } severity ? severity : chosen;
    }

    private static ImmutableDictionary<RuleOption, Setting<object>> Options(SeveritySettings settings, RuleDescriptor rule)
        => settings.Rules.TryGetValue(rule.Id, out RuleSettings? own) ? own.Options : ImmutableDictionary<RuleOption, Setting<object>>.Empty;
}
