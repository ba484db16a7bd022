using System.CommandLine;
using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Cli.Arguments;
using PolicyLint.Cli.Output;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint explain RULE</c>: a rule's page.</summary>
internal sealed class ExplainCommand : CliCommand
{
    private const string CodeIndent = "    ";

    private readonly Argument<string> _rule = new("RULE") { Description = "Id or name, such as PL3001 or wildcard-action." };
    private readonly ColorArgument _color = new();

    public ExplainCommand()
    {
        Definition.Arguments.Add(_rule);
        _color.AddTo(Definition);
    }

    /// <inheritdoc/>
    public override Command Definition { get; } = new("explain", "Show a rule's page: what it finds, why, and examples.");

    /// <inheritdoc/>
    public override int Run(ParseResult parse, StandardStreams streams, ProgramEnvironment environment)
    {
        RuleDescriptor rule = new RuleNames(environment.Rules).Find(parse.GetResult(_rule)!.Tokens[0].Value);
        var style = new Style(_color.Read(parse, environment));
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
        streams.Output.Write(Encoding.UTF8.GetBytes(text.ToString()));
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
