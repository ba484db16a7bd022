namespace PolicyLint.Cli.Tests;

/// <summary><c>include</c> and <c>exclude</c>: which files are linted when folders are walked.</summary>
public sealed class FileFilterTests : CliFixture
{
    private static readonly string[] Files = ["gen/p.json", "gen/sub/q.json", "keep.json", "policies/p.policy", "x/gen.json"];

    public FileFilterTests() => Array.ForEach(Files, file => Folder.Write(file, TestRules.StarPolicy));

    [TestCase("", "gen/p.json gen/sub/q.json keep.json x/gen.json")]
    [TestCase("exclude: gen/", "keep.json x/gen.json")]
    [TestCase("exclude: [gen/, x]", "keep.json")]
    [TestCase("exclude: ['**/*.json', '!keep.json']", "keep.json")]
    [TestCase("exclude: [gen/, '!q.json']", "gen/sub/q.json keep.json x/gen.json")]
    [TestCase("exclude: []", "gen/p.json gen/sub/q.json keep.json x/gen.json")]
    [TestCase("include: '*.policy'", "policies/p.policy")]
    [TestCase("include: ['*.json', '*.policy']\nexclude: gen/", "keep.json policies/p.policy x/gen.json")]
    public void A_walk_obeys(string configuration, string linted)
    {
        Folder.Write("policylint.yaml", configuration);
        Linted().Should().Equal(linted.Split(' '));
        Linted(".").Should().Equal(linted.Split(' '));
    }

    [Test]
    public void What_is_named_is_linted_unless_exclusion_is_forced()
    {
        Folder.Write("policylint.yaml", "exclude: gen/\n");
        Linted("gen/p.json", "keep.json").Should().Equal("gen/p.json", "keep.json");
        Linted("gen/p.json", "keep.json", "--force-exclude").Should().Equal("keep.json");
        Linted("gen").Should().BeEmpty();
    }

    [Test]
    public void Standard_input_is_what_its_name_says()
    {
        Folder.Write("policylint.yaml", "exclude: gen/\n");
        StandardInput = System.Text.Encoding.UTF8.GetBytes(TestRules.StarPolicy);
        Linted("-", "--stdin-filename", "gen/p.json").Should().Equal("gen/p.json");
        Linted("-", "--stdin-filename", "gen/p.json", "--force-exclude").Should().BeEmpty();
    }

    [Test]
    public void It_is_the_configuration_of_the_folder_that_the_run_starts_from()
    {
        Folder.Write("gen/policylint.yaml", "exclude: '*.json'\n");
        Linted().Should().Contain("gen/p.json");
        RunIn(Folder.PathOf("gen")).Findings.Should().BeEmpty();
        Folder.Write("policylint.yaml", "exclude: /gen/sub/\n");
        RunIn(Folder.PathOf("x")).Findings.Should().HaveCount(1);
        Run("gen", "--exit-zero").Findings.Should().HaveCount(1);
    }

    [Test]
    public void The_threshold_of_the_configuration_counts_unless_the_command_line_has_one()
    {
        Folder.Write("policylint.yaml", "failOn: error\n");
        Run("keep.json").Status.Should().Be(0);
        Run("keep.json", "--fail-on", "warning").Status.Should().Be(1);
        Folder.Write("policylint.yaml", "failOn: never\n");
        Run("keep.json").Status.Should().Be(0);
        Folder.Write("policylint.yaml", "failOn: suggestion\n");
        Run("keep.json").Status.Should().Be(1);
        Run("keep.json", "--exit-zero").Status.Should().Be(0);
    }

    private IEnumerable<string> Linted(params string[] arguments)
        => Run([.. arguments, "--exit-zero"]).Findings.Select(line => line.Split(':')[0]).Distinct();
}
