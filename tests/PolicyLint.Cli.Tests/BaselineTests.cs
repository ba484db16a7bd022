using PolicyLint.Cli.Files;

namespace PolicyLint.Cli.Tests;

public sealed class BaselineTests : CliFixture
{
    private const string Name = "policylint-baseline.json";

    /// <summary>Two findings of one rule that nothing tells apart but their order.</summary>
    private const string Twins = """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Sid": "bad", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },
            { "Sid": "bad", "Effect": "Deny", "Action": "s3:PutObject", "Resource": "*" }
          ]
        }
        """;

    [Test]
    public void What_is_recorded_is_not_reported_again()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        Folder.Write("sub/b.json", TestRules.BadSidPolicy);
        RunResult create = Run("baseline", "create");
        create.Status.Should().Be(0);
        create.Output.Should().BeEmpty();
        create.Error.Should().Be($"policylint: note: {Name}: 2 findings of 2 files recorded; commit it, and only new findings are reported\n");

        RunResult check = Run("check");
        check.Status.Should().Be(0);
        check.Output.Should().Be("No new problems in 2 files. 2 in the baseline.\n");
        check.Error.Should().BeEmpty();
    }

    [Test]
    public void Only_what_is_new_is_reported_wherever_the_old_has_moved_to()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        Run("baseline", "create");
        string changed = TestRules.StarPolicy.Replace("\"s3:GetObject\"", "\"*\"", StringComparison.Ordinal);
        int column = changed.LastIndexOf("\"Action\":", StringComparison.Ordinal) + "\"Action\":".Length + 1;
        Folder.Write("a.json", "\n\n" + changed);
        RunResult check = Run("check");
        check.Status.Should().Be(1);
        check.Findings.Should().ContainSingle().Which.Should().StartWith($"a.json:3:{column}: warning PL3901");
        check.Summary.Should().Be("Found 1 problem (1 warning) in 1 of 1 file. 1 more in the baseline.");
    }

    [Test]
    public void One_line_for_each_finding_in_order_without_lines_and_columns()
    {
        Folder.Write("b.json", TestRules.StarPolicy);
        Folder.Write("a.json", Twins);
        Run("baseline", "create");
        string[] lines = Folder.Read(Name).Split('\n');
        lines[..3].Should().Equal("{", "  \"version\": 1,", "  \"findings\": [");
        lines[3..5].Should().OnlyContain(line => line.StartsWith("    { \"file\": \"a.json\", \"rule\": \"PL1901\", \"id\": \"", StringComparison.Ordinal));
        lines[5].Should().MatchRegex("^    \\{ \"file\": \"b\\.json\", \"rule\": \"PL3901\", \"id\": \"[0-9a-f]{32}\" \\}$");
        lines[6..].Should().Equal("  ]", "}", "");
    }

    [Test]
    public void A_folder_without_findings_has_an_empty_baseline()
    {
        Folder.Write("a.json", TestRules.GoodPolicy);
        Run("baseline", "create").Status.Should().Be(0);
        Folder.Read(Name).Should().Be("{\n  \"version\": 1,\n  \"findings\": []\n}\n");
        Run("check").Output.Should().Be("No problems in 1 file.\n");
    }

    [Test]
    public void Of_findings_alike_as_many_are_known_as_were_recorded()
    {
        Folder.Write("a.json", Twins);
        Run("baseline", "create");
        Folder.Write("a.json", Twins.Replace("  ]", """, { "Sid": "bad", "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*" }  ]""", StringComparison.Ordinal));
        RunResult check = Run("check");
        check.Findings.Should().ContainSingle();
        check.Summary.Should().EndWith("2 more in the baseline.");
    }

    [Test]
    public void What_is_gone_is_told_and_pruned()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        Folder.Write("b.json", TestRules.StarPolicy);
        Folder.Write("c.json", TestRules.BadSidPolicy);
        Run("baseline", "create");
        Folder.Write("a.json", TestRules.GoodPolicy);
        File.Delete(Folder.PathOf("b.json"));

        RunResult check = Run("check");
        check.Status.Should().Be(0);
        check.Error.Should().Be("policylint: note: 2 findings of the baseline are gone; \"policylint baseline prune\" takes them out\n");

        RunResult prune = Run("baseline", "prune");
        prune.Status.Should().Be(0);
        prune.Error.Should().Be($"policylint: note: {Name}: 2 findings taken out, 1 left\n");
        Folder.Read(Name).Should().Contain("c.json").And.NotContain("a.json").And.NotContain("b.json");
        Run("check").Error.Should().BeEmpty();
        Run("baseline", "prune").Error.Should().Be($"policylint: note: {Name}: nothing is gone\n");
    }

    [TestCase("b.json", Description = "The file that it is in is not linted.")]
    [TestCase("--select", "PL1", Description = "The rule does not run.")]
    public void What_a_run_does_not_look_at_is_not_gone(params string[] args)
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        Folder.Write("b.json", TestRules.GoodPolicy);
        Run("baseline", "create");
        Folder.Write("a.json", TestRules.GoodPolicy);
        Run(["check", .. args]).Error.Should().BeEmpty();
        Run(["baseline", "prune", .. args]).Error.Should().EndWith("nothing is gone\n");
    }

    [Test]
    public void A_baseline_is_written_over_only_when_asked_and_what_is_not_linted_is_kept()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        Folder.Write("b.json", TestRules.StarPolicy);
        Run("baseline", "create");
        string before = Folder.Read(Name);
        Folder.Write("a.json", TestRules.BadSidPolicy);

        RunResult refused = Run("baseline", "create");
        refused.Status.Should().Be(2);
        refused.Error.Should().StartWith($"policylint: error: {Name}: there is a baseline already").And.Contain("prune").And.Contain("--force");
        Folder.Read(Name).Should().Be(before);

        Run("baseline", "create", "--force", "a.json").Status.Should().Be(0);
        string[] entries = [.. Folder.Read(Name).Split('\n').Where(line => line.Contains("file", StringComparison.Ordinal))];
        entries.Should().HaveCount(2);
        entries[0].Should().Contain("a.json").And.Contain("PL1901");
        entries[1].Should().Contain("b.json").And.Contain("PL3901");
    }

    [Test]
    public void It_is_found_from_a_folder_below_and_holds_for_the_same_files()
    {
        Folder.Write("sub/a.json", TestRules.StarPolicy);
        Run("baseline", "create");
        RunIn(Folder.PathOf("sub"), "check").Output.Should().Be("No new problems in 1 file. 1 in the baseline.\n");
        RunIn(Folder.PathOf("sub"), "check", "--no-baseline").Status.Should().Be(1);
    }

    [Test]
    public void It_is_not_looked_for_above_the_repository()
    {
        Folder.Write("repo/a.json", TestRules.StarPolicy);
        Run("baseline", "create");
        Directory.CreateDirectory(Folder.PathOf("repo/.git"));
        RunIn(Folder.PathOf("repo"), "check").Status.Should().Be(1);
    }

    [Test]
    public void Another_place_can_be_named()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        Run("baseline", "create", "--baseline", "known/x.json").Error.Should().Contain("known/x.json: cannot be written");
        Directory.CreateDirectory(Folder.PathOf("known"));
        Run("baseline", "create", "--baseline", "known/x.json").Status.Should().Be(0);
        Folder.Read("known/x.json").Should().Contain("\"../a.json\"");
        Run("check").Status.Should().Be(1);
        Run("check", "--baseline", "known/x.json").Status.Should().Be(0);
    }

    [Test]
    public void The_default_is_the_repository_and_not_the_folder_for_standard_input()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        Run("baseline", "create");
        StandardInput = System.Text.Encoding.UTF8.GetBytes(TestRules.StarPolicy);
        Run("check", "-").Status.Should().Be(1, "nobody says that this is a.json");
        Run("check", "-", "--stdin-filename", "a.json").Status.Should().Be(0);
    }

    [TestCase("", "not valid JSON")]
    [TestCase("{", "not valid JSON")]
    [TestCase("[]", "no baseline of policylint")]
    [TestCase("{\"version\": \"1\"}", "no baseline of policylint")]
    [TestCase("{\"version\": 1}", "no list 'findings'")]
    [TestCase("{\"version\": 1, \"findings\": [{\"file\": \"a.json\"}]}", "finding 1 lacks")]
    [TestCase("{\"version\": 1, \"findings\": [1]}", "finding 1 lacks")]
    [TestCase("{\"version\": 2, \"findings\": []}", "made by a newer policylint; update policylint")]
    public void What_is_no_baseline_is_told_and_kept(string text, string message)
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        Folder.Write(Name, text);
        foreach (string[] args in (string[][])[["check"], ["baseline", "prune"]])
        {
            RunResult run = Run(args);
            run.Status.Should().Be(2);
            run.Error.Should().StartWith($"policylint: error: {Name}").And.Contain(message);
        }

        Folder.Read(Name).Should().Be(text);
    }

    [Test]
    public void A_conflict_of_a_merge_is_told_with_its_place()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        Folder.Write(Name, "{\n  \"version\": 1,\n  \"findings\": [\n<<<<<<< HEAD\n  ]\n}\n");
        Run("check").Error.Should().Contain($"{Name}:4:1: this is not valid JSON").And.Contain("merge");
    }

    [Test]
    public void A_baseline_that_is_named_must_be_there()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        Run("check", "--baseline", "x.json").Should().BeEquivalentTo(new { Status = 2, Error = "policylint: error: x.json: no such file or directory; check the spelling\n" });
        Run("baseline", "prune").Error.Should().Contain("there is no baseline; \"policylint baseline create\" makes one");
        Run("check", "--baseline", "x.json", "--no-baseline").Error.Should().Contain("contradict");
        Run("check", "--baseline", ".").Error.Should().Contain("this is a directory");
    }

    [Test]
    public void A_baseline_that_cannot_be_written_is_as_it_was()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        Run("baseline", "create");
        string before = Folder.Read(Name);
        Folder.Write("a.json", TestRules.GoodPolicy);
        Writer = new FullDisk();
        RunResult run = Run("baseline", "prune");
        run.Status.Should().Be(2);
        run.Error.Should().StartWith($"policylint: error: {Name}: cannot be written: No space left on device").And.Contain("the file is as it was");
        Folder.Read(Name).Should().Be(before);
    }

    [Test]
    public void Nothing_is_recorded_of_a_run_that_failed()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        RunResult run = Run("baseline", "create", "a.json", "nowhere.json");
        run.Status.Should().Be(2);
        run.Error.Should().Contain("nowhere.json").And.Contain("not written");
        File.Exists(Folder.PathOf(Name)).Should().BeFalse();
    }

    [Test]
    public void Machine_formats_leave_out_what_is_known_and_keep_the_ids_of_the_rest()
    {
        Folder.Write("a.json", Twins);
        Run("baseline", "create");
        string[] lines = Folder.Read(Name).Split('\n');
        string second = lines[4].Split('"')[^2];
        Folder.Write(Name, string.Join('\n', lines.Where(line => line != lines[4])).Replace("},\n  ]", "}\n  ]", StringComparison.Ordinal));

        RunResult sarif = Run("check", "--format", "sarif");
        sarif.Status.Should().Be(1);
        sarif.Output.Split("\"ruleId\": \"PL1901\"").Should().HaveCount(2).And.Subject.Should().Contain(part => part.Contains(second, StringComparison.Ordinal));
        Run("check", "--format", "json").Output.Should().Contain("\"baselined\": 1");
    }

    private sealed class FullDisk : FileWriter
    {
        protected override Stream OpenTemporary(string path, string target, FileStreamOptions options) => throw new IOException("No space left on device");
    }
}
