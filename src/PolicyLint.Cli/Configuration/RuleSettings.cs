using System.Collections.Immutable;
using PolicyLint.Analysis;

namespace PolicyLint.Cli.Configuration;

/// <summary>What the configuration says of a rule.</summary>
internal sealed record RuleSettings
{
    /// <summary>Its severity; null when nothing is said.</summary>
    public Setting<Severity>? Severity { get; init; }

    /// <summary>The values of its options, those that are given.</summary>
    public ImmutableDictionary<RuleOption, Setting<object>> Options { get; init; } = ImmutableDictionary<RuleOption, Setting<object>>.Empty;

    /// <summary>These settings, and the others where this one is silent.</summary>
    public RuleSettings Over(RuleSettings others) => new()
    {
        Severity = Severity ?? others.Severity,
        Options = others.Options.SetItems(Options),
    };
}
