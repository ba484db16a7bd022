using System.Collections.Immutable;
using PolicyLint.Analysis;

namespace PolicyLint.Cli.Configuration;

/// <summary>What the configuration says of a rule.</summary>
internal sealed record RuleSettings
{
    /// <summary>Its severity; null when nothing is said.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The values of its options, those that are given.</summary>
    public ImmutableDictionary<RuleOption, object> Options { get; init; } = ImmutableDictionary<RuleOption, object>.Empty;

    /// <summary>These settings, and those of a file further up where this one is silent.</summary>
    public RuleSettings Over(RuleSettings above) => new()
    {
        Severity = Severity ?? above.Severity,
        Options = above.Options.SetItems(Options),
    };
}
