using Spectre.Console;
using Look = Spectre.Console.Style;

namespace PolicyLint.Cli.RulePages;

/// <summary>The lines of an example. What is reported is coloured and underlined, or has carets under it where there are no colours.</summary>
internal sealed class ExampleView(TerminalPage page, Look mark)
{
    private const string Margin = "  │ ";

    /// <summary>Adds a line.</summary>
    /// <param name="code">The line.</param>
    /// <param name="carets">Blanks and carets that stand under it; empty when nothing in it is reported.</param>
    public void Add(string code, string carets)
    {
        // What is reported at the end of a line has no character of its own.
        bool hasCarets = carets.Length > 0 && (!page.UseColor || carets.Length > code.Length);
        int width = page.Width - Margin.Length;
        for (int at = 0; at == 0 || at < Math.Max(code.Length, hasCarets ? carets.Length : 0); at += width)
        {
            var line = new Paragraph(Margin, TerminalPage.Faint);
            for (int i = at; i < Math.Min(at + width, code.Length); i++)
            {
                line.Append(code[i].ToString(), !hasCarets && i < carets.Length && carets[i] == '^' ? mark : Look.Plain);
            }

            page.Add(line);
            if (hasCarets && at < carets.Length && carets[at..Math.Min(at + width, carets.Length)] is var part && part.Contains('^'))
            {
                page.Add(new Paragraph(Margin, TerminalPage.Faint).Append(part, mark));
            }
        }
    }
}
