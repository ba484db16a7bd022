using System.Globalization;
using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Cli.Checking;
using PolicyLint.Cli.Files;

namespace PolicyLint.Cli.Output;

/// <summary>
/// Writes a summary in Markdown, as GitHub shows one of a step's: how much there is, by file, and then the findings of each file.
/// What would not fit is left out, and that is said.
/// Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions#adding-a-job-summary
/// </summary>
internal sealed class MarkdownOutput(TextWriter writer, OutputOptions options)
{
    /// <summary>GitHub refuses a step's summary of more than 1 MiB as a whole; some is left for what else the step writes.</summary>
    private const int MaxBytes = 1000 * 1024;

    /// <summary>For the last lines.</summary>
    private const int ReservedBytes = 4 * 1024;

    private int _bytes;

    /// <summary>Writes a report.</summary>
    public void Write(Report report)
    {
        Append($"## PolicyLint\n\n{Words.Summary(report)}\n");
        int left = report.Problems;
        bool fits = WriteFailures(report) && WriteStatistics(report) && WriteOverview(report) && WriteFindings(report, ref left);
        if (!fits)
        {
            writer.Write($"\n**Cut here**: a summary holds 1 MiB, and {Words.Count(left, "finding")} did not fit. All formats but this one have them.\n");
        }
    }

    private bool WriteFailures(Report report)
    {
        if (report.Failures.Count == 0)
        {
            return true;
        }

        bool fits = Append("\n| Could not be read | Reason |\n|---|---|\n");
        foreach (InputFailure failure in report.Failures)
        {
            fits = fits && Append($"| {MarkdownText.Escape(failure.ShownPath)} | {MarkdownText.Escape(failure.Reason)} |\n");
        }

        return fits;
    }

    private bool WriteStatistics(Report report)
    {
        if (!options.ShowStatistics || report.Problems == 0)
        {
            return true;
        }

        bool fits = Append("\n| Findings | Rule |\n|---:|---|\n");
        foreach ((RuleDescriptor rule, int count) in Statistics.Count(report))
        {
            fits = fits && Append(string.Create(CultureInfo.InvariantCulture, $"| {count} | {Link(rule)} |\n"));
        }

        return fits;
    }

    private bool WriteOverview(Report report)
    {
        if (report.Problems == 0)
        {
            return true;
        }

        bool fits = Append("\n| File | Errors | Warnings | Suggestions |\n|---|---:|---:|---:|\n");
        foreach (FileFindings file in report.Files)
        {
            fits = fits && Append(string.Create(
                CultureInfo.InvariantCulture,
                $"| {MarkdownText.Escape(file.Path)} | {Count(file, Severity.Error)} | {Count(file, Severity.Warning)} | {Count(file, Severity.Suggestion)} |\n"));
        }

        return fits;
    }

    private bool WriteFindings(Report report, ref int left)
    {
        foreach (FileFindings file in report.Files)
        {
            if (!Append($"\n### {MarkdownText.Escape(file.Path)}\n\n| Line | Severity | Rule | Finding |\n|---:|---|---|---|\n"))
            {
                return false;
            }

            foreach ((_, PolicyDiagnostic diagnostic) in file.Findings)
            {
                if (!Append(Row(diagnostic)))
                {
                    return false;
                }

                left--;
            }
        }

        return true;
    }

    private static string Row(PolicyDiagnostic diagnostic)
        => string.Create(
            CultureInfo.InvariantCulture,
            $"| {diagnostic.Origin.Start.Line} | {Words.Of(diagnostic.Severity)} | {Link(diagnostic.Descriptor)} | {MarkdownText.Escape(Words.MessageWithOwner(diagnostic))} |\n");

    private static string Link(RuleDescriptor rule) => $"[{rule.Id}]({rule.HelpUri}) {rule.Name}";

    private static int Count(FileFindings file, Severity severity) => file.Findings.Count(finding => finding.Diagnostic.Severity == severity);

    /// <summary>Writes lines.</summary>
    /// <returns>False, and nothing is written, when they do not fit.</returns>
    private bool Append(string lines)
    {
        _bytes += Encoding.UTF8.GetByteCount(lines);
        if (_bytes > MaxBytes - ReservedBytes)
        {
            return false;
        }

        writer.Write(lines);
        return true;
    }
}
