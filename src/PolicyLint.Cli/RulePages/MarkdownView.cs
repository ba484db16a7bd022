using System.Globalization;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PolicyLint.Cli.Output;
using Spectre.Console;
using Spectre.Console.Rendering;
using Look = Spectre.Console.Style;
using MarkdownTable = Markdig.Extensions.Tables.Table;
using Table = Spectre.Console.Table;
using TableRow = Markdig.Extensions.Tables.TableRow;

namespace PolicyLint.Cli.RulePages;

/// <summary>Markdown for a terminal: paragraphs, lists and tables in its width. Links are numbered and stand at the end.</summary>
internal sealed class MarkdownView(TerminalPage page)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().Build();

    private readonly List<string> _links = [];

    /// <summary>Adds what a text says.</summary>
    public void Add(string markdown)
    {
        foreach (Block block in Markdown.Parse(markdown, Pipeline))
        {
            page.AddGap();
            page.Add(View(block, markdown));
        }
    }

    /// <summary>Adds the addresses that the numbers stand for.</summary>
    public void AddLinks()
    {
        if (_links.Count == 0)
        {
            return;
        }

        page.AddGap();
        var links = new Grid();
        links.AddColumn(TerminalPage.Margin(left: 0, right: 1)).AddColumn();
        for (int i = 0; i < _links.Count; i++)
        {
            links.AddRow(new Paragraph(Number(i), TerminalPage.Faint), new Prose().Append(_links[i], TerminalPage.Faint, new Link(_links[i])));
        }

        page.Add(links);
    }

    private IRenderable View(Block block, string markdown)
    {
        switch (block)
        {
            case ListBlock list:
                var items = new Grid();
                items.AddColumn(TerminalPage.Margin(left: 2, right: 1)).AddColumn();
                int number = 0;
                foreach (ListItemBlock item in list.Cast<ListItemBlock>())
                {
                    number++;
                    string mark = list.IsOrdered ? number.ToString(CultureInfo.InvariantCulture) + "." : "•";
                    items.AddRow(new Paragraph(mark), new Rows(item.Select(part => View(part, markdown))));
                }

                return items;
            case MarkdownTable table:
                return View(table);
            case LeafBlock { Inline: { } inline }:
                return View(inline);
            default:
                // Nothing that is written is lost, even if it has no look of its own.
                return new Paragraph(markdown.Substring(block.Span.Start, block.Span.Length));
        }
    }

    private Table View(MarkdownTable table)
    {
        var view = new Table { Border = TableBorder.Rounded, BorderStyle = TerminalPage.Faint, ShowRowSeparators = true };
        foreach (TableRow row in table.Cast<TableRow>())
        {
            Prose[] cells = [.. row.Cast<Markdig.Extensions.Tables.TableCell>().Select(cell => View(((LeafBlock)cell[0]).Inline!, row.IsHeader ? TerminalPage.Strong : Look.Plain))];
            if (row.IsHeader)
            {
                view.AddColumns([.. cells.Select(cell => new TableColumn(cell))]);
            }
            else
            {
                view.AddRow(cells);
            }
        }

        return view;
    }

    private Prose View(ContainerInline inline, Look? look = null)
    {
        var prose = new Prose();
        Append(prose, inline, look);
        return prose;
    }

    private void Append(Prose prose, ContainerInline container, Look? look)
    {
        foreach (Inline inline in container)
        {
            switch (inline)
            {
                case CodeInline code:
                    // Without colours, only the backticks tell that it is code.
                    prose.Append(Printable.Escape(page.UseColor ? code.Content : $"`{code.Content}`"), TerminalPage.Label);
                    break;
                case LineBreakInline:
                    prose.Append(" ", look);
                    break;
                case AutolinkInline link:
                    prose.Append(NumberOf(link.Url), TerminalPage.Faint, new Link(link.Url));
                    break;
                case LinkInline { Url: { } url } link:
                    if (!link.IsAutoLink)
                    {
                        Append(prose, link, look);
                        prose.Append(" ", look);
                    }

                    prose.Append(NumberOf(url), TerminalPage.Faint, new Link(url));
                    break;
                case EmphasisInline emphasis:
                    Append(prose, emphasis, TerminalPage.Strong);
                    break;
                case ContainerInline other:
                    Append(prose, other, look);
                    break;
                case HtmlEntityInline entity:
                    prose.Append(Printable.Escape(entity.Transcoded.ToString()), look);
                    break;
                default:
                    prose.Append(Printable.Escape(inline.ToString() ?? ""), look);
                    break;
            }
        }
    }

    private string NumberOf(string url)
    {
        int index = _links.IndexOf(url);
        if (index < 0)
        {
            index = _links.Count;
            _links.Add(url);
        }

        return Number(index);
    }

    private static string Number(int index) => string.Create(CultureInfo.InvariantCulture, $"[{index + 1}]");
}
