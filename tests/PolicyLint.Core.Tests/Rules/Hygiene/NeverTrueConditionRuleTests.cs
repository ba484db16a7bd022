using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class NeverTrueConditionRuleTests : RuleFixture<NeverTrueConditionRule>
{
    [TestCase("ForAnyValue:StringNotLike", "aws:TagKeys", "[|\"*\"|]")]
    [TestCase("foranyvalue:stringnotlike", "aws:TagKeys", "[\"team\",[|\"*\"|]]")]
    [TestCase("ForAnyValue:ArnNotLike", "aws:SourceArn", "[|\"*\"|]", Description = "a key of one value")]
    [TestCase("StringNotLike", "aws:RequestedRegion", "[|\"*\"|]")]
    [TestCase("StringNotLikeIfExists", "AWS:USERID", "[|\"*\"|]")]
    [TestCase("ForAllValues:StringNotLike", "aws:UserAgent", "[|\"*\"|]")]
    public void Reports(string name, string key, string values) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"{{{key}}}":{{{values}}}}}"""));

    [Test]
    public void Says_which_condition() => CheckUnfixable(
        ConditionSource.Of("""{"StringNotLike":{"aws:userid":[|"*"|]}}"""),
        message: "\"*\" under StringNotLike makes the condition on \"aws:userid\" never true");

    [TestCase("""{"ForAnyValue:StringNotLike":{"aws:TagKeys":"?*"}}""")]
    [TestCase("""{"ForAnyValue:StringNotLikeIfExists":{"aws:TagKeys":"*"}}""", Description = "not documented")]
    [TestCase("""{"StringNotLike":{"s3:prefix":"*"}}""", Description = "equivalent-to-null-true")]
    [TestCase("""{"ForAllValues:StringNotLike":{"aws:TagKeys":"*"}}""", Description = "equivalent-to-null-true")]
    [TestCase("""{"StringLike":{"aws:userid":"*"}}""", Description = "always-true-condition")]
    [TestCase("""{"StringNotEquals":{"aws:userid":"*"}}""", Description = "wildcard-without-like")]
    [TestCase("""{"StringNotLike":{"aws:PrincipalArn":"*"}}""", Description = "in signed requests only")]
    [TestCase("""{"ForAnyValue:StringNotLike":{"s3:nosuch":"*"}}""", Description = "an unknown key")]
    public void Leaves(string condition) => Check(ConditionSource.Of(condition));
}
