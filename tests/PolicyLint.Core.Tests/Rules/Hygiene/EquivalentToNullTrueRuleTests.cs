using PolicyLint.Analysis;
using PolicyLint.Core.Tests.Rules.Grammar;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class EquivalentToNullTrueRuleTests : RuleFixture<EquivalentToNullTrueRule>
{
    [TestCase("StringNotLike", "aws:RequestTag/team", "[|\"*\"|]")]
    [TestCase("StringNotLikeIfExists", "S3:prefix", "[\"home/\",[|\"*\"|]]")]
    [TestCase("ForAllValues:StringNotLike", "aws:TagKeys", "[|\"*\"|]")]
    [TestCase("ForAllValues:StringNotLikeIfExists", "aws:TagKeys", "[|\"*\"|]")]
    [TestCase("ArnNotLike", "aws:SourceArn", "[|\"*\"|]")]
    [TestCase("ArnNotEqualsIfExists", "aws:SourceArn", "[|\"*\"|]")]
    [TestCase("StringNotLike", "gitlab.com:sub", "[|\"*\"|]")]
    public void Reports_and_says_it_with_Null(string name, string key, string values) => Check(
        ConditionSource.Of($$$"""{"{{{name}}}":{"{{{key}}}":{{{values}}}}}"""),
        fixedTo: ConditionSource.Of($$$"""{"Null":{"{{{key}}}":"true"}}"""));

    [Test]
    public void Says_what_is_asked() => Check(
        ConditionSource.Of("""{"StringNotLike":{"s3:prefix":[|"*"|]}}"""),
        message: "\"*\" under StringNotLike matches every value: the condition only asks whether \"s3:prefix\" is absent");

    [Test]
    public void Has_no_fix_where_there_is_no_room()
        => CheckUnfixable(ConditionSource.Of("""{"StringNotLike":{"s3:prefix":[|"*"|],"s3:delimiter":"/"}}"""));

    [TestCase("StringNotLike", "s3:prefix", FixSafety.Safe)]
    [TestCase("StringNotLikeIfExists", "s3:prefix", FixSafety.Safe)]
    [TestCase("ForAllValues:StringNotLike", "aws:TagKeys", FixSafety.Unsafe)]
    [TestCase("ArnNotLike", "aws:SourceArn", FixSafety.Unsafe)]
    public void Is_safe_where_it_is_the_very_same(string name, string key, FixSafety safety)
        => RuleFixes.Of<EquivalentToNullTrueRule>(ConditionSource.Of($$$"""{"{{{name}}}":{"{{{key}}}":"*"}}""")).Should().ContainSingle().Which.Safety.Should().Be(safety);

    [TestCase("""{"StringNotLike":{"s3:prefix":"?*"}}""")]
    [TestCase("""{"StringNotEquals":{"s3:prefix":"*"}}""", Description = "wildcard-without-like")]
    [TestCase("""{"StringLike":{"s3:prefix":"*"}}""", Description = "equivalent-to-null-false")]
    [TestCase("""{"ForAnyValue:StringNotLike":{"aws:TagKeys":"*"}}""", Description = "never-true-condition")]
    [TestCase("""{"StringNotLike":{"aws:UserAgent":"*"}}""", Description = "never-true-condition")]
    [TestCase("""{"StringNotLike":{"aws:TagKeys":"*"}}""", Description = "several values: not documented")]
    [TestCase("""{"ArnNotLike":{"s3:prefix":"*"}}""", Description = "no ARN")]
    [TestCase("""{"StringNotLike":{"s3:nosuch":"*"}}""", Description = "an unknown key")]
    public void Leaves(string condition) => Check(ConditionSource.Of(condition));
}
