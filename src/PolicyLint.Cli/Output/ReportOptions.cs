using System.Collections.Immutable;
using PolicyLint.Analysis;

namespace PolicyLint.Cli.Output;

/// <summary>An output besides the one on standard output.</summary>
/// <param name="Format">What is written.</param>
/// <param name="Path">Where, as the user wrote it.</param>
internal sealed record OutputTarget(ReportFormat Format, string Path);

/// <summary>What the command line says about how findings are written, and when they make the run fail.</summary>
internal sealed record ReportOptions
{
    /// <summary>What goes to standard output.</summary>
    public required ReportFormat Format { get; init; }

    /// <summary>What goes to files.</summary>
    public required ImmutableArray<OutputTarget> Outputs { get; init; }

    /// <summary>The least severity that makes the run fail; <see cref="Severity.None"/> for never.</summary>
    public required Severity FailOn { get; init; }

    /// <summary>True when standard output is coloured.</summary>
    public required bool UseColor { get; init; }

    /// <summary>A count for each rule.</summary>
    public required bool ShowStatistics { get; init; }

    /// <summary>What is suppressed, with the reasons.</summary>
    public required bool ShowSuppressed { get; init; }

    /// <summary>What is suppressed, in SARIF.</summary>
    public required bool IncludeSuppressed { get; init; }
}
