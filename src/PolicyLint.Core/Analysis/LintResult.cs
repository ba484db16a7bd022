using System.Collections.Immutable;
using PolicyLint.Binding;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>What linting one file gave.</summary>
public sealed class LintResult
{
    internal LintResult(SourceText source, BoundFile file, ImmutableArray<PolicyDiagnostic> diagnostics)
        : this(source, file, diagnostics, diagnostics)
    {
    }

    internal LintResult(SourceText source, BoundFile file, ImmutableArray<PolicyDiagnostic> diagnostics, ImmutableArray<PolicyDiagnostic> found)
    {
        Source = source;
        File = file;
        Diagnostics = diagnostics;
        Found = found;
    }

    /// <summary>The file.</summary>
    public SourceText Source { get; }

    /// <summary>What the file turned out to be.</summary>
    public FileKind Kind => File.Kind;

    /// <summary>The policies in it, in document order.</summary>
    public ImmutableArray<Policy> Policies => File.Policies;

    /// <summary>The findings, by place in the file, then by rule.</summary>
    public ImmutableArray<PolicyDiagnostic> Diagnostics { get; }

    /// <summary>What was found and is not reported, since a suppression says that it is accepted; in the order of <see cref="Diagnostics"/>.</summary>
    public ImmutableArray<SuppressedDiagnostic> Suppressed { get; internal init; } = ImmutableArray<SuppressedDiagnostic>.Empty;

    /// <summary>Those of <see cref="LinterOptions.Suppressions"/> that are about a finding of this file, expired ones included.</summary>
    public ImmutableArray<Suppression> MatchedSuppressions { get; internal init; } = ImmutableArray<Suppression>.Empty;

    internal BoundFile File { get; }

    /// <summary>All that was found, before any of it was left out: the ids of findings are made of all of them.</summary>
    internal ImmutableArray<PolicyDiagnostic> Found { get; }

    /// <summary>The same result without some of its findings, such as those of a baseline. What is left keeps its ids.</summary>
    /// <param name="predicate">Whether a finding stays.</param>
    public LintResult Where(Func<PolicyDiagnostic, bool> predicate)
        => new(Source, File, ImmutableArray.CreateRange(Diagnostics.Where(predicate)), Found)
        {
            Suppressed = Suppressed,
            MatchedSuppressions = MatchedSuppressions,
        };

    /// <summary>The same findings, each shown at the source that generated this file where that is known.</summary>
    /// <param name="findSource">Finds the place in the source; null when it is not known.</param>
    /// <param name="message">What is said of the place in this file, which becomes a related location.</param>
    public LintResult ShownAtSource(Func<PolicyDiagnostic, Origin?> findSource, string message)
    {
        if (Found.IsEmpty)
        {
            return this;
        }

        Dictionary<PolicyDiagnostic, PolicyDiagnostic> shown = Found.ToDictionary(d => d, d => findSource(d) is { } source ? d.ShownAt(source, message) : d);
        return new LintResult(
            Source,
            File,
            ImmutableArray.CreateRange(Diagnostics, d => shown[d]),
            ImmutableArray.CreateRange(Found, d => shown[d]))
        {
            Suppressed = ImmutableArray.CreateRange(Suppressed, s => s with { Diagnostic = shown[s.Diagnostic] }),
            MatchedSuppressions = MatchedSuppressions,
        };
    }

    /// <summary>What a fix of one of <see cref="Diagnostics"/> changes in the file's text.</summary>
    /// <returns>Edits that do not overlap; empty when the place has no such edit.</returns>
    public ImmutableArray<TextEdit> GetTextEdits(Fix fix) => FixLowering.Lower(fix, File);
}
