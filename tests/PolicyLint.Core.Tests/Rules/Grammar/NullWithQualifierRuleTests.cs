using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class NullWithQualifierRuleTests : RuleFixture<NullWithQualifierRule>
{
    [TestCase("ForAllValues:Null", "true")]
    [TestCase("ForAnyValue:Null", "false")]
    [TestCase("foranyvalue:null", "false")]
    public void Reports_and_drops_the_qualifier(string name, string constant) => Check(
        ConditionSource.Of($$$"""{[|"{{{name}}}"|]:{"aws:TagKeys":"true","aws:CalledVia":"false"}}"""),
        fixedTo: ConditionSource.Of("""{"Null":{"aws:TagKeys":"true","aws:CalledVia":"false"}}"""),
        message: $"Condition operator \"{name}\" always holds the same: {constant}");

    [Test]
    public void Offers_no_fix_beside_a_Null() => CheckUnfixable(
        ConditionSource.Of("""{[|"ForAnyValue:Null"|]:{"aws:TagKeys":"true"},"Null":{"aws:username":"true"}}"""));

    [Test]
    public void Repairs_one_of_two() => Check(
        ConditionSource.Of("""{[|"ForAnyValue:Null"|]:{"aws:TagKeys":"true"},[|"ForAllValues:Null"|]:{"aws:CalledVia":"true"}}"""),
        fixedTo: ConditionSource.Of("""{"Null":{"aws:TagKeys":"true"},"ForAllValues:Null":{"aws:CalledVia":"true"}}"""));

    [TestCase("Null")]
    [TestCase("NULL")]
    [TestCase("ForAnyValue:NullIfExists", Description = "null-if-exists")]
    [TestCase("ForAnyValues:Null", Description = "unknown-condition-operator")]
    [TestCase("ForAnyValue:Bool")]
    public void Leaves(string name) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"aws:TagKeys":"true"}}"""));
}
