namespace PolicyLint.Cli.Baselines;

/// <summary>Where the baseline is.</summary>
/// <param name="FullPath">The full path.</param>
/// <param name="ShownPath">What it is called in messages.</param>
/// <param name="IsNamed">True when somebody named it: then it must be there.</param>
internal sealed record BaselineLocation(string FullPath, string ShownPath, bool IsNamed)
{
    /// <summary>
    /// What the command line names; else what the configuration names; else the nearest <see cref="BaselineFile.DefaultName"/> in the
    /// working directory and the folders above it, up to the repository's; else the one that would stand beside the configuration.
    /// </summary>
    /// <param name="workingDirectory">The full path of the folder to start from.</param>
    /// <param name="given">What the command line names; null when it names none.</param>
    /// <param name="configured">The full path of what the configuration names; null when it names none.</param>
    /// <param name="configurationFolder">The full path of the folder of the nearest configuration; null when there is none.</param>
    /// <exception cref="UsageException">What is named is no path.</exception>
    public static BaselineLocation Find(string workingDirectory, string? given, string? configured, string? configurationFolder)
    {
        if (given is not null)
        {
            return Of(FullPathOf(given, workingDirectory), given, workingDirectory, isNamed: true);
        }

        if (configured is not null)
        {
            return Of(configured, configured, workingDirectory, isNamed: true);
        }

        for (string? folder = workingDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string path = Path.Combine(folder, BaselineFile.DefaultName);
            if (File.Exists(path))
            {
                return Of(path, path, workingDirectory, isNamed: false);
            }

            if (Path.Exists(Path.Combine(folder, ".git")))
            {
                break;
            }
        }

        string fresh = Path.Combine(configurationFolder ?? workingDirectory, BaselineFile.DefaultName);
        return Of(fresh, fresh, workingDirectory, isNamed: false);
    }

    /// <summary>Reads the baseline.</summary>
    /// <returns>Null when there is none and nobody named one.</returns>
    /// <exception cref="UsageException">It is named and not there, or it is no baseline.</exception>
    public Baseline? Read() => IsNamed || File.Exists(FullPath) ? BaselineFile.Read(FullPath, ShownPath) : null;

    private static BaselineLocation Of(string path, string given, string workingDirectory, bool isNamed)
        => new(path, Files.ShownPath.Of(path, given, workingDirectory), isNamed);

    private static string FullPathOf(string given, string workingDirectory)
    {
        try
        {
            return given.Length == 0 ? throw new ArgumentException("empty", nameof(given)) : Path.GetFullPath(given, workingDirectory);
        }
        catch (ArgumentException)
        {
            throw new UsageException($"--baseline takes a file and not '{given}'");
        }
    }
}
