using System.CommandLine;
using PolicyLint.Analysis;

namespace PolicyLint.Cli.Completion;

/// <summary>An option as a shell sees it.</summary>
/// <param name="Names">Its name and its aliases.</param>
/// <param name="Description">What it does, in one line.</param>
/// <param name="Value">What follows it; null when nothing does.</param>
internal sealed record CompletableOption(string[] Names, string Description, CompletionValue? Value);

/// <summary>A command as a shell sees it.</summary>
/// <param name="Name">All its words, such as <c>config show</c>; empty for the program.</param>
/// <param name="Description">What it does, in one line.</param>
/// <param name="Options">Its options.</param>
/// <param name="Argument">What its arguments are; null when it takes none.</param>
/// <param name="Subcommands">The commands that may follow.</param>
internal sealed record CompletableCommand(
    string Name, string Description, CompletableOption[] Options, CompletionValue? Argument, CompletableCommand[] Subcommands)
{
    /// <summary>The last of its words.</summary>
    public string LastWord => Name[(Name.LastIndexOf(' ') + 1)..];

    /// <summary>This command and all below it.</summary>
    public IEnumerable<CompletableCommand> WithSubcommands() => Subcommands.SelectMany(command => command.WithSubcommands()).Prepend(this);
}

/// <summary>All that a shell can complete: the program's grammar, and the names of the rules.</summary>
/// <param name="Program">The program. What may follow it is also what may follow the default command.</param>
/// <param name="Default">The command that a line without one means.</param>
/// <param name="Rules">The rules by id.</param>
internal sealed record CompletionGrammar(CompletableCommand Program, CompletableCommand Default, RuleDescriptor[] Rules)
{
    /// <summary>Reads the grammar.</summary>
    /// <param name="root">The program.</param>
    /// <param name="defaultCommand">The command that a line without one means.</param>
    /// <param name="rules">The rules.</param>
    public static CompletionGrammar Of(Command root, Command defaultCommand, IEnumerable<Rule> rules)
    {
        // What "--output FORMAT=FILE" takes, "--format" takes too.
        string[] formats = defaultCommand.Options.First(option => option.Name == "--format").HelpName!.Split('|');
        string[] levels = [.. new[] { Severity.Error, Severity.Warning, Severity.Suggestion, Severity.None }.Select(Output.Words.Of)];
        CompletableCommand program = Read(root, "");
        return new CompletionGrammar(
            program,
            program.Subcommands.First(command => command.Name == defaultCommand.Name),
            [.. rules.Select(rule => rule.Descriptor).OrderBy(rule => rule.Id, StringComparer.Ordinal)]);

        CompletableCommand Read(Command command, string name) => new(
            name,
            FirstLine(command.Description),
            [.. command.Options.Concat(command == root ? [] : root.Options.Where(option => option.Recursive)).Where(option => !option.Hidden).Select(ReadOption)],
            command.Arguments.FirstOrDefault() is { } argument ? CompletionValue.Parse(argument.HelpName ?? argument.Name, formats, levels) : null,
            [.. command.Subcommands.Where(sub => !sub.Hidden).Select(sub => Read(sub, name.Length == 0 ? sub.Name : $"{name} {sub.Name}"))]);

        CompletableOption ReadOption(Option option) => new(
            [option.Name, .. option.Aliases.Where(alias => alias.StartsWith('-'))],
            FirstLine(option.Description),
            option.Arity.MaximumNumberOfValues == 0 || option is System.CommandLine.Help.HelpOption ? null : CompletionValue.Parse(option.HelpName ?? "", formats, levels));
    }

    /// <summary>Ids and names of all rules.</summary>
    public IEnumerable<string> RuleWords() => Rules.Select(rule => rule.Id).Concat(Rules.Select(rule => rule.Name));

    /// <summary>The first sentence of a help text, without what the help says of defaults.</summary>
    private static string FirstLine(string? text)
    {
        string line = (text ?? "").Split('\n')[0];
        int end = line.IndexOf(" [default", StringComparison.Ordinal);
        line = end < 0 ? line : line[..end];
        end = line.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? line : line[..end]).TrimEnd('.', ' ');
    }
}
