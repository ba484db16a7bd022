using System.Text.Json.Nodes;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Tests;

/// <summary>Suppressions as a user sees them, wherever they are written. The tests' clock stands at 2026-11-25.</summary>
public sealed class SuppressionTests : CliFixture
{
    private const string Yesterday = "2026-11-24";
    private const string Today = "2026-11-25";
    private const string Tomorrow = "2026-11-26";

    private static readonly string[] Places = ["yaml", "jsonc", "metadata", "acknowledgement", "configuration"];

    [SetUp]
    public void UseRealRules() => Rules = RuleCatalog.All;

    [Test]
    public void In_time_it_hides_the_finding([ValueSource(nameof(Places))] string place, [Values("", Today, Tomorrow)] string until)
    {
        Write(place, until, "waits for the bucket");
        RunResult run = Check();
        run.Findings.Should().BeEmpty();
        run.Error.Should().BeEmpty();
        run.Status.Should().Be(0);
        run.Summary.Should().Be("No problems in 1 file. 1 suppressed.");
    }

    [Test]
    public void The_day_after_it_is_an_error_and_the_finding_is_back([ValueSource(nameof(Places))] string place)
    {
        Write(place, Yesterday, "waits for the bucket");
        RunResult run = Check();
        Ids(run).Should().BeEquivalentTo("PL3002", "PL9002");
        run.Output.Should().Contain(" error PL9002 expired-suppression: This suppression of PL3002 wildcard-resource held until 2026-11-24\n");
        run.Status.Should().Be(1);
        run.Summary.Should().NotContain("suppressed");

        // The same on any day.
        Check("--today", Yesterday).Status.Should().Be(0);
    }

    [Test]
    public void Without_a_reason_it_is_a_finding([ValueSource(nameof(Places))] string place)
    {
        Write(place, Tomorrow, "");
        RunResult run = Check();
        Ids(run).Should().Equal("PL9003");
        run.Status.Should().Be(1);
        run.Summary.Should().EndWith(" 1 suppressed.");
    }

    [Test]
    public void What_hides_nothing_is_a_finding([ValueSource(nameof(Places))] string place)
    {
        Write(place, "", "waits for the bucket", resource: "arn:aws:s3:::reports/*");
        RunResult run = Check();
        Ids(run).Should().Equal("PL9001");
        run.Status.Should().Be(1);

        // Nobody knows when the rule did not run.
        Run("--select", "PL9,PL1", ".").Findings.Should().BeEmpty();
    }

    [Test]
    public void Without_a_ticket_it_is_a_finding_where_one_is_asked_for([ValueSource(nameof(Places))] string place)
    {
        Write(place, "", "waits for the bucket");
        Folder.Write("policylint.yaml", "suppressionTickets: '^SEC-[0-9]+$'\n" + (place == "configuration" ? File.ReadAllText(Folder.PathOf("policylint.yaml")) : ""));
        RunResult run = Check();
        Ids(run).Should().Equal("PL9005");
        run.Output.Should().Contain("No ticket says who ends the suppression of PL3002 wildcard-resource; a ticket looks like ^SEC-[0-9]+$");
    }

    [TestCase("yaml")]
    [TestCase("jsonc")]
    [TestCase("metadata")]
    [TestCase("acknowledgement")]
    public void An_impossible_date_fails_the_run_and_hides_nothing(string place)
    {
        Write(place, "2026-02-30", "waits for the bucket");
        RunResult run = Check();
        Ids(run).Should().BeEquivalentTo("PL3002", "PL9006");
        run.Status.Should().Be(2);
        run.Error.Should().StartWith("policylint: error: ").And.Contain("found '2026-02-30'").And.Contain("a day of the calendar as YYYY-MM-DD is expected");
        run.Error.Should().MatchRegex("error: [^ ]+:[0-9]+:[0-9]+: ");

        // Nothing is accepted before it is known what.
        Run("baseline", "create").Status.Should().Be(2);
        File.Exists(Folder.PathOf("policylint-baseline.json")).Should().BeFalse();
    }

    [Test]
    public void An_impossible_date_in_the_configuration_is_a_fault_of_the_configuration()
    {
        Write("configuration", "2026-02-30", "waits for the bucket");
        RunResult run = Check();
        run.Status.Should().Be(2);
        run.Error.Should().Contain("policylint.yaml:").And.Contain("'2026-02-30'");
    }

    [Test]
    public void What_is_suppressed_is_shown_on_request_with_reason_ticket_and_date()
    {
        Write("yaml", Tomorrow + " ticket=SEC-12", "waits for the bucket");
        Check().Output.Should().NotContain("PL3002");
        RunResult run = Check("--show-suppressed");
        run.Output.Should().Be("""
            policy.yaml:6:15: suppressed PL3002 wildcard-resource: Resource "*" allows "s3:GetObject" on every resource there is
              by:  comment at policy.yaml:5:5
              why: waits for the bucket (ticket SEC-12, until 2026-11-26)

            No problems in 1 file. 1 suppressed.

            """);
        run.Status.Should().Be(0);
        Check("--show-suppressed", "--color", "always").Output.Should().StartWith("\e[2mpolicy.yaml:6:15: suppressed");
    }

