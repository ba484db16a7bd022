using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class UnknownConditionOperatorRuleTests : RuleFixture<UnknownConditionOperatorRule>
{
    [Test]
    public void Reports_and_offers_what_was_meant() => Check(
        ConditionSource.Of("""{[|"StringEqual"|]:{"aws:username":"a"}}"""),
        fixedTo: ConditionSource.Of("""{"StringEquals":{"aws:username":"a"}}"""),
        message: "Condition operator \"StringEqual\" does not exist: did you mean \"StringEquals\"?");

    [Test]
    public void Reports_what_resembles_nothing() => Check(
        ConditionSource.Of("""{[|"Matches"|]:{"aws:username":"a"}}"""),
        message: "Condition operator \"Matches\" does not exist");

    [TestCase("StringNotLik", "StringNotLike")]
    [TestCase("stringequal", "StringEquals")]
    [TestCase("IpAdress", "IpAddress")]
    [TestCase("DateLessThen", "DateLessThan")]
    [TestCase("NumericGreaterThanOrEquals", "NumericGreaterThanEquals")]
    [TestCase("Bol", "Bool")]
    [TestCase("StringEqualIfExists", "StringEqualsIfExists")]
    [TestCase("StringEqualsIfExist", "StringEqualsIfExists")]
    [TestCase("ForAnyValue:StringEqual", "ForAnyValue:StringEquals")]
    [TestCase("ForAnyValues:StringEquals", "ForAnyValue:StringEquals")]
    [TestCase("ForAllValue:StringLikeIfExists", "ForAllValues:StringLikeIfExists")]
    [TestCase("ForAllValue:StringLik", "ForAllValues:StringLike")]
    public void Repairs(string written, string meant) => Check(
        ConditionSource.Of($$$"""{[|"{{{written}}}"|]:{"aws:TagKeys":"a"}}"""),
        fixedTo: ConditionSource.Of($$$"""{"{{{meant}}}":{"aws:TagKeys":"a"}}"""));

    [TestCase("")]
    [TestCase("ForAnyValue:")]
    [TestCase("IfExists")]
    [TestCase("ForSomeOfThem:StringEquals")]
    [TestCase(" ")]
    [TestCase("Boolean")]
    [TestCase("StringEqualsExistsIfExists")]
    [TestCase("ForAnyValue:ForAllValues:StringEquals")]
    public void Offers_nothing_for(string written)
        => CheckUnfixable(ConditionSource.Of($$$"""{[|"{{{written}}}"|]:{"aws:TagKeys":"a"}}"""), message: $"Condition operator \"{written}\" does not exist");

    [Test]
    public void Offers_no_fix_that_writes_a_name_twice() => CheckUnfixable(
        ConditionSource.Of("""{[|"StringEqual"|]:{"aws:username":"a"},"StringEquals":{"aws:userid":"b"}}"""),
        message: "Condition operator \"StringEqual\" does not exist: did you mean \"StringEquals\"?");

    [Test]
    public void Reports_each_once_whatever_is_under_it() => Check(
        ConditionSource.Of("""{[|"Foo"|]:{},[|"Bar"|]:{"aws:username":"a","aws:userid":[]},[|"Baz"|]:"x"}"""));

    [TestCase("StringEquals")]
    [TestCase("stringEQUALS")]
    [TestCase("ForAnyValue:ArnNotLikeIfExists")]
    [TestCase("ForAllValues:BinaryEquals")]
    [TestCase("NullIfExists", Description = "null-if-exists")]
    public void Leaves_operators(string name) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"aws:username":"a"}}"""));
}
