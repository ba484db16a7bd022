using System.ComponentModel;
using System.Diagnostics;

namespace PolicyLint.Cli.Git;

/// <summary>Runs git. No shell is between: a path is an argument, whatever is in it.</summary>
/// <param name="workingDirectory">Where git runs.</param>
/// <param name="variable">Reads the environment: a hook is told by it which repository and which index are meant.</param>
internal sealed class GitProcess(string workingDirectory, Func<string, string?> variable)
{
    private static readonly string[] Variables = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"];

    /// <summary>Runs git to its end.</summary>
    /// <exception cref="GitException">It cannot be started, or fails.</exception>
    public byte[] Run(params string[] args)
    {
        using Process process = Start(args);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return process.ExitCode == 0 ? output.ToArray() : throw new GitException(FirstLine(error.Result));
    }

    /// <summary>Starts git. The caller reads what it writes, and closes its input.</summary>
    /// <exception cref="GitException">It cannot be started.</exception>
    public Process Start(params string[] args)
    {
        var start = new ProcessStartInfo("git", args)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string name in Variables)
        {
            start.Environment[name] = variable(name);
        }

        // Messages in English, and nothing written: another git may be at work, the one that called the hook.
        start.Environment["LC_ALL"] = "C";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new GitException("git cannot be started; install it, or name the files instead");
        }
    }

    private static string FirstLine(string message)
    {
        string line = message.Split('\n')[0].Trim();
        return line.StartsWith("fatal: ", StringComparison.Ordinal) ? line["fatal: ".Length..] : line;
    }
}

/// <summary>What git says when it fails.</summary>
internal sealed class GitException(string message) : Exception(message);
