using PolicyLint.Analysis;
using PolicyLint.Cli.Configuration;
using PolicyLint.Cli.Files;
using PolicyLint.Text;

namespace PolicyLint.Cli.Checking;

/// <summary>
/// Judges what configurations accept, once all files are linted: what is expired, lacks a reason or a ticket, or stands for nothing is
/// a finding in the configuration.
/// </summary>
/// <param name="linters">The linters of the run.</param>
/// <param name="workingDirectory">The full path of the folder that paths start from.</param>
/// <param name="walkedFolders">The full paths of the folders that were looked at as a whole.</param>
internal sealed class ConfigurationSuppressions(LinterProvider linters, string workingDirectory, IReadOnlyCollection<string> walkedFolders)
{
    /// <summary>Adds what is found in the configurations to what became of the files.</summary>
    public FileOutcome[] AddTo(FileOutcome[] outcomes)
    {
        IReadOnlyCollection<SuppressionEntry> entries = linters.Suppressions;
        if (entries.Count == 0)
        {
            return outcomes;
        }

        var matched = outcomes.SelectMany(outcome => outcome.MatchedSuppressions).Select(suppression => suppression.Origin).ToHashSet(SamePlace.Instance);
        HashSet<string> active = [.. linters.ActiveRules.SelectMany(rule => (string[])[rule.Id, rule.Name])];
        matched.UnionWith(entries.Where(entry => !IsSeenWhole(entry, active, outcomes)).Select(entry => entry.Suppression.Origin));
        var judged = new List<FileOutcome>();
        foreach (IGrouping<string, SuppressionEntry> file in entries.GroupBy(entry => entry.Suppression.Origin.Source.Path, StringComparer.Ordinal))
        {
            if (Judge(file.Key, file, matched) is { Diagnostics.IsEmpty: false } result)
            {
                judged.Add(new FileOutcome(new InputFile(file.Key, FullPathOf(file.Key), IsExplicit: false), FileStatus.Configuration, result));
            }
        }

        // A walk passes the configuration over as no policy, and now it is a file with findings.
        HashSet<string> names = [.. judged.Select(outcome => outcome.File.ShownPath)];
        return names.Count == 0
            ? outcomes
            : [.. outcomes.Where(outcome => outcome.Result is not null || !names.Contains(outcome.File.ShownPath)).Concat(judged).OrderBy(outcome => outcome.File.ShownPath, StringComparer.Ordinal)];
    }

    private LintResult Judge(string shownPath, IEnumerable<SuppressionEntry> entries, HashSet<Origin> matched)
    {
        // A file that several configurations extend was read for each of them.
        List<Suppression> suppressions = [.. entries.Select(entry => entry.Suppression).DistinctBy(suppression => suppression.Origin, SamePlace.Instance)];
        SourceText source = suppressions[0].Origin.Source;
        suppressions.RemoveAll(suppression => suppression.Origin.Source != source);
        return linters.For(FullPathOf(shownPath)).CheckSuppressions(
            source, suppressions, suppressions.Where(suppression => matched.Contains(suppression.Origin)).ToHashSet());
    }

    /// <summary>True when the run looked at all that an entry is about, so that one that matched nothing is of no use.</summary>
    private bool IsSeenWhole(SuppressionEntry entry, HashSet<string> active, FileOutcome[] outcomes)
    {
        if (!entry.Suppression.Rules.Any(rule => active.Contains(rule.Name.ToUpperInvariant()) || active.Contains(rule.Name.ToLowerInvariant())))
        {
            return false;
        }

        if (entry.Files?.SingleFile is { } file && outcomes.Any(outcome => outcome.File.FullPath == file && outcome.Status != FileStatus.Failed))
        {
            return true;
        }

        // What could not be read may hold what is accepted.
        if (outcomes.Any(outcome => outcome.Status == FileStatus.Failed))
        {
            return false;
        }

        return walkedFolders.Any(folder => IsInside(entry.Folder, folder));
    }

    private static bool IsInside(string path, string folder)
        => path.StartsWith(folder, StringComparison.Ordinal)
        && (path.Length == folder.Length || Path.EndsInDirectorySeparator(folder) || path[folder.Length] == Path.DirectorySeparatorChar);

    private string FullPathOf(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, workingDirectory));

    /// <summary>Origins are the same when their files are called the same and their spans begin at the same place.</summary>
    private sealed class SamePlace : IEqualityComparer<Origin>
    {
        public static SamePlace Instance { get; } = new();

        public bool Equals(Origin x, Origin y) => x.Span == y.Span && x.Source.Path == y.Source.Path;

        public int GetHashCode(Origin origin) => HashCode.Combine(origin.Span, origin.Source.Path);
    }
}
