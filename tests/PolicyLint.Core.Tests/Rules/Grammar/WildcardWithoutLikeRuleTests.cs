using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class WildcardWithoutLikeRuleTests : RuleFixture<WildcardWithoutLikeRule>
{
    [Test]
    public void Reports_and_offers_Like() => Check(
        ConditionSource.Of("""{"StringEquals":{"s3:prefix":[|"home/*"|]}}"""),
        fixedTo: ConditionSource.Of("""{"StringLike":{"s3:prefix":"home/*"}}"""),
        message: "\"home/*\" has a wildcard, and StringEquals compares character by character");

    [TestCase("StringNotEquals", "StringNotLike")]
    [TestCase("StringEqualsIfExists", "StringLikeIfExists")]
    [TestCase("ForAnyValue:StringEquals", "ForAnyValue:StringLike")]
    [TestCase("ForAllValues:StringNotEqualsIfExists", "ForAllValues:StringNotLikeIfExists")]
    [TestCase("stringequals", "StringLike")]
    public void Keeps_qualifier_negation_and_suffix(string written, string repaired) => Check(
        ConditionSource.Of($$$"""{"{{{written}}}":{"aws:TagKeys":[|"team?"|]}}"""),
        fixedTo: ConditionSource.Of($$$"""{"{{{repaired}}}":{"aws:TagKeys":"team?"}}"""));

    [TestCase("StringEqualsIgnoreCase")]
    [TestCase("StringNotEqualsIgnoreCaseIfExists")]
    public void Has_no_fix_without_regard_to_case(string name)
        => CheckUnfixable(ConditionSource.Of($$$"""{"{{{name}}}":{"aws:username":[|"a*"|]}}"""));

    [Test]
    public void Reports_each_value_and_repairs_them_at_once() => Check(
        ConditionSource.Of("""{"StringEquals":{"s3:prefix":["home/",[|"a*"|],[|"${aws:username}/*"|]]}}"""),
        fixedTo: ConditionSource.Of("""{"StringLike":{"s3:prefix":["home/","a*","${aws:username}/*"]}}"""));

    [Test]
    public void Offers_no_fix_that_changes_another_key() => CheckUnfixable(
        ConditionSource.Of("""{"StringEquals":{"s3:prefix":[|"a*"|],"aws:username":"a"}}"""));

    [Test]
    public void Offers_no_fix_that_writes_an_operator_twice() => CheckUnfixable(
        ConditionSource.Of("""{"StringEquals":{"s3:prefix":[|"a*"|]},"StringLike":{"aws:username":"a"}}"""));

    [TestCase("StringLike", "a*")]
    [TestCase("StringNotLikeIfExists", "a?")]
    [TestCase("ArnEquals", "arn:aws:iam::*:role/x")]
    [TestCase("NumericEquals", "*")]
    [TestCase("StringEqual", "a*", Description = "unknown-condition-operator")]
    [TestCase("StringEquals", "a")]
    [TestCase("StringEquals", "")]
    [TestCase("StringEquals", "a${*}b${?}")]
    [TestCase("StringEquals", "${aws:PrincipalTag/a*b}", Description = "inside a variable")]
    public void Leaves(string name, string value) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"a:b":"{{{value}}}"}}"""));
}
