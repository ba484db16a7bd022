using System.Text.Json.Nodes;
using PolicyLint.Cli.Assemblies;
using PolicyLint.Model;

namespace PolicyLint.Cli.Tests;

/// <summary>Cloud assemblies of the CDK: what of them is linted, and what findings in them are called.</summary>
public sealed class CloudAssemblyTests : CliFixture
{
    private const string Program = "const app = new App();\nnew Main(app);\n\n    new Role(this, 'Role'); // makes the role\n";

    [Test]
    public void Templates_are_linted_and_nothing_else_that_lies_there()
    {
        WriteAssembly("cdk.out", Stack("Main"), """ "Tree": { "type": "cdk:tree", "properties": { "file": "tree.json" } } """);
        Folder.Write("cdk.out/Main.template.json", Template("Role"));
        Folder.Write("cdk.out/tree.json", TestRules.StarPolicy);
        Folder.Write("cdk.out/Main.assets.json", TestRules.StarPolicy);
        Folder.Write("cdk.out/asset.1a2b/policy.json", TestRules.StarPolicy);
        Folder.Write("cdk.out/Removed.template.json", Template("Role"));
        foreach (string path in new[] { ".", "cdk.out", "cdk.out/", "cdk.out/manifest.json", "cdk.out/Main.template.json", Folder.PathOf("cdk.out") })
        {
            RunResult run = Run(path);
            run.Error.Should().BeEmpty();
            Paths(run).Should().Equal(["cdk.out/Main.template.json"], "of {0}", path);
            run.Summary.Should().EndWith("in 1 of 1 file.");
        }
    }

    [TestCase("dist/synth")]
    [TestCase("a/b/cdk.out")]
    public void The_directory_may_have_any_name_and_lie_anywhere(string directory)
    {
        WriteAssembly(directory, Stack("Main"));
        Folder.Write($"{directory}/Main.template.json", Template("Role"));
        Paths(Run()).Should().Equal($"{directory}/Main.template.json");
        Paths(RunIn(Folder.PathOf(directory))).Should().Equal("Main.template.json");
        Paths(RunIn(Folder.PathOf(directory), "Main.template.json")).Should().Equal("Main.template.json");
    }

    [Test]
    public void An_ignored_assembly_is_linted_when_it_or_its_directory_is_named()
    {
        Directory.CreateDirectory(Folder.PathOf(".git"));
        Folder.Write(".gitignore", "cdk.out\n");
        WriteAssembly("infra/cdk.out", Stack("Main"));
        Folder.Write("infra/cdk.out/Main.template.json", Template("Role"));

        Paths(Run()).Should().BeEmpty();
        Run("--verbose").Error.Should().Contain("policylint: infra/cdk.out: passed over: a cloud assembly that is ignored; name it, or the directory that it is in, to lint it\n");

        Paths(Run("infra")).Should().Equal("infra/cdk.out/Main.template.json");
        Paths(RunIn(Folder.PathOf("infra"))).Should().Equal("cdk.out/Main.template.json");
        Paths(Run("infra/cdk.out")).Should().Equal("infra/cdk.out/Main.template.json");
        Paths(Run("infra/cdk.out/Main.template.json")).Should().Equal("infra/cdk.out/Main.template.json");
        Paths(Run("--no-respect-gitignore")).Should().Equal("infra/cdk.out/Main.template.json");
    }

    [Test]
    public void Old_metadata_names_the_construct_and_traces_the_source()
    {
        Folder.Write("app.js", Program);
        WriteAssembly("cdk.out", Stack("Main", $$"""
            "metadata": {
              "/Main/Role/Resource": [
                { "type": "aws:cdk:logicalId", "data": "Role", "trace": [
                  "new Role (/usr/lib/node_modules/aws-cdk-lib/aws-iam/lib/role.js:1:9000)",
                  {{Quote($"new Main ({Folder.PathOf("app.js")}:4:5)")}},
                  {{Quote($"Object.<anonymous> ({Folder.PathOf("app.js")}:2:1)")}},
                  "node:internal/main/run_main_module:23:47" ] }
              ]
            }
            """));
        Folder.Write("cdk.out/Main.template.json", Template("Role"));

        AssertFoundAtSource();
    }

