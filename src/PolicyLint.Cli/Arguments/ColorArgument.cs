using System.CommandLine;

namespace PolicyLint.Cli.Arguments;

/// <summary><c>--color</c>.</summary>
internal sealed class ColorArgument
{
    private static readonly (string Name, ColorMode Value)[] Modes =
        [("auto", ColorMode.Auto), ("always", ColorMode.Always), ("never", ColorMode.Never)];

    private readonly Option<string> _color = Values.OneOf("--color", Modes, "Whether to colour text [default: auto: on a terminal, unless NO_COLOR is set].");

    /// <summary>Gives a command the option.</summary>
    public void AddTo(Command command) => command.Options.Add(_color);

    /// <summary>True when standard output is coloured.</summary>
    public bool Read(ParseResult parse, ProgramEnvironment environment)
        => Terminal.UseColor(parse.Choice(_color, Modes, ColorMode.Auto), environment);
}
