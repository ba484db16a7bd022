using PolicyLint.Rules.Input;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class UnknownPolicyTemplateParameterRuleTests : RuleFixture<UnknownPolicyTemplateParameterRule>
{
    [Test]
    public void Says_and_writes_which_one_is_meant() => Check(
        Function("""[{ "S3ReadPolicy": { [|"bucketName"|]: "reports" } }]"""),
        message: "Policy template \"S3ReadPolicy\" has no parameter \"bucketName\"; did you mean \"BucketName\"?",
        fixedTo: Function("""[{ "S3ReadPolicy": { "BucketName": "reports" } }]"""));

    [Test]
    public void Reports_one_that_is_like_none() => CheckUnfixable(
        Function("""[{ "S3ReadPolicy": { "BucketName": "reports", [|"KeyPrefix"|]: "a" } }]"""),
        message: "Policy template \"S3ReadPolicy\" has no parameter \"KeyPrefix\"");

    [Test]
    public void Leaves_parameters_that_the_template_has() => Check(Function("""[{ "S3ReadPolicy": { "BucketName": "reports" } }]"""));
}
