using PolicyLint.Rules.Input;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class UndefinedReferenceRuleTests : RuleFixture<UndefinedReferenceRule>
{
    [TestCase("Buckets", "Bucket")]
    [TestCase("bucket", "Bucket")]
    public void Says_and_writes_which_name_is_meant(string written, string meant) => Check(
        Policy($$"""{ "Ref": [|"{{written}}"|] }"""),
        message: $"\"{written}\" is no parameter, resource or pseudo parameter of the template; did you mean \"{meant}\"?",
        fixedTo: Policy($$"""{ "Ref": "{{meant}}" }"""));

    [Test]
    public void Reports_a_name_that_is_like_none() => CheckUnfixable(
        Policy("""{ "Ref": [|"SomethingElse"|] }"""),
        message: "\"SomethingElse\" is no parameter, resource or pseudo parameter of the template");

    [Test]
    public void Reports_a_variable_of_Sub() => CheckUnfixable(
        Policy("""{ "Fn::Sub": "arn:${AWS::Partition}:s3:::[|${Buckets}|]/*" }"""),
        message: "\"Buckets\" is no parameter, resource or pseudo parameter of the template; did you mean \"Bucket\"?");

    [Test]
    public void Writes_a_name_in_YAML() => CheckYaml(
        """
        Parameters:
          BucketArn:
            Type: String
        Resources:
          Reader:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: 2012-10-17
                Statement:
                  - Effect: Allow
                    Action: s3:GetObject
                    Resource: [!Ref [|BuketArn|], !Sub "[|${BuketArn}|]/*"]
        """,
        fixedTo: """
        Parameters:
          BucketArn:
            Type: String
        Resources:
          Reader:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: 2012-10-17
                Statement:
                  - Effect: Allow
                    Action: s3:GetObject
                    Resource: [!Ref BucketArn, !Sub "${BuketArn}/*"]
        """);

    [TestCase("""{ "Ref": "Bucket" }""")]
    [TestCase("""{ "Ref": "BucketArn" }""")]
    [TestCase("""{ "Ref": "AWS::NoValue" }""")]
    [TestCase("""{ "Fn::Sub": "arn:${AWS::Partition}:s3:::${Bucket}/${!Buckets}" }""")]
    [TestCase("""{ "Fn::Sub": ["arn:aws:s3:::${Buckets}", { "Buckets": { "Ref": "Bucket" } }] }""")]
    [TestCase("\"arn:aws:s3:::${Buckets}\"")]
    public void Leaves_what_the_template_has(string resource)
        => Check(Policy(resource, sections: """ "Parameters": { "BucketArn": { "Type": "String" } }, """));

    [Test]
    public void Leaves_what_makes_no_policy() => Check(
        """{ "Resources": { "Bucket": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": { "Ref": "Nobody" } } } } }""");
}
