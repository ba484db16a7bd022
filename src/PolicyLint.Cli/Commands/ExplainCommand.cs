using System.Text;
using PolicyLint.Analysis;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint explain RULE</c>: a rule's page.</summary>
internal static class ExplainCommand
{
    public static int Run((RuleDescriptor Rule, bool UseColor) options, Stream output, ProgramEnvironment environment)
    {
        _ = environment;
        output.Write(Encoding.UTF8.GetBytes(options.Rule.Help + "\n"));
        return ExitStatus.Clean;
    }
}
