namespace PolicyLint.Cli.Baselines;

/// <summary>A finding that is known, without any line: it is known again when the file changed elsewhere.</summary>
/// <param name="File">The file, from the baseline's folder, with forward slashes.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Id">The finding's fingerprint, unique in its file; see <see cref="Analysis.DiagnosticFingerprints"/>.</param>
internal readonly record struct BaselineEntry(string File, string Rule, string Id) : IComparable<BaselineEntry>
{
    /// <inheritdoc/>
    public int CompareTo(BaselineEntry other)
    {
        int order = string.CompareOrdinal(File, other.File);
        order = order != 0 ? order : string.CompareOrdinal(Rule, other.Rule);
        return order != 0 ? order : string.CompareOrdinal(Id, other.Id);
    }
}
