using System.Text;
using Microsoft.CodeAnalysis.Sarif;
using PolicyLint.Analysis;

namespace PolicyLint.Sarif;

/// <summary>What is said about a rule, as SARIF and GitHub have it.</summary>
internal static class RuleRendering
{
    /// <summary>GitHub shows no more.</summary>
    private const int MaxTags = 10;

    public static ReportingDescriptor Render(RuleDescriptor rule)
    {
        var rendered = new ReportingDescriptor
        {
            Id = rule.Id,
            Name = rule.Name,
            ShortDescription = new MultiformatMessageString { Text = rule.Title },
            FullDescription = new MultiformatMessageString { Text = rule.Rationale },
            Help = new MultiformatMessageString
            {
                Text = $"{RuleDocumentation.ToPlainText(rule)}\n{rule.HelpUri}\n",
                // GitHub shows this and no helpUri.
                Markdown = $"{RuleDocumentation.ToMarkdown(rule)}\n[{rule.Id} {rule.Name}]({rule.HelpUri})\n",
            },
            HelpUri = new Uri(rule.HelpUri),
            DefaultConfiguration = new ReportingConfiguration { Level = Level(rule.Severity) },
        };
        // Not by the Tags property: under Native AOT it fails.
        rendered.SetProperty("tags", Tags(rule).Take(MaxTags).ToArray());
        rendered.SetProperty("precision", IsDecidedByAws(rule) ? "very-high" : "high");
        rendered.SetProperty("problem.severity", ProblemSeverity(rule.Severity));
        if (rule.SecuritySeverity > 0)
        {
            // Makes alerts security alerts. A string, says GitHub.
            rendered.SetProperty("security-severity", FormattableString.Invariant($"{rule.SecuritySeverity:0.0}"));
        }

        return rendered;
    }

    public static FailureLevel Level(Severity severity) => severity switch
    {
        Severity.Error => FailureLevel.Error,
        Severity.Warning => FailureLevel.Warning,
        Severity.Suggestion => FailureLevel.Note,
        _ => FailureLevel.None,
    };

    private static string ProblemSeverity(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "recommendation",
    };

    /// <summary>True for categories in which a finding is a fact and no judgement.</summary>
    private static bool IsDecidedByAws(RuleDescriptor rule)
        => rule.Category is RuleCategory.Input or RuleCategory.Grammar or RuleCategory.Reference;

    private static IEnumerable<string> Tags(RuleDescriptor rule)
    {
        yield return Kebab(rule.Category.ToString());
        if (rule.SecuritySeverity > 0)
        {
            yield return "security";
        }

        foreach (string code in rule.AccessAnalyzerCodes)
        {
            yield return "external/aws-access-analyzer/" + code;
        }
    }

    private static string Kebab(string pascal)
    {
        var kebab = new StringBuilder(pascal.Length + 1);
        foreach (char c in pascal)
        {
            if (char.IsUpper(c) && kebab.Length > 0)
            {
                kebab.Append('-');
            }

            kebab.Append(char.ToLowerInvariant(c));
        }

        return kebab.ToString();
    }
}
