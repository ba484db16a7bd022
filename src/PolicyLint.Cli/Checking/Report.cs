using PolicyLint.Analysis;
using PolicyLint.Analysis.Fixing;
using PolicyLint.Cli.Baselines;
using PolicyLint.Cli.Files;
using PolicyLint.Rules.Suppression;

namespace PolicyLint.Cli.Checking;

/// <summary>All that a check found, in the order in which it is written.</summary>
internal sealed class Report
{
    /// <summary>Makes a report.</summary>
    /// <param name="outcomes">What became of the files, by shown path.</param>
    /// <param name="failures">What was not even found.</param>
    /// <param name="activeRules">The rules that ran.</param>
    public Report(IReadOnlyList<FileOutcome> outcomes, IReadOnlyList<InputFailure> failures, IReadOnlyList<RuleDescriptor> activeRules)
    {
        ActiveRules = activeRules;
        Outcomes = outcomes;
        var results = new List<LintResult>();
        var all = new List<LintResult>();
        var fixes = new List<FixResult>();
        var clean = new List<string>();
        var unread = new List<InputFailure>(failures);
        foreach (FileOutcome outcome in outcomes)
        {
            Count(outcome.Status);
            if (outcome.Failure is { } reason)
            {
                unread.Add(new InputFailure(outcome.File.ShownPath, reason));
            }

            if (outcome.Fix is { } fix)
            {
                fixes.Add(fix);
            }

            if (outcome.Status == FileStatus.Linted && outcome.Result is not { Diagnostics.IsEmpty: false })
            {
                clean.Add(outcome.File.ShownPath);
            }

            if (outcome.Result is { } any)
            {
                all.Add(any);
            }

            if (outcome.Result is { Diagnostics.IsEmpty: false } result)
            {
                results.Add(result);
                foreach (PolicyDiagnostic diagnostic in result.Diagnostics)
                {
                    Count(diagnostic);
                }
            }
        }

        unread.Sort(static (a, b) => string.CompareOrdinal(a.ShownPath, b.ShownPath));
        Failures = unread;
        Fixes = fixes;
        Results = results;
        AllResults = all;
        Clean = clean;
        Findings = Arrange(results, static result => result.Diagnostics, static diagnostic => diagnostic);
        Suppressed = Arrange(all, static result => result.Suppressed, static suppressed => suppressed.Diagnostic);
    }

    /// <summary>What became of the files, by shown path.</summary>
    public IReadOnlyList<FileOutcome> Outcomes { get; }

    /// <summary>Number of findings that are left out because the baseline knows them.</summary>
    public int Baselined { get; init; }

    /// <summary>What the baseline knows and is gone.</summary>
    public IReadOnlyList<BaselineEntry> StaleEntries { get; init; } = [];

    /// <summary>The results that have findings, by path; their findings are ordered.</summary>
    public IReadOnlyList<LintResult> Results { get; }

    /// <summary>The results that have findings, suppressed ones included, by path.</summary>
    public IReadOnlyList<LintResult> AllResults { get; }

    /// <summary>What is suppressed, by path, line, column and rule.</summary>
    public IReadOnlyList<(LintResult Result, SuppressedDiagnostic Suppressed)> Suppressed { get; }

    /// <summary>The findings about suppressions that cannot be read: what was to be accepted is not known.</summary>
    public IEnumerable<PolicyDiagnostic> MalformedSuppressions
        => Results.SelectMany(result => result.Diagnostics).Where(diagnostic => diagnostic.Descriptor.Id == MalformedSuppressionRule.Id);

    /// <summary>The files that were linted and have no findings, by path.</summary>
    public IReadOnlyList<string> Clean { get; }

    /// <summary>What fixing gave, by path, where it was wanted: whether or not there was something to fix.</summary>
    public IReadOnlyList<FixResult> Fixes { get; }

    /// <summary>What could not be read, or not be written when it was to be fixed, by path.</summary>
    public IReadOnlyList<InputFailure> Failures { get; }

    /// <summary>The rules that ran.</summary>
    public IReadOnlyList<RuleDescriptor> ActiveRules { get; }

    /// <summary>Number of files that were linted, configurations whose suppressions were found fault with included.</summary>
    public int Linted { get; private set; }

