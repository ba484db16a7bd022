using System.Collections.Immutable;

namespace PolicyLint.Cli.Configuration;

/// <summary>What the configuration says. A setting that nobody made is null.</summary>
internal sealed record Settings
{
    /// <summary>What it is when there is no configuration.</summary>
    public static Settings None { get; } = new();

    /// <summary>True when no file in a folder above is asked.</summary>
    public bool IsRoot { get; init; }

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
    };
}
