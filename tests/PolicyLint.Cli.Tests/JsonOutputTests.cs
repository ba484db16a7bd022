using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace PolicyLint.Cli.Tests;

/// <summary>Our own JSON says what it is documented to say.</summary>
public sealed class JsonOutputTests : CliFixture
{
    /// <summary>Loaded once: the schema library keeps what it has seen by its id.</summary>
    internal static readonly JsonSchema Schema = Schemas.Load("output.schema.json");

    [Test]
    public void Every_report_is_valid_by_the_schema()
    {
        Folder.Write("star.json", TestRules.StarPolicy);
        Folder.Write("bad.json", TestRules.BadSidPolicy);
        Folder.Write("sub/lone.json", TestRules.LonePolicy);
        Folder.Write("good.json", TestRules.GoodPolicy);
        Folder.Write("empty.json", "");
        Folder.Write("broken.json", "{\"Version\": \"2012-10-17\", \"Statement\": [");
        Folder.Write("role.json", $"{{\"Role\":{{\"RoleName\":\"R\",\"Arn\":\"arn:aws:iam::111122223333:role/R\",\"AssumeRolePolicyDocument\":{TestRules.StarPolicy}}}}}");
        Folder.Write("other.json", "{}");
        Folder.Write("stack.template", "{\"Resources\":{\"Bucket\":{\"Type\":\"AWS::S3::Bucket\"}}}");
        string[][] runs = [[], ["good.json"], ["missing.json"], ["empty.json"], ["--select", "PL"], ["--kind", "scp"], ["stack.template", "other.json"]];
        foreach (string[] args in runs)
        {
            Validate(Run(["--format", "json", .. args]).Output);
        }
    }

    [Test]
    public void The_schema_refuses_what_it_does_not_describe()
    {
        Folder.Write("bad.json", TestRules.BadSidPolicy);
        JsonNode report = JsonNode.Parse(Run("--format", "json").Output)!;
        report["diagnostics"]![0]!["severity"] = "fatal";
        IsValid(report).Should().BeFalse();
        report["diagnostics"]![0]!["severity"] = "error";
        IsValid(report).Should().BeTrue();
        report["diagnostics"]![0]!.AsObject().Remove("policy");
        IsValid(report).Should().BeFalse();
    }

    [Test]
    public void A_finding_in_full()
    {
        Folder.Write("sub/bad.json", """
            {
              "Version": "2012-10-17",
              "Statement": {
                "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*",
                "Sid": "bad"
              }
            }
            """);
        JsonNode report = JsonNode.Parse(Run("--format", "json", "--ignore", "PL7").Output)!;
        report["diagnostics"]!.ToJsonString().Should().Be(JsonNode.Parse("""
            [
              {
                "ruleId": "PL1901", "name": "bad-sid", "severity": "error", "message": "Found \"bad\"",
                "path": "sub/bad.json", "line": 5, "column": 12, "endLine": 5, "endColumn": 17, "offset": 123, "length": 5,
                "help": "https://github.com/policylint/policylint/blob/main/rules.md#pl1901-bad-sid",
                "fixable": true,
                "fixes": [ { "title": "Call it good", "safety": "safe", "edits": [ { "offset": 123, "length": 5, "newText": "\"good\"" } ] } ],
                "related": [
                  {
                    "message": "the effect", "path": "sub/bad.json",
                    "line": 4, "column": 15, "endLine": 4, "endColumn": 22, "offset": 60, "length": 7
                  }
                ],
                "policy": { "pointer": "", "name": "", "kind": "identity" },
                "statement": { "sid": "bad", "index": 0 },
                "resource": null
              }
            ]
            """)!.ToJsonString());
    }

    [Test]
    public void A_finding_about_the_file_has_no_policy()
    {
        Folder.Write("a.json", "");
        JsonNode finding = JsonNode.Parse(Run("--format", "json").Output)!["diagnostics"]![0]!;
        finding["policy"].Should().BeNull();
        finding["statement"].Should().BeNull();
    }

    [Test]
    public void Files_and_summary_are_counted()
    {
        Folder.Write("star.json", TestRules.StarPolicy);
        Folder.Write("bad.json", TestRules.BadSidPolicy);
        Folder.Write("lone.json", TestRules.LonePolicy);
        Folder.Write("good.json", TestRules.GoodPolicy);
        Folder.Write("other.json", "{}");
        Folder.Write("stack.template", "{\"Resources\":{\"Bucket\":{\"Type\":\"AWS::S3::Bucket\"}}}");
        Folder.Write("a.yaml", "{{ .Values.a }}: {{ b");
        RunResult run = Run("--format", "json", ".", "a.yaml", "missing.json");
        run.Status.Should().Be(2);
        JsonNode report = JsonNode.Parse(run.Output)!;
        report["files"]!.ToJsonString().Should().Be(
            """{"linted":4,"skipped":{"notPolicy":1,"template":1,"yaml":1},"failed":[{"path":"missing.json","reason":"no such file or directory; check the spelling"}]}""");
        report["summary"]!.ToJsonString().Should().Be(
            """{"problems":3,"errors":1,"warnings":1,"suggestions":1,"fixable":1,"filesWithProblems":3,"baselined":0,"suppressed":0}""");
    }

    [Test]
    public void Text_of_policies_cannot_break_it()
    {
        Folder.Write("a.json", """{"Version":"2012-10-17","Statement":[{"Sid":"\ud800\u0000\"\\","Effect":"Allow","Action":"\ud800\"\\\u0000é鍵*","Resource":"*"}]}""");
        string output = Run("--format", "json").Output;
        Validate(output);
        output.Should().Contain("é鍵*");
        JsonNode.Parse(output)!["diagnostics"]![1]!["statement"]!["sid"]!.GetValue<string>().Should().Be("\ufffd\0\"\\");
    }

    [Test]
    public void It_ends_with_one_line_feed_and_has_no_other_line_ends()
    {
        Run("--format", "json").Output.Should().StartWith("{\n").And.EndWith("\n}\n").And.NotContain("\r");
    }

    private static void Validate(string json) => Schemas.Validate(Schema, json);

    private static bool IsValid(JsonNode node)
    {
        using JsonDocument document = JsonDocument.Parse(node.ToJsonString());
        return Schema.Evaluate(document.RootElement).IsValid;
    }
}
