using System.Collections.Concurrent;
using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Cli.Files;
using PolicyLint.Text;

namespace PolicyLint.Cli.Configuration.EditorConfigs;

/// <summary>
/// Finds the <c>.editorconfig</c> files of a folder and those above, up to one that says <c>root = true</c>, and all <c>.globalconfig</c>
/// files. Those that say nothing of our rules cost no more than a look. Safe for use by many threads.
/// </summary>
internal sealed class EditorConfigFinder(string workingDirectory, ImmutableArray<Rule> rules, Messages messages, BareFolders bareFolders)
{
    private const string EditorConfigName = ".editorconfig";
    private const string GlobalConfigName = ".globalconfig";

    private readonly EditorConfigReader _reader = new(rules, messages);
    private readonly ConcurrentDictionary<string, EditorConfigChain> _chains = new(StringComparer.Ordinal);

    /// <summary>The files that go for a folder; the same object for folders for which the same ones go.</summary>
    /// <param name="directory">The full path of the folder.</param>
    /// <exception cref="UsageException">A file cannot be read, or what it says of our rules makes no sense.</exception>
    public EditorConfigChain Of(string directory)
        => _chains.TryGetValue(directory, out EditorConfigChain? known) ? known : _chains.GetOrAdd(directory, Find(directory));

    private EditorConfigChain Find(string directory)
    {
        EditorConfigChain above = Path.GetDirectoryName(directory) is { } parent ? Of(parent) : EditorConfigChain.None;
        if (bareFolders.Contains(directory))
        {
            return above;
        }

        SourceText? editor = TryRead(Path.Join(directory, EditorConfigName));
        SourceText? global = TryRead(Path.Join(directory, GlobalConfigName));
        ImmutableArray<EditorConfigFile> files = above.Files;
        if (editor is not null && EditorConfigReader.IsRoot(editor) && !files.IsEmpty)
        {
            files = files.RemoveAll(static file => Path.GetFileName(file.Path) == EditorConfigName);
        }

        files = Add(Add(files, global, directory, GlobalConfigName), editor, directory, EditorConfigName);
        return files == above.Files ? above : files.IsEmpty ? EditorConfigChain.None : new EditorConfigChain(files);
    }

    private ImmutableArray<EditorConfigFile> Add(ImmutableArray<EditorConfigFile> files, SourceText? source, string directory, string name)
    {
        if (source is null || !EditorConfigReader.Concerns(source))
        {
            return files;
        }

        EditorConfigFile file = _reader.Read(source, Path.Join(directory, name));
        return file.Assignments.IsEmpty ? files : files.Add(file);
    }

    private SourceText? TryRead(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        string shown = ShownPath.Of(path, path, workingDirectory);
        try
        {
            return SourceText.FromBytes(FileReader.Read(path), shown);
        }
        catch (InputException fault)
        {
            throw new UsageException($"{shown}: {fault.Message}");
        }
    }
}
