using System.Text;
using CsCheck;
using PolicyLint.Analysis;
using PolicyLint.Rules;
using PolicyLint.Text;
using PolicyLint.Yaml;

namespace PolicyLint.Core.Tests.Binding.Templates;

/// <summary>Templates that are broken, cyclic, huge or no templates: each a finding with a place, or nothing.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class BadTemplateTests
{
    /// <summary>A template in which nothing is missing, and what policies refer to is declared after them.</summary>
    private const string Json =
        """
        {
          "Resources": {
            "Role": {
              "Type": "AWS::IAM::Role",
              "Properties": {
                "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" } ] },
                "Policies": [ { "PolicyName": "p", "PolicyDocument": { "Statement": [ {
                  "Action": [ "s3:GetObject", { "Fn::If": [ "Prod", "s3:PutObject", { "Ref": "AWS::NoValue" } ] } ],
                  "Resource": [ { "Fn::Sub": "${Bucket.Arn}/${Prefix}/*" }, { "Fn::GetAtt": [ "Bucket", "Arn" ] }, { "Fn::Join": [ "", [ "arn:aws:s3:::", { "Ref": "Bucket" }, { "Fn::FindInMap": [ "Map", "eu", "path" ] } ] ] } ],
                  "Effect": "Allow" } ], "Version": "2012-10-17" } } ],
                "PermissionsBoundary": { "Ref": "Boundary" }
              }
            },
            "Bucket": { "Type": "AWS::S3::Bucket" }
          },
          "Parameters": { "Prefix": { "Type": "String" }, "Boundary": { "Type": "String" } },
          "Mappings": { "Map": { "eu": { "path": "/eu/*" } } },
          "Conditions": { "Prod": { "Fn::Equals": [ { "Ref": "Prefix" }, "prod" ] } }
        }
        """;

    /// <summary>The same in YAML's flow style, whose brackets tell that the end is missing.</summary>
    private const string FlowYaml =
        """
        {
          Resources: {
            Role: {
              Type: AWS::IAM::Role,
              Properties: {
                AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [ { Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: "sts:AssumeRole" } ] },
                Policies: [ { PolicyName: p, PolicyDocument: { Statement: [ {
                  Action: [ "s3:GetObject", !If [ Prod, "s3:PutObject", !Ref "AWS::NoValue" ] ],
                  Resource: [ !Sub "${Bucket.Arn}/${Prefix}/*", !GetAtt Bucket.Arn, !Join [ "", [ "arn:aws:s3:::", !Ref Bucket, !FindInMap [ Map, eu, path ] ] ] ],
                  Effect: Allow } ], Version: "2012-10-17" } } ],
                PermissionsBoundary: !Ref Boundary
              }
            },
            Bucket: { Type: AWS::S3::Bucket }
          },
          Parameters: { Prefix: { Type: String }, Boundary: { Type: String } },
          Mappings: { Map: { eu: { path: /eu/* } } },
          Conditions: { Prod: !Equals [ !Ref Prefix, prod ] }
        }
        """;

    private const string BlockYaml =
        """
        Parameters:
          Prefix: { Type: String }
        Conditions:
          Prod: !Equals [ !Ref Prefix, prod ]
        Resources:
          Bucket:
            Type: AWS::S3::Bucket
          Policy:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - &read
                    Effect: Allow
                    Action: [ "s3:GetObject", !If [ Prod, "s3:PutObject", !Ref "AWS::NoValue" ] ]
                    Resource: !Sub
                      - "${Arn}/${Prefix}/*"
                      - Arn: !GetAtt Bucket.Arn
                  - <<: *read
                    Resource: !Join
                      - ""
                      - [ !GetAtt Bucket.Arn, "/x" ]
          Text:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument: !Sub |
                { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "${Bucket.Arn}/*" } ] }
        """;

    private static readonly string[] AboutWhatIsMissing = ["PL6001", "PL1001", "PL1003", "PL1009", "PL0030", "PL0031", "PL0032", "PL0033"];

    private static readonly string[] Functions =
    [
        "Ref", "Fn::Sub", "Fn::GetAtt", "Fn::If", "Fn::Join", "Fn::Select", "Fn::Split", "Fn::FindInMap", "Fn::ImportValue", "Fn::Base64",
        "Fn::Cidr", "Fn::GetAZs", "Fn::Length", "Fn::ToJsonString", "Fn::Transform", "Fn::And", "Fn::Or", "Fn::Not", "Fn::Equals",
    ];

    [TestCase(Json, false)]
    [TestCase(FlowYaml, true)]
    public void What_was_cut_off_is_not_missing(string template, bool isYaml)
    {
        Lint(template, isYaml).Diagnostics.Select(Id).Intersect(AboutWhatIsMissing).Should().BeEmpty("the whole template lacks nothing");
        for (int length = 0; length < template.Length; length++)
        {
            LintResult result = Lint(template[..length], isYaml);
            AssertSound(result);
            result.Diagnostics.Select(Id).Intersect(AboutWhatIsMissing).Should().BeEmpty($"the rest of this is not known: {template[..length]}");
        }
    }

    [Test]
    public void A_block_that_is_cut_off_anywhere_is_read()
    {
        for (int length = 0; length <= BlockYaml.Length; length++)
        {
            AssertSound(Lint(BlockYaml[..length], isYaml: true));
        }
    }

    [TestCase(Json, false)]
    [TestCase(FlowYaml, true)]
    [TestCase(BlockYaml, true)]
    public void Debris_in_a_template_gives_findings_in_the_file(string template, bool isYaml)
    {
        Gen<string> debris = Gen.OneOf(new[] { "{", "}", "[", "]", "\"", "'", ":", ",", "\n", "\n  - ", "&a ", "*a", "*read", "<<: ", "!Ref ", "!Sub ", "!If ", "!x ", "${", "|", ">", "\\", "\\u", "\0", "\uD800", "é", "#", "---\n", "null", "7", "\t", "{\"Ref\":" }.Select(Gen.Const).ToArray());
        Gen.Select(Gen.Int[0, template.Length], Gen.Int[0, 40], debris.Array[1, 4]).Sample(
            (at, removed, pieces) => AssertSound(Lint(template[..at] + string.Concat(pieces) + template[Math.Min(template.Length, at + removed)..], isYaml)),
            iter: 2000,
            threads: 1);
    }

    [TestCase("Resource", "")]
    [TestCase("Statement", "")]
    [TestCase("Resource", "!If [ Prod, ")]
    public void Anchors_of_anchors_are_bounded(string member, string function)
    {
        var text = new StringBuilder("Bomb0: &b0 [ x, x, x, x, x, x, x, x, x, x ]\n");
        for (int level = 1; level <= 10; level++)
        {
            string inner = string.Join(", ", Enumerable.Repeat($"*b{level - 1}", 10));
            text.Append($"Bomb{level}: &b{level} [ {inner} ]\n");
        }

        string value = function.Length == 0 ? "*b10" : function + "*b10, *b9 ]";
        string statement = member == "Statement" ? "*b10" : $"{{ Effect: Allow, Action: \"s3:GetObject\", {member}: {value} }}";
        text.Append($"Resources: {{ P: {{ Type: AWS::IAM::ManagedPolicy, Properties: {{ PolicyDocument: {{ Version: \"2012-10-17\", Statement: {statement} }} }} }} }}\n");
        LintResult result = Lint(text.ToString(), isYaml: true);
        AssertSound(result);
        result.Diagnostics.Length.Should().BeLessThan(200, "a place of the file is reported once, however often it is reached");
    }

    [TestCase("Resources: &r { P: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Version: \"2012-10-17\", Statement: *r } } } }")]
    [TestCase("Resources: { P: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Version: \"2012-10-17\", Statement: [ { Effect: Allow, Action: \"s3:GetObject\", Resource: &a [ *a ] } ] } } } }")]
    [TestCase("Resources: { P: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Version: \"2012-10-17\", Statement: [ { Effect: Allow, Action: \"s3:GetObject\", Resource: !Join [ \"\", &a [ !Join [ \"\", *a ] ] ] } ] } } } }")]
    [TestCase("Resources: { P: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Version: \"2012-10-17\", Statement: &s [ { <<: *s, Effect: Allow } ] } } } }")]
    public void An_alias_of_what_it_stands_in_is_bounded(string template)
    {
        LintResult result = Lint(template, isYaml: true);
        AssertSound(result);
        result.Diagnostics.Length.Should().BeInRange(1, 20);
    }

    [TestCase("Resources: { P: { Type: AWS::IAM::ManagedPolicy, Properties: &p { PolicyDocument: *p } } }")]
    [TestCase("Resources: { P: &p { Type: AWS::IAM::ManagedPolicy, Properties: *p } }")]
    [TestCase("Resources: &r { P: { Type: AWS::IAM::ManagedPolicy }, Q: *r }")]
    public void An_alias_of_what_it_stands_in_is_no_policy(string template)
    {
        LintResult result = Lint(template, isYaml: true);
        AssertSound(result);
        result.Policies.SelectMany(policy => policy.Statements).Should().BeEmpty();
    }

    [TestCase(""" "Resources": { "A": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": { "Ref": "A" } } }, """, """{"Fn::GetAtt":["A","Arn"]}""")]
    [TestCase(""" "Resources": { "A": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": { "Ref": "B" } } }, "B": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": { "Fn::Sub": "${A}-x" } } }, """, """{"Fn::Sub":"${A.Arn}/*"}""")]
    [TestCase(""" "Mappings": { "M": { "a": { "b": { "Fn::FindInMap": [ "M", "a", "b" ] } } } }, "Resources": { """, """{"Fn::FindInMap":["M","a","b"]}""")]
    [TestCase(""" "Parameters": { "P1": { "Type": "String", "Default": { "Ref": "P1" } } }, "Resources": { """, """{"Ref":"P1"}""")]
    public void What_leads_back_to_itself_is_said_at_most_once(string sections, string resource)
    {
        LintResult result = Lint(WithPolicy(sections, resource));
        AssertSound(result);
        result.Policies.Should().ContainSingle();
        result.Diagnostics.Count(finding => Id(finding) == "PL0035").Should().BeLessThanOrEqualTo(1);
    }

    [TestCase(""" "A": { "Condition": "A" } """)]
    [TestCase(""" "A": { "Fn::Not": [ { "Condition": "B" } ] }, "B": { "Fn::And": [ { "Condition": "A" }, { "Condition": "A" } ] } """)]
    [TestCase(""" "A": { "Condition": "B" }, "B": { "Condition": "C" }, "C": { "Fn::Or": [ { "Condition": "A" }, { "Fn::Equals": [ "a", "b" ] } ] } """)]
    public void Conditions_in_a_circle_are_said_once(string conditions)
    {
        LintResult result = Lint(WithPolicy($$""" "Conditions": { {{conditions}} }, "Resources": { """, """[{"Fn::If":["A","arn:aws:s3:::a/*","arn:aws:s3:::b/*"]},{"Fn::If":["A","arn:aws:s3:::c/*","arn:aws:s3:::d/*"]}]"""));
        AssertSound(result);
        result.Diagnostics.Select(Id).Where(id => id.StartsWith("PL00", StringComparison.Ordinal)).Should().Equal("PL0035");
    }

    [Test]
    public void Names_that_double_are_bounded()
    {
        var sections = new StringBuilder(""" "Resources": { "B0": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "xxxxxxxxxx" } }, """);
        for (int i = 1; i <= 60; i++)
        {
            sections.Append($"\"B{i}\": {{ \"Type\": \"AWS::S3::Bucket\", \"Properties\": {{ \"BucketName\": {{ \"Fn::Sub\": \"${{B{i - 1}}}${{B{i - 1}}}\" }} }} }}, ");
        }

        LintResult result = Lint(WithPolicy(sections.ToString(), """{"Fn::Sub":"${B60.Arn}/*"}"""));
        AssertSound(result);
        result.Policies.Should().ContainSingle().Which.Statements[0].Resource!.Values.Should().ContainSingle().Which.ToDisplayString().Length.Should().BeLessThan(1_000_000);
    }

    [Test]
    public void Conditions_that_double_are_bounded()
    {
        var conditions = new StringBuilder(""" "C0": { "Fn::Equals": [ { "Ref": "X" }, "a" ] } """);
        for (int i = 1; i <= 60; i++)
        {
            conditions.Append($", \"C{i}\": {{ \"Fn::And\": [ {{ \"Condition\": \"C{i - 1}\" }}, {{ \"Condition\": \"C{i - 1}\" }} ] }}");
        }

        LintResult result = Lint(WithPolicy($$""" "Parameters": { "X": { "Type": "String" } }, "Conditions": { {{conditions}} }, "Resources": { """, """{"Fn::If":["C60","arn:aws:s3:::a/*","*"]}"""));
        AssertSound(result);
        result.Diagnostics.Select(Id).Should().Contain("PL3002");
    }

    [Test]
    public void Conditions_in_a_long_chain_are_followed_so_far()
    {
        string conditions = string.Join(",", Enumerable.Range(1, 50_000).Select(i => $"\"C{i}\": {{ \"Condition\": \"C{i - 1}\" }}"));
        LintResult result = Lint(WithPolicy($$""" "Conditions": { "C0": { "Fn::Equals": [ { "Ref": "AWS::Region" }, "a" ] }, {{conditions}} }, "Resources": { """, """{"Fn::If":["C50000","arn:aws:s3:::a/*","*"]}"""));
        AssertSound(result);
        result.Diagnostics.Select(Id).Should().Contain("PL3002");
    }

    [Test]
    public void One_bad_policy_after_a_hundred_thousand_resources_is_found()
    {
        var sections = new StringBuilder(""" "Resources": { """);
        for (int i = 0; i < 100_000; i++)
        {
            sections.Append($$"""{{"\""}}R{{i}}": { "Type": "AWS::SNS::Topic" }, """);
        }

        string template = WithPolicy(sections.ToString(), """{"Ref":"R100000"}""");
        PolicyDiagnostic finding = Lint(template).Diagnostics.Should().ContainSingle().Subject;
        Id(finding).Should().Be("PL0030");
        template.Substring(finding.Origin.Span.Start, finding.Origin.Span.Length).Should().Be("\"R100000\"");
    }

    [Test]
    public void A_function_of_the_wrong_shape_is_a_finding_at_its_place_or_nothing(
        [ValueSource(nameof(Functions))] string function,
        [Values("null", "7", "true", "[]", "{}", "[1]", "[[]]", "\"\"", "[null,null,null]", "self")] string argument)
    {
        string call = argument == "self" ? $"{{\"{function}\":{{\"{function}\":{{\"{function}\":[]}}}}}}" : $"{{\"{function}\":{argument}}}";
        foreach (string place in new[] { "Resource", "Action", "Condition", "Statement", "PolicyDocument", "BucketName" })
        {
            string template = place switch
            {
                "Resource" => WithPolicy(""" "Resources": { """, call),
                "Action" => WithPolicy(""" "Resources": { """, "\"arn:aws:s3:::b/*\"").Replace("\"s3:GetObject\"", call, StringComparison.Ordinal),
                "Condition" => WithPolicy($$""" "Conditions": { "C": {{call}} }, "Resources": { """, """{"Fn::If":["C","arn:aws:s3:::a/*","arn:aws:s3:::b/*"]}"""),
                "Statement" => WithDocument($$"""{"Version":"2012-10-17","Statement":{{call}}}"""),
                "PolicyDocument" => WithDocument(call),
                _ => WithPolicy($$""" "Resources": { "A": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": {{call}} } }, """, """{"Fn::Sub":"${A.Arn}/*"}"""),
            };
            LintResult result = Lint(template);
            AssertSound(result);
            int at = template.IndexOf(call, StringComparison.Ordinal);
            var inPlace = new TextSpan(at, call.Length);
            result.Diagnostics
                .Where(finding => !IsAboutFunctions(Id(finding)) && (finding.Origin.Span.Start < inPlace.Start || finding.Origin.Span.End > inPlace.End))
                .Select(finding => $"{place}: {Id(finding)} {finding.Message}")
                .Should().BeEmpty(template);
        }
    }

    [Test]
    public void Functions_in_functions_are_read_to_any_depth([Values(20, 200, 5000)] int depth, [Values("Fn::Join", "Fn::Sub", "Fn::If", "Fn::Select", "Fn::ToJsonString")] string function)
    {
        (string open, string close) = function switch
        {
            "Fn::Join" => ("""{"Fn::Join":["",[""", "]]}"),
            "Fn::Sub" => ("""{"Fn::Sub":["${a}",{"a":""", "}]}"),
            "Fn::If" => ("""{"Fn::If":["C","arn:aws:s3:::b/*",""", "]}"),
            "Fn::Select" => ("""{"Fn::Select":[0,[""", "]]}"),
            _ => ("""{"Fn::ToJsonString":""", "}"),
        };
        string resource = string.Concat(Enumerable.Repeat(open, depth)) + "\"arn:aws:s3:::a/*\"" + string.Concat(Enumerable.Repeat(close, depth));
        LintResult result = Lint(WithPolicy(""" "Parameters": { "X": { "Type": "String" } }, "Conditions": { "C": { "Fn::Equals": [ { "Ref": "X" }, "a" ] } }, "Resources": { """, resource));
        AssertSound(result);
        result.Diagnostics.Length.Should().BeLessThan(10);
    }

    [TestCase("""{ "AWSTemplateFormatVersion": "2010-09-09", "Resources": [ { "Type": "AWS::IAM::Role" } ] }""")]
    [TestCase("""{ "AWSTemplateFormatVersion": "2010-09-09", "Resources": "Role" }""")]
    [TestCase("""{ "AWSTemplateFormatVersion": "2010-09-09", "Resources": null }""")]
    [TestCase("""{ "AWSTemplateFormatVersion": 2010, "Resources": 7 }""")]
    [TestCase("""{ "AWSTemplateFormatVersion": "2010-09-09" }""")]
    [TestCase("""{ "AWSTemplateFormatVersion": "2010-09-09", "Resources": { "A": 7, "B": null, "C": [], "D": "AWS::IAM::Role", "E": {} } }""")]
    [TestCase("""{ "AWSTemplateFormatVersion": "2010-09-09", "Resources": { "A": { "Type": 7, "Properties": { "PolicyDocument": {} } } } }""")]
    [TestCase("""{ "Resources": { "A": { "Type": "AWS::IAM::ManagedPolicy", "Properties": [ { "PolicyDocument": {} } ] } } }""")]
    [TestCase("""{ "Resources": { "A": { "Type": "AWS::IAM::ManagedPolicy", "Properties": null } } }""")]
    [TestCase("""{ "Resources": { "A": { "Type": "AWS::IAM::ManagedPolicy" } } }""")]
    [TestCase("""{ "Parameters": [], "Mappings": 7, "Conditions": "x", "Globals": [], "Transform": {}, "Resources": { "A": { "Type": "AWS::S3::Bucket" } } }""")]
    public void Sections_of_the_wrong_shape_hold_no_policy(string template)
    {
        foreach (bool isYaml in new[] { false, true })
        {
            LintResult result = Lint(template, isYaml);
            result.Policies.Should().BeEmpty();
            result.Diagnostics.Select(Id).Should().BeEmpty();
        }
    }

    [TestCase("7")]
    [TestCase("true")]
    public void A_policy_that_is_none_is_said(string document)
    {
        string template = WithDocument(document);
        PolicyDiagnostic finding = Lint(template).Diagnostics.Should().ContainSingle().Subject;
        template.Substring(finding.Origin.Span.Start, finding.Origin.Span.Length).Should().Be(document);
    }

    [TestCase("apiVersion: v1\nkind: List\nitems:\n- apiVersion: rbac.authorization.k8s.io/v1\n  kind: Role\n  metadata: { name: r }\n  rules:\n  - apiGroups: [\"\"]\n    resources: [pods]\n    verbs: [\"*\"]\n---\napiVersion: v1\nkind: Secret\nmetadata: { name: s }\nstringData: { policy: \"${x}\" }\n", TestName = "Kubernetes manifest")]
    [TestCase("openapi: 3.0.3\ninfo: { title: Pets, version: 1.0.0 }\npaths:\n  /pets:\n    get:\n      responses:\n        '200': { description: Ok }\ncomponents:\n  schemas:\n    Policy: { type: object, properties: { Resource: { type: string }, Action: { type: string } } }\n", TestName = "OpenAPI file")]
    [TestCase("version: '3.8'\nx-common: &common\n  restart: always\nservices:\n  web:\n    <<: *common\n    image: nginx:${TAG:-latest}\n    ports: [\"80:80\"]\n    command: [\"*\"]\nvolumes: { data: }\n", TestName = "docker-compose file")]
    [TestCase("name: ci\non:\n  push: { branches: ['*'] }\npermissions: { id-token: write }\njobs:\n  build:\n    runs-on: ubuntu-latest\n    if: ${{ github.ref == 'refs/heads/main' }}\n    steps:\n    - uses: actions/checkout@v4\n    - run: |\n        echo \"${{ secrets.X }}\"\n", TestName = "GitHub workflow")]
    [TestCase("- hosts: all\n  become: true\n  vars: { policy: \"{{ x }}\" }\n  tasks:\n  - name: secret\n    debug: { msg: !vault \"x\" }\n  - name: bucket\n    amazon.aws.s3_bucket: { name: mys3bucket, policy: \"{{ lookup('file','policy.json') }}\" }\n", TestName = "Ansible playbook")]
    [TestCase("service: app\nprovider:\n  name: aws\n  runtime: nodejs20.x\nfunctions:\n  hello:\n    handler: handler.hello\n    events:\n    - httpApi: '*'\ncustom: { stage: \"${opt:stage, 'dev'}\" }\n", TestName = "serverless.yml")]
    public void What_others_write_in_YAML_is_passed_over(string text) => Lint(text, isYaml: true).Diagnostics.Select(Id).Should().BeEmpty();

    [TestCase("""{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "parameters": {}, "resources": [ { "type": "Microsoft.Authorization/policyAssignments", "apiVersion": "2020-09-01", "name": "p", "properties": { "policyDefinitionId": "[parameters('id')]" } } ] }""", TestName = "Azure ARM template")]
    [TestCase("""{ "name": "app", "version": "1.0.0", "scripts": { "test": "node ." }, "dependencies": { "aws-cdk-lib": "^2.0.0" }, "files": ["*"] }""", TestName = "package.json")]
    public void What_others_write_in_JSON_is_passed_over(string text)
    {
        Lint(text).Diagnostics.Select(Id).Should().BeEmpty();
        Lint(text, isYaml: true).Diagnostics.Select(Id).Should().BeEmpty();
    }

    private static bool IsAboutFunctions(string id) => id is "PL0030" or "PL0031" or "PL0032" or "PL0033" or "PL0034" or "PL0035" or "PL0036" or "PL7040";

    private static string Id(PolicyDiagnostic finding) => finding.Descriptor.Id;

    /// <summary>No rule failed, and what is found is in the file.</summary>
    private static void AssertSound(LintResult result)
    {
        int length = result.Source.Text.Length;
        foreach (PolicyDiagnostic finding in result.Diagnostics)
        {
            TextSpan span = finding.Origin.Span;
            if (Id(finding) == "PL0999" || span.Start < 0 || span.Length < 0 || span.End > length)
            {
                Assert.Fail($"{Id(finding)} {finding.Message} at {span} of {length}: {result.Source.Text}");
            }
        }
    }

    private static string WithPolicy(string sections, string resource)
        => $$$"""{ {{{sections}}} "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": {{{resource}}} } ] } } } } }""";

    private static string WithDocument(string document)
        => $$$"""{ "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": {{{document}}} } } } }""";

    private static LintResult Lint(string text, bool isYaml = false)
        => isYaml ? new Linter(RuleCatalog.All).Lint(SourceText.From(text), YamlLanguage.Instance) : new Linter(RuleCatalog.All).Lint(SourceText.From(text));
}
