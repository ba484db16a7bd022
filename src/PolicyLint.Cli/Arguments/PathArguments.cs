using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;

namespace PolicyLint.Cli.Arguments;

/// <summary>The paths on a command line. What looks like an option and is none is not taken for a path.</summary>
internal sealed class PathArguments(string description)
{
    private readonly Argument<string[]> _paths = new("PATH") { Arity = ArgumentArity.ZeroOrMore, Description = description };

    /// <summary>Lets a command take paths.</summary>
    public void AddTo(Command command) => command.Arguments.Add(_paths);

    /// <summary>The paths, as they were written.</summary>
    /// <exception cref="UsageException">One is empty, or an option that the command does not have.</exception>
    public ImmutableArray<string> Read(ParseResult parse)
    {
        IReadOnlyList<Token> tokens = parse.GetResult(_paths)?.Tokens ?? [];
        int afterDoubleDash = 0;
        for (int i = parse.Tokens.Count - 1; i >= 0 && parse.Tokens[i].Type == TokenType.Argument; i--)
        {
            afterDoubleDash++;
        }

        bool hasDoubleDash = afterDoubleDash < parse.Tokens.Count && parse.Tokens[parse.Tokens.Count - afterDoubleDash - 1].Type == TokenType.DoubleDash;
        int free = hasDoubleDash ? tokens.Count - afterDoubleDash : tokens.Count;
        var paths = ImmutableArray.CreateBuilder<string>(tokens.Count);
        for (int i = 0; i < tokens.Count; i++)
        {
            string path = tokens[i].Value;
            if (path.Length == 0)
            {
                throw new UsageException("a path is empty; leave it out, or write . for the current directory");
            }

            if (i < free && path.Length > 1 && path[0] == '-')
            {
                throw Values.UnknownOption(path, parse.CommandResult.Command, takesPaths: true);
            }

            paths.Add(path);
        }

        return paths.DrainToImmutable();
    }
}
