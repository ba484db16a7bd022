using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Cli.Output;

namespace PolicyLint.Cli.RulePages;

/// <summary>Rules in a list, as text: what is written where no terminal shows it.</summary>
internal static class RuleListText
{
    /// <summary>What stands under a list.</summary>
    public static string Footer(int count) => $"{Words.Count(count, "rule")}; \"policylint explain RULE\" shows a rule's page.";

    /// <summary>What a rule finds, in a line.</summary>
    public static string Title(RuleDescriptor rule) => rule.Title + (rule.IsEnabledByDefault ? "" : " (off unless selected)");

    /// <summary>A line for each rule, by category.</summary>
    /// <param name="rules">The rules, by id.</param>
    public static string Render(IReadOnlyList<RuleDescriptor> rules)
    {
        int nameWidth = rules.Count == 0 ? 0 : rules.Max(rule => rule.Name.Length);
        var text = new StringBuilder();
        RuleCategory? category = null;
        foreach (RuleDescriptor rule in rules)
        {
            if (rule.Category != category)
            {
                category = rule.Category;
                text.Append(text.Length == 0 ? "" : "\n").Append(RuleDocumentation.CategoryTitle(rule.Category)).Append(": ")
                    .Append(RuleDocumentation.CategorySummary(rule.Category)).Append('\n');
            }

            text.Append("  ").Append(rule.Id).Append(' ').Append(rule.Name.PadRight(nameWidth)).Append("  ")
                .Append(Words.Of(rule.Severity).PadRight("suggestion".Length)).Append("  ")
                .Append(rule.Fix == FixAvailability.None ? "   " : "fix").Append("  ")
                .Append(Title(rule)).Append('\n');
        }

        return text.Append('\n').Append(Footer(rules.Count)).Append('\n').ToString();
    }
}
