using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UnknownGlobalConditionKeyRuleTests : RuleFixture<UnknownGlobalConditionKeyRule>
{
    [Test]
    public void Reports_and_offers_the_nearest() => Check(
        ConditionSource.Of("""{"Bool":{[|"aws:SecureTransprot"|]:"false"}}"""),
        fixedTo: ConditionSource.Of("""{"Bool":{"aws:SecureTransport":"false"}}"""),
        message: "Condition key \"aws:SecureTransprot\" is none of AWS's global keys (reference of 2026-09-26); did you mean \"aws:SecureTransport\"?");

    [TestCase("AWS:sourceipp", "aws:SourceIp")]
    [TestCase("aws:PrincipalOrgIDs", "aws:PrincipalOrgID")]
    [TestCase("aws:PrincipleArn", "aws:PrincipalArn")]
    [TestCase("aws:ResourceTags/team", "aws:ResourceTag/team")]
    [TestCase("aws:PrincpalTag/cost:center", "aws:PrincipalTag/cost:center")]
    [TestCase("aws:TagKey", "aws:TagKeys")]
    public void Knows_what_was_meant(string written, string meant) => Check(
        ConditionSource.Of($$$"""{"StringEquals":{[|"{{{written}}}"|]:"a"}}"""),
        fixedTo: ConditionSource.Of($$$"""{"StringEquals":{"{{{meant}}}":"a"}}"""));

    [Test]
    public void Knows_the_keys_of_the_services_of_the_statement() => Check(
        """{"Effect":"Allow","Action":["s3:GetObject","iam:PassRole"],"Resource":"*","Condition":{"StringEquals":{[|"aws:PassedToService"|]:"ec2.amazonaws.com"}}}""",
        fixedTo: """{"Effect":"Allow","Action":["s3:GetObject","iam:PassRole"],"Resource":"*","Condition":{"StringEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}}""");

    [TestCase("aws:PassedToService", Description = "no service of the statement has it")]
    [TestCase("aws:SourceVpcx", Description = "one letter from aws:SourceVpc and from aws:SourceVpce")]
    [TestCase("aws:Nothing")]
    [TestCase("aws:SourceIp/32")]
    [TestCase("aws:PrincipalOrgMasterAccountId")]
    public void Offers_nothing_where_nothing_is_near(string key) => CheckUnfixable(
        ConditionSource.Of($$$"""{"StringEquals":{[|"{{{key}}}"|]:"a"}}"""),
        message: $"Condition key \"{key}\" is none of AWS's global keys (reference of 2026-09-26)");

    [Test]
    public void Offers_no_fix_that_writes_a_key_twice() => CheckUnfixable(
        ConditionSource.Of("""{"StringEquals":{"aws:PrincipalOrgId":"o-1",[|"aws:PrincipalOrgIDs"|]:"o-1"}}"""));

    [TestCase("aws:SecureTransport")]
    [TestCase("AWS:SECURETRANSPORT")]
    [TestCase("aws:SourceOwner")]
    [TestCase("aws:ResourceTag/SecureTransprot")]
    [TestCase("aws:ResourceTag", Description = "missing-tag-key")]
    [TestCase("aws:ResourceTag/", Description = "missing-tag-key")]
    [TestCase("aws:Arn", Description = "deprecated-arn-key")]
    [TestCase("aws:", Description = "malformed-condition-key")]
    [TestCase("aws", Description = "malformed-condition-key")]
    [TestCase("s3:SecureTransport", Description = "unknown-service-condition-key")]
    [TestCase("asw:SecureTransport", Description = "unknown-condition-key-prefix")]
    public void Leaves(string key) => Check(ConditionSource.Of($$$"""{"StringEquals":{"{{{key}}}":"a"}}"""));
}
