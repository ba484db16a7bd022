using PolicyLint.Analysis;
using PolicyLint.Text;

namespace PolicyLint.Sarif;

/// <summary>
/// The findings of one rule on one line of a file. GitHub knows an alert by path, rule and the line's text, so to it they
/// are one; compact JSON puts a whole list on one line, and one line of a program may make resources in several templates.
/// </summary>
/// <param name="Findings">The findings with their ids, in order; at least one.</param>
internal sealed record LineFindings(IReadOnlyList<LineFindings.Finding> Findings)
{
    /// <summary>The finding that gives the result its place and its first words.</summary>
    public Finding First => Findings[0];

    /// <summary>The file.</summary>
    public SourceText Source => First.Diagnostic.Origin.Source;

    /// <summary>The line, from 1.</summary>
    public int Line => First.Diagnostic.Origin.Start.Line;

    /// <summary>Groups findings; groups are ordered by path, place and rule.</summary>
    /// <param name="files">The files.</param>
    /// <param name="includeSuppressed">Whether findings that are suppressed are among them, apart from others.</param>
    public static IEnumerable<LineFindings> Group(IReadOnlyList<LintResult> files, bool includeSuppressed = false) => files
        .Where(file => !file.Diagnostics.IsEmpty || (includeSuppressed && !file.Suppressed.IsEmpty))
        .OrderBy(file => file.Source.Path, StringComparer.Ordinal)
        .SelectMany(file => includeSuppressed ? FindingsOf(file).Concat(SuppressedOf(file)) : FindingsOf(file))
        .OrderBy(finding => finding.Diagnostic.Origin.Source.Path, StringComparer.Ordinal)
        .ThenBy(finding => finding.Diagnostic.Origin.Span.Start)
        .ThenBy(finding => finding.Diagnostic.Descriptor.Id, StringComparer.Ordinal)
        .GroupBy(finding => (finding.Diagnostic.Origin.Source.Path, finding.Diagnostic.Descriptor.Id, finding.Diagnostic.Origin.Start.Line, finding.Suppression))
        .Select(group => new LineFindings(group.ToArray()));

    private static IEnumerable<Finding> FindingsOf(LintResult file)
    {
        IReadOnlyList<string> fingerprints = DiagnosticFingerprints.Compute(file);
        return file.Diagnostics.Select((diagnostic, i) => new Finding(file, diagnostic, fingerprints[i]));
    }

    private static IEnumerable<Finding> SuppressedOf(LintResult file)
    {
        IReadOnlyList<string> fingerprints = DiagnosticFingerprints.ComputeSuppressed(file);
        return file.Suppressed.Select((suppressed, i) => new Finding(file, suppressed.Diagnostic, fingerprints[i]) { Suppression = suppressed.Suppression });
    }

    /// <summary>A finding.</summary>
    /// <param name="Result">The file that was linted: the one that the finding is in, or one that was generated from it.</param>
    /// <param name="Diagnostic">The finding.</param>
    /// <param name="Fingerprint">Its id.</param>
    internal sealed record Finding(LintResult Result, PolicyDiagnostic Diagnostic, string Fingerprint)
    {
        /// <summary>What says that it is accepted; null when nothing does.</summary>
        public Suppression? Suppression { get; init; }

        /// <summary>True when it is shown at the source that generated the file.</summary>
        public bool IsAtSource => Diagnostic.Origin.Source != Result.Source;
    }
}
