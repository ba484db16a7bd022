using PolicyLint.Analysis;
using PolicyLint.Cli.Output;
using Spectre.Console;

namespace PolicyLint.Cli.RulePages;

/// <summary>Rules in a list, for the terminal that shows it.</summary>
internal static class RuleListView
{
    /// <summary>With less than this, what a rule finds stands under its name.</summary>
    private const int MinColumnsWidth = 100;

    /// <summary>The rules, by category.</summary>
    /// <param name="rules">The rules, by id.</param>
    /// <param name="page">What they are written on.</param>
    public static string Render(IReadOnlyList<RuleDescriptor> rules, TerminalPage page)
    {
        foreach (IGrouping<RuleCategory, RuleDescriptor> category in rules.GroupBy(rule => rule.Category))
        {
            page.Add(new Paragraph()
                .Append(RuleDocumentation.CategoryTitle(category.Key), TerminalPage.Strong)
                .Append($": {RuleDocumentation.CategorySummary(category.Key)}"));
            page.Add(page.Width < MinColumnsWidth ? Lines(category) : Columns(category, rules.Max(rule => rule.Name.Length)));
            page.AddGap();
        }

        page.Add(new Paragraph(RuleListText.Footer(rules.Count)));
        return page.Render();
    }

    private static Grid Columns(IEnumerable<RuleDescriptor> rules, int nameWidth)
    {
        var grid = new Grid();
        grid.AddColumn(TerminalPage.Margin(left: 2, right: 1))
            .AddColumn(new GridColumn { NoWrap = true, Width = nameWidth })
            .AddColumn(new GridColumn { NoWrap = true, Width = Words.Of(Severity.Suggestion).Length })
            .AddColumn(new GridColumn { NoWrap = true, Width = "fix".Length })
            .AddColumn();
        foreach (RuleDescriptor rule in rules)
        {
            grid.AddRow(
                new Paragraph(rule.Id, TerminalPage.Label),
                new Paragraph(rule.Name),
                SeverityOf(rule),
                new Paragraph(FixOf(rule)),
                new Paragraph(RuleListText.Title(rule)));
        }

        return grid;
    }

    private static Grid Lines(IEnumerable<RuleDescriptor> rules)
    {
        var grid = new Grid();
        grid.AddColumn(TerminalPage.Margin(left: 2, right: 1)).AddColumn();
        foreach (RuleDescriptor rule in rules)
        {
            Paragraph name = new Paragraph(rule.Name + "  ").Append(Words.Of(rule.Severity), TerminalPage.Severe(rule.Severity));
            if (rule.Fix != FixAvailability.None)
            {
                name.Append("  " + FixOf(rule));
            }

            grid.AddRow(new Paragraph(rule.Id, TerminalPage.Label), new Rows(name, new Paragraph(RuleListText.Title(rule), TerminalPage.Faint)));
        }

        return grid;
    }

    private static Paragraph SeverityOf(RuleDescriptor rule) => new(Words.Of(rule.Severity), TerminalPage.Severe(rule.Severity));

    private static string FixOf(RuleDescriptor rule) => rule.Fix == FixAvailability.None ? "" : "fix";
}
