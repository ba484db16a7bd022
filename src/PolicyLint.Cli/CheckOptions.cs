using System.Collections.Immutable;
using PolicyLint.Analysis;

namespace PolicyLint.Cli;

/// <summary>An output besides the one on standard output.</summary>
/// <param name="Format">What is written.</param>
/// <param name="Path">Where, as the user wrote it.</param>
internal sealed record OutputTarget(OutputFormat Format, string Path);

/// <summary>What the command line says about a check.</summary>
internal sealed record CheckOptions
{
    /// <summary>Files, directories and <c>-</c>; empty for the current directory.</summary>
    public required ImmutableArray<string> Paths { get; init; }

    /// <summary>What goes to standard output.</summary>
    public required OutputFormat Format { get; init; }

    /// <summary>What goes to files.</summary>
    public required ImmutableArray<OutputTarget> Outputs { get; init; }

    /// <summary>Which rules run, and how grave they are.</summary>
    public required LinterOptions Linter { get; init; }

    /// <summary>The file that holds the configuration; null to search for it.</summary>
    public required string? ConfigurationPath { get; init; }

    /// <summary>The least severity that makes the run fail; <see cref="Severity.None"/> for never.</summary>
    public required Severity FailOn { get; init; }

    /// <summary>What standard input is called; null when the user gives no name.</summary>
    public required string? StdinName { get; init; }

    /// <summary>True when standard output is coloured.</summary>
    public required bool UseColor { get; init; }

    /// <summary>Findings and errors only.</summary>
    public required bool IsQuiet { get; init; }

    /// <summary>Details on standard error.</summary>
    public required bool IsVerbose { get; init; }

    /// <summary>Tells what each rule cost.</summary>
    public required bool ShowProfile { get; init; }

    /// <summary>A count for each rule.</summary>
    public required bool ShowStatistics { get; init; }

    /// <summary>Files that are linted at once, 1 or more.</summary>
    public required int Jobs { get; init; }

    /// <summary>Whether what git ignores is passed over in directories.</summary>
    public required bool RespectIgnoreFiles { get; init; }
}
