using PolicyLint.Rules.Reference;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UnsubstitutedVariableRuleTests : RuleFixture<UnsubstitutedVariableRule>
{
    [Test]
    public void Puts_the_text_under_Sub() => Check(
        Policy("\"arn:aws:s3:::[|${Bucket}|]/*\""),
        message: "Nothing is put in the place of \"${Bucket}\": the text is not under Fn::Sub",
        fixedTo: Policy("""{"Fn::Sub": "arn:aws:s3:::${Bucket}/*"}"""));

    [Test]
    public void Reports_each_variable() => Check(
        Policy("\"arn:[|${AWS::Partition}|]:s3:::[|${Bucket}|]/*\""),
        message: "Nothing is put in the place of \"${AWS::Partition}\": the text is not under Fn::Sub",
        fixedTo: Policy("""{"Fn::Sub": "arn:${AWS::Partition}:s3:::${Bucket}/*"}"""));

    [Test]
    public void Reports_it_in_YAML() => CheckYaml(
        """
        Parameters:
          Bucket:
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
                    Resource: arn:aws:s3:::[|${Bucket}|]/*
        """);

    [TestCase("\"arn:aws:s3:::[|${Bucket}|]/${aws:username}\"")]
    [TestCase("\"arn:aws:s3:::[|${Bucket}|]/${*}\"")]
    public void Does_not_put_variables_of_IAM_under_Sub(string resource) => CheckUnfixable(Policy(resource));

    [TestCase("\"arn:aws:s3:::reports/${aws:username}\"")]
    [TestCase("\"arn:aws:s3:::reports/${*}${?}${$}\"")]
    [TestCase("\"arn:aws:s3:::${bucket}/*\"")]
    [TestCase("\"arn:aws:s3:::${Nobody}/*\"")]
    [TestCase("\"arn:aws:s3:::$Bucket/{Bucket}\"")]
    [TestCase("""{ "Fn::Sub": "arn:aws:s3:::${Bucket}/*" }""")]
    public void Leaves_variables_of_IAM_and_of_others(string resource) => Check(Policy(resource));
}