    [Test]
    public void New_metadata_stands_in_a_file_of_its_own()
    {
        Folder.Write("app.js", Program);
        WriteAssembly("cdk.out", Stack("Main", """ "additionalMetadataFile": "Main.metadata.json" """));
        Folder.Write("cdk.out/Main.template.json", Template("Role"));
        Folder.Write("cdk.out/Main.metadata.json", $$"""
            {
              "/Main": [ { "type": "aws:cdk:templateFile", "data": "Main.template.json" } ],
              "/Main/Role/Resource": [
                { "type": "aws:cdk:logicalId", "data": "Role" },
                { "type": "aws:cdk:creationStack", "data": [ "...new Role2 in aws-cdk-lib...", {{Quote($"new Main ({Folder.PathOf("app.js")}:4:5)")}}, "...node internals..." ] }
              ]
            }
            """);

        AssertFoundAtSource();
    }

    [Test]
    public void Without_a_frame_of_its_own_a_resource_is_found_where_the_construct_around_it_was_made()
    {
        Folder.Write("app.js", Program);
        WriteAssembly("cdk.out", Stack("Main", $$"""
            "metadata": {
              "/Main/Role/Resource": [ { "type": "aws:cdk:logicalId", "data": "Other", "trace": [ {{Quote($"new Main ({Folder.PathOf("app.js")}:4:5)")}} ] } ],
              "/Main/Role/DefaultPolicy/Resource": [
                { "type": "aws:cdk:logicalId", "data": "Role" },
                { "type": "aws:cdk:creationStack", "data": [ "...aws-cdk-lib...", "(no user code in 10 frames, use --stack-trace-limit to capture more)" ] }
              ]
            }
            """));
        Folder.Write("cdk.out/Main.template.json", Template("Role"));
        Run("--select", "PL3").Findings.Should().ContainSingle().Which.Should().StartWith("app.js:4:5: warning PL3901");
    }

    [TestCase("../elsewhere.js", 1, TestName = "A source outside of the working directory")]
    [TestCase("absent.js", 1, TestName = "A source that is not there")]
    [TestCase("app.js", 5, TestName = "A line that is not there any more")]
    [TestCase("app.js", 3, TestName = "An empty line")]
    [TestCase("node_modules/lib/index.js", 1, TestName = "A library")]
    public void What_cannot_be_shown_is_not_the_place(string source, int line)
    {
        Folder.Write("app.js", "a\nb\n\nd");
        Folder.Write("node_modules/lib/index.js", "a");
        string path = Path.GetFullPath(source, Folder.Root);
        WriteAssembly("cdk.out", Stack("Main", $$"""
            "metadata": { "/Main/Role": [ { "type": "aws:cdk:logicalId", "data": "Role", "trace": [ {{Quote($"new Main ({path}:{line}:5)")}} ] } ] }
            """));
        Folder.Write("cdk.out/Main.template.json", Template("Role"));

        RunResult run = Run("--select", "PL3");

        Paths(run).Should().Equal("cdk.out/Main.template.json");
        run.Output.Should().Contain("\n  in:  Main/Role (AWS::IAM::Role Role)");
        run.Error.Should().BeEmpty();
    }

    [Test]
    public void The_templates_own_construct_path_goes_first()
    {
        WriteAssembly("cdk.out", Stack("Main", """ "metadata": { "/Main/Beside": [ { "type": "aws:cdk:logicalId", "data": "Role" } ] } """));
        Folder.Write("cdk.out/Main.template.json", Template("Role", """ "Metadata": { "aws:cdk:path": "Main/Inside" }, """));
        Run().Output.Should().Contain("Main/Inside (AWS::IAM::Role Role)").And.NotContain("Beside");
    }

    [Test]
    public void A_policy_that_is_called_after_its_resource_is_named_once()
    {
        WriteAssembly("cdk.out", Stack("Main"));
        Folder.Write("cdk.out/Main.template.json", Template("Role").Replace("\"inline\"", "\"Role\"", StringComparison.Ordinal));
        Run("--select", "PL3").Output.Should().Contain("\n  in:  AWS::IAM::Role Role\n");
    }

    [Test]
    public void Nested_assemblies_are_part_of_the_one_around_them()
    {
        WriteAssembly("cdk.out", Stack("Main"), """ "assembly-Prod": { "type": "cdk:cloud-assembly", "properties": { "directoryName": "assembly-Prod" } } """);
        Folder.Write("cdk.out/Main.template.json", Template("Role"));
        WriteAssembly("cdk.out/assembly-Prod", Stack("ProdMain", """ "metadata": { "/Prod/Main/Role": [ { "type": "aws:cdk:logicalId", "data": "Role" } ] } """));
        Folder.Write("cdk.out/assembly-Prod/ProdMain.template.json", Template("Role"));
        Paths(Run("cdk.out")).Should().Equal("cdk.out/Main.template.json", "cdk.out/assembly-Prod/ProdMain.template.json");

        RunResult nested = Run("cdk.out/assembly-Prod/ProdMain.template.json", "cdk.out/assembly-Prod");
        Paths(nested).Should().Equal("cdk.out/assembly-Prod/ProdMain.template.json");
        nested.Output.Should().Contain("Prod/Main/Role (AWS::IAM::Role Role)");
    }

