using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using PolicyLint.Analysis;

namespace PolicyLint.Cli.Output;

/// <summary>Tells what rules cost.</summary>
internal static class ProfileTable
{
    /// <summary>A line for each rule that was asked anything, the dearest first, and the sum.</summary>
    /// <param name="costs">The costs, in ticks of <see cref="Stopwatch"/>.</param>
    public static string Of(ImmutableArray<RuleCost> costs)
    {
        long sum = costs.Sum(cost => cost.Time);
        var text = new StringBuilder("      ms     %      calls  rule\n");
        foreach (RuleCost cost in costs)
        {
            if (cost.Calls > 0)
            {
                text.Append(Row(cost.Time, sum, cost.Calls, cost.Rule.ToString()));
            }
        }

        return text.Append(Row(sum, sum, costs.Sum(cost => cost.Calls), "all rules, measuring included")).ToString();
    }

    private static string Row(long time, long sum, long calls, string name)
        => string.Create(CultureInfo.InvariantCulture, $"{Milliseconds(time),8:F2} {(sum == 0 ? 0 : 100.0 * time / sum),5:F1} {calls,10}  {name}\n");

    private static double Milliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;
}
