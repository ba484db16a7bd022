using PolicyLint.Cli.Assemblies;
using PolicyLint.Cli.Files;

namespace PolicyLint.Cli.Git;

/// <summary>Finds the files to lint among those that git says were changed: those that a walk would find, and those that are named.</summary>
internal sealed class ChangedFileFinder(string workingDirectory, Func<string, string?> variable, bool respectIgnoreFiles, FileFilter filter)
{
    private readonly Dictionary<string, CloudAssembly> _assemblies = new(StringComparer.Ordinal);
    private readonly List<InputFailure> _failures = [];

    /// <summary>What could not be read, in the order in which it was met.</summary>
    public IReadOnlyList<InputFailure> Failures => _failures;

    /// <summary>The changed files, each once, by shown path.</summary>
    /// <param name="changes">Which changes.</param>
    /// <param name="paths">Only what is, or lies under, one of these; none for the whole repository.</param>
    /// <exception cref="UsageException">There is no repository, no such revision, or no such path.</exception>
    public InputFile[] Find(ChangeScope changes, IReadOnlyList<string> paths)
    {
        try
        {
            GitRepository repository = GitRepository.Find(workingDirectory, variable);
            List<ChangedFile> changed = changes.Revision is { } revision ? repository.FindSince(revision) : repository.FindStaged();
            var files = new SortedDictionary<string, InputFile>(StringComparer.Ordinal);
            var blobs = new Dictionary<string, string>(StringComparer.Ordinal);
            List<Start> starts = ReadStarts(paths, repository.Top);
            foreach (ChangedFile file in changed)
            {
                string full = Path.GetFullPath(file.Path, repository.Top);
                if (ToInput(full, starts) is { } input)
                {
                    files[input.ShownPath] = input;
                    if (file.Blob is { } blob)
                    {
                        blobs[input.ShownPath] = blob;
                    }
                }
            }

            CheckStarts(starts);
            return blobs.Count == 0 ? [.. files.Values] : ReadBlobs(repository, files, blobs);
        }
        catch (GitException fault)
        {
            throw new UsageException($"{changes.Option}: {fault.Message}");
        }
    }

    private static InputFile[] ReadBlobs(GitRepository repository, SortedDictionary<string, InputFile> files, Dictionary<string, string> blobs)
    {
        using BlobReader reader = repository.OpenBlobs();
        return [.. files.Select(file => WithContent(file.Value, reader.Read(blobs[file.Key])))];

        static InputFile WithContent(InputFile file, byte[]? content) => file with { Content = () => content ?? throw new InputTooLargeException() };
    }

    /// <summary>The places that are looked at, each with the rules of what is ignored there.</summary>
    private List<Start> ReadStarts(IReadOnlyList<string> paths, string top)
    {
        var starts = new List<Start>(paths.Count);
        foreach (string path in paths)
        {
            starts.Add(new Start(path, Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, workingDirectory)), respectIgnoreFiles, filter));
        }

        return starts.Count == 0 ? [new Start("", top, respectIgnoreFiles, filter)] : starts;
    }

    private InputFile? ToInput(string full, List<Start> starts)
    {
        bool isFound = false, isExplicit = false;
        foreach (Start start in starts)
        {
            isExplicit |= start.Is(full);
            isFound |= start.IsFound(full);
        }

        if (!isFound)
        {
            return null;
        }

        string shown = ShownPath.Of(full, Path.GetRelativePath(workingDirectory, full), workingDirectory);
        string directory = Path.GetDirectoryName(full)!;
        if (!CloudAssembly.IsAssembly(directory))
        {
            return new InputFile(shown, full, isExplicit);
        }

        // Of an assembly, its templates: the rest is assets, and what repeats the templates.
        AssemblyTemplate? template = ReadAssembly(directory, shown[..Math.Max(0, shown.LastIndexOf('/'))]).Templates.GetValueOrDefault(full);
        return template is null && !isExplicit ? null : new InputFile(shown, full, isExplicit, template);
    }

    private CloudAssembly ReadAssembly(string directory, string shown)
    {
        if (!_assemblies.TryGetValue(directory, out CloudAssembly? assembly))
        {
            assembly = CloudAssembly.Read(directory, shown);
            _assemblies.Add(directory, assembly);
            _failures.AddRange(assembly.Failures.Except(_failures));
        }

        return assembly;
    }

    /// <summary>A path that is not there and under which nothing changed is misspelt.</summary>
    private static void CheckStarts(List<Start> starts)
    {
        foreach (Start start in starts)
        {
            if (!start.HasChanges && !Path.Exists(start.FullPath))
            {
                throw new UsageException($"{start.Given}: no such file or directory; check the spelling");
            }
        }
    }

    /// <summary>A path that was given, or the top of the work tree.</summary>
    private sealed class Start(string given, string fullPath, bool respectIgnoreFiles, FileFilter filter)
    {
        private readonly Dictionary<string, Directories> _directories = new(StringComparer.Ordinal);

        public string Given => given;

        public string FullPath => fullPath;

        /// <summary>Whether a file in question was this or under it.</summary>
        public bool HasChanges { get; private set; }

        public bool Is(string file) => file == fullPath;

        /// <summary>True for this file, and for what a walk from here would find.</summary>
        public bool IsFound(string file)
        {
            if (Is(file))
            {
                HasChanges = true;
                return !filter.IsRefused(file);
            }

            if (!file.StartsWith(Path.EndsInDirectorySeparator(fullPath) ? fullPath : fullPath + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                return false;
            }

            HasChanges = true;
            return filter.IsWalked(file)
                && Enter(Path.GetDirectoryName(file)!) is { IsPassedOver: false } directory
                && directory.Scope?.IsIgnored(file, isDirectory: false) is not true;
        }

        private Directories Enter(string directory)
        {
            if (_directories.TryGetValue(directory, out Directories known))
            {
                return known;
            }

            Directories entered;
            if (directory.Length <= fullPath.Length)
            {
                entered = new Directories(false, respectIgnoreFiles ? IgnoreScope.ForStart(directory) : null);
            }
            else
            {
                Directories outer = Enter(Path.GetDirectoryName(directory)!);
                bool isPassedOver = outer.IsPassedOver || FileFinder.IsSkipped(Path.GetFileName(directory)) || outer.Scope?.IsIgnored(directory, isDirectory: true) is true;
                entered = new Directories(isPassedOver, respectIgnoreFiles && !isPassedOver ? IgnoreScope.Enter(outer.Scope, directory) : null);
            }

            _directories.Add(directory, entered);
            return entered;
        }

        /// <summary>What goes for a directory.</summary>
        private readonly record struct Directories(bool IsPassedOver, IgnoreScope? Scope);
    }
}
