using System.IO.Enumeration;
using PolicyLint.Cli.Assemblies;
using PolicyLint.Cli.Configuration;

namespace PolicyLint.Cli.Files;

/// <summary>Finds the files to lint.</summary>
internal sealed class FileFinder(string workingDirectory, bool respectIgnoreFiles, FileFilter filter, BareFolders bareFolders)
{
    /// <summary>What the path on the command line is called that stands for standard input.</summary>
    public const string StandardInput = "-";

    private static readonly EnumerationOptions AllEntries = new() { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false };

    private readonly Dictionary<string, InputFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CloudAssembly> _assemblies = new(StringComparer.Ordinal);
    private readonly List<InputFailure> _failures = [];
    private readonly List<string> _ignoredAssemblies = [];
    private readonly List<string> _walkedFolders = [];

    /// <summary>What could not be read, in the order in which it was met.</summary>
    public IReadOnlyList<InputFailure> Failures => _failures;

    /// <summary>Cloud assemblies that were passed over because they are ignored, as they are shown.</summary>
    public IReadOnlyList<string> IgnoredAssemblies => _ignoredAssemblies;

    /// <summary>The full paths of the folders that were walked, those below them left out.</summary>
    public IReadOnlyList<string> WalkedFolders => _walkedFolders;

    /// <summary>The files of the paths, each once, by shown path.</summary>
    /// <param name="paths">Files, directories and <c>-</c>; none for the working directory.</param>
    /// <param name="stdinName">What standard input is called.</param>
    public InputFile[] Find(IReadOnlyList<string> paths, string? stdinName)
    {
        if (paths.Count == 0)
        {
            WalkFrom(workingDirectory, "");
        }

        foreach (string path in paths)
        {
            if (path == StandardInput)
            {
                AddStandardInput(stdinName);
            }
            else
            {
                Add(path);
            }
        }

        InputFile[] files = [.. _files.Values];
        Array.Sort(files, static (a, b) => string.CompareOrdinal(a.ShownPath, b.ShownPath));
        return files;
    }

    private void AddStandardInput(string? name)
    {
        string shown = name is null ? "<stdin>" : ShownPath.Of(Path.GetFullPath(name, workingDirectory), name, workingDirectory);
        if (name is not null && filter.IsRefused(Path.GetFullPath(name, workingDirectory)))
        {
            return;
        }

        _files[StandardInput] = new InputFile(shown, null, IsExplicit: true);
    }

    private void Add(string given)
    {
        string full;
        try
        {
            full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(given, workingDirectory));
        }
        catch (ArgumentException)
        {
            _failures.Add(new InputFailure(given, "this is no path; check the spelling"));
            return;
        }

