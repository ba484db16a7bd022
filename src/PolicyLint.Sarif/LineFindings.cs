using PolicyLint.Analysis;

namespace PolicyLint.Sarif;

/// <summary>
/// The findings of one rule on one line of a file. GitHub knows an alert by path, rule and the line's text, so to it they
/// are one; compact JSON puts a whole list on one line.
/// </summary>
/// <param name="Result">The file.</param>
/// <param name="Findings">The findings with their ids, in order; at least one.</param>
internal sealed record LineFindings(LintResult Result, IReadOnlyList<LineFindings.Finding> Findings)
{
    /// <summary>The finding that gives the result its place and its first words.</summary>
    public Finding First => Findings[0];

    /// <summary>The line, from 1.</summary>
    public int Line => First.Diagnostic.Origin.Start.Line;

    /// <summary>Groups a file's findings; groups stand in the order of their first findings.</summary>
    public static IEnumerable<LineFindings> Group(LintResult result)
    {
        IReadOnlyList<string> fingerprints = DiagnosticFingerprints.Compute(result);
        return result.Diagnostics
            .Select((diagnostic, i) => new Finding(diagnostic, fingerprints[i]))
            .GroupBy(finding => (finding.Diagnostic.Descriptor.Id, finding.Diagnostic.Origin.Start.Line))
            .Select(group => new LineFindings(result, group.ToArray()));
    }

    /// <summary>A finding.</summary>
    /// <param name="Diagnostic">The finding.</param>
    /// <param name="Fingerprint">Its id.</param>
    internal sealed record Finding(PolicyDiagnostic Diagnostic, string Fingerprint);
}