    [Test]
    public void In_JSON_what_is_suppressed_stands_apart()
    {
        Write("yaml", Tomorrow + " ticket=SEC-12", "waits for the bucket");
        JsonNode without = Parse(Check("--format", "json"));
        without["summary"]!["suppressed"]!.GetValue<int>().Should().Be(1);
        without.AsObject().Should().NotContainKey("suppressed");

        JsonNode with = Parse(Check("--format", "json", "--show-suppressed"));
        with["diagnostics"]!.AsArray().Should().BeEmpty();
        JsonNode suppressed = with["suppressed"]!.AsArray().Should().ContainSingle().Subject!;
        ((string)suppressed["ruleId"]!).Should().Be("PL3002");
        ((int)suppressed["line"]!).Should().Be(6);
        JsonNode suppression = suppressed["suppression"]!;
        ((string)suppression["kind"]!).Should().Be("comment");
        ((string)suppression["reason"]!).Should().Be("waits for the bucket");
        ((string)suppression["ticket"]!).Should().Be("SEC-12");
        ((string)suppression["until"]!).Should().Be(Tomorrow);
        ((int)suppression["line"]!).Should().Be(5);

        static JsonNode Parse(RunResult run)
        {
            Schemas.Validate(JsonOutputTests.Schema, run.Output);
            return JsonNode.Parse(run.Output)!;
        }
    }

    [TestCase("yaml", "inSource")]
    [TestCase("metadata", "inSource")]
    [TestCase("acknowledgement", "inSource")]
    [TestCase("configuration", "external")]
    public void SARIF_has_what_is_suppressed_only_on_request(string place, string kind)
    {
        Write(place, Tomorrow, "waits for the bucket");
        Results(Check("--format", "sarif")).Should().BeEmpty();
        Results(Check("--format", "sarif", "--sarif-suppressed", "omit")).Should().BeEmpty();

        JsonNode result = Results(Check("--format", "sarif", "--sarif-suppressed", "include")).Should().ContainSingle().Subject!;
        ((string)result["ruleId"]!).Should().Be("PL3002");
        JsonNode suppression = result["suppressions"]!.AsArray().Should().ContainSingle().Subject!;
        ((string)suppression["kind"]!).Should().Be(kind);
        ((string)suppression["status"]!).Should().Be("accepted");
        ((string)suppression["justification"]!).Should().Be("waits for the bucket; until 2026-11-26");

        static JsonArray Results(RunResult run) => JsonNode.Parse(run.Output)!["runs"]![0]!["results"]!.AsArray();
    }

    [Test]
    public void An_entry_of_the_configuration_is_called_unused_only_when_all_its_files_were_linted()
    {
        Write("configuration", "", "waits for the bucket", resource: "arn:aws:s3:::reports/*");
        Folder.Write("other/policy.json", Policy("arn:aws:s3:::reports/*"));
        Ids(Check("other")).Should().BeEmpty();
        Ids(Check("policy.json")).Should().BeEmpty();
        RunResult run = Check(".");
        run.Findings.Should().ContainSingle().Which.Should().StartWith("policylint.yaml:2:11: warning PL9001 unused-suppression: ");
        run.Summary.Should().Be("Found 1 problem (1 warning) in 1 of 3 files.");
    }

    [Test]
    public void An_entry_of_the_configuration_reaches_only_its_files()
    {
        Folder.Write("a.json", Policy("*"));
        Folder.Write("b.json", Policy("*"));
        Folder.Write("policylint.yaml", "suppressions:\n  - rule: PL3002\n    files: a.json\n    reason: waits for the bucket\n");
        RunResult run = Check();
        run.Findings.Should().ContainSingle().Which.Should().StartWith("b.json:");
        run.Summary.Should().EndWith(" 1 suppressed.");
    }

    [Test]
    public void Fix_removes_what_is_unused_and_leaves_what_is_used()
    {
        Folder.Write("policy.yaml", """
            Version: '2012-10-17'
            Statement:
              # policylint: ignore[PL3001, PL3002] -- waits for the bucket
              - Effect: Allow
                Action: s3:GetObject # policylint: ignore[PL3003] -- no longer
                Resource: '*'

            """);
        RunResult run = Run("fix", "--select", "PL3001,PL3002,PL3003,PL9");
        run.Status.Should().Be(0);
        File.ReadAllText(Folder.PathOf("policy.yaml")).Should().Be("""
            Version: '2012-10-17'
            Statement:
              # policylint: ignore[PL3002] -- waits for the bucket
              - Effect: Allow
                Action: s3:GetObject
                Resource: '*'

            """);
    }

