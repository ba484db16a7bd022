using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class MultipleBooleansRuleTests : RuleFixture<MultipleBooleansRule>
{
    [Test]
    public void Reports_the_second_value() => CheckUnfixable(
        ConditionSource.Of("""{"Bool":{"aws:SecureTransport":["true",[|"false"|]]}}"""),
        message: "\"aws:SecureTransport\" has 2 values, and Bool takes one");

    [TestCase("""["false",[|"false"|]]""")]
    [TestCase("""["false",[|false|]]""")]
    [TestCase("""["false",[|"False"|],false]""")]
    [TestCase("""[false,[|"false"|]]""")]
    public void Keeps_one_of_equal_values(string values) => Check(
        ConditionSource.Of($$$"""{"Bool":{"aws:ViaAWSService":"true","aws:SecureTransport":{{{values}}}}}"""),
        fixedTo: ConditionSource.Of("""{"Bool":{"aws:ViaAWSService":"true","aws:SecureTransport":"false"}}"""));

    [TestCase("BoolIfExists")]
    [TestCase("ForAllValues:Bool")]
    [TestCase("ForAnyValue:BoolIfExists")]
    [TestCase("bool")]
    public void Reports_under_every_form_of_Bool(string name)
        => CheckUnfixable(ConditionSource.Of($$$"""{"{{{name}}}":{"a:b":[true,[|false|],true]}}"""));

    [Test]
    public void Offers_no_fix_for_a_key_that_stands_twice() => CheckUnfixable(
        ConditionSource.Of("""{"Bool":{"a:b":["true",[|"true"|]],"a:b":"true"}}"""));

    [TestCase("""{"Bool":{"a:b":"true"}}""")]
    [TestCase("""{"Bool":{"a:b":["true"]}}""")]
    [TestCase("""{"Bool":{"a:b":[]}}""")]
    [TestCase("""{"Bool":{"a:b":"true","a:c":"false"}}""")]
    [TestCase("""{"Null":{"a:b":["true","false"]}}""", Description = "not known to be included")]
    [TestCase("""{"StringEquals":{"a:b":["true","false"]}}""")]
    [TestCase("""{"Boolean":{"a:b":["true","false"]}}""", Description = "unknown-condition-operator")]
    public void Leaves(string condition) => Check(ConditionSource.Of(condition));
}