    [Test]
    public void Nested_stacks_are_found_by_the_list_of_templates_and_know_their_own_constructs()
    {
        WriteAssembly("cdk.out", Stack("Main", """
            "metadata": {
              "/Main": [ { "type": "aws:cdk:templateFile", "data": "Main.template.json" } ],
              "/Main/Inner": [ { "type": "aws:cdk:templateFile", "data": "MainInner.nested.template.json" } ],
              "/Main/Inner/Role": [ { "type": "aws:cdk:logicalId", "data": "Role" } ],
              "/Main/Role": [ { "type": "aws:cdk:logicalId", "data": "Role" } ]
            }
            """));
        Folder.Write("cdk.out/Main.template.json", Template("Role"));
        Folder.Write("cdk.out/MainInner.nested.template.json", Template("Role"));
        Constructs(Run("--format", "json")).Should().Equal(("cdk.out/Main.template.json", "Main/Role"), ("cdk.out/MainInner.nested.template.json", "Main/Inner/Role"));
    }

    [Test]
    public void Nested_stacks_are_found_by_the_resources_that_make_them_to_any_depth()
    {
        WriteAssembly("cdk.out", Stack("Main", """
            "metadata": {
              "/Main/Outer.NestedStack/Outer.NestedStackResource": [ { "type": "aws:cdk:logicalId", "data": "Nested" } ],
              "/Main/Outer/Role": [ { "type": "aws:cdk:logicalId", "data": "Role" } ],
              "/Main/Outer/Inner/Role": [ { "type": "aws:cdk:logicalId", "data": "Role" } ],
              "/Main/Role": [ { "type": "aws:cdk:logicalId", "data": "Role" } ]
            }
            """));
        Folder.Write("cdk.out/Main.template.json", Template("Role", "", Nested("MainOuter.nested.template.json")));
        Folder.Write("cdk.out/MainOuter.nested.template.json", Template("Role", "", Nested("MainInner.nested.template.json", """ "aws:cdk:path": "Main/Outer/Inner.NestedStack/Inner.NestedStackResource", """)));

        // It says that it is nested in itself.
        Folder.Write("cdk.out/MainInner.nested.template.json", Template("Role", "", Nested("MainInner.nested.template.json")));

        Constructs(Run("--format", "json")).Should().Equal(
            ("cdk.out/Main.template.json", "Main/Role"),
            ("cdk.out/MainInner.nested.template.json", "Main/Outer/Inner/Role"),
            ("cdk.out/MainOuter.nested.template.json", "Main/Outer/Role"));

        static string Nested(string file, string path = "")
            => $$""", "Nested": { "Type": "AWS::CloudFormation::Stack", "Metadata": { {{path}} "aws:asset:path": "{{file}}", "aws:asset:property": "TemplateURL" } } """;
    }

    [Test]
    public void Acknowledged_rules_are_kept_with_their_reasons()
    {
        WriteAssembly("cdk.out", Stack("Main", """
            "metadata": {
              "/Main/Role": [
                { "type": "aws:cdk:acknowledged-rules", "data": { "PolicyLint::PL0001": "because" } },
                { "type": "aws:cdk:acknowledged-rules", "data": { "Annotation::service-wildcard-action": "and this", "CdkNag::AwsSolutions-IAM4": "not ours" } }
              ]
            }
            """));
        CloudAssembly assembly = CloudAssembly.Read(Folder.PathOf("cdk.out"), "cdk.out");
        assembly.Templates.Should().ContainSingle().Which.Value.ReadMetadata().Acknowledgements.Should().Equal(
            new RuleAcknowledgement("Main/Role", "PL0001", "because"),
            new RuleAcknowledgement("Main/Role", "service-wildcard-action", "and this") { IsForPolicyLint = false });
    }

