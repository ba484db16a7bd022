using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Cli.Files;

namespace PolicyLint.Cli.Configuration;

/// <summary>
/// Finds the configuration: <c>policylint.json</c> in the working directory and the folders above it, up to one that says
/// <c>"root": true</c>. Each setting is that of the nearest file that makes it.
/// </summary>
internal static class ConfigurationFinder
{
    private const string FileName = "policylint.json";

    /// <summary>Files of the configuration that is to come.</summary>
    private static readonly string[] YamlNames = ["policylint.yaml", ".policylint.yaml"];

    /// <summary>Reads the configuration.</summary>
    /// <param name="workingDirectory">The full path of the folder to start from.</param>
    /// <param name="given">The one file that the command line names; null to search.</param>
    /// <param name="rules">The rules that it may name.</param>
    /// <param name="messages">Is told of files that are passed over.</param>
    /// <exception cref="UsageException">A file cannot be read or is wrong.</exception>
    public static Settings Find(string workingDirectory, string? given, ImmutableArray<Rule> rules, Messages messages)
    {
        if (given is not null)
        {
            return Read(FullPath(workingDirectory, given), given, workingDirectory, rules);
        }

        Settings settings = Settings.None;
        for (string? directory = workingDirectory; directory is not null && !settings.IsRoot; directory = Path.GetDirectoryName(directory))
        {
            foreach (string name in YamlNames)
            {
                string yaml = Path.Combine(directory, name);
                if (File.Exists(yaml))
                {
                    messages.Note($"{ShownPath.Of(yaml, yaml, workingDirectory)}: passed over; this version reads its configuration from {FileName} only");
                }
            }

            string path = Path.Combine(directory, FileName);
            if (File.Exists(path))
            {
                settings = settings.Over(Read(path, path, workingDirectory, rules));
            }
        }

        return settings;
    }

    private static string FullPath(string workingDirectory, string given)
    {
        try
        {
            return Path.GetFullPath(given, workingDirectory);
        }
        catch (ArgumentException)
        {
            throw new UsageException($"--config takes a file and not '{given}'");
        }
    }

    private static Settings Read(string path, string given, string workingDirectory, ImmutableArray<Rule> rules)
    {
        string shown = ShownPath.Of(path, given, workingDirectory);
        if (Directory.Exists(path))
        {
            throw new UsageException($"{shown}: this is a directory; --config takes a file");
        }

        byte[] bytes;
        try
        {
            bytes = FileReader.Read(path);
        }
        catch (InputException fault)
        {
            throw new UsageException($"{shown}: {fault.Message}");
        }

        return new ConfigurationReader(bytes, shown, rules).Read();
    }
}