        string shown = ShownPath.Of(full, given, workingDirectory);
        if (Directory.Exists(full))
        {
            WalkFrom(full, full == workingDirectory ? "" : shown.TrimEnd('/') + "/");
        }
        else if (File.Exists(full))
        {
            if (filter.IsRefused(full))
            {
                return;
            }

            AddFile(full, shown, isExplicit: true, isLink: (File.GetAttributes(full) & FileAttributes.ReparsePoint) != 0);
        }
        else
        {
            _failures.Add(new InputFailure(shown, Explain(full, given)));
        }
    }

    private static string Explain(string full, string given)
    {
        string reason = FileReader.Explain(new FileNotFoundException(), full);
        return new Grammar().IsCommand(given) ? $"{reason}, or put the command \"{given}\" first" : reason;
    }

    private void AddFile(string full, string shown, bool isExplicit, bool isLink)
    {
        if (isLink && ResolveInside(full) is { } target)
        {
            // Findings belong to the file that is edited and that code scanning shows; and it is linted once.
            full = target;
        }

        AssemblyTemplate? template = null;
        if (isExplicit && Path.GetDirectoryName(full) is { } directory && CloudAssembly.IsAssembly(directory))
        {
            string shownDirectory = shown[..Math.Max(0, shown.LastIndexOf('/'))];
            if (Path.GetFileName(full) is CloudAssembly.ManifestName)
            {
                // Nobody wants to know whether a manifest is a policy.
                AddAssembly(directory, shownDirectory, isExplicit: true);
                return;
            }

            template = ReadAssembly(directory, shownDirectory).Templates.GetValueOrDefault(full);
        }

        AddFile(full, shown, isExplicit, template);
    }

    private void AddFile(string full, string shown, bool isExplicit, AssemblyTemplate? template)
        => _files[full] = _files.TryGetValue(full, out InputFile? known)
            ? known with { IsExplicit = known.IsExplicit || isExplicit, Template = known.Template ?? template }
            : new InputFile(ShownPath.Of(full, shown, workingDirectory), full, isExplicit, template);

    /// <summary>Adds the templates of an assembly: what its manifest names, and nothing else that lies there.</summary>
    private void AddAssembly(string directory, string shown, bool isExplicit)
    {
        foreach ((string template, AssemblyTemplate metadata) in ReadAssembly(directory, shown).Templates)
        {
            if (!isExplicit && filter.IsExcluded(template))
            {
                continue;
            }

            string rest = template[(directory.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/');
            AddFile(template, shown.Length == 0 ? rest : $"{shown}/{rest}", isExplicit, metadata);
        }
    }

    private CloudAssembly ReadAssembly(string directory, string shown)
    {
        if (!_assemblies.TryGetValue(directory, out CloudAssembly? assembly))
        {
            assembly = CloudAssembly.Read(directory, shown);
            _assemblies.Add(directory, assembly);
            foreach (InputFailure failure in assembly.Failures)
            {
                // An assembly may be named besides the one that it is nested in.
                if (!_failures.Contains(failure))
                {
                    _failures.Add(failure);
                }
            }
        }

        return assembly;
    }

    /// <summary>The file that a link points to, when it lies under the working directory.</summary>
    private string? ResolveInside(string link)
    {
        try
        {
            string? target = File.ResolveLinkTarget(link, returnFinalTarget: true)?.FullName;
            return target is not null && File.Exists(target) && ShownPath.Of(target, "", workingDirectory).Length > 0 ? target : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Reading it will tell why.
            return null;
        }
    }

    private IgnoreScope? StartScope(string directory) => respectIgnoreFiles ? IgnoreScope.ForStart(directory) : null;

    private void WalkFrom(string directory, string shownPrefix)
    {
        if (CloudAssembly.IsAssembly(directory))
        {
            AddAssembly(directory, shownPrefix.TrimEnd('/'), isExplicit: true);
        }
        else
        {
            _walkedFolders.Add(directory);
            Walk(directory, shownPrefix, StartScope(directory), isStart: true);
        }
    }

    private void Walk(string directory, string shownPrefix, IgnoreScope? scope, bool isStart)
    {
        List<Entry> entries = List(directory, shownPrefix);
        if (entries.Count > 0 && !entries.Exists(static entry => BareFolders.MayBeConfiguration(entry.Name)))
        {
            bareFolders.Add(directory);
        }

        foreach (Entry entry in entries)
        {
            string full = Path.Join(directory, entry.Name);
            if (entry.IsDirectory)
            {
                // A linked directory is a second way to files that are elsewhere, at worst to those that are being walked.
                if (!entry.IsLink && !IsSkipped(entry.Name) && !filter.IsPruned(full))
                {
                    Enter(full, shownPrefix + entry.Name, scope, isStart);
                }
            }
            else if (filter.IsWalked(full) && scope?.IsIgnored(full, isDirectory: false) is not true)
            {
                AddFile(full, shownPrefix + entry.Name, isExplicit: false, entry.IsLink);
            }
        }
    }

    /// <summary>
    /// Walks on in a directory, unless it is ignored. An assembly is build output and therefore ignored as a rule: it is
    /// linted nevertheless when it lies in the directory that the user named, which then is the CDK app.
    /// </summary>
    private void Enter(string directory, string shown, IgnoreScope? scope, bool isInStart)
    {
        bool isIgnored = scope?.IsIgnored(directory, isDirectory: true) is true;
        if (!CloudAssembly.IsAssembly(directory))
        {
            if (!isIgnored)
            {
                Walk(directory, shown + "/", respectIgnoreFiles ? IgnoreScope.Enter(scope, directory) : null, isStart: false);
            }
        }
        else if (isInStart || (!isIgnored && scope?.IsIgnored(Path.Join(directory, CloudAssembly.ManifestName), isDirectory: false) is not true))
        {
            AddAssembly(directory, shown, isExplicit: false);
        }
        else
        {
            _ignoredAssemblies.Add(shown);
        }
    }

    private List<Entry> List(string directory, string shownPrefix)
    {
        var entries = new List<Entry>();
        try
        {
            entries.AddRange(new FileSystemEnumerable<Entry>(
                directory,
                static (ref entry) => new Entry(entry.FileName.ToString(), entry.IsDirectory, (entry.Attributes & FileAttributes.ReparsePoint) != 0),
                AllEntries));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _failures.Add(new InputFailure(shownPrefix.Length == 0 ? "." : shownPrefix.TrimEnd('/'), FileReader.Explain(fault, directory)));
        }

        return entries;
    }

    /// <summary>What no one keeps policies in: git's own files, packages, build output.</summary>
    public static bool IsSkipped(string name) => name is ".git" or "node_modules" or "bin" or "obj";

    private readonly record struct Entry(string Name, bool IsDirectory, bool IsLink);
}
