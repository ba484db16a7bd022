using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PolicyLint.Analysis;
using PolicyLint.Cli.Files;
using PolicyLint.Cli.Output;
using PolicyLint.Model;

namespace PolicyLint.Cli.Configuration;

/// <summary>A setting as it counts, and where it comes from.</summary>
/// <param name="Name">What the configuration calls it.</param>
/// <param name="Value">The value; null when there is none.</param>
/// <param name="Source">Who says so.</param>
internal sealed record EffectiveSetting(string Name, JsonNode? Value, SettingSource Source);

/// <summary>A rule as it counts.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">Its severity, and who says so.</param>
/// <param name="Options">Its options.</param>
internal sealed record EffectiveRule(RuleDescriptor Rule, Setting<Severity> Severity, ImmutableArray<EffectiveSetting> Options)
{
    /// <summary>True when it is not as it is when nobody says anything.</summary>
    public bool IsChanged => Severity.Value != RulePreset.Recommended.SeverityOf(Rule) || Options.Any(option => option.Source != SettingSource.Default);
}

/// <summary>All that counts for a file, for people and programs that ask.</summary>
internal sealed class EffectiveSettings
{
    /// <summary>Puts it together.</summary>
    /// <param name="file">What is said for the file.</param>
    /// <param name="run">What is said for the run as a whole.</param>
    /// <param name="commandLine">What the command line says.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="workingDirectory">The full path of the folder that paths are shown from.</param>
    public EffectiveSettings(FileSettings file, Settings run, LinterOptions commandLine, ImmutableArray<Rule> rules, string workingDirectory)
    {
        LinterOptions options = file.ToLinterOptions(commandLine, rules);
        Settings settings = file.Settings;
        Values =
        [
            Of("preset", file.Preset, static preset => Word(preset.ToString()), "recommended"),
            commandLine.Kind is { } kind ? new EffectiveSetting("kind", kind.ToName(), SettingSource.CommandLine) : Of("kind", file.Kind, static value => value.ToName()),
            Of("accounts", settings.Accounts, List),
            Of("organizations", settings.Organizations, List),
            Of("additionalActions", settings.AdditionalActions, List),
            Of("parameters", file.Parameters, static values => new JsonObject(values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => KeyValuePair.Create<string, JsonNode?>(value.Key, value.Value)))),
            Of("suppressionTickets", settings.SuppressionTickets, static pattern => pattern.Text),
            Of("failOn", run.FailOn, static severity => severity == Severity.None ? "never" : Words.Of(severity), "warning"),
            Of("include", run.Include, static globs => List(globs.Texts)),
            Of("exclude", run.Exclude, static globs => List(globs.Texts)),
            Of("baseline", run.Baseline, path => ShownPath.Of(path, path, workingDirectory)),
        ];
        Suppressions = file.Suppressions;
        Rules =
        [
            .. rules.Select(rule => rule.Descriptor).OrderBy(rule => rule.Id, StringComparer.Ordinal)
                .Select(rule => new EffectiveRule(rule, file.Explain(rule, options, commandLine), [.. rule.Options.Select(option => Of(option, file.OptionsOf(rule)))])),
        ];
    }

    /// <summary>The settings that concern no rule.</summary>
    public ImmutableArray<EffectiveSetting> Values { get; }

    /// <summary>What is accepted.</summary>
    public ImmutableArray<SuppressionEntry> Suppressions { get; }

    /// <summary>All rules, by id.</summary>
    public ImmutableArray<EffectiveRule> Rules { get; }

    private static EffectiveSetting Of<T>(string name, Setting<T>? setting, Func<T, JsonNode> toJson, string? otherwise = null)
        => setting is null ? new EffectiveSetting(name, otherwise, SettingSource.Default) : new EffectiveSetting(name, toJson(setting.Value), setting.Source);

    private static EffectiveSetting Of(RuleOption option, ImmutableDictionary<RuleOption, Setting<object>> values)
    {
        values.TryGetValue(option, out Setting<object>? given);
        JsonNode value = option switch
        {
            RuleOption<ImmutableArray<string>> texts => List(given is null ? texts.Default : (ImmutableArray<string>)given.Value),
            RuleOption<int> number => given is null ? number.Default : (int)given.Value,
            RuleOption<bool> flag => given is null ? flag.Default : (bool)given.Value,
            _ => throw new InvalidOperationException(option.Name),
        };
        return new EffectiveSetting(option.Name, value, given?.Source ?? SettingSource.Default);
    }

    private static JsonNode List(ImmutableArray<string> texts) => new JsonArray([.. texts.Select(text => (JsonNode?)text)]);

    private static string Word(string name) => name.ToLowerInvariant();
}
