using System.Text;
using System.Text.Json.Nodes;
using Json.Schema;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Cli.Tests;

/// <summary>The diagnostic format of reviewdog.</summary>
public sealed class RdjsonOutputTests : CliFixture
{
    internal static readonly JsonSchema Schema = Schemas.Load("rdjson.schema.json");

    [Test]
    public void A_finding_in_full()
    {
        Folder.Write("bad.json", TestRules.BadSidPolicy);
        JsonNode.DeepEquals(Check(), JsonNode.Parse("""
            {
              "source": { "name": "policylint", "url": "https://github.com/policylint/policylint" },
              "diagnostics": [
                {
                  "message": "Found \"bad\"",
                  "location": { "path": "bad.json", "range": { "start": { "line": 1, "column": 45 }, "end": { "line": 1, "column": 50 } } },
                  "severity": "ERROR",
                  "code": { "value": "PL1901", "url": "https://github.com/policylint/policylint/blob/main/rules.md#pl1901-bad-sid" },
                  "suggestions": [ { "range": { "start": { "line": 1, "column": 45 }, "end": { "line": 1, "column": 50 } }, "text": "\"good\"" } ]
                }
              ]
            }
            """)).Should().BeTrue();
    }

    [Test]
    public void Columns_are_counted_in_bytes_of_their_line()
    {
        // The example of the format's description: 'a𐐀b', whose b has column 6; é takes two bytes, and the line above counts nothing.
        Folder.Write("a.json", """
            {"Version":"2012-10-17","Id":"ééé","Statement":[{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"},
            {"Effect":"Allow","Resource":"a𐐀b","NotPrincipal":"é","Action":"*"}]}
            """);
        JsonNode start = Check()["diagnostics"]!.AsArray().Single(d => d!["code"]!["value"]!.GetValue<string>() == "PL3901")!["location"]!["range"]!["start"]!;
        start["line"]!.GetValue<int>().Should().Be(2);
        start["column"]!.GetValue<int>().Should().Be(Encoding.UTF8.GetByteCount("""{"Effect":"Allow","Resource":"a𐐀b","NotPrincipal":"é","Action":""") + 1).And.Be(68);
    }

    [Test]
    public void A_fix_of_several_edits_is_one_suggestion()
    {
        Rules = [new SwapRule()];
        Folder.Write("a.json", """
            {
              "Version": "2012-10-17",
              "Statement": { "Sid": "é", "Effect": "Allow",
                "Action": "s3:GetObject", "Resource": "*" }
            }
            """);
        JsonNode suggestion = Check()["diagnostics"]![0]!["suggestions"]!.AsArray().Single()!;
        suggestion["text"]!.GetValue<string>().Should().Be("\"new\", \"Effect\": \"Deny\"");
        suggestion["range"]!["start"]!.ToJsonString().Should().Be("""{"line":3,"column":25}""");
        suggestion["range"]!["end"]!.ToJsonString().Should().Be("""{"line":3,"column":48}""");
    }

    [Test]
    public void Severities_are_those_of_reviewdog()
    {
        Folder.Write("a.json", TestRules.LonePolicy);
        Folder.Write("b.json", TestRules.StarPolicy);
        Check()["diagnostics"]!.AsArray().Select(d => d!["severity"]!.GetValue<string>()).Should().Equal("INFO", "WARNING");
    }

    [Test]
    public void What_could_not_be_read_has_no_range()
    {
        Check("missing.json")["diagnostics"]!.ToJsonString().Should().Be(
            """[{"message":"no such file or directory; check the spelling","location":{"path":"missing.json"},"severity":"ERROR"}]""");
    }

    [Test]
    public void Nothing_found_is_an_empty_list()
    {
        Folder.Write("a.json", TestRules.GoodPolicy);
        Check()["diagnostics"]!.AsArray().Should().BeEmpty();
    }

    private JsonNode Check(params string[] args)
    {
        string output = Run(["--format", "rdjson", .. args]).Output;
        Schemas.Validate(Schema, output);
        return JsonNode.Parse(output)!;
    }

    /// <summary>PL1903: a fix that changes Effect and Sid, named in the order that is not the file's.</summary>
    private sealed class SwapRule : StatementRule
    {
        public override RuleDescriptor Descriptor { get; } = TestRules.Describe("PL1903", "swap", Severity.Error);

        public override void Check(Statement statement, RuleContext context)
        {
            context.Report(statement.Sid!.Value.Value.Origin, "it").WithFix(new Fix(
                "Change both",
                FixSafety.Unsafe,
                new PolicyEdit.ReplaceText(statement.EffectElement!.Value.Value.Origin, "Deny"),
                new PolicyEdit.ReplaceText(statement.Sid.Value.Value.Origin, "new")));
        }
    }
}
