using PolicyLint.Cli.Files;

namespace PolicyLint.Cli.Tests;

/// <summary>Which files are linted, and what they are called.</summary>
public sealed class PathTests : CliFixture
{
    [Test]
    public void No_path_is_the_working_directory()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        Folder.Write("sub/b.JSON", TestRules.StarPolicy);
        Folder.Write("sub/.hidden/c.jsonc", TestRules.StarPolicy);
        Folder.Write("d.template", TestRules.StarPolicy);
        Folder.Write("e.txt", TestRules.StarPolicy);
        Folder.Write("f.yaml", TestRules.StarPolicy);
        Paths(Run()).Should().Equal("a.json", "d.template", "f.yaml", "sub/.hidden/c.jsonc", "sub/b.JSON");
    }

    [Test]
    public void Paths_are_shown_from_the_working_directory_without_dots()
    {
        Folder.Write("sub/a.json", TestRules.StarPolicy);
        foreach (string path in new[] { "sub/a.json", "./sub/a.json", "sub/../sub/./a.json", "sub//a.json", Folder.PathOf("sub/a.json"), "sub", "./sub/", "sub/.", ".", "./", Folder.Root })
        {
            Paths(Run(path)).Should().Equal(["sub/a.json"], "of {0}", path);
        }
    }

    [Test]
    public void Paths_elsewhere_are_shown_as_given()
    {
        using var elsewhere = new TempFolder();
        string file = elsewhere.Write("x/a.json", TestRules.StarPolicy).Replace('\\', '/');
        string name = Path.GetFileName(elsewhere.Root);
        Paths(Run(file)).Should().Equal(file);
        Paths(Run($"../{name}/x/a.json")).Should().Equal($"../{name}/x/a.json");
        Paths(Run($"../{name}/")).Should().Equal($"../{name}/x/a.json");
        Paths(Run($"../{name}")).Should().Equal($"../{name}/x/a.json");
    }

    [Test]
    public void What_lies_here_is_shown_from_here_even_when_a_walk_from_elsewhere_meets_it()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        string name = Path.GetFileName(Folder.Root);
        Paths(Run($"../{name}/../{name}")).Should().Equal("a.json");
    }

    [Test]
    public void A_file_is_linted_once_however_often_it_is_named()
    {
        Folder.Write("sub/a.json", TestRules.StarPolicy);
        Paths(Run("sub/a.json", ".", "sub", Folder.PathOf("sub/a.json"))).Should().Equal("sub/a.json");
    }

    [Test]
    public void Names_are_ordered_by_character_and_not_by_language()
    {
        foreach (string name in new[] { "b.json", "a.json", "B.json", "a-1.json", "a/x.json", "é.json", "_.json", "a.jsonc" })
        {
            Folder.Write(name, TestRules.StarPolicy);
        }

        string[] expected = ["B.json", "_.json", "a-1.json", "a.json", "a.jsonc", "a/x.json", "b.json", "é.json"];
        Paths(Run()).Should().Equal(OperatingSystem.IsLinux() ? expected : [.. expected.Where(name => File.Exists(Folder.PathOf(name)))]);
    }

    [Test]
    public void A_named_file_may_have_any_extension()
    {
        Folder.Write("policy", TestRules.StarPolicy);
        Folder.Write("policy.txt", TestRules.StarPolicy);
        Paths(Run("policy", "policy.txt")).Should().Equal("policy", "policy.txt");
    }

    [Test]
    public void A_directory_may_be_called_like_a_file()
    {
        Folder.Write("x.json/a.json", TestRules.StarPolicy);
        Paths(Run()).Should().Equal("x.json/a.json");
        Paths(Run("x.json")).Should().Equal("x.json/a.json");
    }

    [Test]
    public void Missing_paths_are_told_by_name_in_order()
    {
        RunResult run = Run("z.json", "./b/", "a.json");
        run.Status.Should().Be(2);
        run.Error.Should().Be("""
            policylint: error: a.json: no such file or directory; check the spelling
            policylint: error: b: no such file or directory; check the spelling
            policylint: error: z.json: no such file or directory; check the spelling

            """);
    }

    [Test]
    public void A_path_with_a_nul_is_told()
    {
        RunResult run = Run("a\0b");
        run.Status.Should().Be(2);
        run.Error.Should().Be("policylint: error: a\\u0000b: this is no path; check the spelling\n");
    }

    [Test]
    public void A_file_under_a_file_is_told()
    {
        Folder.Write("a.json", TestRules.GoodPolicy);
        RunResult run = Run("a.json/b.json");
        run.Status.Should().Be(2);
        run.Error.Should().Be("policylint: error: a.json/b.json: no such file or directory; check the spelling\n");
    }

    [Test]
    public void A_broken_link_is_told_named_or_met()
    {
        Folder.Link("broken.json", "nowhere.json");
        Folder.Write("a.json", TestRules.StarPolicy);
        const string Message = "policylint: error: broken.json: the link points to a file that does not exist; repair or remove the link\n";
        foreach (RunResult run in new[] { Run("broken.json", "a.json"), Run() })
        {
            run.Status.Should().Be(2);
            run.Error.Should().Be(Message);
            Paths(run).Should().Equal("a.json");
        }
    }

    [Test]
    public void A_link_to_itself_is_told()
    {
        Folder.Link("self.json", "self.json");
        RunResult run = Run();
        run.Status.Should().Be(2);
        run.Error.Should().StartWith("policylint: error: self.json: ");
        run.Error.Split('\n').Should().HaveCount(2);
    }

    [Test]
    public void A_link_is_reported_where_it_leads_and_once()
    {
        Folder.Write("real/a.json", TestRules.StarPolicy);
        Folder.Link("link.json", Path.Combine("real", "a.json"));
        Paths(Run()).Should().Equal("real/a.json");
        Paths(Run("link.json")).Should().Equal("real/a.json");
    }

    [Test]
    public void A_link_that_leads_elsewhere_is_reported_under_its_own_name()
    {
        using var elsewhere = new TempFolder();
        Folder.Link("link.json", elsewhere.Write("a.json", TestRules.StarPolicy));
        Paths(Run()).Should().Equal("link.json");
    }

    [Test]
    public void Linked_directories_are_not_followed_unless_named()
    {
        Folder.Write("real/a.json", TestRules.StarPolicy);
        Folder.Link("real/up", Folder.Root, isDirectory: true);
        Folder.Link("twin", "real", isDirectory: true);
        Paths(Run()).Should().Equal("real/a.json");
        Paths(Run("twin")).Should().Equal("twin/a.json");
    }

    [TestCase(".git")]
    [TestCase("node_modules")]
    [TestCase("bin")]
    [TestCase("obj")]
    public void Directories_of_tools_are_passed_over_unless_named(string name)
    {
        Folder.Write($"sub/{name}/a.json", TestRules.StarPolicy);
        Folder.Write($"sub/{name}.json", TestRules.StarPolicy);
        Paths(Run()).Should().Equal($"sub/{name}.json");
        Paths(Run("--no-respect-gitignore")).Should().Equal($"sub/{name}.json");
        Paths(Run($"sub/{name}")).Should().Equal($"sub/{name}/a.json");
    }

    [Test]
    public void A_directory_that_may_not_be_listed_is_told()
    {
        string path = Folder.PathOf("closed");
        Directory.CreateDirectory(path);
        Folder.Write("a.json", TestRules.StarPolicy);
        using Closed _ = Closed.Make(path);
        RunResult run = Run();
        run.Status.Should().Be(2);
        run.Error.Should().Be("policylint: error: closed: permission denied; allow listing the directory or leave it out\n");
        Paths(run).Should().Equal("a.json");
    }

    [Test]
    public void A_file_that_may_not_be_read_is_told()
    {
        string path = Folder.Write("closed.json", TestRules.StarPolicy);
        Folder.Write("a.json", TestRules.StarPolicy);
        using Closed _ = Closed.Make(path);
        RunResult run = Run();
        run.Status.Should().Be(2);
        run.Error.Should().Be("policylint: error: closed.json: permission denied; allow reading the file or leave it out\n");
        Paths(run).Should().Equal("a.json");
    }

    [Test]
    public void Denied_permission_is_told_in_words()
    {
        string file = Folder.Write("a.json", "");
        FileReader.Explain(new UnauthorizedAccessException(), file).Should().Be("permission denied; allow reading the file or leave it out");
        FileReader.Explain(new UnauthorizedAccessException(), Folder.Root).Should().Be("permission denied; allow listing the directory or leave it out");
        FileReader.Explain(new IOException("Input/output\nerror."), file).Should().Be("Input/output error; repair it or leave it out");
    }

    [Test]
    public void A_file_over_64_MiB_is_refused_before_it_is_read()
    {
        using (FileStream file = File.Create(Folder.PathOf("big.json")))
        {
            // A hole on most systems: no byte of it is written.
            file.SetLength((64L * 1024 * 1024) + 1);
        }

        Folder.Write("a.json", TestRules.StarPolicy);
        RunResult run = Run("big.json", "a.json");
        run.Status.Should().Be(2);
        run.Error.Should().Be("policylint: error: big.json: is larger than 64 MiB; leave it out, no policy is that large\n");
        Paths(run).Should().Equal("a.json");

        RunResult walk = Run("--verbose");
        walk.Status.Should().Be(1, "a data set that nobody named is no failure");
        walk.Error.Should().Contain("big.json: passed over: larger than any policy");
    }

    [Test]
    public void A_note_says_when_nothing_named_was_linted()
    {
        Folder.Write("a.json", "{}");
        Folder.Write("b.json", "[1, 2]");
        Directory.CreateDirectory(Folder.PathOf("empty"));
        RunResult run = Run("a.json", "b.json");
        run.Status.Should().Be(0);
        run.Output.Should().Be("No policies found.\n");
        run.Error.Should().Be("policylint: note: there is no IAM policy in the 2 files given, so nothing was linted; --verbose tells what each file was taken for\n");
        Run("empty").Error.Should().Be("policylint: note: there is no file to lint in what was given\n");
        Run().Error.Should().BeEmpty();
        Folder.Write("c.json", TestRules.GoodPolicy);
        Run(".").Error.Should().BeEmpty();
    }

    private static string[] Paths(RunResult run)
        => [.. run.Findings.Select(line => line[..line.IndexOf(':', line.Length > 2 && line[1] == ':' ? 2 : 0)]).Distinct()];

    /// <summary>A file or directory that nobody may read, until it is disposed of.</summary>
    private sealed class Closed(string path, UnixFileMode mode) : IDisposable
    {
        public static Closed Make(string path)
        {
            if (OperatingSystem.IsWindows())
            {
                Assert.Ignore("Windows has no file modes.");
                throw new PlatformNotSupportedException();
            }

            var closed = new Closed(path, File.GetUnixFileMode(path));
            File.SetUnixFileMode(path, UnixFileMode.None);
            if (Environment.IsPrivilegedProcess)
            {
                closed.Dispose();
                Assert.Ignore("The superuser may read everything.");
            }

            return closed;
        }

        public void Dispose()
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, mode);
            }
        }
    }
}
