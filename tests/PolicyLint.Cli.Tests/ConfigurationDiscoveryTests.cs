namespace PolicyLint.Cli.Tests;

/// <summary>Where the configuration is looked for, and which of several counts.</summary>
public sealed class ConfigurationDiscoveryTests : ConfigurationFixture
{
    [TestCase("policylint.yaml", "additionalActions: [new:Do]")]
    [TestCase(".policylint.yaml", "additionalActions: [new:Do]")]
    [TestCase("policylint.json", """{ "additionalActions": ["new:Do"] }""")]
    [TestCase("policylint.jsonc", """{ "additionalActions": ["new:Do"] /* ours */ }""")]
    [TestCase(".policylint.json", """{ "additionalActions": ["new:Do"] }""")]
    public void It_has_one_of_these_names(string name, string configuration)
    {
        Folder.Write(name, configuration);
        Undeclared().Should().Equal("s3:GetNewThing");
    }

    [Test]
    public void A_workflow_of_that_name_is_none()
    {
        const string Workflow = "name: policylint\non: push\n";
        Folder.Write(".github/workflows/policylint.yaml", Workflow);
        Folder.Write(".github/workflows/policylint.yml", Workflow);
        Folder.Write("p.json", Policy);
        RunResult run = Run("--exit-zero");
        run.Status.Should().Be(0);
        run.Error.Should().BeEmpty();
    }

    [Test]
    public void One_that_is_misnamed_is_told()
    {
        Folder.Write("policylint.yml", "additionalActions: [new:Do]");
        Folder.Write("p.json", Policy);
        Run("--exit-zero").Error.Should().Be("policylint: note: policylint.yml: passed over; a configuration is called policylint.yaml\n");
    }

    [Test]
    public void Two_in_a_folder_are_refused()
    {
        Folder.Write("policylint.json", "{}");
        Folder.Write(".policylint.yaml", "");
        RefusesOnly(".policylint.yaml: policylint.json is there too, and a folder has one configuration; put them together or remove one");
    }

    [Test]
    public void A_directory_of_that_name_is_told()
    {
        Directory.CreateDirectory(Folder.PathOf("policylint.yaml"));
        RefusesOnly("policylint.yaml: this is a directory; a configuration is a file");
    }

    [Test]
    public void A_linted_file_has_the_configuration_of_its_own_folder()
    {
        Folder.Write("policylint.yaml", "additionalActions: [new:Do]");
        Folder.Write("a/policylint.yaml", "additionalActions: [s3:GetNewThing]");
        Folder.Write("b/policylint.yaml", "root: true");
        foreach (string folder in (string[])["a", "b", "c/d"])
        {
            Folder.Write(folder + "/p.json", Policy);
        }

        RunResult run = Run("--exit-zero");
        run.Findings.Select(line => line.Split(':')[0] + " " + line.Split('"')[1]).Should().Equal(
            "a/p.json new:Do", "b/p.json s3:GetNewThing", "b/p.json new:Do", "c/d/p.json s3:GetNewThing");
        Run("c", "a", "--exit-zero").Findings.Should().HaveCount(2);
    }

    [TestCase("policylint.yaml")]
    [TestCase(".policylint.yaml")]
    [TestCase("policylint.json")]
    [TestCase("policylint.jsonc")]
    [TestCase(".policylint.json")]
    public void A_walk_misses_none(string name)
    {
        Folder.Write("a/b/" + name, """{ "additionalActions": ["new:Do"] }""");
        Folder.Write("a/b/p.json", Policy);
        Run("--exit-zero").Findings.Should().ContainSingle().Which.Should().Contain("s3:GetNewThing");
    }

    [Test]
    public void Standard_input_has_that_of_the_folder_that_its_name_says()
    {
        Folder.Write("policylint.yaml", "additionalActions: [new:Do]");
        Folder.Write("a/policylint.yaml", "additionalActions: [s3:GetNewThing]");
        StandardInput = System.Text.Encoding.UTF8.GetBytes(Policy);
        Run("-", "--exit-zero").Findings.Should().ContainSingle().Which.Should().Contain("s3:GetNewThing");
        Run("-", "--exit-zero", "--stdin-filename", "a/there-is-no-such.json").Findings.Should().ContainSingle().Which.Should().Contain("new:Do");
    }

    [Test]
    public void A_broken_one_further_down_stops_the_run_before_anything_is_linted()
    {
        Folder.Write("a/policylint.yaml", "nonsense: 1");
        Folder.Write("a/p.json", Policy);
        Folder.Write("p.json", Policy);
        RunResult run = Run();
        (run.Status, run.Output).Should().Be((2, ""));
        run.Error.Should().StartWith("policylint: error: a/policylint.yaml:1:1: there is no setting 'nonsense'");
    }

