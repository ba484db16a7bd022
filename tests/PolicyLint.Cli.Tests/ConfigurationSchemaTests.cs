using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyLint.Cli.Configuration;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Tests;

/// <summary>The published schema of the configuration says what the reader takes.</summary>
public sealed class ConfigurationSchemaTests : ConfigurationFixture
{
    [Test]
    public void The_schema_knows_what_the_reader_knows()
    {
        JsonNode schema = JsonNode.Parse(Schemas.Text("policylint.schema.json"))!;
        schema["properties"]!.AsObject().Select(property => property.Key).Should().BeEquivalentTo(ConfigurationReader.Names);
        schema["additionalProperties"]!.GetValue<bool>().Should().BeFalse();
    }

    [Test]
    public void The_published_schema_is_what_the_program_writes()
    {
        Rules = RuleCatalog.All;
        Run("config", "schema").Output.Should().Be(Schemas.Text("policylint.schema.json"), "it is made by: policylint config schema > src/PolicyLint.Cli/Schemas/policylint.schema.json");
    }

    [Test]
    public void The_schema_knows_the_rules_that_there_are()
    {
        JsonNode schema = JsonNode.Parse(Run("config", "schema").Output)!;
        schema["$defs"]!["rules"]!["properties"]!.AsObject().Select(rule => $"{rule.Key}: {rule.Value!["description"]}").Should().Equal(
            "PL2901: Title of undeclared-action", "undeclared-action: Title of undeclared-action", "PL2903: Title of teachable", "teachable: Title of teachable");
        schema["$defs"]!["ruleName"]!["enum"]!.AsArray().Select(name => name!.GetValue<string>()).Should().Equal("PL2901", "undeclared-action", "PL2903", "teachable");
        JsonNode options = schema["$defs"]!["PL2903"]!["oneOf"]![1]!["properties"]!["options"]!["properties"]!;
        options.AsObject().Select(option => $"{option.Key} {option.Value!["type"]} {option.Value["default"]!.ToJsonString()} {option.Value["description"]}").Should().Equal(
            """words array ["a","b"] what it says""", "most integer 3 how many", "loud boolean false whether it shouts");
    }

    [TestCase("""{ "rules": { "PL3002": "error", "wildcard-action": { "severity": "none" } } }""", true)]
    [TestCase("""{ "rules": { "PL3002": { "options": { "allowedActions": ["logs:*"] } } } }""", true)]
    [TestCase("""{ "rules": { "PL3002": { "options": { "allowedActions": "logs:*" } } } }""", false)]
    [TestCase("""{ "rules": { "PL3002": { "options": { "allowed": ["logs:*"] } } } }""", false)]
    [TestCase("""{ "rules": { "PL1001": { "options": { } } } }""", false)]
    [TestCase("""{ "rules": { "PL1001": "off" } }""", false)]
    [TestCase("""{ "rules": { "PL1": "none" } }""", false)]
    [TestCase("""{ "preset": "strict", "root": true, "$schema": "x", "extends": [], "failOn": "never", "baseline": "b.json" }""", true)]
    [TestCase("""{ "preset": "strictest" }""", false)]
    [TestCase("""{ "failOn": "none" }""", false)]
    [TestCase("""{ "baseline": "" }""", false)]
    [TestCase("""{ "categories": { "least-privilege": "error", "PL70": "none", "PL": "warning" } }""", true)]
    [TestCase("""{ "categories": { "LeastPrivilege": "error" } }""", false)]
    [TestCase("""{ "categories": { "PL3002": "error" } }""", false)]
    [TestCase("""{ "overrides": [{ "files": "a/", "rules": { "PL3002": "none" }, "kind": "scp", "preset": "all", "categories": { "input": "none" }, "parameters": { "A": 1 } }] }""", true)]
    [TestCase("""{ "overrides": [{ "rules": { "PL3002": "none" } }] }""", false)]
    [TestCase("""{ "overrides": [{ "files": [] , "accounts": [] }] }""", false)]
    [TestCase("""{ "kinds": { "a/*.json": "rcp" }, "include": "*.txt", "exclude": ["a", "!b"] }""", true)]
    [TestCase("""{ "kinds": { "a/*.json": "policy" } }""", false)]
    [TestCase("""{ "include": { "a": 1 } }""", false)]
    [TestCase("""{ "suppressions": [{ "rule": "PL3002", "files": ["a"], "policy": "p", "sid": "s", "value": "v", "reason": "r", "until": "2027-03-31", "ticket": "t", "owner": "o" }] }""", true)]
    [TestCase("""{ "suppressions": [{ "rules": ["PL3002", "wildcard-action"], "expires": "2027-03-31" }], "suppressionTickets": "^SEC-" }""", true)]
    [TestCase("""{ "suppressions": [{ "rule": "PL3002", "rules": ["PL3001"] }] }""", false)]
    [TestCase("""{ "suppressions": [{ "rules": [] }] }""", false)]
    [TestCase("""{ "suppressions": [{ "files": "a" }] }""", false)]
    [TestCase("""{ "suppressions": [{ "rule": "PL3" }] }""", false)]
    [TestCase("""{ "suppressions": [{ "rule": "PL3002", "until": "2027-03-31", "expires": "2027-03-31" }] }""", false)]
    [TestCase("""{ "accounts": ["1"] }""", false)]
    [TestCase("""{ "organizations": ["o-1"] }""", false)]
    [TestCase("""{ "additionalActions": ["*:x"] }""", false)]
    [TestCase("""{ "parameters": { "A": [] } }""", false)]
    [TestCase("""{ "rot": true }""", false)]
    public void The_schema_and_the_reader_agree(string configuration, bool isGood)
    {
        Rules = RuleCatalog.All;
        Folder.Write("policylint.json", configuration);
        Folder.Write("p.json", Policy);
        Folder.Write("b.json", """{ "version": 1, "findings": [] }""");
        Run("p.json", "--exit-zero").Status.Should().Be(isGood ? 0 : 2);
        using var document = JsonDocument.Parse(configuration);
        Schemas.Configuration.Evaluate(document.RootElement).IsValid.Should().Be(isGood);
    }
}
