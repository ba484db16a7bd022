using PolicyLint.Analysis;

namespace PolicyLint.Cli;

/// <summary>What severities are called, on the command line as in the configuration.</summary>
internal static class SeverityNames
{
    /// <summary>How grave a rule is.</summary>
    public static (string Name, Severity Value)[] Levels { get; } =
        [("error", Severity.Error), ("warning", Severity.Warning), ("suggestion", Severity.Suggestion), ("none", Severity.None)];

    /// <summary>From which severity on a run fails.</summary>
    public static (string Name, Severity Value)[] Thresholds { get; } =
        [("error", Severity.Error), ("warning", Severity.Warning), ("suggestion", Severity.Suggestion), ("never", Severity.None)];
}
