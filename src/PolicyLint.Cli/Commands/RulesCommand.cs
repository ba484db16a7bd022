using System.Text;
using PolicyLint.Analysis;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint rules</c>.</summary>
internal static class RulesCommand
{
    public static int Run(OutputFormat format, Stream output, ProgramEnvironment environment)
    {
        _ = format;
        foreach (Rule rule in environment.Rules)
        {
            output.Write(Encoding.UTF8.GetBytes(rule.Descriptor + "\n"));
        }

        return ExitStatus.Clean;
    }
}
