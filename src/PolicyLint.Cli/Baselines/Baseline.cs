using PolicyLint.Analysis;
using PolicyLint.Cli.Checking;

namespace PolicyLint.Cli.Baselines;

/// <summary>The findings of a day: only what is new is reported. Immutable.</summary>
internal sealed class Baseline
{
    private readonly HashSet<BaselineEntry> _entries;

    /// <summary>Makes a baseline.</summary>
    /// <param name="path">The full path of its file, whether there is one yet or not.</param>
    /// <param name="entries">The findings that are known.</param>
    public Baseline(string path, IEnumerable<BaselineEntry> entries)
    {
        FullPath = path;
        _entries = [.. entries];
    }

    /// <summary>Where it is kept.</summary>
    public string FullPath { get; }

    /// <summary>The findings that are known, in order.</summary>
    public IEnumerable<BaselineEntry> Entries => _entries.Order();

    /// <summary>The entries of all findings of a file.</summary>
    public IEnumerable<BaselineEntry> EntriesOf(FileOutcome outcome)
    {
        if (outcome.Result is not { } result)
        {
            yield break;
        }

        string file = NameOf(outcome);
        IReadOnlyList<string> fingerprints = DiagnosticFingerprints.Compute(result);
        for (int i = 0; i < fingerprints.Count; i++)
        {
            yield return new BaselineEntry(file, result.Diagnostics[i].Descriptor.Id, fingerprints[i]);
        }
    }

    /// <summary>Leaves out the findings that are known.</summary>
    /// <param name="outcome">What became of a file.</param>
    /// <param name="met">Is given the entries that were met.</param>
    public FileOutcome LeaveOutKnown(FileOutcome outcome, ISet<BaselineEntry> met)
    {
        var known = new HashSet<PolicyDiagnostic>();
        int i = 0;
        foreach (BaselineEntry entry in EntriesOf(outcome))
        {
            if (_entries.Contains(entry))
            {
                met.Add(entry);
                known.Add(outcome.Result!.Diagnostics[i]);
            }

            i++;
        }

        return known.Count == 0 ? outcome : outcome with { Result = outcome.Result!.Where(diagnostic => !known.Contains(diagnostic)) };
    }

    /// <summary>What a file is called in the entries.</summary>
    public string NameOf(FileOutcome outcome)
        => outcome.File.FullPath is { } path ? Path.GetRelativePath(Path.GetDirectoryName(FullPath)!, path).Replace('\\', '/') : outcome.File.ShownPath;

    /// <summary>
    /// The entries that stand for nothing any more: the file is gone, or it was linted with the rule and the finding was not there.
    /// What this run did not look at is not stale.
    /// </summary>
    public IReadOnlyList<BaselineEntry> FindStale(IEnumerable<FileOutcome> outcomes, IEnumerable<RuleDescriptor> activeRules, ISet<BaselineEntry> met)
    {
        if (_entries.Count == met.Count)
        {
            return [];
        }

        HashSet<string> linted = [.. outcomes.Where(outcome => outcome.Status != FileStatus.Failed).Select(NameOf)];
        HashSet<string> rules = [.. activeRules.Select(rule => rule.Id)];
        string folder = Path.GetDirectoryName(FullPath)!;
        return [.. Entries.Where(entry => !met.Contains(entry)
            && (linted.Contains(entry.File) ? rules.Contains(entry.Rule) : !File.Exists(Path.Combine(folder, entry.File))))];
    }
}
