using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class NullIfExistsRuleTests : RuleFixture<NullIfExistsRule>
{
    [Test]
    public void Reports_and_drops_the_suffix() => Check(
        ConditionSource.Of("""{[|"NullIfExists"|]:{"aws:username":"true"}}"""),
        fixedTo: ConditionSource.Of("""{"Null":{"aws:username":"true"}}"""),
        message: "Condition operator \"NullIfExists\" does not exist: Null takes no IfExists");

    [TestCase("nullifexists", "Null")]
    [TestCase("ForAnyValue:NullIfExists", "ForAnyValue:Null")]
    [TestCase("ForAllValues:NullIfExists", "ForAllValues:Null")]
    public void Keeps_the_qualifier(string written, string repaired) => Check(
        ConditionSource.Of($$$"""{[|"{{{written}}}"|]:{"aws:username":"true"}}"""),
        fixedTo: ConditionSource.Of($$$"""{"{{{repaired}}}":{"aws:username":"true"}}"""));

    [Test]
    public void Offers_no_fix_beside_a_Null() => CheckUnfixable(
        ConditionSource.Of("""{"Null":{"aws:userid":"true"},[|"NullIfExists"|]:{"aws:username":"true"}}"""));

    [TestCase("Null")]
    [TestCase("ForAnyValue:Null")]
    [TestCase("BoolIfExists")]
    [TestCase("NullIfExist", Description = "unknown-condition-operator")]
    public void Leaves(string name) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"aws:username":"true"}}"""));
}
