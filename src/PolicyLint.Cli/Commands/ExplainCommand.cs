using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Cli.Output;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint explain RULE</c>: a rule's page.</summary>
internal static class ExplainCommand
{
    private const string CodeIndent = "    ";

    public static int Run(RuleDescriptor rule, bool useColor, Stream output)
    {
        var style = new Style(useColor);
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

        text.Append('\n').Append(style.Faint(rule.HelpUri)).Append('\n');
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
        return ExitStatus.Clean;
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
