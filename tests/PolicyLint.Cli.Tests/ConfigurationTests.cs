using System.Text.Json.Nodes;

namespace PolicyLint.Cli.Tests;

/// <summary>What the configuration says reaches the rules.</summary>
public sealed class ConfigurationTests : ConfigurationFixture
{
    [Test]
    public void Without_one_nothing_is_declared()
        => Undeclared().Should().Equal("s3:GetNewThing", "new:Do");

    [TestCase("""{ "additionalActions": ["s3:GetNewThing"] }""", "new:Do")]
    [TestCase("""{ "additionalActions": ["S3:getnew*", "new:*"] }""")]
    [TestCase("""{ "additionalActions": ["new:?o"], "root": true, "$schema": "x" }""", "s3:GetNewThing")]
    [TestCase("""{ "additionalActions": [], "root": false }""", "s3:GetNewThing", "new:Do")]
    [TestCase("{}", "s3:GetNewThing", "new:Do")]
    [TestCase("", "s3:GetNewThing", "new:Do")]
    [TestCase(" \n", "s3:GetNewThing", "new:Do")]
    [TestCase("{ /* why */ \"additionalActions\": [\"new:Do\",], // so\n }", "s3:GetNewThing")]
    [TestCase("\ufeff{ \"additionalActions\": [\"new:Do\"] }\r\n", "s3:GetNewThing")]
    public void Declared_actions_reach_the_rules(string configuration, params string[] undeclared)
    {
        Folder.Write("policylint.json", configuration);
        Undeclared().Should().Equal(undeclared);
    }

    [TestCase("additionalActions:\n- s3:GetNewThing\n", "new:Do")]
    [TestCase("additionalActions: &mine [s3:GetNewThing]\naccounts:\n", "new:Do")]
    [TestCase("# additionalActions: [s3:GetNewThing]\n", "s3:GetNewThing", "new:Do")]
    [TestCase("additionalActions:\n# - s3:GetNewThing\n", "s3:GetNewThing", "new:Do")]
    [TestCase("---\n", "s3:GetNewThing", "new:Do")]
    [TestCase("{\"additionalActions\": [\"new:Do\"]}", "s3:GetNewThing")]
    public void It_can_be_written_in_yaml(string configuration, params string[] undeclared)
    {
        Folder.Write("policylint.yaml", configuration);
        Undeclared().Should().Equal(undeclared);
    }

    [TestCase("""{ "parameters": { "Name": "s3:GetNewThing" } }""", "s3:GetNewThing")]
    [TestCase("""{ "parameters": { "Name": 12 } }""", "12")]
    [TestCase("""{ "parameters": { "Name": true, "Other": "x" } }""", "true")]
    [TestCase("""{ "parameters": { "Other": "x" } }""", "${Name}")]
    public void Parameters_of_templates_reach_the_policies(string configuration, string action)
    {
        Rules = [new ActionRule()];
        Folder.Write("policylint.json", configuration);
        Folder.Write("template.json", """
            {
              "AWSTemplateFormatVersion": "2010-09-09",
              "Parameters": { "Name": { "Type": "String" } },
              "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": {
                "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": { "Ref": "Name" }, "Resource": "*" } ] } } } }
            }
            """);
        Run("template.json", "--format", "json").Output.Should().Contain($"Found \\\"{action}\\\"");
        Schemas.Validate(Schemas.Configuration, configuration);
    }

    [TestCase("""{ "accounts": ["111122223333"], "organizations": ["o-a1b2c3d4e5"] }""", "111122223333 o-a1b2c3d4e5 2026-11-25 a,b 3 False")]
    [TestCase("{}", "  2026-11-25 a,b 3 False")]
    [TestCase("""{ "rules": { "PL2903": { "options": { "words": [], "most": 0, "loud": true } } } }""", "  2026-11-25  0 True")]
    [TestCase("""{ "rules": { "Teachable": { "severity": "error", "options": { "words": ["x"] } } } }""", "  2026-11-25 x 3 False")]
    public void What_is_the_users_reaches_the_rules(string configuration, string told)
    {
        Folder.Write("policylint.json", configuration);
        Taught("PL2903").Should().ContainSingle().Which.Should().StartWith(told);
    }

    [TestCase("error", "error")]
    [TestCase("suggestion", "suggestion")]
    public void Rules_get_the_severity_that_is_configured(string severity, string expected)
    {
        Folder.Write("policylint.json", $$"""{ "rules": { "undeclared-action": "{{severity}}", "PL2903": { "severity": "none" } } }""");
        Severities().Should().Equal(expected, expected);
        Severities("--severity", "PL2901=warning").Should().Equal("warning", "warning");
        Severities("--select", "PL2903").Should().Equal(["suggestion"], "who names a rule wants it");
        Severities("--select", "PL29").Should().Equal(expected, expected);
    }

    [Test]
    public void A_file_nearer_by_says_what_it_wants_of_a_rule_and_leaves_the_rest()
    {
        Folder.Write("policylint.json", """{ "rules": { "PL2901": "none", "PL2903": { "severity": "error", "options": { "words": ["x"], "most": 7 } } } }""");
        Folder.Write("a/policylint.json", """{ "rules": { "PL2903": { "options": { "words": ["y"] } } } }""");
        Folder.Write("a/p.json", Policy);
        JsonNode report = JsonNode.Parse(RunIn(Folder.PathOf("a"), "p.json", "--format", "json").Output)!;
        report["diagnostics"]!.AsArray().Select(d => d!["severity"]!.GetValue<string>() + d["message"]!.GetValue<string>())
            .Should().ContainSingle().Which.Should().Contain("error").And.Contain("y 7 False");
    }
}
