namespace PolicyLint.Cli.Tests;

/// <summary>What is left out of a walk.</summary>
public sealed class IgnoreFileTests : CliFixture
{
    [Test]
    public void The_last_match_decides_and_negation_takes_in_again()
    {
        Folder.Write(".gitignore", "*.json\n!keep*.json\nkeep-not.json\n");
        Policies("a.json", "keep.json", "keep-not.json", "sub/keep.json");
        Linted().Should().Equal("keep.json", "sub/keep.json");
    }

    [Test]
    public void Nothing_can_be_taken_in_again_from_a_directory_that_is_left_out()
    {
        Folder.Write(".gitignore", "out/\n!out/keep.json\n");
        Policies("out/keep.json", "a.json");
        Linted().Should().Equal("a.json");
    }

    [Test]
    public void Its_content_can_be_taken_in_again_when_only_that_is_left_out()
    {
        Folder.Write(".gitignore", "out/*\n!out/keep.json\n");
        Policies("out/keep.json", "out/a.json");
        Linted().Should().Equal("out/keep.json");
    }

    [Test]
    public void A_deeper_file_wins_and_counts_from_its_own_directory()
    {
        Folder.Write(".gitignore", "*.tmp.json\n/top.json\n");
        Folder.Write("sub/.gitignore", "!*.tmp.json\n/local.json\n");
        Policies("a.tmp.json", "top.json", "sub/a.tmp.json", "sub/top.json", "sub/local.json", "sub/deep/local.json", "local.json");
        Linted().Should().Equal("local.json", "sub/a.tmp.json", "sub/deep/local.json", "sub/top.json");
    }

    [Test]
    public void A_walk_below_the_root_of_the_repository_obeys_the_files_above_it()
    {
        Directory.CreateDirectory(Folder.PathOf(".git"));
        Folder.Write(".gitignore", "/a/b/x.json\ny.json\n");
        Folder.Write("a/.gitignore", "z.json\n");
        Policies("a/b/x.json", "a/b/y.json", "a/b/z.json", "a/b/ok.json");
        Linted("a/b").Should().Equal("a/b/ok.json");
    }

    [Test]
    public void Outside_a_repository_what_lies_above_the_walk_says_nothing()
    {
        Folder.Write(".gitignore", "*.json\n");
        Policies("a/b.json");
        Linted("a").Should().Equal("a/b.json");
    }

    [Test]
    public void What_is_named_is_linted_though_it_is_ignored()
    {
        Folder.Write(".gitignore", "a.json\ncdk.out/\n");
        Policies("a.json", "cdk.out/b.json");
        Linted().Should().BeEmpty();
        Linted("a.json").Should().Equal("a.json");
        Linted("cdk.out").Should().Equal("cdk.out/b.json");
    }

    [Test]
    public void The_repository_s_private_list_counts_and_weighs_least()
    {
        Folder.Write(".git/info/exclude", "a.json\nb.json\n");
        Folder.Write(".gitignore", "!b.json\n");
        Policies("a.json", "b.json", "c.json");
        Linted().Should().Equal("b.json", "c.json");
    }

    [Test]
    public void A_worktree_s_list_lies_with_the_repository_that_it_belongs_to()
    {
        Folder.Write("main/.git/info/exclude", "a.json\n");
        Folder.Write("main/.git/worktrees/w/commondir", "../..\n");
        Folder.Write("w/.git", "gitdir: ../main/.git/worktrees/w\n");
        Policies("w/a.json", "w/b.json");
        Linted("w").Should().Equal("w/b.json");
    }

    [Test]
    public void An_ignore_file_wins_over_gitignore()
    {
        Folder.Write("sub/.gitignore", "!a.json\nb.json\n");
        Folder.Write(".ignore", "a.json\n!b.json\n");
        Policies("sub/a.json", "sub/b.json");
        Linted().Should().Equal("sub/b.json");
    }

    [Test]
    public void Ignore_files_can_be_switched_off()
    {
        Directory.CreateDirectory(Folder.PathOf(".git"));
        Folder.Write(".gitignore", "a.json\n");
        Folder.Write("sub/.ignore", "*\n");
        Policies("a.json", "sub/b.json");
        Linted(".", "--no-respect-gitignore").Should().Equal("a.json", "sub/b.json");
    }

    [Test]
    public void Lines_may_end_in_carriage_return_and_the_file_begin_with_a_mark()
    {
        Folder.Write(".gitignore", "\uFEFFa.json\r\n# comment\r\n\r\nb.json");
        Policies("a.json", "b.json", "c.json");
        Linted().Should().Equal("c.json");
    }

    [Test]
    public void A_directory_called_gitignore_ignores_nothing()
    {
        Directory.CreateDirectory(Folder.PathOf(".gitignore"));
        Policies("a.json");
        Linted().Should().Equal("a.json");
    }

    private void Policies(params string[] names)
    {
        foreach (string name in names)
        {
            Folder.Write(name, TestRules.StarPolicy);
        }
    }

    private string[] Linted(params string[] args) => [.. Run(args).Findings.Select(line => line.Split(':')[0])];
}
