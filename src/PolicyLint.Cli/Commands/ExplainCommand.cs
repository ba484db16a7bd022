using System.CommandLine;
using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Cli.Arguments;
using PolicyLint.Cli.Output;
using PolicyLint.Cli.RulePages;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint explain RULE</c>: a rule's page.</summary>
internal sealed class ExplainCommand : CliCommand
{
    private readonly Argument<string> _rule = new("RULE")
    {
        Description = "Id or name, such as PL3001 or wildcard-action, or a code of Access Analyzer, such as PASS_ROLE_WITH_STAR_IN_RESOURCE.",
    };

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
        IReadOnlyList<RuleDescriptor> rules = new RuleLookup(environment.Rules).Find(parse.GetResult(_rule)!.Tokens[0].Value);
        bool useColor = _color.Read(parse, environment);
        string text = environment.IsOutputTerminal
            ? Lay(rules, environment.TerminalWidth(), useColor)
            : rules.Count == 1 ? RulePageText.Render(rules[0], new Style(useColor)) : RuleListText.Render(rules);
        streams.Output.Write(Encoding.UTF8.GetBytes(text));
        return ExitStatus.Clean;
    }

    /// <summary>Several rules answer a check: they are listed.</summary>
    private static string Lay(IReadOnlyList<RuleDescriptor> rules, int? width, bool useColor)
    {
        var page = new TerminalPage(width, useColor);
        return rules.Count == 1 ? RulePageView.Render(rules[0], page) : RuleListView.Render(rules, page);
    }
}
