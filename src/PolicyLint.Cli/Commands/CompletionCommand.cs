using System.CommandLine;
using System.Text;
using PolicyLint.Cli.Arguments;
using PolicyLint.Cli.Completion;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint completion SHELL</c>: writes the script by which a shell completes our words.</summary>
/// <param name="defaultCommand">The command that a line without one means.</param>
internal sealed class CompletionCommand(CliCommand defaultCommand) : CliCommand
{
    private static readonly (string Name, Func<CompletionGrammar, string> Write)[] Shells =
        [("bash", BashCompletion.Write), ("zsh", ZshCompletion.Write), ("fish", FishCompletion.Write), ("powershell", PowerShellCompletion.Write)];

    private readonly Argument<string> _shell = new("SHELL") { HelpName = string.Join('|', Shells.Select(shell => shell.Name)), Description = "The shell." };

    /// <inheritdoc/>
    public override Command Definition => field ??= new("completion", "Write a script that completes commands, options, formats and rules in a shell; its first lines tell how to load it.") { _shell };

    /// <inheritdoc/>
    public override int Run(ParseResult parse, StandardStreams streams, ProgramEnvironment environment)
    {
        Func<CompletionGrammar, string> write = Values.Choice("completion", parse.GetResult(_shell)!.Tokens[0].Value, Shells);
        Command root = Definition.Parents.OfType<Command>().First();
        streams.Output.Write(Encoding.UTF8.GetBytes(write(CompletionGrammar.Of(root, defaultCommand.Definition, environment.Rules))));
        return ExitStatus.Clean;
    }
}
