using System.IO.Enumeration;

namespace PolicyLint.Cli.Files;

/// <summary>Finds the files to lint.</summary>
internal sealed class FileFinder(string workingDirectory, bool respectIgnoreFiles)
{
    /// <summary>What the path on the command line is called that stands for standard input.</summary>
    public const string StandardInput = "-";

    private static readonly EnumerationOptions AllEntries = new() { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false };

    private readonly Dictionary<string, InputFile> _files = new(StringComparer.Ordinal);
    private readonly List<InputFailure> _failures = [];

    /// <summary>What could not be read, in the order in which it was met.</summary>
    public IReadOnlyList<InputFailure> Failures => _failures;

    /// <summary>The files of the paths, each once, by shown path.</summary>
    /// <param name="paths">Files, directories and <c>-</c>; none for the working directory.</param>
    /// <param name="stdinName">What standard input is called.</param>
    public InputFile[] Find(IReadOnlyList<string> paths, string? stdinName)
    {
        if (paths.Count == 0)
        {
            Walk(workingDirectory, "", StartScope(workingDirectory));
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
            Walk(full, full == workingDirectory ? "" : shown.TrimEnd('/') + "/", StartScope(full));
        }
        else if (File.Exists(full))
        {
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
        return given is "check" or "explain" or "rules" or "reference" or "version" ? $"{reason}, or put the command \"{given}\" first" : reason;
    }

    private void AddFile(string full, string shown, bool isExplicit, bool isLink)
    {
        if (isLink && ResolveInside(full) is { } target)
        {
            // Findings belong to the file that is edited and that code scanning shows; and it is linted once.
            full = target;
        }

        _files[full] = _files.TryGetValue(full, out InputFile? known)
            ? known with { IsExplicit = known.IsExplicit || isExplicit }
            : new InputFile(ShownPath.Of(full, shown, workingDirectory), full, isExplicit);
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

    private void Walk(string directory, string shownPrefix, IgnoreScope? scope)
    {
        foreach (Entry entry in List(directory, shownPrefix))
        {
            string full = Path.Join(directory, entry.Name);
            if (entry.IsDirectory)
            {
                // A linked directory is a second way to files that are elsewhere, at worst to those that are being walked.
                if (!entry.IsLink && !IsSkipped(entry.Name) && scope?.IsIgnored(full, isDirectory: true) is not true)
                {
                    Walk(full, $"{shownPrefix}{entry.Name}/", respectIgnoreFiles ? IgnoreScope.Enter(scope, full) : null);
                }
            }
            else if (FileTypes.IsWalked(entry.Name) && scope?.IsIgnored(full, isDirectory: false) is not true)
            {
                AddFile(full, shownPrefix + entry.Name, isExplicit: false, entry.IsLink);
            }
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
    private static bool IsSkipped(string name) => name is ".git" or "node_modules" or "bin" or "obj";

    private readonly record struct Entry(string Name, bool IsDirectory, bool IsLink);
}
