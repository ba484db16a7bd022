using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Cli.Output;

namespace PolicyLint.Cli.RulePages;

/// <summary>A rule's page as text, as it stands: what is written where no terminal shows it.</summary>
internal static class RulePageText
{
    private const string CodeIndent = "    ";

    /// <summary>The page.</summary>
    public static string Render(RuleDescriptor rule, Style style)
    {
        Severity severity = rule.Severity;
        var text = new StringBuilder();
        foreach (RulePageLine line in RuleDocumentation.ToLines(rule))
        {
            string shown = Printable.Escape(line.Text);
            text.Append(line.Kind switch
            {
                RulePageLineKind.Title => style.Severe(severity, shown),
                RulePageLineKind.Heading => style.Strong(shown),
                RulePageLineKind.Fact => Fact(style, shown),
                RulePageLineKind.Code => CodeIndent + shown,
                RulePageLineKind.Underline => Underline(style, severity, shown),
                _ => shown,
            });
            text.Append('\n');
        }

        return text.Append('\n').Append(style.Faint(rule.HelpUri)).Append('\n').ToString();
    }

    private static string Fact(Style style, string text)
    {
        int colon = text.IndexOf(':') + 1;
        return style.Label(text[..colon]) + text[colon..];
    }

    private static string Underline(Style style, Severity severity, string text)
    {
        int caret = text.IndexOf('^');
        return CodeIndent + text[..caret] + style.Severe(severity, text[caret..]);
    }
}
