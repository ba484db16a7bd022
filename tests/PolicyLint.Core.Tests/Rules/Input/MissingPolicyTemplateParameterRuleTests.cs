using PolicyLint.Rules.Input;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class MissingPolicyTemplateParameterRuleTests : RuleFixture<MissingPolicyTemplateParameterRule>
{
    [Test]
    public void Names_the_parameter() => Check(
        Function("""[{ [|"S3ReadPolicy"|]: { "bucketName": "reports" } }]"""),
        message: "Policy template \"S3ReadPolicy\" is not given its parameter BucketName");

    [TestCase("""[{ "S3ReadPolicy": { "BucketName": "reports" } }]""")]
    [TestCase("""[{ "S3ReadPolicy": { "BucketName": { "Ref": "AWS::StackName" } } }]""")]
    [TestCase("""[{ "VPCAccessPolicy": {} }]""", Description = "It has no parameters.")]
    public void Leaves_templates_that_have_theirs(string policies) => Check(Function(policies));
}
