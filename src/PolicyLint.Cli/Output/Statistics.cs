using System.Globalization;
using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Cli.Checking;

namespace PolicyLint.Cli.Output;

/// <summary>Counts findings by rule.</summary>
internal static class Statistics
{
    /// <summary>A line for each rule with findings, the most frequent first.</summary>
    public static string Table(Report report)
    {
        var counts = new Dictionary<RuleDescriptor, int>();
        foreach ((_, PolicyDiagnostic diagnostic) in report.Findings)
        {
            counts[diagnostic.Descriptor] = counts.GetValueOrDefault(diagnostic.Descriptor) + 1;
        }

        var rows = new List<KeyValuePair<RuleDescriptor, int>>(counts);
        rows.Sort(static (a, b) => a.Value != b.Value ? b.Value.CompareTo(a.Value) : string.CompareOrdinal(a.Key.Id, b.Key.Id));
        int width = rows[0].Value.ToString(CultureInfo.InvariantCulture).Length;
        var text = new StringBuilder();
        foreach ((RuleDescriptor rule, int count) in rows)
        {
            text.Append(count.ToString(CultureInfo.InvariantCulture).PadLeft(width))
                .Append("  ").Append(rule.Id).Append(' ').Append(rule.Name).Append('\n');
        }

        return text.ToString();
    }
}
