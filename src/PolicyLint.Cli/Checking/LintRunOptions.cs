using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Cli.Git;

namespace PolicyLint.Cli.Checking;

/// <summary>What the command line says about which files are linted, and how.</summary>
internal sealed record LintRunOptions
{
    /// <summary>Files, directories and <c>-</c>; empty for the current directory.</summary>
    public required ImmutableArray<string> Paths { get; init; }

    /// <summary>Which changes are linted; null for all files.</summary>
    public ChangeScope? Changes { get; init; }

    /// <summary>Which rules run, and how grave they are.</summary>
    public required LinterOptions Linter { get; init; }

    /// <summary>The file that holds the configuration; null to search for it.</summary>
    public required string? ConfigurationPath { get; init; }

    /// <summary>What standard input is called; null when the user gives no name.</summary>
    public required string? StdinName { get; init; }

    /// <summary>The present.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Findings and errors only.</summary>
    public required bool IsQuiet { get; init; }

    /// <summary>Details on standard error.</summary>
    public required bool IsVerbose { get; init; }

    /// <summary>Files that are linted at once, 1 or more.</summary>
    public required int Jobs { get; init; }

    /// <summary>Whether what git ignores is passed over in directories.</summary>
    public required bool RespectIgnoreFiles { get; init; }

    /// <summary>Whether what the configuration excludes is left out even when it is named.</summary>
    public required bool ForceExclude { get; init; }
}