    /// <summary>Number of files that are neither policy nor template.</summary>
    public int NotPolicies { get; private set; }

    /// <summary>Number of templates and plans without policies.</summary>
    public int Templates { get; private set; }

    /// <summary>Number of YAML files that are no YAML and show no sign of a policy.</summary>
    public int YamlFiles { get; private set; }

    /// <summary>Number of findings of severity error.</summary>
    public int Errors { get; private set; }

    /// <summary>Number of findings of severity warning.</summary>
    public int Warnings { get; private set; }

    /// <summary>Number of findings of severity suggestion.</summary>
    public int Suggestions { get; private set; }

    /// <summary>Number of findings.</summary>
    public int Problems => Errors + Warnings + Suggestions;

    /// <summary>True when a rule threw: what it would have found is missing.</summary>
    public bool HasRuleFailure { get; private set; }

    /// <summary>The gravest finding's severity; <see cref="Severity.None"/> when there is none.</summary>
    public Severity Gravest => Errors > 0 ? Severity.Error : Warnings > 0 ? Severity.Warning : Suggestions > 0 ? Severity.Suggestion : Severity.None;

    /// <summary>All findings, by path, line, column and rule.</summary>
    public IReadOnlyList<(LintResult Result, PolicyDiagnostic Diagnostic)> Findings { get; }

    /// <summary>The findings of each file that has any, by path.</summary>
    public IEnumerable<FileFindings> Files
        => Findings.GroupBy(finding => finding.Diagnostic.Origin.Source.Path, (path, findings) => new FileFindings(path, [.. findings]), StringComparer.Ordinal);

    /// <summary>What the findings, and what could not be done, mean for the run.</summary>
    /// <param name="failOn">The least severity that makes it fail; <see cref="Severity.None"/> for never.</param>
    /// <returns>One of <see cref="ExitStatus"/>.</returns>
    public int Judge(Severity failOn)
        => Failures.Count > 0 || HasRuleFailure || MalformedSuppressions.Any() ? ExitStatus.Failure
        : failOn != Severity.None && Gravest >= failOn ? ExitStatus.Findings
        : ExitStatus.Clean;

    private static List<(LintResult Result, T Finding)> Arrange<T>(List<LintResult> results, Func<LintResult, IEnumerable<T>> findingsOf, Func<T, PolicyDiagnostic> diagnosticOf)
    {
        var findings = new List<(LintResult Result, T Finding)>();
        bool isOrdered = true;
        foreach (LintResult result in results)
        {
            foreach (T finding in findingsOf(result))
            {
                findings.Add((result, finding));
                isOrdered &= diagnosticOf(finding).Origin.Source == result.Source;
            }
        }

        // What is shown at its source stands in the order of its template. Sorted stably: one line may have made several resources.
        return isOrdered
            ? findings
            :
            [
                .. findings
                    .OrderBy(f => diagnosticOf(f.Finding).Origin.Source.Path, StringComparer.Ordinal)
                    .ThenBy(f => diagnosticOf(f.Finding).Origin.Span.Start)
                    .ThenBy(f => diagnosticOf(f.Finding).Descriptor.Id, StringComparer.Ordinal),
            ];
    }

    private void Count(FileStatus status)
    {
        switch (status)
        {
            case FileStatus.Linted:
            case FileStatus.Configuration:
                Linted++;
                break;
            case FileStatus.NotAPolicy:
            case FileStatus.TooLarge:
                NotPolicies++;
                break;
            case FileStatus.Template:
                Templates++;
                break;
            case FileStatus.Yaml:
                YamlFiles++;
                break;
            default:
                break;
        }
    }

    private void Count(PolicyDiagnostic diagnostic)
    {
        HasRuleFailure |= diagnostic.Descriptor == RuleFailure.Descriptor;
        switch (diagnostic.Severity)
        {
            case Severity.Error:
                Errors++;
                break;
            case Severity.Warning:
                Warnings++;
                break;
            default:
                Suggestions++;
                break;
        }
    }
}

/// <summary>The findings of a file.</summary>
/// <param name="Path">The file that is to be repaired, as it is shown.</param>
/// <param name="Findings">Its findings, by line, column and rule.</param>
internal sealed record FileFindings(string Path, IReadOnlyList<(LintResult Result, PolicyDiagnostic Diagnostic)> Findings);
