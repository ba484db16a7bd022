using PolicyLint.Analysis;
using PolicyLint.Cli.Checking;
using PolicyLint.Sarif;

namespace PolicyLint.Cli.Output;

/// <summary>Writes findings as SARIF. The only place that knows the SARIF library: it is loaded when it is asked for.</summary>
internal static class SarifOutput
{
    /// <summary>Writes a report.</summary>
    public static void Write(Stream output, Report report, OutputOptions options)
    {
        IReadOnlyList<RuleDescriptor> rules = report.HasRuleFailure ? [.. report.ActiveRules, RuleFailure.Descriptor] : report.ActiveRules;
        SarifLogWriter.Write(
            output,
            options.IncludeSuppressed ? new SarifRun(report.AllResults, rules, Product.Version) { IncludeSuppressed = true } : new SarifRun(report.Results, rules, Product.Version));
    }
}
