using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Cli.Files;
using PolicyLint.Rules;

namespace PolicyLint.Cli;

/// <summary>All that the program takes from its surroundings, so that tests can give it other ones.</summary>
public sealed record ProgramEnvironment
{
    /// <summary>The full path that relative paths start from.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Reads an environment variable; null when it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>True when somebody looks at standard output.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>True when somebody looks at standard error.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>The columns of the terminal that shows standard output; asked only if one does. Null when it does not tell.</summary>
    public Func<int?> TerminalWidth { get; init; } = static () => null;

    /// <summary>Files that are linted at once when nobody says otherwise.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Reads the clock.</summary>
    public Func<DateTimeOffset> Now { get; init; } = static () => DateTimeOffset.UtcNow;

    /// <summary>Measures how long things take.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The rules.</summary>
    public ImmutableArray<Rule> Rules { get; init; } = RuleCatalog.All;

    /// <summary>Writes files that are fixed.</summary>
    internal FileWriter Writer { get; init; } = new();

    /// <summary>The surroundings of a real run.</summary>
    public static ProgramEnvironment OfThisProcess() => new()
    {
        WorkingDirectory = Environment.CurrentDirectory,
        Variable = Environment.GetEnvironmentVariable,
        IsOutputTerminal = !Console.IsOutputRedirected,
        IsErrorTerminal = !Console.IsErrorRedirected,
        TerminalWidth = TerminalSize.ReadWidth,
        Jobs = Environment.ProcessorCount,
    };
}
