using System.Text.Json.Nodes;
using Json.Schema;

namespace PolicyLint.Cli.Tests;

/// <summary>Code Quality reports of GitLab.</summary>
public sealed class GitLabOutputTests : CliFixture
{
    internal static readonly JsonSchema Schema = Schemas.Load("gitlab-code-quality.schema.json");

    [Test]
    public void Findings_have_check_severity_and_lines()
    {
        Folder.Write("a/bad.json", TestRules.BadSidPolicy);
        Folder.Write("b/star.json", TestRules.StarPolicy);
        Folder.Write("c/lone.json", TestRules.LonePolicy.Replace("[{", "[\n{\n", StringComparison.Ordinal));
        JsonArray issues = Check();
        issues.Select(i => $"{i!["check_name"]} {i["severity"]} {i["location"]!["path"]} {i["location"]!["lines"]!.ToJsonString()}").Should().Equal(
            """PL1901 critical a/bad.json {"begin":1,"end":1}""",
            """PL3901 major b/star.json {"begin":1,"end":1}""",
            """PL7901 info c/lone.json {"begin":2,"end":3}""");
        issues[1]!["description"]!.GetValue<string>().Should().Be("PL3901: Found \"*\"");
    }

    [Test]
    public void What_it_belongs_to_is_told()
    {
        Folder.Write("role.json", $$"""{"RoleName":"Deploy","PolicyName":"inline","PolicyDocument":{{TestRules.StarPolicy}}}""");
        Check()[0]!["description"]!.GetValue<string>().Should().Be("PL3901: Found \"*\" (in role Deploy, policy inline)");
    }

    [Test]
    public void Nothing_found_is_an_empty_list()
    {
        Folder.Write("a.json", TestRules.GoodPolicy);
        Run("--format", "gitlab").Output.Should().Be("[]\n");
    }

    [Test]
    public void Fingerprints_differ_between_findings_and_between_files()
    {
        const string Twice = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["*","*"],"Resource":"*"},{"Effect":"Deny","Action":"*","Resource":"*"}]}""";
        Folder.Write("a.json", Twice);
        Folder.Write("b.json", Twice);
        Fingerprints().Should().HaveCount(6).And.OnlyHaveUniqueItems();
    }

    [Test]
    public void Fingerprints_stay_when_lines_move()
    {
        Folder.Write("a.json", TestRules.StarPolicy);
        string[] before = Fingerprints();
        Folder.Write("a.json", TestRules.StarPolicy.Replace(",", ",\n\n", StringComparison.Ordinal));
        Fingerprints().Should().Equal(before);
    }

    [Test]
    public void What_could_not_be_read_is_a_blocker()
    {
        Folder.Write("a.json", TestRules.GoodPolicy);
        JsonNode issue = Check("a.json", "missing.json").Single()!;
        issue["severity"]!.GetValue<string>().Should().Be("blocker");
        issue["location"]!["path"]!.GetValue<string>().Should().Be("missing.json");
        issue["description"]!.GetValue<string>().Should().Be("no such file or directory; check the spelling");
    }

    private string[] Fingerprints() => [.. Check().Select(issue => issue!["fingerprint"]!.GetValue<string>())];

    private JsonArray Check(params string[] args)
    {
        string output = Run(["--format", "gitlab", .. args]).Output;
        Schemas.Validate(Schema, output);
        return JsonNode.Parse(output)!.AsArray();
    }
}
