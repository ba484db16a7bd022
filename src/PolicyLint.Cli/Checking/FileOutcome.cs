using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Analysis.Fixing;
using PolicyLint.Cli.Files;
using PolicyLint.Cli.Fixing;

namespace PolicyLint.Cli.Checking;

/// <summary>What became of a file.</summary>
internal enum FileStatus
{
    /// <summary>It was linted.</summary>
    Linted,

    /// <summary>It is neither policy nor template.</summary>
    NotAPolicy,

    /// <summary>It is a template or plan without policies, users and roles.</summary>
    Template,

    /// <summary>It is no YAML in spite of its name, a Helm chart for instance, and shows no sign of a policy.</summary>
    Yaml,

    /// <summary>It was found by walking and is larger than any policy.</summary>
    TooLarge,

    /// <summary>It could not be read.</summary>
    Failed,

    /// <summary>It is a configuration: what it suppresses was judged.</summary>
    Configuration,
}

/// <summary>What became of a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Status">What it was taken for.</param>
/// <param name="Result">The result, when there are findings, suppressed ones included. Others are let go: a tree has many files.</param>
/// <param name="Policies">What policies it holds, in words; empty unless details are wanted.</param>
/// <param name="Failure">Why it could not be read or written, when it could not.</param>
internal sealed record FileOutcome(InputFile File, FileStatus Status, LintResult? Result = null, string Policies = "", string? Failure = null)
{
    /// <summary>What the configuration accepts and was found in it.</summary>
    public ImmutableArray<Suppression> MatchedSuppressions { get; init; } = [];

    /// <summary>What fixing it gave; null when it was not to be fixed or was left as it was.</summary>
    public FixResult? Fix { get; private init; }

    /// <summary>The same after it was to be fixed.</summary>
    public FileOutcome With(FileFix fix)
        => this with { Fix = fix.FixResult, Failure = fix.Failure, Result = fix.Remaining is { Diagnostics.IsEmpty: true, Suppressed.IsEmpty: true } ? null : fix.Remaining };
}
