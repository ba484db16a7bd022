using System.Collections.Immutable;

namespace PolicyLint.Cli.Configuration;

/// <summary>What the configuration says. A setting that nobody made is null.</summary>
internal sealed record Settings
{
    /// <summary>What it is when there is no configuration.</summary>
    public static Settings None { get; } = new();

    /// <summary>True when no file in a folder above is asked.</summary>
    public bool IsRoot { get; init; }

    /// <summary>The user's own accounts.</summary>
    public ImmutableArray<string>? Accounts { get; init; }

    /// <summary>The user's own organizations.</summary>
    public ImmutableArray<string>? Organizations { get; init; }

    /// <summary>What is said of rules, by id.</summary>
    public ImmutableDictionary<string, RuleSettings> Rules { get; init; } = ImmutableDictionary<string, RuleSettings>.Empty;

    /// <summary>Actions that AWS has and the reference does not know.</summary>
    public ImmutableArray<string>? AdditionalActions { get; init; }

    /// <summary>Values of the parameters of templates.</summary>
    public ImmutableDictionary<string, string>? Parameters { get; init; }

    /// <summary>These settings, and those of a file further up where this one is silent.</summary>
    public Settings Over(Settings above) => new()
    {
        IsRoot = IsRoot || above.IsRoot,
        AdditionalActions = AdditionalActions ?? above.AdditionalActions,
        Parameters = Parameters ?? above.Parameters,
        Accounts = Accounts ?? above.Accounts,
        Organizations = Organizations ?? above.Organizations,
        Rules = above.Rules.SetItems(Rules.Select(rule
            => new KeyValuePair<string, RuleSettings>(rule.Key, above.Rules.TryGetValue(rule.Key, out RuleSettings? same) ? rule.Value.Over(same) : rule.Value))),
    };
}
