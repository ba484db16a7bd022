using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Text;
using PolicyLint.Yaml;

namespace PolicyLint.Core.Tests.Binding.Templates;

/// <summary>What each intrinsic function makes, in both spellings, and what is said of one that is given something else.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class IntrinsicFunctionTests
{
    /// <summary>Functions in their long spelling (JSON), in their short one (YAML), and the text that they make; holes as <c>${name}</c>.</summary>
    private static readonly object[][] Values =
    [
        ["""{"Ref":"Any"}""", "!Ref Any", "${Any}"],
        ["""{"Ref":"One"}""", "!Ref One", "only"],
        ["""{"Ref":"Given"}""", "!Ref Given", "given"],
        ["""{"Ref":"AWS::Region"}""", "!Ref AWS::Region", "${AWS::Region}"],
        ["""{"Ref":"Bucket"}""", "!Ref Bucket", "${Bucket}"],
        ["""{"Ref":"Named"}""", "!Ref Named", "reports"],
        ["""{"Ref":"Topic"}""", "!Ref Topic", "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:${Topic}"],
        ["""{"Ref":"Queue"}""", "!Ref Queue", "${Queue}"],
        ["""{"Fn::GetAtt":["Bucket","Arn"]}""", "!GetAtt Bucket.Arn", "arn:${AWS::Partition}:s3:::${Bucket}"],
        ["""{"Fn::GetAtt":["Named","Arn"]}""", "!GetAtt [Named, Arn]", "arn:${AWS::Partition}:s3:::reports"],
        ["""{"Fn::GetAtt":"Named.Arn"}""", "!GetAtt Named.Arn", "arn:${AWS::Partition}:s3:::reports"],
        ["""{"Fn::GetAtt":["Group","Arn"]}""", "!GetAtt Group.Arn", "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Group}:*"],
        ["""{"Fn::GetAtt":["Bucket","DomainName"]}""", "!GetAtt Bucket.DomainName", "${Bucket.DomainName}"],
        ["""{"Fn::GetAtt":["Self","Arn"]}""", "!GetAtt Self.Arn", "arn:${AWS::Partition}:s3:::${Self}"],
        ["""{"Fn::Sub":"arn:${AWS::Partition}:s3:::${Named}/${!aws:username}/*"}""", "!Sub arn:${AWS::Partition}:s3:::${Named}/${!aws:username}/*", "arn:${AWS::Partition}:s3:::reports/${aws:username}/*"],
        ["""{"Fn::Sub":"${Named.Arn}/*"}""", "!Sub ${Named.Arn}/*", "arn:${AWS::Partition}:s3:::reports/*"],
        ["""{"Fn::Sub":["${a}/${b}/${One}",{"a":"x","b":{"Ref":"Any"}}]}""", "!Sub [\"${a}/${b}/${One}\", {a: x, b: !Ref Any}]", "x/${Any}/only"],
        ["""{"Fn::Sub":"${Named"}""", "!Sub \"${Named\"", "${Named"],
        ["""{"Fn::Join":["/",["a",{"Ref":"Any"},{"Ref":"AWS::NoValue"},"b"]]}""", "!Join [/, [a, !Ref Any, !Ref \"AWS::NoValue\", b]]", "a/${Any}/b"],
        ["""{"Fn::Join":["",["a",{"Fn::Join":["-",["b","c"]]}]]}""", "!Join [\"\", [a, !Join [\"-\", [b, c]]]]", "ab-c"],
        ["""{"Fn::Select":["1",["a","b"]]}""", "!Select [1, [a, b]]", "b"],
        ["""{"Fn::Select":[1,{"Fn::Split":[":","a:b:c"]}]}""", "!Select [1, !Split [\":\", \"a:b:c\"]]", "b"],
        ["""{"Fn::Select":["7",["a","b"]]}""", "!Select [7, [a, b]]", "${Fn::Select}"],
        ["""{"Fn::FindInMap":["Map","eu","bucket"]}""", "!FindInMap [Map, eu, bucket]", "eu-reports"],
        ["""{"Fn::FindInMap":["Map",{"Ref":"AWS::Region"},"bucket"]}""", "!FindInMap [Map, !Ref \"AWS::Region\", bucket]", "${Fn::FindInMap}"],
        ["""{"Fn::FindInMap":["Map","us","bucket",{"DefaultValue":"other"}]}""", "!FindInMap [Map, us, bucket, {DefaultValue: other}]", "other"],
        ["""{"Fn::ImportValue":"x"}""", "!ImportValue x", "${Fn::ImportValue}"],
        ["""{"Fn::Base64":"x"}""", "!Base64 x", "${Fn::Base64}"],
        ["""{"Fn::Length":["a","b"]}""", "!Length [a, b]", "2"],
        ["""{"Fn::Transform":{"Name":"AWS::Include"}}""", "!Transform {Name: AWS::Include}", "${Fn::Transform}"],
        ["""{"Fn::If":["Yes","a","b"]}""", "!If [Yes, a, b]", "a"],
    ];

    [TestCaseSource(nameof(Values))]
    public void Makes_its_value(string json, string yaml, string value)
    {
        ResourcesIn(LintJson(json)).Should().Equal(value);
        ResourcesIn(LintYaml(yaml)).Should().Equal(value);
        LintJson(json).File.TemplateFaults.Where(fault => fault.Kind != TemplateFaultKind.SubWithoutVariables).Should().BeEmpty();
    }

    [Test]
    public void Split_makes_the_items_of_a_list()
        => ResourcesIn(LintJson("""{"Fn::Split":[",","a,b"]}""")).Should().Equal("a", "b");

    [Test]
    public void A_branch_without_value_is_not_there()
        => ResourcesIn(LintJson("""["a",{"Fn::If":["Yes",{"Ref":"AWS::NoValue"},"b"]}]""")).Should().Equal("a");

    [Test]
    public void A_parameter_has_one_of_its_allowed_values()
    {
        PolicyLint.Symbolic.SymbolicString value = LintJson("""{"Fn::Sub":"arn:aws:s3:::${Stage}"}""").Policies[0].Statements[0].Resource!.Values[0];
        value.StartsWith("arn:aws:s3:::").Should().Be(PolicyLint.Symbolic.Certainty.Yes);
        value.Is("arn:aws:s3:::prod").Should().Be(PolicyLint.Symbolic.Certainty.Maybe);
        value.Is("arn:aws:s3:::test").Should().Be(PolicyLint.Symbolic.Certainty.No);
    }

    [TestCase("""{"Ref":"Nope"}""", TemplateFaultKind.UndefinedReference, "Nope", "\"Nope\"")]
    [TestCase("""{"Fn::Sub":"a${Nope}b"}""", TemplateFaultKind.UndefinedReference, "Nope", "${Nope}")]
    [TestCase("""{"Fn::GetAtt":["Nope","Arn"]}""", TemplateFaultKind.UndefinedAttribute, "Nope", "\"Nope\"")]
    [TestCase("""{"Fn::Sub":"a${Nope.Arn}b"}""", TemplateFaultKind.UndefinedAttribute, "Nope", "${Nope.Arn}")]
    [TestCase("""{"Fn::If":["Nope","a","b"]}""", TemplateFaultKind.UndefinedCondition, "Nope", "\"Nope\"")]
    [TestCase("""{"Fn::FindInMap":["Nope","a","b"]}""", TemplateFaultKind.UndefinedMapping, "Nope", "\"Nope\"")]
    [TestCase("""{"Fn::FindInMap":["Map","eu","Nope"]}""", TemplateFaultKind.UndefinedMapping, "Nope", "\"Nope\"")]
    [TestCase("""{"Fn::Nope":"a"}""", TemplateFaultKind.UnknownFunction, "Fn::Nope", "\"Fn::Nope\"")]
    [TestCase("""{"Fn::Sub":"abc"}""", TemplateFaultKind.SubWithoutVariables, "Fn::Sub", "\"abc\"")]
    [TestCase("\"arn:aws:s3:::${Bucket}/*\"", TemplateFaultKind.UnsubstitutedVariable, "Bucket", "${Bucket}")]
    [TestCase("\"arn:aws:s3:::${Bucket.Arn}/*\"", TemplateFaultKind.UnsubstitutedVariable, "Bucket.Arn", "${Bucket.Arn}")]
    [TestCase("""{"Ref":["a"]}""", TemplateFaultKind.MalformedFunction, "Ref", "[\"a\"]")]
    [TestCase("""{"Fn::Join":"a"}""", TemplateFaultKind.MalformedFunction, "Fn::Join", "\"a\"")]
    [TestCase("""{"Fn::Select":["a"]}""", TemplateFaultKind.MalformedFunction, "Fn::Select", "[\"a\"]")]
    [TestCase("""{"Fn::If":["Yes","a"]}""", TemplateFaultKind.MalformedFunction, "Fn::If", "[\"Yes\",\"a\"]")]
    [TestCase("""{"Fn::GetAtt":"Bucket"}""", TemplateFaultKind.MalformedFunction, "Fn::GetAtt", "\"Bucket\"")]
    [TestCase("""{"Fn::Sub":5}""", TemplateFaultKind.MalformedFunction, "Fn::Sub", "5")]
    public void Says_what_is_wrong_with_it(string json, TemplateFaultKind kind, string name, string place)
    {
        TemplateFault fault = LintJson(json).File.TemplateFaults.Should().ContainSingle().Subject;
        (fault.Kind, fault.Name, fault.Origin.Text).Should().Be((kind, name, place));
        fault.DeclaringResource!.LogicalId.Should().Be("P");
    }

    [TestCase("\"${aws:username}\"")]
    [TestCase("\"${*}\"")]
    [TestCase("\"${Other}\"", Description = "what another tool fills in")]
    [TestCase("""{"Fn::Sub":"${Bucket}"}""")]
    public void Says_nothing_of_what_is_right(string json) => LintJson(json).File.TemplateFaults.Should().BeEmpty();

    [TestCase("\"Transform\":\"MyMacro\",")]
    [TestCase("\"Transform\":[\"AWS::LanguageExtensions\",\"MyMacro\"],")]
    public void A_macro_may_declare_what_the_template_does_not(string transform)
        => LintJson("""[{"Ref":"Nope"},{"Fn::GetAtt":["Nope","Arn"]},{"Fn::If":["Nope","a","b"]},{"Fn::Nope":"a"},{"Fn::Join":"a"}]""", transform).File.TemplateFaults.Should().BeEmpty();

    private static string[] ResourcesIn(LintResult result) => [.. result.Policies.Single().Statements.Single().Resource!.Values.Select(value => value.ToDisplayString())];

    private static LintResult LintJson(string resource, string sections = "") => Lint(
        $$$"""
        {
          {{{sections}}}
          "Parameters": {
            "Any": { "Type": "String" }, "One": { "Type": "String", "AllowedValues": ["only"] }, "Given": { "Type": "String" },
            "Stage": { "Type": "String", "AllowedValues": ["dev", "prod"] } },
          "Conditions": { "Yes": { "Fn::Equals": ["a", "a"] } },
          "Mappings": { "Map": { "eu": { "bucket": "eu-reports" } } },
          "Resources": {
            "Bucket": { "Type": "AWS::S3::Bucket" },
            "Named": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "reports" } },
            "Self": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": { "Ref": "Self" } } },
            "Topic": { "Type": "AWS::SNS::Topic" },
            "Queue": { "Type": "AWS::SQS::Queue" },
            "Group": { "Type": "AWS::Logs::LogGroup" },
            "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": {
              "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": {{{resource}}} } ] } } }
          }
        }
        """,
        PolicyLint.Syntax.SourceLanguage.Json);

    private static LintResult LintYaml(string resource) => Lint(
        $$$"""
        Parameters:
          Any: {Type: String}
          One: {Type: String, AllowedValues: [only]}
          Given: {Type: String}
        Conditions:
          Yes: !Equals [a, a]
        Mappings:
          Map: {eu: {bucket: eu-reports}}
        Resources:
          Bucket: {Type: AWS::S3::Bucket}
          Named: {Type: AWS::S3::Bucket, Properties: {BucketName: reports}}
          Self: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref Self}}
          Topic: {Type: AWS::SNS::Topic}
          Queue: {Type: AWS::SQS::Queue}
          Group: {Type: AWS::Logs::LogGroup}
          P:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: 2012-10-17
                Statement:
                  - Effect: Allow
                    Action: s3:GetObject
                    Resource: {{{resource}}}

        """,
        YamlLanguage.Instance);

    private static LintResult Lint(string text, PolicyLint.Syntax.SourceLanguage language)
        => new Linter([], new LinterOptions { TemplateParameters = ImmutableDictionary<string, string>.Empty.Add("Given", "given") }).Lint(SourceText.From(text), language);
}
