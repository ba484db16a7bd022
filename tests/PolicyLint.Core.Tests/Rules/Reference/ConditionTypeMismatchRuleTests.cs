using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class ConditionTypeMismatchRuleTests : RuleFixture<ConditionTypeMismatchRule>
{
    [Test]
    public void Reports_and_offers_the_operator_of_the_type() => Check(
        ConditionSource.Of("""{"StringEquals":{[|"aws:SecureTransport"|]:"false"}}"""),
        fixedTo: ConditionSource.Of("""{"Bool":{"aws:SecureTransport":"false"}}"""),
        message: "Condition key \"aws:SecureTransport\" is a Boolean, and StringEquals does not compare such values");

    [TestCase("StringEquals", "aws:SourceIp", "192.0.2.0/24", "IpAddress")]
    [TestCase("StringNotLikeIfExists", "AWS:sourceip", "192.0.2.1", "NotIpAddressIfExists")]
    [TestCase("StringEquals", "aws:VpcSourceIp", "2001:db8::/32", "IpAddress")]
    [TestCase("StringEquals", "s3:max-keys", "10", "NumericEquals")]
    [TestCase("StringNotEquals", "s3:max-keys", "10", "NumericNotEquals")]
    [TestCase("ForAllValues:StringEquals", "s3:max-keys", "10", "ForAllValues:NumericEquals")]
    [TestCase("StringEqualsIfExists", "aws:MultiFactorAuthPresent", "True", "BoolIfExists")]
    public void Writes_the_operator_of_the_type(string written, string key, string value, string repaired) => Check(
        ConditionSource.Of($$$"""{"{{{written}}}":{[|"{{{key}}}"|]:"{{{value}}}"}}"""),
        fixedTo: ConditionSource.Of($$$"""{"{{{repaired}}}":{"{{{key}}}":"{{{value}}}"}}"""));

    [TestCase("StringLike", "aws:SourceIp", "192.0.2.*")]
    [TestCase("StringEquals", "s3:max-keys", "ten")]
    [TestCase("StringEquals", "s3:max-keys", "")]
    [TestCase("StringEquals", "aws:SecureTransport", "yes")]
    [TestCase("StringNotEquals", "aws:SecureTransport", "true")]
    [TestCase("StringEquals", "aws:CurrentTime", "2026-01-01T00:00:00Z")]
    [TestCase("ArnLike", "aws:SecureTransport", "true")]
    [TestCase("Bool", "aws:PrincipalArn", "true")]
    [TestCase("IpAddress", "aws:SourceVpc", "192.0.2.1")]
    [TestCase("NumericEquals", "aws:PrincipalAccount", "111122223333")]
    [TestCase("DateLessThan", "aws:MultiFactorAuthAge", "2026-01-01T00:00:00Z")]
    [TestCase("NumericLessThan", "aws:CurrentTime", "1")]
    [TestCase("Bool", "s3:max-keys", "true")]
    public void Reports_without_fix(string name, string key, string value)
        => CheckUnfixable(ConditionSource.Of($$$"""{"{{{name}}}":{[|"{{{key}}}"|]:"{{{value}}}"}}"""));

    [Test]
    public void Offers_no_fix_for_two_Booleans()
        => CheckUnfixable(ConditionSource.Of("""{"StringEquals":{[|"aws:SecureTransport"|]:["true","false"]}}"""));

    [Test]
    public void Offers_no_fix_that_changes_another_key()
        => CheckUnfixable(ConditionSource.Of("""{"StringEquals":{[|"aws:SecureTransport"|]:"true","aws:username":"a"}}"""));

    [Test]
    public void Offers_no_fix_that_writes_an_operator_twice()
        => CheckUnfixable(ConditionSource.Of("""{"StringEquals":{[|"aws:SecureTransport"|]:"true"},"Bool":{"aws:ViaAWSService":"true"}}"""));

    [TestCase("Bool", "aws:SecureTransport")]
    [TestCase("Null", "aws:SourceIp")]
    [TestCase("DateLessThan", "aws:EpochTime")]
    [TestCase("NumericLessThan", "aws:EpochTime")]
    [TestCase("numericlessthan", "AWS:EPOCHTIME")]
    [TestCase("DateLessThan", "aws:CurrentTime")]
    [TestCase("StringLike", "aws:PrincipalArn", Description = "string-operator-on-arn-key")]
    [TestCase("ArnLike", "kms:EncryptionContext:aws:logs:arn")]
    [TestCase("ArnEquals", "aws:FederatedProvider")]
    [TestCase("StringEquals", "aws:FederatedProvider")]
    [TestCase("StringEquals", "ec2:InstancePlatform")]
    [TestCase("Bool", "ec2:InstancePlatform")]
    [TestCase("ArnLike", "aws:SourceVpcArn")]
    [TestCase("NumericLessThan", "glacier:ArchiveAgeInDays")]
    [TestCase("NumericLessThan", "aws:PrincipalTag/level")]
    [TestCase("DateLessThan", "aws:ResourceTag/expiry")]
    [TestCase("Bool", "aws:RequestTag/public")]
    [TestCase("ForAnyValue:StringEquals", "aws:TagKeys")]
    [TestCase("BinaryEquals", "aws:username")]
    [TestCase("Bool", "aws:Secure", Description = "unknown-global-condition-key")]
    [TestCase("Boolean", "aws:username", Description = "unknown-condition-operator")]
    public void Leaves(string name, string key) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"{{{key}}}":"a"}}"""));
}
