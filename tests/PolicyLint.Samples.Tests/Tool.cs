using System.ComponentModel;
using System.Diagnostics;

namespace PolicyLint.Samples.Tests;

/// <summary>Runs the tools that the samples need: npm, node, dotnet.</summary>
internal static class Tool
{
    /// <summary>Runs a tool, and fails the test, saying what to do, when that does not end well.</summary>
    /// <param name="directory">Where.</param>
    /// <param name="variables">Environment variables besides those of the test.</param>
    /// <param name="purpose">What it is for: <c>the packages of the CDK app, which npm fetches once</c>.</param>
    /// <param name="command">The tool and its arguments.</param>
    public static void Run(string directory, IReadOnlyDictionary<string, string> variables, string purpose, params string[] command)
    {
        // npm is a script on Windows.
        string[] words = OperatingSystem.IsWindows() && command[0] == "npm" ? ["cmd", "/c", .. command] : command;
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((string name, string value) in variables)
        {
            start.Environment[name] = value;
        }

        // Test runners set variables of their own, which a build inside of a test must not see.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBuildExtensionsPath");
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                Assert.Fail($"{purpose}: \"{string.Join(' ', command)}\" ends with {process.ExitCode}. It needs Node.js and, the first time, the network.\n{output}\n{error.Result}");
            }
        }
        catch (Win32Exception fault)
        {
            Assert.Fail($"{purpose}: \"{command[0]}\" cannot be run; install it. {fault.Message}");
        }
    }
}
