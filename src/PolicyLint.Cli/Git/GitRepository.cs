using System.Text;

namespace PolicyLint.Cli.Git;

/// <summary>A file that was changed.</summary>
/// <param name="Path">Where it is from the top of the work tree, with forward slashes.</param>
/// <param name="Blob">The object that holds its content in the index; null when the work tree's content is meant.</param>
internal sealed record ChangedFile(string Path, string? Blob);

/// <summary>The repository around a folder, asked by way of git itself.</summary>
internal sealed class GitRepository
{
    // What a user's configuration of "git diff" says must not change what we read. A rename is a file gone and a file come.
    private static readonly string[] Diff =
        ["diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative", "--no-ext-diff", "--no-textconv", "--ignore-submodules", "--diff-filter=ACMT"];

    private readonly GitProcess _git;

    private GitRepository(GitProcess git, string top)
    {
        _git = git;
        Top = top;
    }

    /// <summary>The top of the work tree, as a full path.</summary>
    public string Top { get; }

    /// <summary>Finds the repository.</summary>
    /// <exception cref="GitException">There is none, it has no work tree, or there is no git.</exception>
    public static GitRepository Find(string directory, Func<string, string?> variable)
    {
        var git = new GitProcess(directory, variable);
        try
        {
            if (Text(git.Run("rev-parse", "--is-inside-work-tree")) != "true")
            {
                throw new GitException("this repository has no work tree here; run policylint where the files are");
            }
        }
        catch (GitException fault) when (fault.Message.StartsWith("not a git repository", StringComparison.Ordinal))
        {
            throw new GitException("there is no git repository here; run policylint inside of one, or name the files instead");
        }

        // Relative, and not the full path that git would tell: it resolves links, which ours do not.
        string up = Text(git.Run("rev-parse", "--show-cdup"));
        return new GitRepository(git, Path.TrimEndingDirectorySeparator(Path.GetFullPath(up.Length == 0 ? "." : up, directory)));
    }

    /// <summary>Files whose content in the index is another one than in the last commit.</summary>
    /// <exception cref="GitException">git fails.</exception>
    public List<ChangedFile> FindStaged() => ReadDiff(_git.Run([.. Diff, "--cached"]), fromIndex: true);

    /// <summary>Files whose content in the work tree is another one than where this branch left a revision; untracked ones too.</summary>
    /// <exception cref="GitException">There is no such revision, or git fails.</exception>
    public List<ChangedFile> FindSince(string revision)
    {
        List<ChangedFile> files = ReadDiff(_git.Run([.. Diff, MergeBase(revision)]), fromIndex: false);
        foreach (string path in Split(_git.Run("ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", ":/")))
        {
            files.Add(new ChangedFile(path, null));
        }

        return files;
    }

    /// <summary>Opens the contents of objects.</summary>
    /// <exception cref="GitException">git cannot be started.</exception>
    public BlobReader OpenBlobs() => new(_git.Start("cat-file", "--batch"));

    private string MergeBase(string revision)
    {
        string commit;
        try
        {
            // Not taken for an option, whatever it begins with.
            commit = revision.StartsWith('-') ? throw new GitException("") : Text(_git.Run("rev-parse", "--verify", "--quiet", revision + "^{commit}"));
        }
        catch (GitException)
        {
            throw new GitException($"there is no revision '{revision}'; fetch it, or check the spelling");
        }

        try
        {
            return Text(_git.Run("merge-base", "HEAD", commit));
        }
        catch (GitException)
        {
            throw new GitException($"'{revision}' and HEAD have no commit in common; in a shallow clone, fetch more of the history");
        }
    }

    /// <summary>Reads <c>:MODE MODE OBJECT OBJECT STATUS NUL PATH NUL …</c>. Links and submodules are left out: they are no files.</summary>
    private static List<ChangedFile> ReadDiff(byte[] output, bool fromIndex)
    {
        string[] fields = Split(output);
        var files = new List<ChangedFile>(fields.Length / 2);
        for (int i = 0; i + 1 < fields.Length; i += 2)
        {
            string[] change = fields[i].Split(' ');
            if (change[1].StartsWith("100", StringComparison.Ordinal))
            {
                files.Add(new ChangedFile(fields[i + 1], fromIndex ? change[3] : null));
            }
        }

        return files;
    }

    private static string[] Split(byte[] output) => Encoding.UTF8.GetString(output).Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private static string Text(byte[] output) => Encoding.UTF8.GetString(output).TrimEnd('\n', '\r');
}
