using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Cli.Output;
using Spectre.Console;
using Divider = Spectre.Console.Rule;

namespace PolicyLint.Cli.RulePages;

/// <summary>A rule's page for the terminal that shows it.</summary>
internal sealed class RulePageView
{
    private readonly RuleDescriptor _rule;
    private readonly TerminalPage _page;
    private readonly MarkdownView _prose;
    private readonly ExampleView _example;

    private RulePageView(RuleDescriptor rule, TerminalPage page)
    {
        _rule = rule;
        _page = page;
        _prose = new MarkdownView(page);
        _example = new ExampleView(page, TerminalPage.Severe(rule.Severity, Decoration.Underline | Decoration.Bold));
    }

    /// <summary>The page.</summary>
    public static string Render(RuleDescriptor rule, TerminalPage page)
    {
        new RulePageView(rule, page).Add();
        return page.Render();
    }

    private void Add()
    {
        IReadOnlyList<RulePageLine> lines = RuleDocumentation.ToLines(_rule);
        int help = AddHead(lines);
        var prose = new StringBuilder();
        for (int i = help; i < lines.Count; i++)
        {
            RulePageLine line = lines[i];
            if (line.Kind == RulePageLineKind.Text)
            {
                prose.Append(line.Text).Append('\n');
                continue;
            }

            _prose.Add(prose.ToString());
            prose.Clear();
            if (line.Kind == RulePageLineKind.Heading)
            {
                _page.AddGap();
                _page.Add(new Paragraph(line.Text, TerminalPage.Strong));
            }
            else if (line.Kind == RulePageLineKind.Code)
            {
                bool isMarked = i + 1 < lines.Count && lines[i + 1].Kind == RulePageLineKind.Underline;
                _example.Add(Printable.Escape(line.Text), isMarked ? lines[++i].Text : "");
            }
        }

        _prose.Add(prose.ToString());
        _prose.AddLinks();
        _page.AddGap();
        _page.Add(new Paragraph().Append(_rule.HelpUri, TerminalPage.Faint, new Link(_rule.HelpUri)));
    }

    private void AddTitle(string title)
    {
        const int DividerWidth = 8;
        if (title.Length + DividerWidth > _page.Width)
        {
            // A divider would cut it.
            _page.Add(new Prose().Append(title, TerminalPage.Severe(_rule.Severity)));
        }
        else
        {
            _page.Add(new Divider(Markup.Escape(title)) { Justification = Justify.Left, Style = TerminalPage.Severe(_rule.Severity, Decoration.None) });
        }
    }

    /// <summary>Adds id, title and facts.</summary>
    /// <returns>Where the help begins.</returns>
    private int AddHead(IReadOnlyList<RulePageLine> lines)
    {
        AddTitle(_rule.ToString());
        _page.Add(new Paragraph(_rule.Title, TerminalPage.Strong));
        _page.AddGap();
        var facts = new Grid();
        facts.AddColumn(TerminalPage.Margin(left: 0, right: 2)).AddColumn();
        int after = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            if (lines[i].Kind == RulePageLineKind.Fact)
            {
                int colon = lines[i].Text.IndexOf(':');
                facts.AddRow(new Paragraph(lines[i].Text[..colon], TerminalPage.Label), new Paragraph(Printable.Escape(lines[i].Text[(colon + 2)..])));
                after = i + 1;
            }
        }

        _page.Add(facts);
        return after;
    }
}
