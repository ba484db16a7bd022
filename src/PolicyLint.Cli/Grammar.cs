using System.CommandLine;
using System.CommandLine.Help;
using PolicyLint.Cli.Arguments;
using PolicyLint.Cli.Commands;

namespace PolicyLint.Cli;

/// <summary>The commands, and how a line is split among them.</summary>
internal sealed class Grammar
{
    private static readonly ParserConfiguration Configuration = new()
    {
        // "@x.json" is a path and no file of arguments.
        ResponseFileTokenReplacer = null,
        EnablePosixBundling = false,
    };

    private readonly Option<bool> _version = Values.Flag("--version", "Show the version.");
    private readonly HelpOption _help = new("--help", "-h");
    private readonly CheckCommand _check = new();
    private readonly VersionCommand _showVersion = new();
    private readonly CliCommand[] _commands;

    public Grammar()
    {
        _commands =
        [
            _check,
            new FixCommand(),
            new BaselineCommand(),
            new InitCommand(),
            new ConfigCommand(),
            new ExplainCommand(),
            new RulesCommand(),
            new ReferenceCommand(),
            new CompletionCommand(_check),
            _showVersion,
        ];

        // Not a RootCommand: that one is called after the running process and has options and directives of its own.
        Root = new Command(Product.Name, """
            Finds mistakes and excessive permissions in AWS IAM policies.
            Exit status: 0 nothing found at or above --fail-on; 1 something found; 2 policylint could not do its work.
            """);
        Root.Options.Add(_version);
        Root.Options.Add(_help);
        foreach (CliCommand command in _commands)
        {
            Root.Subcommands.Add(command.Definition);
        }
    }

    /// <summary>The program with all its commands.</summary>
    public Command Root { get; }

    /// <summary>Splits a command line. Only its first word can be a command: a later "rules" is a file of that name.</summary>
    public ParseResult Parse(string[] args)
    {
        if (args.Length > 0 && args[0] == _version.Name)
        {
            args = [_showVersion.Definition.Name, .. args.AsSpan(1)];
        }
        else if (args.Length == 0 || !(IsCommand(args[0]) || IsHelp(args[0])))
        {
            args = [_check.Definition.Name, .. args];
        }

        return Root.Parse(args, Configuration);
    }

    /// <summary>True when help is wanted, whatever else stands on the line.</summary>
    public bool AsksForHelp(ParseResult parse) => parse.GetResult(_help) is not null;

    /// <summary>The command that a line names. A command of several words, as <c>config show</c>, is found by its first one.</summary>
    public CliCommand CommandOf(ParseResult parse)
    {
        for (System.CommandLine.Parsing.SymbolResult? result = parse.CommandResult; result is not null; result = result.Parent)
        {
            foreach (CliCommand command in _commands)
            {
                if (result is System.CommandLine.Parsing.CommandResult found && found.Command == command.Definition)
                {
                    return command;
                }
            }
        }

        return _check;
    }

    /// <summary>True for a word that is a command.</summary>
    public bool IsCommand(string text) => Array.Exists(_commands, command => command.Definition.Name == text);

    private bool IsHelp(string text) => text == _help.Name || _help.Aliases.Contains(text);
}
