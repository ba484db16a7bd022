using PolicyLint.Rules.Input;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class UnknownFunctionRuleTests : RuleFixture<UnknownFunctionRule>
{
    [TestCase("Fn::sub", "Fn::Sub", "\"arn:aws:s3:::${Bucket}\"")]
    [TestCase("Fn::GetAttr", "Fn::GetAtt", "[\"Bucket\", \"Arn\"]")]
    public void Says_and_writes_which_function_is_meant(string written, string meant, string argument) => Check(
        Policy($$"""{ [|"{{written}}"|]: {{argument}} }"""),
        message: $"CloudFormation has no function {written}; did you mean \"{meant}\"?",
        fixedTo: Policy($$"""{ "{{meant}}": {{argument}} }"""));

    [Test]
    public void Says_which_tag_is_meant() => CheckYaml(
        """
        Resources:
          Readers:
            Type: AWS::IAM::Group
            Properties:
              ManagedPolicyArns:
                - [|!sub|] arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess
                - !Sub arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess
        """,
        message: "CloudFormation has no function !sub; did you mean \"!Sub\"?");

    [Test]
    public void Reports_one_that_is_like_none() => CheckUnfixable(
        Policy("""{ [|"Fn::Concatenate"|]: ["arn:aws:s3:::", "a"] }"""), message: "CloudFormation has no function Fn::Concatenate");

    [TestCase("""{ "Fn::Sub": "arn:aws:s3:::${Bucket}" }""")]
    [TestCase("""{ "Ref": "Bucket" }""")]
    [TestCase("""{ "fn::sub": "a", "Fn::Sub": "b" }""")]
    public void Leaves_what_CloudFormation_has_and_what_is_no_call(string resource) => Check(Policy(resource));
}
