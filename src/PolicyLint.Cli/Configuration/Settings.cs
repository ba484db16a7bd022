using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Cli.Configuration;

/// <summary>What the configuration says. A setting that nobody made is null, or empty where several files add up.</summary>
internal sealed record Settings
{
    /// <summary>What it is when there is no configuration.</summary>
    public static Settings None { get; } = new();

    /// <summary>The files that these settings come from, the nearest first.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>The full path of the folder of the nearest file; null when none was found.</summary>
    public string? Folder { get; init; }

    /// <summary>True when no file in a folder above is asked.</summary>
    public bool IsRoot { get; init; }

    /// <summary>What is said of rules.</summary>
    public SeveritySettings Severities { get; init; } = SeveritySettings.None;

    /// <summary>What is different for some files; of several that are about a file, the last counts.</summary>
    public ImmutableArray<SettingsOverride> Overrides { get; init; } = [];

    /// <summary>What the policies of some files are attached to; of several, the last counts.</summary>
    public ImmutableArray<KindPattern> Kinds { get; init; } = [];

    /// <summary>The user's own accounts.</summary>
    public Setting<ImmutableArray<string>>? Accounts { get; init; }

    /// <summary>The user's own organizations.</summary>
    public Setting<ImmutableArray<string>>? Organizations { get; init; }

    /// <summary>Actions that AWS has and the reference does not know.</summary>
    public Setting<ImmutableArray<string>>? AdditionalActions { get; init; }

    /// <summary>Values of the parameters of templates.</summary>
    public Setting<ImmutableDictionary<string, string>>? Parameters { get; init; }

    /// <summary>The files that are linted when a folder is walked, in place of those of the known types.</summary>
    public Setting<GlobList>? Include { get; init; }

    /// <summary>The files that are not linted when a folder is walked.</summary>
    public Setting<GlobList>? Exclude { get; init; }

    /// <summary>The least severity that makes the run fail; <see cref="Severity.None"/> for never.</summary>
    public Setting<Severity>? FailOn { get; init; }

    /// <summary>The full path of the baseline.</summary>
    public Setting<string>? Baseline { get; init; }

    /// <summary>Findings that are accepted.</summary>
    public ImmutableArray<SuppressionEntry> Suppressions { get; init; } = [];

    /// <summary>What the ticket of a suppression looks like.</summary>
    public Setting<TicketPattern>? SuppressionTickets { get; init; }

    /// <summary>These settings, and those of a file further up where this one is silent.</summary>
    public Settings Over(Settings above) => new()
    {
        Files = [.. Files, .. above.Files],
        Folder = Folder ?? above.Folder,
        IsRoot = IsRoot,
        Severities = Severities.Over(above.Severities),
        Overrides = [.. above.Overrides, .. Overrides],
        Kinds = [.. above.Kinds, .. Kinds],
        Accounts = Accounts ?? above.Accounts,
        Organizations = Organizations ?? above.Organizations,
        AdditionalActions = AdditionalActions ?? above.AdditionalActions,
        Parameters = Parameters ?? above.Parameters,
        Include = Include ?? above.Include,
        Exclude = Exclude ?? above.Exclude,
        FailOn = FailOn ?? above.FailOn,
        Baseline = Baseline ?? above.Baseline,
        Suppressions = [.. above.Suppressions, .. Suppressions],
        SuppressionTickets = SuppressionTickets ?? above.SuppressionTickets,
    };
}

/// <summary>What is different for some files.</summary>
internal sealed record SettingsOverride
{
    /// <summary>Which files.</summary>
    public required GlobList Files { get; init; }

    /// <summary>What is said of rules.</summary>
    public SeveritySettings Severities { get; init; } = SeveritySettings.None;

    /// <summary>What their policies are attached to.</summary>
    public Setting<PolicyKind>? Kind { get; init; }

    /// <summary>Values of the parameters of templates.</summary>
    public Setting<ImmutableDictionary<string, string>>? Parameters { get; init; }
}

/// <summary>What the policies of some files are attached to.</summary>
internal sealed record KindPattern(GlobList Files, Setting<PolicyKind> Kind);

/// <summary>Findings that the configuration accepts.</summary>
/// <param name="Folder">The full path of the folder whose files it is about.</param>
/// <param name="Files">In which files; null for all that the configuration is about.</param>
/// <param name="Suppression">Which findings, and why.</param>
/// <param name="Owner">Who answers for it; null when nobody is named.</param>
internal sealed record SuppressionEntry(string Folder, GlobList? Files, Suppression Suppression, string? Owner);
