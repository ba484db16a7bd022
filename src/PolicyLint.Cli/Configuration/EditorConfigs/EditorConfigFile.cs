using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Text;

namespace PolicyLint.Cli.Configuration.EditorConfigs;

/// <summary>What an <c>.editorconfig</c> or <c>.globalconfig</c> says of our rules.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Assignments">What it says, in the order of the file.</param>
/// <param name="Outline">The file with its sections, and in place of what it says of our rules the indexes of <paramref name="Assignments"/>.</param>
internal sealed record EditorConfigFile(string Path, ImmutableArray<EditorConfigAssignment> Assignments, ImmutableArray<OutlineLine> Outline);

/// <summary>A severity that a file gives a rule in one of its sections.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Severity">The severity; null for <c>default</c>, which takes back what is said in a wider section.</param>
/// <param name="Origin">Where it stands.</param>
internal readonly record struct EditorConfigAssignment(string RuleId, Severity? Severity, Origin Origin);

/// <summary>A line of a file that matters.</summary>
/// <param name="Text">The heading of a section, or a property of the file; empty for an assignment.</param>
/// <param name="Assignment">The index of the assignment; -1 for other lines.</param>
internal readonly record struct OutlineLine(string Text, int Assignment);
