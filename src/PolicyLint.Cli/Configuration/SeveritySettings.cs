using System.Collections.Immutable;
using PolicyLint.Analysis;

namespace PolicyLint.Cli.Configuration;

/// <summary>What is said of rules: of all by a preset, of some by a category, of one by its name. The narrower counts before the broader.</summary>
internal sealed record SeveritySettings
{
    /// <summary>Nothing is said.</summary>
    public static SeveritySettings None { get; } = new();

    /// <summary>Which rules run unless more is said.</summary>
    public Setting<RulePreset>? Preset { get; init; }

    /// <summary>Severities for all rules whose ids begin so: <c>PL3</c>, <c>PL30</c>.</summary>
    public ImmutableDictionary<string, Setting<Severity>> Categories { get; init; } = ImmutableDictionary<string, Setting<Severity>>.Empty;

    /// <summary>What is said of single rules, by id.</summary>
    public ImmutableDictionary<string, RuleSettings> Rules { get; init; } = ImmutableDictionary<string, RuleSettings>.Empty;

    /// <summary>These settings, and those of a file further up where this one is silent.</summary>
    public SeveritySettings Over(SeveritySettings above) => new()
    {
        Preset = Preset ?? above.Preset,
        Categories = above.Categories.SetItems(Categories),
        Rules = above.Rules.SetItems(Rules.Select(rule
            => new KeyValuePair<string, RuleSettings>(rule.Key, above.Rules.TryGetValue(rule.Key, out RuleSettings? same) ? rule.Value.Over(same) : rule.Value))),
    };

    /// <summary>The severity that the longest of the prefixes gives a rule; null when none is about it.</summary>
    public Setting<Severity>? CategoryOf(RuleDescriptor rule)
    {
        for (int length = rule.Id.Length; !Categories.IsEmpty && length > 0; length--)
        {
            if (Categories.TryGetValue(rule.Id[..length], out Setting<Severity>? severity))
            {
                return severity;
            }
        }

        return null;
    }
}
