using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class OperatorCaseRuleTests : RuleFixture<OperatorCaseRule>
{
    [Test]
    public void Reports_and_respells() => Check(
        ConditionSource.Of("""{[|"stringequals"|]:{"aws:username":"a"}}"""),
        fixedTo: ConditionSource.Of("""{"StringEquals":{"aws:username":"a"}}"""),
        message: "Condition operator \"stringequals\" is spelt \"StringEquals\" in AWS's documentation");

    [TestCase("bool", "Bool")]
    [TestCase("NULL", "Null")]
    [TestCase("StringEqualsIgnorecase", "StringEqualsIgnoreCase")]
    [TestCase("StringEqualsifexists", "StringEqualsIfExists")]
    [TestCase("forAnyValue:StringLike", "ForAnyValue:StringLike")]
    [TestCase("forallvalues:numericlessthanequalsifexists", "ForAllValues:NumericLessThanEqualsIfExists")]
    public void Keeps_qualifier_and_suffix(string written, string canonical) => Check(
        ConditionSource.Of($$$"""{[|"{{{written}}}"|]:{"aws:TagKeys":"true"}}"""),
        fixedTo: ConditionSource.Of($$$"""{"{{{canonical}}}":{"aws:TagKeys":"true"}}"""));

    [Test]
    public void Offers_no_fix_where_the_name_is_taken() => CheckUnfixable(
        ConditionSource.Of("""{"StringEquals":{"aws:username":"a"},[|"STRINGEQUALS"|]:{"aws:userid":"b"}}"""));

    [TestCase("StringEquals")]
    [TestCase("ForAllValues:StringNotEqualsIgnoreCaseIfExists")]
    [TestCase("Null")]
    [TestCase("stringequal", Description = "no operator in any case")]
    [TestCase("nullifexists", Description = "null-if-exists")]
    [TestCase("foranyvalue:null", Description = "null-with-qualifier")]
    public void Leaves(string name) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"aws:username":"true"}}"""));
}