    [Test]
    public void No_fix_is_offered_for_what_is_generated()
    {
        WriteAssembly("cdk.out", Stack("Main"));
        string template = Template("Role").Replace("\"Effect\"", "\"Sid\": \"bad\", \"Effect\"", StringComparison.Ordinal);
        Folder.Write("cdk.out/Main.template.json", template);
        Folder.Write("Main.template.json", template);
        Run("cdk.out", "--select", "PL1901").Output.Should().Contain("PL1901").And.NotContain("fixable");
        Run("Main.template.json", "--select", "PL1901").Output.Should().Contain("[fixable: Call it good]");
    }

    [TestCase(null, "is missing, so construct paths and source lines are unknown; synthesize again")]
    [TestCase("{\n\"artifacts\": {\n", "is broken at line 3, so construct paths and source lines are unknown; synthesize again")]
    [TestCase("[]", "is not a JSON object, so construct paths and source lines are unknown; synthesize again")]
    [TestCase("{}", "is not the manifest of a cloud assembly, for it has no artifacts, so construct paths and source lines are unknown; synthesize again")]
    [TestCase("""{"artifacts":[]}""", "is not the manifest of a cloud assembly, for it has no artifacts, so construct paths and source lines are unknown; synthesize again")]
    public void Without_a_manifest_the_templates_are_linted_all_the_same(string? manifest, string reason)
    {
        Folder.Write("cdk.out/cdk.out", "{}");
        Folder.Write("cdk.out/Main.template.json", Template("Role"));
        Folder.Write("cdk.out/tree.json", TestRules.StarPolicy);
        Folder.Write("cdk.out/assembly-Prod/ProdMain.template.json", Template("Role"));
        WriteAssembly("cdk.out/assembly-Prod", Stack("ProdMain"));
        if (manifest is not null)
        {
            Folder.Write("cdk.out/manifest.json", manifest);
        }

        RunResult run = Run();

        run.Status.Should().Be(2);
        run.Error.Should().Be($"policylint: error: cdk.out/manifest.json: {reason}\n");
        Paths(run).Should().Equal("cdk.out/Main.template.json", "cdk.out/assembly-Prod/ProdMain.template.json");
    }

    [TestCase(""" "Main": { "type": "aws:cloudformation:stack" } """, "does not tell where artifact 'Main' is; synthesize again")]
    [TestCase(""" "Main": { "type": "aws:cloudformation:stack", "properties": { "templateFile": 1 } } """, "does not tell where artifact 'Main' is; synthesize again")]
    [TestCase(""" "Main": { "type": "aws:cloudformation:stack", "properties": { "templateFile": "../a.json" } } """, "artifact 'Main' is said to be in '../a.json', outside of the assembly; synthesize again")]
    [TestCase(""" "Main": { "type": "cdk:cloud-assembly", "properties": { "directoryName": "." } } """, "artifact 'Main' is said to be in '.', outside of the assembly; synthesize again")]
    [TestCase(""" "Main": { "type": "cdk:cloud-assembly", "properties": { "directoryName": "a\u0000" } } """, "artifact 'Main' is said to be in 'a\\u0000', outside of the assembly; synthesize again")]
    public void What_a_manifest_does_not_tell_is_told(string artifact, string reason)
    {
        WriteAssembly("cdk.out", artifact, Stack("Other"));
        Folder.Write("cdk.out/Other.template.json", Template("Role"));
        RunResult run = Run();
        run.Status.Should().Be(2);
        run.Error.Should().Be($"policylint: error: cdk.out/manifest.json: {reason}\n");
        Paths(run).Should().Equal("cdk.out/Other.template.json");
    }

    [Test]
    public void Files_that_are_named_and_missing_are_told()
    {
        WriteAssembly(
            "cdk.out",
            Stack("Main", """ "additionalMetadataFile": "Main.metadata.json" """),
            Stack("Gone"),
            """ "P": { "type": "cdk:cloud-assembly", "properties": { "directoryName": "assembly-P" } } """);
        Folder.Write("cdk.out/Main.template.json", Template("Role"));
        RunResult run = Run();
        run.Status.Should().Be(2);
        run.Error.Should().Be("""
            policylint: error: cdk.out/Gone.template.json: no such file or directory; check the spelling
            policylint: error: cdk.out/Main.metadata.json: is missing, so construct paths and source lines are unknown; synthesize again
            policylint: error: cdk.out/assembly-P/manifest.json: is missing, so construct paths and source lines are unknown; synthesize again

            """);
        Paths(run).Should().Equal("cdk.out/Main.template.json");
    }

