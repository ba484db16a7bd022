using PolicyLint.Analysis;
using PolicyLint.Core.Tests.Rules.Grammar;
using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class EquivalentToNullFalseRuleTests : RuleFixture<EquivalentToNullFalseRule>
{
    [TestCase("StringLike", "aws:RequestTag/team", "[|\"*\"|]")]
    [TestCase("StringLike", "AWS:requesttag/team", "[|\"**\"|]")]
    [TestCase("stringlike", "s3:prefix", "[[|\"*\"|]]")]
    [TestCase("StringLike", "s3:prefix", "[\"home/\",[|\"*\"|],\"*\"]", Description = "one finding a condition")]
    [TestCase("ForAnyValue:StringLike", "aws:TagKeys", "[|\"*\"|]")]
    [TestCase("ArnLike", "aws:SourceArn", "[|\"*\"|]")]
    [TestCase("ArnEquals", "iam:PolicyARN", "[|\"*\"|]")]
    [TestCase("StringLike", "gitlab.com:sub", "[|\"*\"|]", Description = "a claim that the reference does not have")]
    [TestCase("StringLike", "aws:PrincipalArn", "[|\"*\"|]", Description = "absent from unsigned requests")]
    public void Reports_and_says_it_with_Null(string name, string key, string values) => Check(
        ConditionSource.Of($$$"""{"{{{name}}}":{"{{{key}}}":{{{values}}}}}"""),
        fixedTo: ConditionSource.Of($$$"""{"Null":{"{{{key}}}":"false"}}"""));

    [Test]
    public void Says_what_is_asked() => Check(
        ConditionSource.Of("""{"stringlike":{"s3:prefix":[|"*"|]}}"""),
        message: "\"*\" under StringLike matches every value: the condition only asks whether \"s3:prefix\" is present");

    [Test]
    public void Adds_to_a_Null_that_is_there()
    {
        Check(
            ConditionSource.Of("""{"StringLike":{"s3:prefix":[|"*"|],"s3:delimiter":"/"},"Null":{"aws:SourceVpc":"true"}}"""),
            fixedTo: ConditionSource.Of("""{"StringLike":{"s3:delimiter":"/"},"Null":{"s3:prefix": "false", "aws:SourceVpc":"true"}}"""));
        Check(
            ConditionSource.Of("""{"Null":{"aws:SourceVpc":"true"},"StringLike":{"s3:prefix":[|"*"|]}}"""),
            fixedTo: ConditionSource.Of("""{"Null":{"s3:prefix": "false", "aws:SourceVpc":"true"}}"""));
    }

    [TestCase("""{"StringLike":{"s3:prefix":[|"*"|],"s3:delimiter":"/"}}""", Description = "another key under the operator")]
    [TestCase("""{"StringLike":{"s3:prefix":[|"*"|]},"Null":{"S3:Prefix":"true"}}""", Description = "Null asks for the key already")]
    public void Has_no_fix_where_there_is_no_room(string condition) => CheckUnfixable(ConditionSource.Of(condition));

    [TestCase("StringLike", "s3:prefix", FixSafety.Safe)]
    [TestCase("ForAnyValue:StringLike", "aws:TagKeys", FixSafety.Unsafe)]
    [TestCase("ArnLike", "aws:SourceArn", FixSafety.Unsafe)]
    public void Is_safe_where_it_is_the_very_same(string name, string key, FixSafety safety)
        => RuleFixes.Of<EquivalentToNullFalseRule>(ConditionSource.Of($$$"""{"{{{name}}}":{"{{{key}}}":"*"}}""")).Should().ContainSingle().Which.Safety.Should().Be(safety);

    [TestCase("""{"StringLike":{"s3:prefix":"?*"}}""")]
    [TestCase("""{"StringLike":{"s3:prefix":"home/*"}}""")]
    [TestCase("""{"StringLike":{"s3:prefix":"${*}"}}""")]
    [TestCase("""{"StringLike":{"s3:prefix":""}}""")]
    [TestCase("""{"StringLike":{"s3:prefix":[]}}""")]
    [TestCase("""{"StringEquals":{"s3:prefix":"*"}}""", Description = "wildcard-without-like")]
    [TestCase("""{"StringLikeIfExists":{"s3:prefix":"*"}}""", Description = "always-true-condition")]
    [TestCase("""{"ForAllValues:StringLike":{"aws:TagKeys":"*"}}""", Description = "always-true-condition")]
    [TestCase("""{"StringLike":{"aws:userid":"*"}}""", Description = "always-true-condition")]
    [TestCase("""{"StringNotLike":{"s3:prefix":"*"}}""", Description = "equivalent-to-null-true")]
    [TestCase("""{"StringLike":{"aws:TagKeys":"*"}}""", Description = "several values: not documented")]
    [TestCase("""{"ForAnyValue:StringLikeIfExists":{"aws:TagKeys":"*"}}""", Description = "not documented")]
    [TestCase("""{"ArnLike":{"s3:prefix":"*"}}""", Description = "no ARN")]
    [TestCase("""{"StringLike":{"s3:nosuch":"*"}}""", Description = "an unknown key")]
    [TestCase("""{"StringLike":{"prefix":"*"}}""", Description = "malformed-condition-key")]
    [TestCase("""{"StringLike":{"cognito-identity.amazonaws.com:amr":"*"}}""", Description = "a claim of several values")]
    [TestCase("""{"ArnLike":{"gitlab.com:sub":"*"}}""", Description = "a claim is no ARN")]
    public void Leaves(string condition) => Check(ConditionSource.Of(condition));

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Reports_in_every_kind(PolicyKind kind) => Check(ConditionSource.Of("""{"StringLike":{"aws:RequestTag/a":[|"*"|]}}"""), kind: kind);
}
