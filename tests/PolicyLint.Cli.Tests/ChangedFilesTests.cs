using System.Diagnostics;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Tests;

/// <summary><c>--staged</c> and <c>--since</c>, on little repositories made by git.</summary>
public sealed class ChangedFilesTests : CliFixture
{
    private const string Good = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}]}""";
    private const string Bad = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::reports/*"}]}""";

    [SetUp]
    public void MakeRepository()
    {
        Rules = RuleCatalog.All;
        Git("init", "--quiet", "--initial-branch=main");
    }

    [Test]
    public void Staged_reads_the_index_and_not_the_work_tree()
    {
        Commit(("repaired.json", Good), ("spoilt.json", Good), ("same.json", Bad));
        Stage("repaired.json", Bad);
        Folder.Write("repaired.json", Good);
        Stage("spoilt.json", Good + "\n");
        Folder.Write("spoilt.json", Bad);

        Lint("--staged").Should().Equal("repaired.json:1:65 PL3001");
        Run("check", "--staged", "spoilt.json").Status.Should().Be(ExitStatus.Clean);
    }

    [Test]
    public void Staged_before_the_first_commit_is_everything_that_is_staged()
    {
        Stage("a.json", Bad);
        Folder.Write("untracked.json", Bad);
        Lint("--staged").Should().Equal("a.json:1:65 PL3001");
    }

    [Test]
    public void Staged_takes_what_came_changed_or_moved_and_not_what_went()
    {
        Commit(("gone.json", Bad), ("moved.json", Bad), ("changed.json", Good), ("kept.json", Bad));
        Git("rm", "--quiet", "gone.json");
        Git("mv", "moved.json", "here.json");
        Stage("changed.json", Bad);
        Stage("new.json", Bad);
        Lint("--staged").Should().Equal("changed.json:1:65 PL3001", "here.json:1:65 PL3001", "new.json:1:65 PL3001");
    }

    [Test]
    public void Staged_lints_a_file_that_the_work_tree_has_no_more()
    {
        Stage("a.json", Bad);
        File.Delete(Folder.PathOf("a.json"));
        Lint("--staged").Should().Equal("a.json:1:65 PL3001");
        Lint("--staged", "a.json").Should().Equal("a.json:1:65 PL3001");
    }

    [Test]
    public void Names_may_hold_anything()
    {
        string[] names = ["a b.json", "quote\"'.json", "ünï.json", "$(x).json", "-dash.json"];
        foreach (string name in OperatingSystem.IsWindows() ? names.Where(name => !name.Contains('"')) : names.Append("new\nline.json"))
        {
            Stage(name, Bad);
        }

        Run("check", "--staged", "--format", "json").Output.Split("\"ruleId\": \"PL3001\"").Should().HaveCount(OperatingSystem.IsWindows() ? 5 : 7);
        Git("commit", "--quiet", "--message", "all");
        Git("reset", "--quiet", "--soft", "HEAD");
        Lint("--staged").Should().BeEmpty();
    }

    [Test]
    public void Only_what_a_walk_would_find_is_linted()
    {
        Folder.Write(".gitignore", "ignored/\n");
        Stage("README.md", Bad);
        Stage("node_modules/a.json", Bad);
        Stage("obj/a.json", Bad);
        Stage("policies/a.json", Bad);
        Stage("tsconfig.json", """{ "compilerOptions": {} }""");
        Folder.Write("ignored/a.json", Bad);
        Git("add", "--force", "ignored/a.json");
        Lint("--staged").Should().Equal("policies/a.json:1:65 PL3001");
        Lint("--staged", "--no-respect-gitignore").Should().Equal("ignored/a.json:1:65 PL3001", "policies/a.json:1:65 PL3001");
        Lint("--staged", "README.md", "obj").Should().Equal("README.md:1:65 PL3001", "obj/a.json:1:65 PL3001");
    }

    [Test]
    public void Paths_narrow_and_paths_are_shown_from_where_one_is()
    {
        Stage("top.json", Bad);
        Stage("a/one.json", Bad);
        Stage("a/deep/two.json", Bad);
        Stage("ab/three.json", Bad);
        Lint("--staged", "a").Should().Equal("a/deep/two.json:1:65 PL3001", "a/one.json:1:65 PL3001");
        LintIn(Folder.PathOf("a"), "--staged").Should().Equal("../ab/three.json:1:65 PL3001", "../top.json:1:65 PL3001", "deep/two.json:1:65 PL3001", "one.json:1:65 PL3001");
        LintIn(Folder.PathOf("a"), "--staged", ".").Should().Equal("deep/two.json:1:65 PL3001", "one.json:1:65 PL3001");
        LintIn(Folder.PathOf("a"), "--staged", "../ab").Should().Equal("../ab/three.json:1:65 PL3001");
    }

    [Test]
    public void Links_and_submodules_are_no_files()
    {
        Commit(("a.json", Bad));
        string head = Git("rev-parse", "HEAD").Trim();
        Git("update-index", "--add", "--cacheinfo", $"120000,{Git("rev-parse", "HEAD:a.json").Trim()},link.json");
        Git("update-index", "--add", "--cacheinfo", $"160000,{head},module.json");
        Stage("b.json", Bad);
        Lint("--staged").Should().Equal("b.json:1:65 PL3001");
    }

    [Test]
    public void Settings_of_the_user_change_nothing()
    {
        Commit(("a/old.json", Good));
        foreach ((string key, string value) in new[] { ("diff.relative", "true"), ("diff.noprefix", "true"), ("core.quotePath", "true"), ("diff.renames", "copies"), ("diff.external", "false") })
        {
            Git("config", key, value);
        }

        Stage("top.json", Bad);
        Git("mv", "a/old.json", "a/new.json");
        Stage("a/new.json", Bad);
        LintIn(Folder.PathOf("a"), "--staged").Should().Equal("../top.json:1:65 PL3001", "new.json:1:65 PL3001");
    }

    [Test]
    public void A_hook_is_told_by_its_environment_which_index_is_meant()
    {
        Commit(("a.json", Good), ("b.json", Good));
        Stage("a.json", Bad);
        string index = Folder.PathOf(".git/index");
        File.Copy(index, Folder.PathOf(".git/other-index"));
        Git("reset", "--quiet");
        Lint("--staged").Should().BeEmpty();

        Variables["GIT_INDEX_FILE"] = Folder.PathOf(".git/other-index");
        Lint("--staged").Should().Equal("a.json:1:65 PL3001");
    }

    [Test]
    public void Since_takes_what_changed_after_the_branch_left()
    {
        Commit(("old.json", Bad), ("later.json", Good), ("edited.json", Good));
        Git("switch", "--quiet", "--create", "feature");
        Commit(("committed.json", Bad));
        Git("switch", "--quiet", "main");
        Commit(("elsewhere.json", Bad), ("later.json", Bad));
        Git("switch", "--quiet", "feature");
        Stage("staged.json", Bad);
        Folder.Write("staged.json", Bad + "\n");
        Folder.Write("edited.json", Bad);
        Folder.Write("untracked.json", Bad);
        Folder.Write(".gitignore", "ignored.json\n");
        Folder.Write("ignored.json", Bad);

        Lint("--since", "main").Should().Equal(
            "committed.json:1:65 PL3001", "edited.json:1:65 PL3001", "staged.json:1:65 PL3001", "untracked.json:1:65 PL3001");
        Lint("--since", "HEAD").Should().Equal("edited.json:1:65 PL3001", "staged.json:1:65 PL3001", "untracked.json:1:65 PL3001");
        Folder.Write("sub/x.txt", "");
        LintIn(Folder.PathOf("sub"), "--since", "HEAD").Should().Equal("../edited.json:1:65 PL3001", "../staged.json:1:65 PL3001", "../untracked.json:1:65 PL3001");
    }

    [Test]
    public void Since_reads_the_work_tree()
    {
        Commit(("a.json", Good));
        Stage("a.json", Bad);
        Folder.Write("a.json", Good + "\n\n");
        Lint("--since", "HEAD").Should().BeEmpty();
    }

    [Test]
    public void Fix_takes_what_changed_since_a_revision_and_says_why_not_what_is_staged()
    {
        const string fixable = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:GetObject"],"Resource":"arn:aws:s3:::reports/*"}]}""";
        Commit(("old.json", fixable));
        Folder.Write("new.json", fixable);
        Run("fix", "--since", "HEAD").Error.Should().BeEmpty();
        Folder.Read("old.json").Should().Be(fixable);
        Folder.Read("new.json").Should().NotBe(fixable);

        Git("add", ".");
        Fails("--staged: what is staged is in no file that could be fixed; fix the files (--since HEAD takes those that changed), look at them, and stage them", "fix", "--staged");
    }

    [Test]
    public void Nothing_changed_is_clean()
    {
        Commit(("a.json", Bad));
        Run("check", "--staged").Status.Should().Be(ExitStatus.Clean);
        Run("check", "--since", "HEAD").Status.Should().Be(ExitStatus.Clean);
    }

    [Test]
    public void What_cannot_be_done_is_said()
    {
        Commit(("a.json", Good));
        Fails("--since: there is no revision 'nowhere'; fetch it, or check the spelling", "check", "--since", "nowhere");
        Fails("--since: there is no revision '--output=x'; fetch it, or check the spelling", "check", "--since=--output=x");
        Fails("--since takes a revision and not ''; for example --since origin/main", "check", "--since", "");
        Fails("--staged and --since are two different sets of files; leave one out", "check", "--staged", "--since", "HEAD");
        Fails("--staged: standard input is no file of the repository; leave \"-\" or --staged out", "check", "--staged", "-");
        Fails("missing.json: no such file or directory; check the spelling", "check", "--staged", "missing.json");

        Git("switch", "--quiet", "--orphan", "other");
        Git("commit", "--quiet", "--allow-empty", "--message", "unrelated");
        Fails("--since: 'main' and HEAD have no commit in common; in a shallow clone, fetch more of the history", "check", "--since", "main");
    }

    [Test]
    public void Outside_of_a_repository_it_says_so()
    {
        Directory.Delete(Folder.PathOf(".git/objects"), recursive: true);
        Fails("--staged: there is no git repository here; run policylint inside of one, or name the files instead", "check", "--staged");
    }

    [Test]
    public void What_the_index_names_and_has_not_is_said()
    {
        Stage("a.json", Bad);
        Git("update-index", "--add", "--cacheinfo", "100644,0123456789012345678901234567890123456789,lost.json");
        Fails("--staged: git has lost what is staged (object 0123456789012345678901234567890123456789)", "check", "--staged");
    }

    private string[] Lint(params string[] args) => LintIn(Folder.Root, args);

    /// <summary>Path, line, column and rule of each finding.</summary>
    private string[] LintIn(string directory, params string[] args)
    {
        RunResult run = RunIn(directory, ["check", "--select", "PL3001", .. args]);
        run.Error.Should().BeEmpty();
        string[] findings = [.. run.Findings.Select(line => line.Split(": ") is [var place, var rest, ..] ? $"{place} {rest.Split(' ')[1]}" : line)];
        run.Status.Should().Be(findings.Length == 0 ? ExitStatus.Clean : ExitStatus.Findings);
        return findings;
    }

    private void Fails(string message, params string[] args)
    {
        RunResult run = Run(args);
        run.Error.Should().Be($"policylint: error: {message}\n");
        run.Status.Should().Be(ExitStatus.Failure);
        run.Output.Should().BeEmpty();
    }

    private void Stage(string name, string text)
    {
        Folder.Write(name, text);
        Git("add", "--force", "--", name);
    }

    private void Commit(params (string Name, string Text)[] files)
    {
        foreach ((string name, string text) in files)
        {
            Stage(name, text);
        }

        Git("commit", "--quiet", "--message", "change");
    }

    private string Git(params string[] args)
    {
        var start = new ProcessStartInfo("git", args) { WorkingDirectory = Folder.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string role in new[] { "AUTHOR", "COMMITTER" })
        {
            start.Environment[$"GIT_{role}_NAME"] = "test";
            start.Environment[$"GIT_{role}_EMAIL"] = "test@policylint.invalid";
        }

        // What is configured on this machine does not count.
        start.Environment["GIT_CONFIG_GLOBAL"] = Folder.PathOf(".git/none");
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using Process git = Process.Start(start)!;
        Task<string> error = git.StandardError.ReadToEndAsync();
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        git.ExitCode.Should().Be(0, error.Result);
        return output;
    }
}