    [TestCase("""{ "artifacts": { "A": 1, "B": null, "C": [], "\ud800": { "type": "\ud800" }, "D": { "type": "aws:cdk:new" } } }""")]
    [TestCase("""{ "artifacts": { "Main": { "type": "aws:cloudformation:stack", "properties": { "templateFile": "Main.template.json" }, "additionalMetadataFile": [], "metadata": 1 } } }""")]
    [TestCase("""
        { "artifacts": { "Main": { "type": "aws:cloudformation:stack", "properties": { "templateFile": "Main.template.json" }, "metadata": {
          "": [ 1 ], "/": {}, "a": null, "\udc00": [ { "type": "aws:cdk:logicalId", "data": "Role" } ],
          "/Main": [ null, [], {}, { "type": 1 }, { "type": "aws:cdk:logicalId" }, { "type": "aws:cdk:logicalId", "data": "\ud800" }, { "type": "aws:cdk:templateFile", "data": {} } ],
          "/Main/Role": [ { "type": "aws:cdk:logicalId", "data": "Role", "trace": 1 }, { "type": "aws:cdk:creationStack", "data": [ 1, "\ud800", "", " ", ")", "(:1:1)", ":1:1", "at " ] },
            { "type": "aws:cdk:acknowledged-rules", "data": [] }, { "type": "aws:cdk:acknowledged-rules", "data": { "PolicyLint::": "", "\ud800": 1, "PolicyLint::PL3001": 1 } } ] } } } }
        """)]
    public void Nonsense_in_a_manifest_is_passed_over(string manifest)
    {
        Folder.Write("cdk.out/cdk.out", "");
        Folder.Write("cdk.out/manifest.json", manifest);
        Folder.Write("cdk.out/Main.template.json", Template("Role"));
        RunResult run = Run();
        run.Error.Should().BeEmpty();
        run.Status.Should().BeLessThan(2);
    }

    [Test]
    public void Deep_nesting_ends()
    {
        const string Step = "assembly-A";
        string directory = "cdk.out";
        for (int i = 0; i < 20; i++)
        {
            WriteAssembly(directory, $$""" "{{Step}}": { "type": "cdk:cloud-assembly", "properties": { "directoryName": "{{Step}}" } } """);
            directory += "/" + Step;
        }

        RunResult run = Run("cdk.out");
        run.Status.Should().Be(2);
        run.Error.Should().Contain("lies more than 16 assemblies deep; lint its directory by itself");
    }

    [Test]
    public void Broken_templates_are_findings_in_the_template()
    {
        WriteAssembly("cdk.out", Stack("Main"));
        Folder.Write("cdk.out/Main.template.json", "{");
        RunResult run = Run();
        run.Status.Should().Be(1);
        run.Findings.Should().ContainSingle().Which.Should().StartWith("cdk.out/Main.template.json:1:");
    }

