using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UnknownServiceConditionKeyRuleTests : RuleFixture<UnknownServiceConditionKeyRule>
{
    [Test]
    public void Reports_and_offers_the_nearest() => Check(
        ConditionSource.Of("""{"StringLike":{[|"s3:prefixes"|]:"home/*"}}"""),
        fixedTo: ConditionSource.Of("""{"StringLike":{"s3:prefix":"home/*"}}"""),
        message: "Amazon S3 has no condition key \"s3:prefixes\" (reference of 2026-09-26); did you mean \"s3:prefix\"?");

    [TestCase("S3:Prefx", "s3:prefix")]
    [TestCase("iam:PassToService", "iam:PassedToService")]
    [TestCase("s3:SourceIp", "aws:SourceIp")]
    [TestCase("ec2:RequestTag/team", "aws:RequestTag/team")]
    [TestCase("s3:ExistingObjectTags/team", "s3:ExistingObjectTag/team")]
    [TestCase("ec2:ResourceTags/a/b", "ec2:ResourceTag/a/b")]
    public void Knows_what_was_meant(string written, string meant) => Check(
        ConditionSource.Of($$$"""{"StringEquals":{[|"{{{written}}}"|]:"a"}}"""),
        fixedTo: ConditionSource.Of($$$"""{"StringEquals":{"{{{meant}}}":"a"}}"""));

    [TestCase("lakeformation:GlueARN", "AWS Lake Formation")]
    [TestCase("kms:Nothing", "AWS Key Management Service")]
    [TestCase("kms:EncryptionContexts:app", "AWS Key Management Service")]
    public void Offers_nothing_where_nothing_is_near(string key, string service) => CheckUnfixable(
        ConditionSource.Of($$$"""{"StringEquals":{[|"{{{key}}}"|]:"a"}}"""),
        message: $"{service} has no condition key \"{key}\" (reference of 2026-09-26)");

    [Test]
    public void Reports_each() => CheckUnfixable(
        ConditionSource.Of("""{"Null":{[|"s3:a1b2c3"|]:"true",[|"ec2:a1b2c3"|]:"true","s3:prefix":"true"}}"""));

    [Test]
    public void Reports_in_a_trust_policy() => Check(
        """{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{[|"sts:ExternalID1"|]:"a"}}}""",
        fixedTo: """{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"a"}}}""",
        kind: PolicyKind.Trust);

    [TestCase("s3:prefix")]
    [TestCase("S3:PREFIX")]
    [TestCase("s3:ExistingObjectTag/prefixes")]
    [TestCase("kms:EncryptionContext:a:b")]
    [TestCase("secretsmanager:ResourceTag/team")]
    [TestCase("ssm:resourceTag/team")]
    [TestCase("elasticloadbalancing:ResourceTag/team")]
    [TestCase("glacier:ResourceTag/team")]
    [TestCase("codebuild:environment.environmentVariables/HOME.value")]
    [TestCase("ec2:SourceInstanceArn")]
    [TestCase("catalog:ChangeType")]
    [TestCase("identitycenter:InstanceArn")]
    [TestCase("s3:ExistingObjectTag", Description = "missing-tag-key")]
    [TestCase("kms:EncryptionContext:", Description = "missing-tag-key")]
    [TestCase("s3:", Description = "malformed-condition-key")]
    [TestCase("aws:prefix", Description = "unknown-global-condition-key")]
    [TestCase("s33:prefixes", Description = "unknown-condition-key-prefix")]
    [TestCase("deepracer:UserToken", Description = "no service any more")]
    [TestCase("token.actions.githubusercontent.com:prefixes")]
    [TestCase("cognito-identity.amazonaws.com:prefixes")]
    [TestCase("saml:prefixes")]
    public void Leaves(string key) => Check(ConditionSource.Of($$$"""{"StringEquals":{"{{{key}}}":"a"}}"""));
}
