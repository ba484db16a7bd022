using System.CommandLine;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Arguments;

/// <summary>
/// Options, and what their texts mean. System.CommandLine splits the line; values are read here, so that every message says what
/// is wrong and what would be right.
/// </summary>
internal static class Values
{
    /// <summary>An option with one value; of several, the last counts.</summary>
    public static Option<string> Single(string name, string value, string description)
        => new(name) { HelpName = value, Description = description, Arity = ArgumentArity.ExactlyOne };

    /// <summary>An option that may be repeated.</summary>
    public static Option<string[]> Several(string name, string value, string description)
        => new(name) { HelpName = value, Description = description, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    /// <summary>An option without a value.</summary>
    public static Option<bool> Flag(string name, string description, params string[] aliases)
        => new(name, aliases) { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>An option that takes one of some words.</summary>
    public static Option<string> OneOf<T>(string name, (string Name, T Value)[] choices, string description)
        => Single(name, string.Join('|', choices.Select(choice => choice.Name)), description);

    /// <summary>True when the option stands on the line.</summary>
    public static bool Has(this ParseResult parse, Option option) => parse.GetResult(option) is { Implicit: false };

    /// <summary>The option's value; null when it is not on the line.</summary>
    public static string? Text(this ParseResult parse, Option option)
        => parse.GetResult(option) is { Implicit: false, Tokens: [.., var last] } ? last.Value : null;

    /// <summary>All values of an option that may be repeated.</summary>
    public static IEnumerable<string> Texts(this ParseResult parse, Option option)
        => parse.GetResult(option) is { Implicit: false } result ? result.Tokens.Select(token => token.Value) : [];

    /// <summary>What the option's word stands for.</summary>
    /// <exception cref="UsageException">It is none of the choices.</exception>
    public static T Choice<T>(this ParseResult parse, Option option, (string Name, T Value)[] choices, T otherwise)
        => parse.Text(option) is { } text ? Choice(option.Name, text, choices) : otherwise;

    /// <summary>What a word stands for.</summary>
    /// <exception cref="UsageException">It is none of the choices.</exception>
    public static T Choice<T>(string option, string text, (string Name, T Value)[] choices)
    {
        foreach ((string name, T value) in choices)
        {
            if (name == text)
            {
                return value;
            }
        }

        throw NotAChoice(option, text, Array.ConvertAll(choices, c => c.Name));
    }

    /// <summary>Says that a word is none of the choices.</summary>
    public static UsageException NotAChoice(string option, string text, IReadOnlyList<string> choices)
    {
        string? nearest = Spelling.Nearest(text, choices);
        string hint = nearest is null ? "" : $"; did you mean '{nearest}'?";
        return new UsageException($"{option} takes {string.Join(", ", choices)} and not '{text}'{hint}");
    }

    /// <summary>Says that a command has no such option.</summary>
    /// <param name="text">What stands on the line: the option, perhaps with its value.</param>
    /// <param name="command">The command.</param>
    /// <param name="takesPaths">Whether the text may have been meant for a path.</param>
    public static UsageException UnknownOption(string text, Command command, bool takesPaths)
    {
        string name = text.Split('=')[0];
        string? nearest = Spelling.Nearest(name, command.Options.Select(o => o.Name).ToArray());
        return new UsageException(nearest is null
            ? $"there is no option '{name}'; see \"policylint {command.Name} --help\"{(takesPaths ? ", or write -- before paths that begin with a dash" : "")}"
            : $"there is no option '{name}'; did you mean '{nearest}'?");
    }
}
