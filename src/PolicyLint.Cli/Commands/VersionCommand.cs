using System.Text;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint version</c>.</summary>
internal static class VersionCommand
{
    public static int Run(Stream output)
    {
        output.Write(Encoding.UTF8.GetBytes($"{Product.Name} {Product.Version}\n"));
        return ExitStatus.Clean;
    }
}