    [Test]
    public void Others_that_it_extends_go_where_it_is_silent()
    {
        Folder.Write("shared/base.yaml", "additionalActions: [new:Do]\naccounts: [\"111122223333\"]\nroot: true\n");
        Folder.Write("shared/more.json", """{ "extends": "base.yaml", "organizations": ["o-a1b2c3d4e5"] }""");
        Folder.Write("a/policylint.yaml", "extends: ../shared/more.json\nadditionalActions: [s3:GetNewThing]\n");
        Folder.Write("policylint.yaml", "parameters: {A: b}\naccounts: [\"444455556666\"]\n");
        Undeclared("a", "--select", "PL2901").Should().Equal("new:Do");
        Folder.Write("a/p.json", Policy);
        Run("a/p.json", "--select", "PL2903", "--exit-zero").Findings.Should().ContainSingle().Which.Should().Contain("\"111122223333 o-a1b2c3d4e5 ");
    }

    [Test]
    public void Of_several_that_it_extends_the_last_counts_most()
    {
        Folder.Write("one.yaml", "additionalActions: [s3:GetNewThing]");
        Folder.Write("two.yaml", "additionalActions: [new:Do]");
        Folder.Write("policylint.yaml", "extends: [one.yaml, two.yaml]");
        Undeclared().Should().Equal("s3:GetNewThing");
    }

    [TestCase("extends: policylint.yaml", "policylint.yaml:1:10: 'extends' leads in a circle: policylint.yaml → policylint.yaml; leave one out")]
    [TestCase("extends: [a.yaml]", "b.yaml:1:10: 'extends' leads in a circle: a.yaml → b.yaml → a.yaml; leave one out")]
    [TestCase("extends:\n- c.yaml", "policylint.yaml:2:3: 'extends': c.yaml: no such file or directory; check the spelling")]
    [TestCase("extends: sub", "policylint.yaml:1:10: 'extends': sub: this is a directory; a configuration is a file")]
    [TestCase("extends: wrong.yaml", "wrong.yaml:1:1: there is no setting 'x'; ")]
    [TestCase("extends: 1", "policylint.yaml:1:10: 'extends' takes a list and not a number")]
    [TestCase("extends: ''", "policylint.yaml:1:10: 'extends' takes the path of a file and not ''")]
    public void What_cannot_be_extended_is_told(string configuration, string message)
    {
        Folder.Write("sub/p.txt", "");
        Folder.Write("a.yaml", "extends: b.yaml");
        Folder.Write("b.yaml", "extends: a.yaml");
        Folder.Write("wrong.yaml", "x: 1");
        Folder.Write("policylint.yaml", configuration);
        Refuses(message);
    }

    [Test]
    public void It_is_looked_for_in_the_folders_above()
    {
        Folder.Write("policylint.json", """{ "additionalActions": ["s3:GetNewThing"] }""");
        Undeclared("a/b/c").Should().Equal("new:Do");
    }

    [Test]
    public void The_nearest_file_that_makes_a_setting_decides()
    {
        Folder.Write("policylint.json", """{ "additionalActions": ["s3:GetNewThing"] }""");
        Folder.Write("a/policylint.json", """{ "additionalActions": ["new:Do"] }""");
        Folder.Write("a/b/policylint.json", "{}");
        Undeclared("a/b").Should().Equal("s3:GetNewThing");
    }

    [Test]
    public void A_root_ends_the_search()
    {
        Folder.Write("policylint.json", "{ broken");
        Folder.Write("a/policylint.json", """{ "root": true }""");
        Undeclared("a/b").Should().Equal("s3:GetNewThing", "new:Do");
        Undeclared("a").Should().Equal("s3:GetNewThing", "new:Do");
    }

    [Test]
    public void The_command_line_can_name_it_and_then_no_other_counts()
    {
        Folder.Write("policylint.json", """{ "additionalActions": ["s3:GetNewThing"] }""");
        Folder.Write("sub/other.json", """{ "additionalActions": ["new:Do"] }""");
        Undeclared("", "--config", "sub/other.json").Should().Equal("s3:GetNewThing");
        Folder.Write("sub/other.json", "{}");
        Undeclared("", "--config", "sub/other.json").Should().Equal("s3:GetNewThing", "new:Do");
    }

    [Test]
    public void Options_for_rules_do_not_take_it_away()
    {
        Folder.Write("policylint.json", """{ "additionalActions": ["new:Do"] }""");
        Undeclared("", "--kind", "scp").Should().Equal("s3:GetNewThing");
    }

    [Test]
    public void A_file_further_up_is_named_by_its_whole_path()
    {
        string path = Folder.Write("policylint.json", "[]");
        Folder.Write("a/p.json", Policy);
        RunIn(Folder.PathOf("a"), "p.json").Error.Should().StartWith($"policylint: error: {path.Replace('\\', '/')}:1:1: the configuration is an object");
    }

    [TestCase("missing.json", "missing.json: no such file or directory; check the spelling\n")]
    [TestCase("sub", "sub: this is a directory; a configuration is a file\n")]
    public void A_named_file_that_cannot_be_read_is_told(string path, string message)
    {
        Folder.Write("sub/p.json", Policy);
        RunResult run = Run("--config", path);
        (run.Status, run.Output, run.Error).Should().Be((2, "", "policylint: error: " + message));
    }

    [Test]
    public void Commands_that_lint_nothing_do_not_read_it()
    {
        Folder.Write("policylint.json", "broken");
        Run("rules").Status.Should().Be(0);
        Run("version").Status.Should().Be(0);
        Run("reference", "s3:GetObject").Status.Should().Be(0);
    }
}
