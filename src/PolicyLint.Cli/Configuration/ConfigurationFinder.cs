using System.Collections.Concurrent;
using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Cli.Configuration.EditorConfigs;

namespace PolicyLint.Cli.Configuration;

/// <summary>
/// Finds the configuration of a folder: the files in it and in the folders above, up to one that says <c>root: true</c>. Each setting
/// is that of the nearest file that makes it. Folders without files of their own share what is said above them. Safe for use by many threads.
/// </summary>
internal sealed class ConfigurationFinder
{
    private const string MisnamedFile = "policylint.yml";

    private readonly string _workingDirectory;
    private readonly ConfigurationLoader _loader;
    private readonly EditorConfigFinder _editorConfigs;
    private readonly FolderConfiguration? _given;
    private readonly ConcurrentDictionary<string, Settings> _settings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FolderConfiguration> _folders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(Settings, EditorConfigChain), FolderConfiguration> _shared = new(ReferencePairComparer.Instance);

    /// <summary>Makes a finder.</summary>
    /// <param name="workingDirectory">The full path of the folder that the run as a whole starts from.</param>
    /// <param name="given">The one file that the command line names, and then no other counts; null to search.</param>
    /// <param name="rules">The rules that it may name.</param>
    /// <param name="messages">Is told of what is passed over.</param>
    /// <exception cref="UsageException">The given file, or what counts for the working directory, cannot be read or is wrong.</exception>
    public ConfigurationFinder(string workingDirectory, string? given, ImmutableArray<Rule> rules, Messages messages)
    {
        _workingDirectory = workingDirectory;
        _loader = new ConfigurationLoader(workingDirectory, rules);
        _editorConfigs = new EditorConfigFinder(workingDirectory, rules, messages, BareFolders);
        if (given is not null)
        {
            _given = new FolderConfiguration(_loader.Load(FullPath(given), given, workingDirectory), EditorConfigChain.None);
        }
        else if (File.Exists(Path.Join(workingDirectory, MisnamedFile)) && OfRun().Settings.Folder is null)
        {
            messages.Note($"{MisnamedFile}: passed over; a configuration is called {FileNames[0]}");
        }
    }

    /// <summary>The names that a configuration can have. Not <c>.yml</c>: what is called <c>policylint.yml</c> is a workflow as a rule.</summary>
    public static IReadOnlyList<string> FileNames { get; } =
        ["policylint.yaml", ".policylint.yaml", "policylint.json", "policylint.jsonc", ".policylint.json"];

    /// <summary>Folders that need not be asked.</summary>
    public BareFolders BareFolders { get; } = new();

    /// <summary>What goes for the run as a whole: the configuration of the working directory.</summary>
    /// <exception cref="UsageException">A file cannot be read or is wrong.</exception>
    public FolderConfiguration OfRun() => Of(_workingDirectory);

    /// <summary>What goes for files in a folder.</summary>
    /// <param name="directory">The full path of the folder.</param>
    /// <exception cref="UsageException">A file cannot be read or is wrong.</exception>
    public FolderConfiguration Of(string directory)
    {
        if (_given is not null)
        {
            return _given;
        }

        if (!_folders.TryGetValue(directory, out FolderConfiguration? folder))
        {
            (Settings, EditorConfigChain) said = (SettingsOf(directory), _editorConfigs.Of(directory));
            folder = _folders.GetOrAdd(directory, _shared.GetOrAdd(said, static pair => new FolderConfiguration(pair.Item1, pair.Item2)));
        }

        return folder;
    }

    private Settings SettingsOf(string directory)
    {
        if (_settings.TryGetValue(directory, out Settings? known))
        {
            return known;
        }

        Settings? own = !BareFolders.Contains(directory) && FindIn(directory) is { } path ? _loader.Load(path, path, directory) with { Folder = directory } : null;
        Settings above = own is { IsRoot: true } || Path.GetDirectoryName(directory) is not { } parent ? Settings.None : SettingsOf(parent);
        return _settings.GetOrAdd(directory, own is null ? above : own.Over(above));
    }

    private string? FindIn(string directory)
    {
        if (IsWorkflows(directory))
        {
            return null;
        }

        string? found = null;
        foreach (string name in FileNames)
        {
            string path = Path.Join(directory, name);
            if (!Path.Exists(path))
            {
                continue;
            }

            if (found is not null)
            {
                string shown = Files.ShownPath.Of(found, found, _workingDirectory);
                throw new UsageException($"{shown}: {name} is there too, and a folder has one configuration; put them together or remove one");
            }

            found = path;
        }

        return found;
    }

    /// <summary>GitHub's workflows are called after what they run.</summary>
    private static bool IsWorkflows(string directory)
        => Path.GetFileName(directory) == "workflows" && Path.GetFileName(Path.GetDirectoryName(directory)) == ".github";

    private string FullPath(string given)
    {
        try
        {
            return Path.GetFullPath(given, _workingDirectory);
        }
        catch (ArgumentException)
        {
            throw new UsageException($"--config takes a file and not '{given}'");
        }
    }

    /// <summary>Settings are compared by what they are, not by what they hold: that would take longer than to keep two of them.</summary>
    private sealed class ReferencePairComparer : IEqualityComparer<(Settings, EditorConfigChain)>
    {
        public static ReferencePairComparer Instance { get; } = new();

        public bool Equals((Settings, EditorConfigChain) x, (Settings, EditorConfigChain) y) => ReferenceEquals(x.Item1, y.Item1) && ReferenceEquals(x.Item2, y.Item2);

        public int GetHashCode((Settings, EditorConfigChain) pair)
            => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Item1), System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Item2));
    }
}
