namespace PolicyLint.Cli;

/// <summary>Whether colours are wanted.</summary>
internal static class Terminal
{
    /// <summary>
    /// The command line decides; then NO_COLOR, which wins over FORCE_COLOR and CLICOLOR_FORCE; then whether a terminal shows it.
    /// Source: https://no-color.org, https://bixense.com/clicolors
    /// </summary>
    public static bool UseColor(ColorMode mode, ProgramEnvironment environment)
    {
        if (mode != ColorMode.Auto)
        {
            return mode == ColorMode.Always;
        }

        if (!string.IsNullOrEmpty(environment.Variable("NO_COLOR")))
        {
            return false;
        }

        return IsForced("FORCE_COLOR") || IsForced("CLICOLOR_FORCE")
            || (environment.IsOutputTerminal && environment.Variable("TERM") != "dumb");

        bool IsForced(string name) => environment.Variable(name) is { Length: > 0 } value && value != "0";
    }
}