    [Test]
    public void A_suppression_for_a_stack_goes_for_the_stacks_nested_in_it()
    {
        Folder.Write("cdk.out/cdk.out", """{"version":"55.0.0"}""");
        Folder.Write("cdk.out/manifest.json", """
            {"version":"55.0.0","artifacts":{"Main":{"type":"aws:cloudformation:stack","properties":{"templateFile":"Main.template.json"},"metadata":{
              "/Main": [ { "type": "aws:cdk:acknowledged-rules", "data": { "PolicyLint::PL3002": "until=2026-12-01 -- waits for the bucket", "PolicyLint::PL3003": "" } } ],
              "/Main/Nested": [ { "type": "aws:cdk:templateFile", "data": "Nested.nested.template.json" } ],
              "/Main/Nested.NestedStack/Nested.NestedStackResource": [ { "type": "aws:cdk:logicalId", "data": "NestedStackResource" } ],
              "/Main/Nested/Reader/Resource": [ { "type": "aws:cdk:logicalId", "data": "Reader" } ]
            }}}}
            """);
        Folder.Write("cdk.out/Main.template.json", """
            {"Resources":{"NestedStackResource":{"Type":"AWS::CloudFormation::Stack","Properties":{},
              "Metadata":{"aws:cdk:path":"Main/Nested.NestedStack/Nested.NestedStackResource","aws:asset:path":"Nested.nested.template.json","aws:asset:property":"TemplateURL"}}}}
            """);
        Folder.Write("cdk.out/Nested.nested.template.json", Template("*", "", "Main/Nested/Reader/Resource"));

        RunResult run = Check();
        run.Error.Should().BeEmpty();
        run.Findings.Should().BeEmpty("the template of the stack holds no policy, and one of several templates does not tell what is unused");
        run.Summary.Should().EndWith(" 1 suppressed.");
    }

    [TestCase("2026-02-30")]
    [TestCase("tomorrow")]
    [TestCase("")]
    public void Today_is_a_day_of_the_calendar(string today)
    {
        RunResult run = Run("--today", today);
        run.Status.Should().Be(2);
        run.Error.Should().Be($"policylint: error: --today takes a day of the calendar as YYYY-MM-DD and not '{today}'\n");
    }

    /// <summary>A policy with one finding, and a suppression of it.</summary>
    private void Write(string place, string until, string reason, string resource = "*")
    {
        string options = (until.Length > 0 ? $" until={until}" : "") + (reason.Length > 0 ? $" -- {reason}" : "");
        switch (place)
        {
            case "yaml":
                Folder.Write("policy.yaml", $"Version: '2012-10-17'\nStatement:\n  - Effect: Allow\n    Action: s3:GetObject\n    # policylint: ignore[PL3002]{options}\n    Resource: '{resource}'\n");
                break;
            case "jsonc":
                Folder.Write("policy.jsonc", Policy(resource).Replace("\"Resource\"", $"// policylint: ignore[PL3002]{options}\n\"Resource\"", StringComparison.Ordinal));
                break;
            case "metadata":
                string day = until.Length > 0 ? $", \"until\": \"{until}\"" : "";
                Folder.Write("template.json", Template(resource, $$""" "policylint": { "suppress": [ { "id": "PL3002", "reason": "{{reason}}"{{day}} } ] }, """, "Main/Reader/Resource"));
                break;
            case "acknowledgement":
                Folder.Write("cdk.out/cdk.out", """{"version":"55.0.0"}""");
                Folder.Write("cdk.out/manifest.json", """
                    {"version":"55.0.0","artifacts":{"Main":{"type":"aws:cloudformation:stack","properties":{"templateFile":"Main.template.json"},"metadata":{
                      "/Main/Reader": [ { "type": "aws:cdk:acknowledged-rules", "data": { "PolicyLint::PL3002": "REASON", "CdkNag::AwsSolutions-IAM5": "not ours" } } ]
                    }}}}
                    """.Replace("REASON", options.Trim() is var said && said.StartsWith("-- ", StringComparison.Ordinal) ? reason : said, StringComparison.Ordinal));
                Folder.Write("cdk.out/Main.template.json", Template(resource, "", "Main/Reader/Resource"));
                break;
            default:
                string end = until.Length > 0 ? $"    until: {until}\n" : "";
                Folder.Write("policy.json", Policy(resource));
                Folder.Write("policylint.yaml", "suppressions:\n  - rule: PL3002\n    files: policy.json\n" + (reason.Length > 0 ? $"    reason: {reason}\n" : "") + end);
                break;
        }
    }

    private RunResult Check(params string[] args) => Run(["check", "--select", "PL3002,PL9", .. args]);

    private static IEnumerable<string> Ids(RunResult run) => run.Findings.Select(line => line.Split(' ')[2]);

    private static string Policy(string resource)
        => "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\",\n\"Resource\": \"" + resource + "\"}]}\n";

    private static string Template(string resource, string metadata, string path)
        => "{\"Resources\":{\"Reader\":{\"Type\":\"AWS::IAM::ManagedPolicy\",\"Metadata\":{" + metadata + "\"aws:cdk:path\":\"" + path + "\"},\"Properties\":{\"PolicyDocument\":\n"
            + Policy(resource) + "}}}}\n";
}
