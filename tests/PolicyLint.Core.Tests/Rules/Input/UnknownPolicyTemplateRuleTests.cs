using PolicyLint.Rules.Input;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class UnknownPolicyTemplateRuleTests : RuleFixture<UnknownPolicyTemplateRule>
{
    [TestCase("s3ReadPolicy")]
    [TestCase("S3RedPolicy")]
    public void Says_and_writes_which_one_is_meant(string written) => Check(
        Function($$"""[{ [|"{{written}}"|]: { "BucketName": "reports" } }]"""),
        message: $"SAM has no policy template \"{written}\"; did you mean \"S3ReadPolicy\"?",
        fixedTo: Function("""[{ "S3ReadPolicy": { "BucketName": "reports" } }]"""));

    [Test]
    public void Reports_one_that_is_like_none() => CheckUnfixable(
        Function("""[{ [|"OurOwnPolicy"|]: {} }]"""), message: "SAM has no policy template \"OurOwnPolicy\"");

    [TestCase("""[{ "S3ReadPolicy": { "BucketName": "reports" } }, { "SQSPollerPolicy": { "QueueName": "jobs" } }]""")]
    [TestCase("""[{ "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } }]""")]
    [TestCase("\"AmazonS3ReadOnlyAccess\"")]
    [TestCase("""[{ "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/AmazonS3ReadOnlyAccess" }]""")]
    public void Leaves_templates_that_SAM_has_and_what_is_none(string policies) => Check(Function(policies));
}
