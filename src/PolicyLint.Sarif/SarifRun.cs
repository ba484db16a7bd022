using PolicyLint.Analysis;

namespace PolicyLint.Sarif;

/// <summary>What one run of the linter gave, for <see cref="SarifLogWriter"/>.</summary>
/// <param name="Results">
/// The files that were linted, in any order. Their paths should be relative to the repository's root, and no path should
/// occur twice.
/// </param>
/// <param name="Rules">The rules that ran, findings or not: <see cref="Linter.ActiveRules"/>.</param>
/// <param name="ToolVersion">PolicyLint's version as a semantic version, such as <c>1.2.0</c>.</param>
public sealed record SarifRun(IReadOnlyList<LintResult> Results, IReadOnlyList<RuleDescriptor> Rules, string ToolVersion)
{
    /// <summary>
    /// True to write also what is suppressed, marked so. GitHub code scanning does not look at the mark and shows an open alert, unless
    /// something like <c>advanced-security/dismiss-alerts</c> follows: https://github.com/github/codeql-action/issues/1230
    /// </summary>
    public bool IncludeSuppressed { get; init; }
}