    [Test]
    public void Findings_of_several_templates_at_one_source_stand_in_the_order_of_its_lines()
    {
        Folder.Write("app.js", Program);
        Folder.Write("zzz.json", TestRules.StarPolicy);
        WriteAssembly(
            "cdk.out",
            Stack("A", $$""" "metadata": { "/A/Role": [ { "type": "aws:cdk:logicalId", "data": "Role", "trace": [ {{Quote($"{Folder.PathOf("app.js")}:4:1")}} ] } ] } """),
            Stack("B", $$""" "metadata": { "/B/Role": [ { "type": "aws:cdk:logicalId", "data": "Role", "trace": [ {{Quote($"{Folder.PathOf("app.js")}:1:1")}} ] } ] } """));
        Folder.Write("cdk.out/A.template.json", Template("Role"));
        Folder.Write("cdk.out/B.template.json", Template("Role"));
        Run("--select", "PL3901").Findings.Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)]).Should().Equal("app.js:1:1:", "app.js:4:5:", "zzz.json:1:65:");
    }

    [TestCase("new Stack (/app/stack.js:5:75)", "/app/stack.js", 5)]
    [TestCase("    at new Stack (/app/stack.js:5:75)", "/app/stack.js", 5)]
    [TestCase("<anonymous> (/app/app.js:12:1)", "/app/app.js", 12)]
    [TestCase("Object.<anonymous> [as run] (/app/app.js:12:1)", "/app/app.js", 12)]
    [TestCase("at /app/app.js:12:1", "/app/app.js", 12)]
    [TestCase("/app/app.js:12:1", "/app/app.js", 12)]
    [TestCase("at async main (/app/a (b)/app.js:12:1)", "/app/a (b)/app.js", 12)]
    [TestCase("at async file:///app/my%20app.mjs:3:4", "/app/my app.mjs", 3)]
    [TestCase("f (file:///app/app.mjs:3:4)", "/app/app.mjs", 3)]
    public void A_frame_names_a_file_and_a_line(string text, string path, int line)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Paths of other systems.");
        }

        SourceFrame.TryParse(text, out SourceFrame frame).Should().BeTrue();
        frame.Should().Be(new SourceFrame(path, line));
    }

    [TestCase("")]
    [TestCase("...node internals...")]
    [TestCase("...new Role2 in aws-cdk-lib...")]
    [TestCase("(no user code in 10 frames, use --stack-trace-limit to capture more)")]
    [TestCase("node:internal/modules/cjs/loader:1554:14")]
    [TestCase("at Module._compile (node:internal/modules/cjs/loader:1554:14)")]
    [TestCase("at f (/app/app.js:0:1)")]
    [TestCase("at f (/app/app.js:99999999999:1)")]
    [TestCase("at f (/app/app.js:5)")]
    [TestCase("at f (app.js:5:1)")]
    [TestCase("at f (file://server/app.js:5:1)")]
    [TestCase("at eval (eval at f (/app/app.js:5:1), <anonymous>:1:1)")]
    public void Other_frames_name_none(string text) => SourceFrame.TryParse(text, out _).Should().BeFalse();

    private void AssertFoundAtSource()
    {
        Run("--select", "PL3").Output.Should().Be("""
            app.js:4:5: warning PL3901 star-action: Found "*"
              4 |     new Role(this, 'Role'); // makes the role
                |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              in:  Main/Role/Resource (AWS::IAM::Role Role), policy inline
              why: Reason of star-action.
              fix: Remedy of star-action.
              see: cdk.out/Main.template.json:5:154: in the synthesized template

            Found 1 problem (1 warning) in 1 of 1 file.

            """);
        Run("--select", "PL3", "--format", "github").Output.Should().StartWith(
            "::warning file=app.js,line=4,endLine=4,col=5,endColumn=46,title=PL3901 star-action::Found \"*\"%0AIn Main/Role/Resource (AWS::IAM::Role Role), policy inline.%0A");

        string json = Run("--select", "PL3", "--format", "json").Output;
        Schemas.Validate(JsonOutputTests.Schema, json);
        JsonNode finding = JsonNode.Parse(json)!["diagnostics"]![0]!;
        finding["path"]!.GetValue<string>().Should().Be("app.js");
        finding["resource"]!.ToJsonString().Should().Be("""{"logicalId":"Role","type":"AWS::IAM::Role","constructPath":"Main/Role/Resource"}""");
        finding["related"]!.ToJsonString().Should().Contain("\"cdk.out/Main.template.json\"").And.Contain("in the synthesized template");
    }

    /// <summary>A template with one role, in whose inline policy stands one <c>*</c>.</summary>
    private static string Template(string logicalId, string metadata = "", string others = "") => $$"""
        {
          "Resources": {
            "{{logicalId}}": {
              "Type": "AWS::IAM::Role", {{metadata}}
              "Properties": { "Policies": [ { "PolicyName": "inline", "PolicyDocument": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "*", "Resource": "*" } ] } } ] }
            }{{others}}
          }
        }
        """;

    private static string Stack(string name, string? more = null)
        => $$""" "{{name}}": { "type": "aws:cloudformation:stack", "properties": { "templateFile": "{{name}}.template.json" } {{(more is null ? "" : "," + more)}} } """;

    private void WriteAssembly(string directory, params string[] artifacts)
    {
        Folder.Write($"{directory}/cdk.out", "{\"version\":\"55.0.0\"}");
        Folder.Write($"{directory}/manifest.json", $$"""{ "version": "55.0.0", "artifacts": { {{string.Join(",", artifacts)}} } }""");
    }

    private static string Quote(string text) => JsonValue.Create(text).ToJsonString();

    private static string[] Paths(RunResult run) => [.. run.Findings.Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]).Distinct()];

    private static IEnumerable<(string Path, string Construct)> Constructs(RunResult run)
        => JsonNode.Parse(run.Output)!["diagnostics"]!.AsArray()
            .Select(d => (d!["path"]!.GetValue<string>(), d["resource"]!["constructPath"]?.GetValue<string>() ?? ""))
            .Distinct();
}
