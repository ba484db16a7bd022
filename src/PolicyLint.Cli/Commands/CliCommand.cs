using System.CommandLine;

namespace PolicyLint.Cli.Commands;

/// <summary>A command of the program: what may stand on its line, and what it does.</summary>
internal abstract class CliCommand
{
    /// <summary>Its name, help, arguments and options.</summary>
    public abstract Command Definition { get; }

    /// <summary>Reads the line and does the work.</summary>
    /// <returns>One of <see cref="ExitStatus"/>.</returns>
    /// <exception cref="UsageException">The line makes no sense.</exception>
    public abstract int Run(ParseResult parse, StandardStreams streams, ProgramEnvironment environment);
}
