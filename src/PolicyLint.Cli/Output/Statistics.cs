using System.Globalization;
using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Cli.Checking;

namespace PolicyLint.Cli.Output;

/// <summary>Counts findings by rule.</summary>
internal static class Statistics
{
    /// <summary>The rules with findings and how many, the most frequent first.</summary>
    public static IReadOnlyList<(RuleDescriptor Rule, int Count)> Count(Report report)
    {
        var counts = new Dictionary<RuleDescriptor, int>();
        foreach ((_, PolicyDiagnostic diagnostic) in report.Findings)
        {
            counts[diagnostic.Descriptor] = counts.GetValueOrDefault(diagnostic.Descriptor) + 1;
        }

        return [.. counts.Select(pair => (pair.Key, pair.Value)).OrderByDescending(row => row.Value).ThenBy(row => row.Key.Id, StringComparer.Ordinal)];
    }

    /// <summary>A line for each rule with findings, the most frequent first.</summary>
    public static string Table(Report report)
    {
        IReadOnlyList<(RuleDescriptor Rule, int Count)> rows = Count(report);
        int width = rows[0].Count.ToString(CultureInfo.InvariantCulture).Length;
        var text = new StringBuilder();
        foreach ((RuleDescriptor rule, int count) in rows)
        {
            text.Append(count.ToString(CultureInfo.InvariantCulture).PadLeft(width))
                .Append("  ").Append(rule.Id).Append(' ').Append(rule.Name).Append('\n');
        }

        return text.ToString();
    }
}
