using System.CommandLine;
using PolicyLint.Cli.Configuration;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint config show</c> and <c>policylint config schema</c>.</summary>
internal sealed class ConfigCommand : CliCommand
{
    private readonly Command _schema = new("schema", "Write the JSON schema of the configuration, for editors.");

    public ConfigCommand() => Definition.Subcommands.Add(_schema);

    /// <inheritdoc/>
    public override Command Definition { get; } = new("config", "Show the effective configuration, or its schema.");

    /// <inheritdoc/>
    public override int Run(ParseResult parse, StandardStreams streams, ProgramEnvironment environment)
    {
        if (parse.CommandResult.Command == _schema)
        {
            ConfigurationSchema.Write(streams.Output, environment.Rules);
            return ExitStatus.Clean;
        }

        throw new UsageException("config takes show or schema; see \"policylint config --help\"");
    }
}
