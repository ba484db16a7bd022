using System.Text;
using PolicyLint.Cli;

namespace PolicyLint.Samples.Tests;

/// <summary>The clone that the tests were built in, and the tool run in it.</summary>
internal static class Repository
{
    /// <summary>The full path of the folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>Reads a file of the repository, with LF line ends.</summary>
    public static string Read(string path)
        => File.ReadAllText(Path.Combine(Root, path)).Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>Runs the tool in the repository's root, as a person would, without colours.</summary>
    public static (int Status, string Output, string Error) Run(params string[] arguments) => RunIn(Root, arguments);

    /// <summary>Runs the tool in another directory.</summary>
    public static (int Status, string Output, string Error) RunIn(string directory, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        int status = CommandLine.Run(
            arguments,
            Stream.Null,
            output,
            error,
            new ProgramEnvironment { WorkingDirectory = directory, Variable = _ => null });
        return (status, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PolicyLint.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run in a clone of the repository.");
    }
}
