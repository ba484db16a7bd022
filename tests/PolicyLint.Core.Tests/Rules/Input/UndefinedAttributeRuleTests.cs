using PolicyLint.Rules.Input;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Input;

internal sealed class UndefinedAttributeRuleTests : RuleFixture<UndefinedAttributeRule>
{
    [Test]
    public void Says_and_writes_which_resource_is_meant() => Check(
        Policy("""{ "Fn::GetAtt": [[|"Buckte"|], "Arn"] }"""),
        message: "The template has no resource \"Buckte\" that could have an attribute; did you mean \"Bucket\"?",
        fixedTo: Policy("""{ "Fn::GetAtt": ["Bucket", "Arn"] }"""));

    [Test]
    public void Reports_one_that_is_like_none() => CheckUnfixable(
        Policy("""{ "Fn::GetAtt": [[|"SomethingElse"|], "Arn"] }"""),
        message: "The template has no resource \"SomethingElse\" that could have an attribute");

    [Test]
    public void Reports_a_variable_of_Sub() => CheckUnfixable(Policy("""{ "Fn::Sub": "[|${Buckets.Arn}|]/*" }"""));

    [Test]
    public void Takes_no_parameter_for_a_resource() => CheckUnfixable(
        Policy("""{ "Fn::GetAtt": [[|"Stage"|], "Arn"] }""", sections: """ "Parameters": { "Stage": { "Type": "String" } }, """));

    [TestCase("""{ "Fn::GetAtt": ["Bucket", "Arn"] }""")]
    [TestCase("""{ "Fn::GetAtt": "Bucket.Arn" }""")]
    [TestCase("""{ "Fn::GetAtt": ["Bucket", "NoSuchAttribute"] }""")]
    [TestCase("""{ "Fn::Sub": "${Bucket.Arn}/${!Buckets.Arn}" }""")]
    public void Leaves_what_the_template_has(string resource) => Check(Policy(resource));
}
