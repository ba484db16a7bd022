namespace PolicyLint.Cli.Files;

/// <summary>
/// What is ignored in a directory: its own ignore files and those of the directories above it, up to the repository's root.
/// As in ripgrep and ruff, <c>.ignore</c> wins over <c>.gitignore</c>, which wins over <c>.git/info/exclude</c>; among
/// files of one sort the deepest wins.
/// </summary>
internal sealed class IgnoreScope
{
    private readonly IgnoreScope? _outer;
    private readonly IgnoreFile? _ignore;
    private readonly IgnoreFile? _gitIgnore;
    private readonly IgnoreFile? _exclude;

    private IgnoreScope(IgnoreScope? outer, IgnoreFile? ignore, IgnoreFile? gitIgnore, IgnoreFile? exclude)
    {
        _outer = outer;
        _ignore = ignore;
        _gitIgnore = gitIgnore;
        _exclude = exclude;
    }

    /// <summary>The scope of a directory from which a walk starts: what the repository around it says goes for it too.</summary>
    public static IgnoreScope? ForStart(string directory)
    {
        string? root = FindRepository(directory);
        if (root is null || root == directory)
        {
            return Enter(null, directory);
        }

        IgnoreScope? scope = Enter(null, root);
        ReadOnlySpan<char> rest = directory.AsSpan(root.Length).Trim(Path.DirectorySeparatorChar);
        string current = root;
        foreach (Range part in rest.Split(Path.DirectorySeparatorChar))
        {
            current = Path.Join(current, rest[part].ToString());
            scope = Enter(scope, current);
        }

        return scope;
    }

    /// <summary>The scope of a directory inside another one.</summary>
    public static IgnoreScope? Enter(IgnoreScope? outer, string directory)
    {
        IgnoreFile? ignore = Load(directory, Path.Join(directory, ".ignore"));
        IgnoreFile? gitIgnore = Load(directory, Path.Join(directory, ".gitignore"));
        IgnoreFile? exclude = FindExclude(directory) is { } path ? Load(directory, path) : null;
        return ignore is null && gitIgnore is null && exclude is null ? outer : new IgnoreScope(outer, ignore, gitIgnore, exclude);
    }

    /// <summary>Whether an entry of this directory, or of one below it, is left out.</summary>
    public bool IsIgnored(string fullPath, bool isDirectory)
        => Decide(static scope => scope._ignore, fullPath, isDirectory)
        ?? Decide(static scope => scope._gitIgnore, fullPath, isDirectory)
        ?? Decide(static scope => scope._exclude, fullPath, isDirectory)
        ?? false;

    private bool? Decide(Func<IgnoreScope, IgnoreFile?> choose, string fullPath, bool isDirectory)
    {
        for (IgnoreScope? scope = this; scope is not null; scope = scope._outer)
        {
            if (choose(scope)?.Decide(fullPath, isDirectory) is { } decision)
            {
                return decision;
            }
        }

        return null;
    }

    private static string? FindRepository(string directory)
    {
        for (string? current = directory; current is not null; current = Path.GetDirectoryName(current))
        {
            if (Path.Exists(Path.Join(current, ".git")))
            {
                return current;
            }
        }

        return null;
    }

    /// <summary>A worktree's and a submodule's <c>.git</c> is a file that names the real one, whose <c>commondir</c> names the shared one.</summary>
    private static string? FindExclude(string directory)
    {
        const string Label = "gitdir:";
        string git = Path.Join(directory, ".git");
        if (File.Exists(git))
        {
            string text = TryRead(git) ?? "";
            if (!text.StartsWith(Label, StringComparison.Ordinal))
            {
                return null;
            }

            git = Path.GetFullPath(text[Label.Length..].Trim(), directory);
            if (TryRead(Path.Join(git, "commondir")) is { } common)
            {
                git = Path.GetFullPath(common.Trim(), git);
            }
        }

        return Path.Join(git, "info", "exclude");
    }

    private static IgnoreFile? Load(string directory, string path) => TryRead(path) is { } text ? IgnoreFile.Parse(directory, text) : null;

    /// <summary>An ignore file that cannot be read ignores nothing, as in git.</summary>
    private static string? TryRead(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
