namespace PolicyLint.Cli.Configuration;

/// <summary>
/// Folders that were listed, and no configuration was among what is in them. In a tree of thousands of folders, asking each for every
/// name that a configuration can have takes as long as linting it.
/// </summary>
internal sealed class BareFolders
{
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    /// <summary>Whether a folder is known to have none.</summary>
    /// <param name="directory">Its full path.</param>
    public bool Contains(string directory) => _folders.Count > 0 && _folders.Contains(directory);

    /// <summary>Adds a folder. Not while others ask.</summary>
    /// <param name="directory">Its full path.</param>
    public void Add(string directory) => _folders.Add(directory);

    /// <summary>Whether an entry of a folder may be a configuration, by its name.</summary>
    public static bool MayBeConfiguration(string name)
        => name.StartsWith("policylint.", StringComparison.Ordinal)
        || (name.StartsWith('.') && (name.StartsWith(".policylint.", StringComparison.Ordinal) || name is ".editorconfig" or ".globalconfig"));
}
