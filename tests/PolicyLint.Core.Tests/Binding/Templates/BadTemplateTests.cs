using System.Globalization;
using System.Text;
using PolicyLint.Analysis;
using PolicyLint.Binding;
using PolicyLint.Rules;
using PolicyLint.Syntax;
using PolicyLint.Text;
using PolicyLint.Yaml;

namespace PolicyLint.Core.Tests.Binding.Templates;

/// <summary>Templates that are broken, hostile or not templates at all: a finding with its place, or nothing, and never a failure.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class BadTemplateTests
{
    /// <summary>The functions of CloudFormation by their long names, and what is none.</summary>
    private static readonly string[] Functions =
    [
        "Ref", "Condition", "Fn::Sub", "Fn::Join", "Fn::Select", "Fn::Split", "Fn::GetAtt", "Fn::If", "Fn::FindInMap", "Fn::ImportValue", "Fn::Base64", "Fn::Cidr",
        "Fn::GetAZs", "Fn::Length", "Fn::ToJsonString", "Fn::Transform", "Fn::And", "Fn::Or", "Fn::Not", "Fn::Equals", "Fn::ForEach::X", "Fn::Nothing",
    ];

    /// <summary>What may stand where an argument stands.</summary>
    private static readonly string[] Arguments =
    [
        "null", "12", "true", "\"\"", "\"text\"", "\"${\"", "\"${}\"", "\"${a.}\"", "\".\"", "[]", "{}", "[null]", "[[]]", "[{}, 1, \"a\", []]", "[1, 2, 3, 4]",
        "[\"a\", [\"b\", null, {}]]", "{\"a\": 1}", "{\"Ref\": []}", "{\"Ref\": \"AWS::NoValue\"}", "[{\"Ref\": \"AWS::NoValue\"}, {\"Ref\": \"AWS::NoValue\"}, {\"Ref\": \"AWS::NoValue\"}]",
        "{\"Fn::Sub\": {\"Fn::Join\": [\"\", {\"Fn::Split\": [\"\", \"\"]}]}}", "{\"Fn::If\": [\"C\", [], {}]}", "[{\"Fn::If\": [\"C\", [], {}]}, {\"Fn::If\": [\"C\", \"1\", \"x\"]}]",
        "[\"-1\", [\"a\"]]", "[99999999999, [\"a\"]]", "[\"\", \"a\"]", "[{\"Fn::Split\": [\"\", \"\"]}, {\"Fn::Split\": [\",\", \"a,b\"]}]",
    ];

    private static readonly Linter Linter = new(RuleCatalog.All);

    private static IEnumerable<object[]> FunctionsAndArguments => Functions.SelectMany(_ => Arguments, (function, argument) => new object[] { function, argument });

    [TestCaseSource(nameof(FunctionsAndArguments))]
    public void A_function_with_any_argument_anywhere_is_no_failure(string function, string argument)
    {
        string call = $$"""{"{{function}}": {{argument}}}""";
        foreach (string policy in new[]
        {
            "CALL",
            """{"Version": "2012-10-17", "Statement": CALL}""",
            """{"Version": CALL, "Statement": [CALL, {"Effect": CALL, "Action": CALL, "Resource": [CALL, CALL], "Condition": {"StringEquals": {"aws:PrincipalArn": CALL}}}]}""",
            """{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": CALL, "Principal": {"AWS": CALL}}]}""",
        })
        {
            Check("""
                {"Parameters": {"P": CALL}, "Mappings": {"M": CALL}, "Conditions": {"C": CALL, "D": {"Condition": "C"}},
                 "Resources": {
                   "B": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": CALL}},
                   "R": {"Type": "AWS::IAM::Role", "Condition": "C", "Properties": {"AssumeRolePolicyDocument": POLICY, "ManagedPolicyArns": CALL, "PermissionsBoundary": CALL, "Policies": [{"PolicyName": CALL, "PolicyDocument": POLICY}]}},
                   "S": {"Type": "AWS::IAM::Role", "Properties": CALL},
                   "F": {"Type": "AWS::Serverless::Function", "Properties": {"Policies": [CALL, POLICY], "PermissionsBoundary": CALL}}}}
                """.Replace("POLICY", policy, StringComparison.Ordinal).Replace("CALL", call, StringComparison.Ordinal));
        }
    }

    [TestCase("12")]
    [TestCase("null")]
    [TestCase("true")]
    [TestCase("[]")]
    [TestCase("\"\"")]
    [TestCase("\"text\"")]
    [TestCase("[[[]]]")]
    public void A_policy_that_is_none_is_no_failure(string policy)
        => Check(Template(policy));

    [Test]
    public void A_policy_that_is_a_number_is_found_at_its_place()
    {
        const string Text = """{"Resources": {"P": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"PolicyDocument": 12345}}}}""";

        Check(Text).Diagnostics.Should().Contain(d => d.Origin.Text == "12345");
    }

    [TestCase("[]")]
    [TestCase("12")]
    [TestCase("null")]
    [TestCase("""[{"Type": "AWS::IAM::Role"}]""")]
    [TestCase("""{"R": []}""")]
    [TestCase("""{"R": {"Type": 12}}""")]
    [TestCase("""{"R": {"Type": null, "Properties": 1}}""")]
    [TestCase("""{"R": {"Type": ["AWS::IAM::Role"], "Properties": {"Policies": {"PolicyDocument": {"Statement": []}}}}}""")]
    public void Resources_that_are_none_are_passed_over(string resources)
    {
        LintResult result = Check("{\"AWSTemplateFormatVersion\": \"2010-09-09\", \"Resources\": " + resources + "}");

        result.Kind.Should().Be(FileKind.Template);
        result.Diagnostics.Should().BeEmpty();
    }

    [TestCase("{\"A\": {\"Type\": \"AWS::S3::Bucket\", \"Properties\": {\"BucketName\": {\"Ref\": \"A\"}}}}")]
    [TestCase("{\"A\": {\"Type\": \"AWS::S3::Bucket\", \"Properties\": {\"BucketName\": {\"Ref\": \"B\"}}}, \"B\": {\"Type\": \"AWS::S3::Bucket\", \"Properties\": {\"BucketName\": {\"Fn::Sub\": \"${A}-${A}-${A}\"}}}}")]
    public void Names_that_lead_back_to_themselves_end(string buckets)
        => Check(Template(Policy("""{"Fn::GetAtt": ["A", "Arn"]}"""), resources: buckets[1..^1] + ","));

    [Test]
    public void Conditions_that_lead_back_to_themselves_are_found()
    {
        LintResult result = Check(
            """
            {"Conditions": {"A": {"Fn::Not": [{"Condition": "B"}]}, "B": {"Fn::And": [{"Condition": "A"}, {"Condition": "A"}]}},
             "Resources": {"P": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"PolicyDocument": {"Version": "2012-10-17", "Statement": [
               {"Effect": "Allow", "Action": "s3:GetObject", "Resource": {"Fn::If": ["A", "arn:aws:s3:::a/*", {"Fn::If": ["B", "arn:aws:s3:::b/*", "arn:aws:s3:::c/*"]}]}}]}}}}}
            """);

        result.Diagnostics.Select(d => d.Descriptor.Id).Should().Contain("PL0035");
    }

    [Test]
    public void Mappings_that_look_themselves_up_end()
        => Check(
            """
            {"Mappings": {"M": {"a": {"b": {"Fn::FindInMap": ["M", "a", "b"]}}}},
             "Resources": {"P": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"PolicyDocument": {"Version": "2012-10-17", "Statement": [
               {"Effect": "Allow", "Action": "s3:GetObject", "Resource": {"Fn::FindInMap": ["M", "a", "b"]}}]}}}}}
            """);

    /// <summary>Names that name two others each, sixty deep: 2^60 parts if nothing stopped it.</summary>
    [Test]
    public void Names_that_double_are_bounded()
    {
        var buckets = new StringBuilder();
        for (int i = 0; i < 60; i++)
        {
            buckets.Append(CultureInfo.InvariantCulture, $$$$"""
                "B{{{{i}}}}": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": {"Fn::Sub": "${B{{{{i + 1}}}}}-${B{{{{i + 1}}}}}"}}},
                """);
        }

        buckets.Append("\"B60\": {\"Type\": \"AWS::S3::Bucket\", \"Properties\": {\"BucketName\": \"x\"}},");
        LintResult result = Check(Template(Policy("""{"Fn::GetAtt": ["B0", "Arn"]}"""), resources: buckets.ToString()));
        result.Policies.Single().Statements.Single().Resource.Should().NotBeNull();
    }

    [Test]
    public void More_ways_than_are_looked_at_singly_are_bounded()
    {
        string[] conditions = [.. Enumerable.Range(0, 20).Select(i => $$$"""{"Fn::Equals": [{"Ref": "P{{{i}}}"}, "x"]}""")];
        string declared = string.Join(',', conditions.Select((condition, i) => $"\"C{i}\": {condition}"));
        string resources = string.Join(',', conditions.Select((_, i) => $$$"""{"Fn::If": ["C{{{i}}}", "arn:aws:s3:::a{{{i}}}/*", "arn:aws:s3:::b{{{i}}}/*"]}"""));
        string parameters = string.Join(',', conditions.Select((_, i) => $$$"""
            "P{{{i}}}": {"Type": "String"}
            """));

        LintResult result = Check(Template(Policy($"[{resources}]"), sections: "\"Parameters\": {" + parameters + "}, \"Conditions\": {" + declared + "},"));
        // Sixty-four ways singly, then all conditions true and all false.
        result.Policies.Single().Alternatives.Length.Should().BeLessThanOrEqualTo(65);
    }

    [Test]
    public void A_hundred_thousand_resources_are_read()
    {
        var text = new StringBuilder("{\"Resources\": {");
        for (int i = 0; i < 100_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$$"""
                "R{{{i}}}": {"Type": "AWS::SNS::Topic"},
                """);
        }

        text.Append("""
            "P": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"PolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sns:Publish", "Resource": {"Ref": "R99999"}}]}}}}}
            """);

        Check(text.ToString()).Policies.Should().ContainSingle();
    }

    [Test]
    public void Deep_nesting_ends()
    {
        string call = string.Concat(Enumerable.Repeat("""{"Fn::Join": ["", [""", 2_000)) + "\"x\"" + string.Concat(Enumerable.Repeat("]]}", 2_000));

        Check(Template(Policy(call)));
    }

    [Test]
    public void A_template_cut_off_anywhere_is_no_failure_and_nothing_is_called_missing()
    {
        for (int length = 0; length < Whole.Length; length++)
        {
            LintResult result = Check(Whole[..length]);
            result.Diagnostics.Select(d => d.Descriptor.Id).Should().NotContain(Missing, "at {0}: {1}", length, Whole[..length]);
        }
    }

    [Test]
    public void The_whole_template_has_no_finding_about_what_is_missing()
        => Check(Whole).Diagnostics.Select(d => d.Descriptor.Id).Should().NotContain(Missing);

    [Test]
    public void A_yaml_template_cut_off_anywhere_is_no_failure()
    {
        for (int length = 0; length < WholeYaml.Length; length++)
        {
            Check(WholeYaml[..length], YamlLanguage.Instance);
        }
    }

    [Test]
    public void Aliases_that_double_are_bounded()
    {
        var text = new StringBuilder("AWSTemplateFormatVersion: '2010-09-09'\nMetadata:\n  a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");
        }

        text.Append("Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: 2012-10-17\n        Statement:\n          - Effect: Allow\n            Action: s3:GetObject\n            Resource: *a39\n");
        LintResult result = Check(text.ToString(), YamlLanguage.Instance);

        result.File.Trees.Sum(tree => tree.Nodes.Length).Should().BeLessThanOrEqualTo(2_000_000);
        result.Diagnostics.Length.Should().BeLessThanOrEqualTo(1_000);
    }

    [TestCase("a: &a [*a]\n")]
    [TestCase("Resources: &r\n  P:\n    Type: AWS::IAM::Role\n    Properties: *r\n")]
    [TestCase("Resources:\n  P: &p\n    Type: AWS::IAM::Role\n    Properties:\n      <<: *p\n")]
    [TestCase("Resources:\n  P:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: &d\n        Statement: *d\n")]
    public void An_alias_inside_its_anchor_is_no_failure(string yaml) => Check(yaml, YamlLanguage.Instance);

    [Test]
    public void An_unknown_tag_is_found()
        => Check(
            "Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: 2012-10-17\n        Statement:\n          - Effect: Allow\n            Action: s3:GetObject\n            Resource: !Nothing x\n",
            YamlLanguage.Instance).Diagnostics.Should().Contain(d => d.Origin.Text.Contains("!Nothing", StringComparison.Ordinal));

    private static readonly object[][] Foreign =
    [
        ["Kubernetes", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      containers:\n        - {name: web, image: \"nginx:1\", resources: {limits: {cpu: 1}}}\n"],
        ["OpenAPI", "openapi: 3.0.0\ninfo: {title: x, version: 1.0.0}\npaths:\n  /a:\n    get:\n      responses:\n        '200': {description: ok}\n"],
        ["docker-compose", "version: \"3\"\nservices:\n  web:\n    image: nginx\n    ports: [\"80:80\"]\n    environment:\n      - A=${A}\n"],
        ["GitHub workflow", "on: [push]\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: echo ${{ github.ref }}\n"],
        ["Ansible playbook", "- hosts: all\n  tasks:\n    - name: x\n      ansible.builtin.copy: {src: a, dest: \"{{ b }}\"}\n    - iam_role: {name: x, state: present}\n"],
        ["serverless.yml", "service: x\nprovider:\n  name: aws\n  runtime: nodejs20.x\nfunctions:\n  a:\n    handler: a.b\n"],
        ["Azure ARM template", """{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "resources": [{"type": "Microsoft.Storage/storageAccounts", "name": "x"}]}"""],
        ["package.json", """{"name": "x", "version": "1.0.0", "resources": {}, "scripts": {"test": "x"}}"""],
        ["a list of tags", "a: !x [!y {}, !z k]\n"],
    ];

    [TestCaseSource(nameof(Foreign))]
    public void What_is_no_business_of_ours_is_passed_over(string name, string text)
    {
        LintResult result = Check(text, text[0] == '{' ? SourceLanguage.Json : YamlLanguage.Instance);

        result.Diagnostics.Should().BeEmpty(name);
        result.Kind.Should().BeOneOf(FileKind.Other, FileKind.Template);
    }

    /// <summary>No permissions boundary, no Version, no Statement, no Effect: false where the text broke off.</summary>
    private static readonly string[] Missing = ["PL6001", "PL1001", "PL1003", "PL1009"];

    private const string Whole = """
        {
          "AWSTemplateFormatVersion": "2010-09-09",
          "Conditions": { "C": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-west-1"] } },
          "Resources": {
            "R": {
              "Type": "AWS::IAM::Role",
              "Properties": {
                "AssumeRolePolicyDocument": { "Statement": [{ "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole", "Effect": "Allow" }], "Version": "2012-10-17" },
                "Policies": [{ "PolicyName": "p", "PolicyDocument": "{\"Statement\":[{\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::a/*\",\"Effect\":\"Allow\"}],\"Version\":\"2012-10-17\"}" }],
                "ManagedPolicyArns": [{ "Fn::If": ["C", { "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess" }, { "Ref": "AWS::NoValue" }] }],
                "PermissionsBoundary": { "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/boundary" }
              }
            },
            "Q": {
              "Type": "AWS::SQS::QueuePolicy",
              "Properties": { "Queues": [], "PolicyDocument": { "Fn::If": ["C", { "Statement": { "Principal": { "AWS": { "Fn::GetAtt": ["R", "Arn"] } }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:q", "Effect": "Allow" }, "Version": "2012-10-17" }, { "Ref": "AWS::NoValue" }] } }
            }
          }
        }
        """;

    private const string WholeYaml = """
        AWSTemplateFormatVersion: "2010-09-09"
        Conditions:
          C: !Equals [!Ref AWS::Region, eu-west-1]
        Resources:
          R:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: &trust
                Statement:
                  - {Principal: {Service: ec2.amazonaws.com}, Action: "sts:AssumeRole", Effect: Allow}
                Version: 2012-10-17
              Policies:
                - PolicyName: p
                  PolicyDocument: !Sub |
                    {"Statement": [{"Action": "s3:GetObject", "Resource": "arn:${AWS::Partition}:s3:::a/*", "Effect": "Allow"}], "Version": "2012-10-17"}
              PermissionsBoundary: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/boundary"
          S:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: *trust
              Policies: !If [C, [], !Ref AWS::NoValue]
        """;

    private static string Template(string document, string sections = "", string resources = "")
        => "{" + sections + "\"Resources\": {" + resources + "\"P\": {\"Type\": \"AWS::IAM::ManagedPolicy\", \"Properties\": {\"PolicyDocument\": " + document + "}}}}";

    private static string Policy(string resource)
        => "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": " + resource + "}]}";

    /// <summary>Lints, and holds what holds for any text: no rule failed, and each finding stands in the file.</summary>
    internal static LintResult Check(string text, SourceLanguage? language = null)
    {
        LintResult result = Linter.Lint(SourceText.From(text), language ?? SourceLanguage.Json);
        foreach (PolicyDiagnostic diagnostic in result.Diagnostics)
        {
            diagnostic.Descriptor.Id.Should().NotBe(RuleFailure.Descriptor.Id, "of {0}: {1}", text, diagnostic.Message);
            (diagnostic.Origin.Span.Start >= 0 && diagnostic.Origin.Span.End <= diagnostic.Origin.Source.Text.Length).Should().BeTrue("{0} stands in {1}", diagnostic.Descriptor.Id, text);
        }

        return result;
    }
}
