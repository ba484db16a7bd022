using System.CommandLine;
using PolicyLint.Cli.Checking;
using PolicyLint.Cli.Files;
using PolicyLint.Cli.Git;

namespace PolicyLint.Cli.Arguments;

/// <summary>Whether only what was changed is looked at.</summary>
internal sealed class ChangeArguments
{
    private readonly Option<string> _since = Values.Single(
        "--since", "REV", "Only files that changed since this branch left the revision, such as origin/main; uncommitted and untracked ones too.");

    private readonly Option<bool> _staged = Values.Flag(
        "--staged", "Only files that are staged for the next commit, as they are staged: what is in the work tree does not count.");

    private readonly bool _writesFiles;

    /// <param name="writesFiles">For a command that writes files: what is staged is in none.</param>
    public ChangeArguments(bool writesFiles = false)
    {
        _writesFiles = writesFiles;
        _staged.Hidden = writesFiles;
    }

    /// <summary>Gives a command the options.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_staged);
        command.Options.Add(_since);
    }

    /// <summary>Adds what the line says of changes to what it says of files.</summary>
    /// <exception cref="UsageException">It makes no sense.</exception>
    public LintRunOptions Read(ParseResult parse, LintRunOptions options)
    {
        ChangeScope? changes = Read(parse);
        return changes is not null && options.Paths.Contains(FileFinder.StandardInput)
            ? throw new UsageException($"{changes.Option}: standard input is no file of the repository; leave \"-\" or {changes.Option} out")
            : options with { Changes = changes };
    }

    private ChangeScope? Read(ParseResult parse)
    {
        bool isStaged = parse.Has(_staged);
        string? revision = parse.Text(_since);
        return isStaged && _writesFiles
            ? throw new UsageException("--staged: what is staged is in no file that could be fixed; fix the files (--since HEAD takes those that changed), look at them, and stage them")
            : isStaged && revision is not null ? throw new UsageException("--staged and --since are two different sets of files; leave one out")
            : revision is { Length: 0 } ? throw new UsageException("--since takes a revision and not ''; for example --since origin/main")
            : isStaged || revision is not null ? new ChangeScope(revision) : null;
    }
}
