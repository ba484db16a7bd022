using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class AlwaysTrueConditionRuleTests : RuleFixture<AlwaysTrueConditionRule>
{
    private const string Unconditional = """{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}""";

    [TestCase("StringLikeIfExists", "aws:RequestTag/team", "[|\"*\"|]")]
    [TestCase("StringLikeIfExists", "s3:prefix", "[\"home/\",[|\"*\"|]]")]
    [TestCase("ForAllValues:StringLike", "aws:TagKeys", "[|\"*\"|]")]
    [TestCase("ForAllValues:StringLikeIfExists", "aws:TagKeys", "[|\"*\"|]")]
    [TestCase("ForAllValues:StringLike", "s3:prefix", "[|\"*\"|]", Description = "a key of one value")]
    [TestCase("ArnLikeIfExists", "aws:SourceArn", "[|\"*\"|]")]
    [TestCase("StringLikeIfExists", "gitlab.com:sub", "[|\"*\"|]")]
    [TestCase("StringLike", "aws:PrincipalAccount", "[|\"*\"|]")]
    [TestCase("StringLike", "aws:principaltype", "[|\"*\"|]")]
    [TestCase("StringLike", "aws:userId", "[|\"*\"|]")]
    [TestCase("StringLike", "aws:RequestedRegion", "[|\"*\"|]")]
    [TestCase("StringLike", "aws:UserAgent", "[|\"*\"|]")]
    [TestCase("StringLike", "aws:SecureTransport", "[|\"*\"|]")]
    [TestCase("StringLike", "aws:ViaAWSService", "[|\"*\"|]")]
    [TestCase("StringLike", "aws:CurrentTime", "[|\"*\"|]")]
    [TestCase("StringLike", "aws:EpochTime", "[|\"*\"|]")]
    [TestCase("ForAnyValue:StringLike", "aws:RequestedRegion", "[|\"*\"|]")]
    public void Reports_and_removes(string name, string key, string values) => Check(
        ConditionSource.Of($$$"""{"{{{name}}}":{"{{{key}}}":{{{values}}}}}"""),
        fixedTo: Unconditional);

    [Test]
    public void Says_which_condition() => Check(
        ConditionSource.Of("""{"StringLikeIfExists":{"s3:prefix":[|"*"|]}}"""),
        message: "\"*\" under StringLikeIfExists makes the condition on \"s3:prefix\" always true");

    [Test]
    public void Leaves_other_conditions_in_place()
    {
        Check(
            ConditionSource.Of("""{"StringLikeIfExists":{"s3:prefix":[|"*"|],"s3:delimiter":"/"}}"""),
            fixedTo: ConditionSource.Of("""{"StringLikeIfExists":{"s3:delimiter":"/"}}"""));
        Check(
            ConditionSource.Of("""{"Bool":{"aws:SecureTransport":"false"},"StringLikeIfExists":{"s3:prefix":[|"*"|]}}"""),
            fixedTo: ConditionSource.Of("""{"Bool":{"aws:SecureTransport":"false"}}"""));
        Check(
            ConditionSource.Of("""{"StringLikeIfExists":{"s3:prefix":[|"*"|],"s3:delimiter":[|"*"|]}}"""),
            fixedTo: Unconditional);
    }

    [TestCase("""{"StringLikeIfExists":{"s3:prefix":"?*"}}""")]
    [TestCase("""{"StringLike":{"s3:prefix":"*"}}""", Description = "equivalent-to-null-false")]
    [TestCase("""{"StringLike":{"aws:PrincipalArn":"*"}}""", Description = "in signed requests only")]
    [TestCase("""{"StringLike":{"aws:SourceIp":"*"}}""", Description = "not through a VPC endpoint")]
    [TestCase("""{"ForAnyValue:StringLike":{"aws:TagKeys":"*"}}""", Description = "equivalent-to-null-false")]
    [TestCase("""{"ForAnyValue:StringLikeIfExists":{"aws:TagKeys":"*"}}""", Description = "not documented")]
    [TestCase("""{"StringLikeIfExists":{"aws:TagKeys":"*"}}""", Description = "several values: not documented")]
    [TestCase("""{"StringNotLikeIfExists":{"s3:prefix":"*"}}""", Description = "equivalent-to-null-true")]
    [TestCase("""{"StringEqualsIfExists":{"s3:prefix":"*"}}""", Description = "wildcard-without-like")]
    [TestCase("""{"StringLikeIfExists":{"s3:nosuch":"*"}}""", Description = "an unknown key")]
    [TestCase("""{"NumericLessThanIfExists":{"s3:max-keys":"*"}}""")]
    public void Leaves(string condition) => Check(ConditionSource.Of(condition));

    [TestCase("""{"Effect":"Deny","Action":"s3:GetObject","Resource":"*","Condition":{"StringLikeIfExists":{"s3:prefix":"*""")]
    [TestCase("""{"Effect":"Deny","Action":"s3:GetObject","Resource":"*","Condition":{"StringLikeIfExists":{"s3:prefix":"*"}""")]
    public void Leaves_what_was_not_read_whole(string source) => Check(source);
}
