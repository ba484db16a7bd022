using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Symbolic;

namespace PolicyLint.Cli.Tests;

/// <summary><c>policylint.json</c>: found, read strictly, obeyed.</summary>
public sealed class ConfigurationTests : CliFixture
{
    private const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetNewThing","new:Do"],"Resource":"*"}]}""";

    private static readonly JsonSchema Schema = Schemas.Load("policylint.schema.json");

    public ConfigurationTests() => Rules = [new UndeclaredActionRule(), new TeachableRule()];

    [Test]
    public void Without_one_nothing_is_declared()
        => Undeclared().Should().Equal("s3:GetNewThing", "new:Do");

    [TestCase("""{ "additionalActions": ["s3:GetNewThing"] }""", "new:Do")]
    [TestCase("""{ "additionalActions": ["S3:getnew*", "new:*"] }""")]
    [TestCase("""{ "additionalActions": ["new:?o"], "root": true, "$schema": "x" }""", "s3:GetNewThing")]
    [TestCase("""{ "additionalActions": [], "root": false }""", "s3:GetNewThing", "new:Do")]
    [TestCase("{}", "s3:GetNewThing", "new:Do")]
    [TestCase("\ufeff{ \"additionalActions\": [\"new:Do\"] }\r\n", "s3:GetNewThing")]
    public void Declared_actions_reach_the_rules(string configuration, params string[] undeclared)
    {
        Folder.Write("policylint.json", configuration);
        Undeclared().Should().Equal(undeclared);
        Schemas.Validate(Schema, configuration.TrimStart('\ufeff'));
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
        Schemas.Validate(Schema, configuration);
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
        Severities("--select", "PL2903").Should().BeEmpty();
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

    [TestCase("policylint.yaml")]
    [TestCase(".policylint.yaml")]
    public void Yaml_is_passed_over_with_a_note(string name)
    {
        Folder.Write(name, "additionalActions: []\n");
        Folder.Write("policylint.json", """{ "additionalActions": ["new:Do"] }""");
        Folder.Write("p.json", Policy);
        RunResult run = Run("p.json");
        run.Error.Should().Be($"policylint: note: {name}: passed over; this version reads its configuration from policylint.json only\n");
        run.Findings.Should().HaveCount(1);
        Run("p.json", "--quiet").Error.Should().BeEmpty();
        Run("p.json", "--config", "policylint.json").Error.Should().BeEmpty();
    }

    [TestCase("{ \"additionalAction\": [] }", "1:3: there is no setting 'additionalAction'; did you mean 'additionalActions'?")]
    [TestCase("{\n  \"é鍵\": 1, \"extends\": [] }", "2:3: there is no setting 'é鍵'; this version knows accounts, additionalActions, organizations, parameters, root, rules, $schema")]
    [TestCase("{ \"Root\": true }", "1:3: there is no setting 'Root'; did you mean 'root'?")]
    [TestCase("{ \"root\": \"true\" }", "1:11: 'root' takes true or false and not a text")]
    [TestCase("{ \"root\": null }", "1:11: 'root' takes true or false and not null")]
    [TestCase("{ \"$schema\": 1 }", "1:14: '$schema' takes a text and not a number")]
    [TestCase("{ \"additionalActions\": \"s3:GetNewThing\" }", "1:24: 'additionalActions' takes a list and not a text; for example [\"s3:GetNewThing\"]")]
    [TestCase("{ \"additionalActions\": [\"s3:A\",\r\n  [] ] }", "2:3: 'additionalActions' lists texts and not a list; for example \"s3:GetNewThing\"")]
    [TestCase("{ \"additionalActions\": [\"s3\"] }", "1:25: 's3' is no action; write service:Action, such as s3:GetNewThing or s3:GetNew*")]
    [TestCase("{ \"additionalActions\": [\"\"] }", "1:25: '' is no action; write service:Action, such as s3:GetNewThing or s3:GetNew*")]
    [TestCase("{ \"additionalActions\": [\"s3:\"] }", "1:25: 's3:' is no action; write service:Action, such as s3:GetNewThing or s3:GetNew*")]
    [TestCase("{ \"additionalActions\": [\":A\"] }", "1:25: ':A' is no action; write service:Action, such as s3:GetNewThing or s3:GetNew*")]
    [TestCase("{ \"additionalActions\": [\"s3:A:B\"] }", "1:25: 's3:A:B' is no action; write service:Action, such as s3:GetNewThing or s3:GetNew*")]
    [TestCase("{ \"additionalActions\": [\"é鍵\", \"*:A\"] }", "1:25: 'é鍵' is no action; write service:Action, such as s3:GetNewThing or s3:GetNew*")]
    [TestCase("{ \"additionalActions\": [\"s3:A\", \"*:A\"] }", "1:33: '*:A' has a wildcard in the service, which would switch off every check of actions; write service:Action, such as s3:GetNewThing or s3:GetNew*")]
    [TestCase("{ \"additionalActions\": [\"s3:Get New\"] }", "1:25: 's3:Get New' has a character that no action has; write service:Action, such as s3:GetNewThing or s3:GetNew*")]
    [TestCase("{ \"root\": true, \"root\": true }", "1:17: 'root' is there twice; leave one out")]
    [TestCase("{ \"parameters\": [] }", "1:17: 'parameters' takes an object and not a list; for example { \"Stage\": \"prod\" }")]
    [TestCase("{ \"parameters\": { \"A\": 1, \"A\": 2 } }", "1:27: 'A' is there twice; leave one out")]
    [TestCase("{ \"parameters\": { \"A\": [1] } }", "1:24: a parameter is a text, as on the command line of CloudFormation, and not a list; a list is a text with commas")]
    [TestCase("{ \"accounts\": [\"111122223333\", \"1111\"] }", "1:32: '1111' is no account; write its 12 digits in quotes, such as \"111122223333\"")]
    [TestCase("{ \"accounts\": [\"11112222333x\"] }", "1:16: '11112222333x' is no account; write its 12 digits in quotes, such as \"111122223333\"")]
    [TestCase("{ \"accounts\": [111122223333] }", "1:16: 'accounts' lists texts and not a number; put it in quotes")]
    [TestCase("{ \"accounts\": \"111122223333\" }", "1:15: 'accounts' takes a list and not a text")]
    [TestCase("{ \"organizations\": [\"o-a1b2c3\"] }", "1:21: 'o-a1b2c3' is no organization; write its id, such as \"o-a1b2c3d4e5\"")]
    [TestCase("{ \"organizations\": [\"r-a1b2c3d4e5\"] }", "1:21: 'r-a1b2c3d4e5' is no organization; write its id, such as \"o-a1b2c3d4e5\"")]
    [TestCase("{ \"rules\": [] }", "1:12: 'rules' takes an object and not a list; for example { \"PL3002\": \"error\" }")]
    [TestCase("{ \"rules\": { \"undeclared-actions\": \"error\" } }", "1:14: there is no rule 'undeclared-actions'; did you mean 'undeclared-action'? \"policylint rules\" lists them")]
    [TestCase("{ \"rules\": { \"PL2903\": \"off\" } }", "1:24: the severity of PL2903 is error, warning, suggestion or none and not 'off'")]
    [TestCase("{ \"rules\": { \"PL2903\": 1 } }", "1:24: the severity of PL2903 is error, warning, suggestion or none and not a number")]
    [TestCase("{ \"rules\": { \"PL2903\": \"none\", \"teachable\": \"none\" } }", "1:32: PL2903 teachable is there twice; leave one out")]
    [TestCase("{ \"rules\": { \"PL2903\": { \"level\": \"none\" } } }", "1:26: a rule has no setting 'level'; there are severity and options")]
    [TestCase("{ \"rules\": { \"PL2903\": { \"options\": [] } } }", "1:37: 'options' takes an object and not a list")]
    [TestCase("{ \"rules\": { \"PL2903\": { \"options\": { \"word\": [] } } } }", "1:39: PL2903 teachable has no option 'word'; did you mean 'words'?")]
    [TestCase("{ \"rules\": { \"PL2903\": { \"options\": { \"xyz\": [] } } } }", "1:39: PL2903 teachable has no option 'xyz'; it has words, most, loud")]
    [TestCase("{ \"rules\": { \"PL2901\": { \"options\": { \"xyz\": [] } } } }", "1:37: PL2901 undeclared-action has no options")]
    [TestCase("{ \"rules\": { \"PL2903\": { \"options\": { \"words\": [1] } } } }", "1:49: 'words' lists texts and not a number; put it in quotes")]
    [TestCase("{ \"rules\": { \"PL2903\": { \"options\": { \"most\": -1 } } } }", "1:47: 'most' takes a whole number of 0 or more and not this one")]
    [TestCase("{ \"rules\": { \"PL2903\": { \"options\": { \"most\": \"1\" } } } }", "1:47: 'most' takes a whole number of 0 or more and not a text")]
    [TestCase("{ \"rules\": { \"PL2903\": { \"options\": { \"loud\": 1 } } } }", "1:47: 'loud' takes true or false and not a number")]
    [TestCase("{ \"rules\": { \"PL2903\": { \"options\": { \"loud\": true, \"loud\": true } } } }", "1:53: 'loud' is there twice; leave one out")]
    [TestCase("[]", "1:1: the configuration is an object and not a list; for example { \"additionalActions\": [\"s3:GetNewThing\"] }")]
    [TestCase("{ \"$schema\": \"\\ud800\", \"\\ud800\": 1 }", "1:24: this text holds half of a surrogate pair; write the character itself")]
    public void What_is_wrong_is_told_with_its_place(string configuration, string message)
    {
        Folder.Write("policylint.json", configuration);
        Refuses("policylint.json:" + message + "\n");
    }

    [TestCase("", "1:1: this is not valid JSON: ")]
    [TestCase("{ \"root\": x }", "1:11: this is not valid JSON: ")]
    [TestCase("{\n  \"root\": true,\n}", "3:1: this is not valid JSON: ")]
    [TestCase("{\n  // why\n}", "2:3: this is not valid JSON: ")]
    [TestCase("{ \"root\": true } x", "1:18: this is not valid JSON: ")]
    [TestCase("{ \"additionalActions\": [\"s3:A\"", "1:31: this is not valid JSON: ")]
    [TestCase("{ \"$schema\": \"鍵\", x", "1:19: this is not valid JSON: ")]
    public void Broken_json_is_told_with_its_place(string configuration, string message)
    {
        Folder.Write("policylint.json", configuration);
        Refuses("policylint.json:" + message).Should().NotContainAny("LineNumber", "Reader", "reader");
    }

    [Test]
    public void Other_encodings_are_told()
    {
        Folder.Write("policylint.json", Encoding.Latin1.GetBytes("{\n \"é\": 1 }"));
        Refuses("policylint.json:2:3: this is not UTF-8; save the file as UTF-8\n");
    }

    [Test]
    public void A_file_further_up_is_named_by_its_whole_path()
    {
        string path = Folder.Write("policylint.json", "[]");
        Folder.Write("a/p.json", Policy);
        RunIn(Folder.PathOf("a"), "p.json").Error.Should().StartWith($"policylint: error: {path.Replace('\\', '/')}:1:1: the configuration is an object");
    }

    [TestCase("missing.json", "missing.json: no such file or directory; check the spelling\n")]
    [TestCase("sub", "sub: this is a directory; --config takes a file\n")]
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

    [Test]
    public void The_schema_knows_what_the_reader_knows()
    {
        JsonNode schema = JsonNode.Parse(Schemas.Text("policylint.schema.json"))!;
        schema["properties"]!.AsObject().Select(property => property.Key).Should().BeEquivalentTo("$schema", "root", "accounts", "additionalActions", "organizations", "parameters", "rules");
        schema["additionalProperties"]!.GetValue<bool>().Should().BeFalse();
    }

    [Test]
    public void The_schema_knows_the_options_of_every_rule()
    {
        JsonNode schema = JsonNode.Parse(Schemas.Text("policylint.schema.json"))!;
        var told = new List<string>();
        foreach ((string name, JsonNode? reference) in schema["properties"]!["rules"]!["properties"]!.AsObject())
        {
            JsonNode rule = schema["$defs"]![reference!["$ref"]!.GetValue<string>().Split('/')[^1]]!;
            told.AddRange(rule["oneOf"]![1]!["properties"]!["options"]!["properties"]!.AsObject().Select(option
                => $"{name} {option.Key} {option.Value!["type"]} {option.Value["default"]!.ToJsonString()} {option.Value["description"]}"));
        }

        IEnumerable<RuleDescriptor> rules = RuleCatalog.All.Select(rule => rule.Descriptor);
        told.Should().BeEquivalentTo(rules.SelectMany(rule => rule.Options.SelectMany(option => new[] { Describe(rule.Id, option), Describe(rule.Name, option) })));

        static string Describe(string rule, RuleOption option) => option switch
        {
            RuleOption<ImmutableArray<string>> texts => $"{rule} {option.Name} array {JsonSerializer.Serialize(texts.Default)} {option.Summary}",
            RuleOption<int> number => $"{rule} {option.Name} integer {number.Default} {option.Summary}",
            RuleOption<bool> flag => $"{rule} {option.Name} boolean {(flag.Default ? "true" : "false")} {option.Summary}",
            _ => throw new InvalidOperationException(option.Name),
        };
    }

    [TestCase("""{ "rules": { "PL3002": "error", "wildcard-action": { "severity": "none" } } }""", true)]
    [TestCase("""{ "rules": { "PL3002": { "options": { "allowedActions": ["logs:*"] } } } }""", true)]
    [TestCase("""{ "rules": { "PL3002": { "options": { "allowedActions": "logs:*" } } } }""", false)]
    [TestCase("""{ "rules": { "PL3002": { "options": { "allowed": ["logs:*"] } } } }""", false)]
    [TestCase("""{ "rules": { "PL1001": { "options": { } } } }""", false)]
    [TestCase("""{ "rules": { "PL1001": "off" } }""", false)]
    public void The_schema_and_the_reader_agree(string configuration, bool isGood)
    {
        Rules = RuleCatalog.All;
        Folder.Write("policylint.json", configuration);
        Folder.Write("p.json", Policy);
        Run("p.json", "--exit-zero").Status.Should().Be(isGood ? 0 : 2);
        using var document = JsonDocument.Parse(configuration);
        Schema.Evaluate(document.RootElement).IsValid.Should().Be(isGood);
    }

    private IEnumerable<string> Severities(params string[] options)
    {
        Folder.Write("p.json", Policy);
        RunResult run = Run(["p.json", .. options, "--format", "json", "--exit-zero"]);
        return JsonNode.Parse(run.Output)!["diagnostics"]!.AsArray().Select(d => d!["severity"]!.GetValue<string>());
    }

    private IEnumerable<string> Taught(string rule)
    {
        Folder.Write("p.json", Policy);
        RunResult run = Run("p.json", "--format", "json", "--exit-zero", "--select", rule);
        run.Error.Should().BeEmpty();
        return JsonNode.Parse(run.Output)!["diagnostics"]!.AsArray().Select(d => d!["message"]!.GetValue<string>().Split('"')[1]);
    }

    private string Refuses(string message)
    {
        Folder.Write("p.json", Policy);
        RunResult run = Run("p.json");
        run.Status.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Error.Should().StartWith("policylint: error: " + message).And.EndWith("\n");
        run.Error.Trim('\n').Should().NotContain("\n");
        return run.Error;
    }

    /// <summary>The actions of <see cref="Policy"/> that the rule takes for undeclared, when the program runs in a folder.</summary>
    private IEnumerable<string> Undeclared(string folder = "", params string[] options)
    {
        string name = (folder.Length == 0 ? "" : folder + "/") + "p.json";
        Folder.Write(name, Policy);
        RunResult run = RunIn(Folder.PathOf(folder), ["p.json", .. options, "--format", "json", "--exit-zero"]);
        run.Error.Should().BeEmpty();
        run.Status.Should().Be(0);
        return JsonNode.Parse(run.Output)!["diagnostics"]!.AsArray().Select(d => d!["message"]!.GetValue<string>().Split('"')[1]);
    }

    /// <summary>PL2901: every action that the configuration does not declare.</summary>
    private sealed class UndeclaredActionRule : StatementRule
    {
        public override RuleDescriptor Descriptor { get; } = TestRules.Describe("PL2901", "undeclared-action", Severity.Warning);

        public override void Check(Statement statement, RuleContext context)
        {
            foreach (SymbolicString action in statement.Action?.Values ?? [])
            {
                if (action.TryGetText(out ReadOnlySpan<char> text) && !context.IsDeclaredAction(text))
                {
                    context.Report(action.Origin, text.ToString());
                }
            }
        }
    }

    /// <summary>PL2903: tells what it was told, once a policy.</summary>
    private sealed class TeachableRule : PolicyRule
    {
        private static readonly RuleOption<ImmutableArray<string>> Words = RuleOption.Texts("words", "what it says", "a", "b");
        private static readonly RuleOption<int> Most = RuleOption.Number("most", "how many", 3);
        private static readonly RuleOption<bool> Loud = RuleOption.Flag("loud", "whether it shouts");

        public override RuleDescriptor Descriptor { get; } = TestRules.Describe("PL2903", "teachable", Severity.Suggestion, false, Words, Most, Loud);

        public override void Check(Policy policy, RuleContext context)
            => context.Report(policy.Origin, string.Join(' ', [
                string.Join(',', context.Accounts), string.Join(',', context.Organizations), $"{context.Now:yyyy-MM-dd}",
                string.Join(',', context.ValueOf(Words)), $"{context.ValueOf(Most)}", $"{context.ValueOf(Loud)}"]));
    }

    /// <summary>Reports each action as the rules see it.</summary>
    private sealed class ActionRule : StatementRule
    {
        public override RuleDescriptor Descriptor { get; } = TestRules.Describe("PL2902", "any-action", Severity.Warning);

        public override void Check(Statement statement, RuleContext context)
        {
            foreach (SymbolicString value in statement.Action!.Values)
            {
                context.Report(value.Origin, value.ToDisplayString());
            }
        }
    }
}
