using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;

namespace PolicyLint.Cli;

/// <summary>The program. Everything that it reads and writes goes through the parameters.</summary>
public static class CommandLine
{
    /// <summary>Runs the program.</summary>
    /// <returns>One of <see cref="ExitStatus"/>.</returns>
    public static int Run(string[] args, Stream stdin, Stream stdout, Stream stderr, ProgramEnvironment environment)
    {
        var streams = new StandardStreams(stdin, stdout, stderr);
        try
        {
            return Dispatch(args, streams, environment);
        }
        catch (UsageException fault)
        {
            foreach (string message in fault.Faults)
            {
                Report(stderr, message);
            }

            return ExitStatus.Failure;
        }
        catch (IOException fault)
        {
            // Faults of files have been told by now: this is standard output.
            Report(stderr, $"the output cannot be written: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}; make room or choose another place");
            return ExitStatus.Failure;
        }
#pragma warning disable CA1031 // The last resort: whatever it is, nobody shall see a stack trace.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Report(stderr, Bug.Describe(fault));
            return ExitStatus.Failure;
        }
    }

    private static int Dispatch(string[] args, StandardStreams streams, ProgramEnvironment environment)
    {
        var grammar = new Grammar();
        ParseResult parse = grammar.Parse(args);
        if (grammar.AsksForHelp(parse))
        {
            return ShowHelp(parse, streams.Output);
        }

        if (parse.Errors.Count > 0)
        {
            throw new UsageException($"{FirstError(parse)}; see \"policylint {CommandName(parse)}--help\"");
        }

        return grammar.CommandOf(parse).Run(parse, streams, environment);
    }

    private static int ShowHelp(ParseResult parse, Stream output)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        parse.Invoke(new InvocationConfiguration { Output = writer, Error = writer, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        output.Write(Encoding.UTF8.GetBytes(writer.ToString().TrimEnd() + "\n"));
        return ExitStatus.Clean;
    }

    private static string FirstError(ParseResult parse)
    {
        string message = parse.Errors[0].Message.TrimEnd('.');
        return char.ToLowerInvariant(message[0]) + message[1..];
    }

    private static string CommandName(ParseResult parse)
        => parse.CommandResult is { Parent: CommandResult, Command.Name: var name } ? name + " " : "";

    private static void Report(Stream stderr, string message)
    {
        try
        {
            new Messages(stderr, isQuiet: false, isVerbose: false).Error(message);
        }
        catch (IOException)
        {
            // Nobody is there to be told.
        }
    }
}

/// <summary>The three streams of a process.</summary>
internal sealed record StandardStreams(Stream Input, Stream Output, Stream Error);
