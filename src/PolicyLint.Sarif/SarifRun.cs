using PolicyLint.Analysis;

namespace PolicyLint.Sarif;

/// <summary>STUB: the branch "sarif" has the real one; take theirs.</summary>
public sealed record SarifRun(IReadOnlyList<LintResult> Results, IReadOnlyList<RuleDescriptor> Rules, string ToolVersion);
