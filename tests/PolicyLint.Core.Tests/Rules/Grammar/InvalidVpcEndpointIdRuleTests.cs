using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class InvalidVpcEndpointIdRuleTests : RuleFixture<InvalidVpcEndpointIdRule>
{
    [Test]
    public void Reports_each_value() => Check(
        ConditionSource.Of("""{"StringNotEquals":{"aws:SourceVpce":["vpce-12345678",[|"my-vpc-endpoint"|],[|""|]]}}"""),
        message: "\"my-vpc-endpoint\" is not the id of a VPC endpoint");

    [TestCase("StringEquals", "vpce-")]
    [TestCase("StringEquals", "vpce-1234567", Description = "7")]
    [TestCase("StringEquals", "vpce-123456789", Description = "9")]
    [TestCase("StringEquals", "vpce-0123456789abcdef", Description = "16")]
    [TestCase("StringEquals", "vpce-0123456789abcdef01", Description = "18")]
    [TestCase("StringEqualsIfExists", "vpce-1234567_")]
    [TestCase("ForAnyValue:StringLike", "vpc-12345678")]
    [TestCase("StringEquals", "VPCE-12345678")]
    [TestCase("StringEquals", " vpce-12345678")]
    [TestCase("StringNotLike", "12345678")]
    [TestCase("StringEqualsIgnoreCase", "VPC-12345678")]
    public void Reports(string name, string value) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"aws:SourceVpce":[|"{{{value}}}"|]}}"""));

    [Test]
    public void Reads_the_key_without_regard_to_case() => Check(ConditionSource.Of("""{"StringEquals":{"AWS:SOURCEVPCE":[|"x"|]}}"""));

    [TestCase("StringEquals", "aws:SourceVpce", "vpce-12345678")]
    [TestCase("StringEquals", "aws:SourceVpce", "vpce-0123456789abcdef0")]
    [TestCase("StringEquals", "aws:SourceVpce", "vpce-0123456789ABCxyz0", Description = "letters, not hexadecimal digits")]
    [TestCase("StringEqualsIgnoreCase", "aws:SourceVpce", "VPCE-12345678")]
    [TestCase("StringLike", "aws:SourceVpce", "vpce-*")]
    [TestCase("StringEquals", "aws:SourceVpce", "vpce-*", Description = "wildcard-without-like")]
    [TestCase("StringLike", "aws:SourceVpce", "vpce-1234567?")]
    [TestCase("StringEquals", "aws:SourceVpce", "${aws:Ec2InstanceSourceVpc}")]
    [TestCase("StringEquals", "aws:SourceVpc", "x")]
    [TestCase("StringEquals", "aws:SourceVpceArn", "x")]
    [TestCase("Null", "aws:SourceVpce", "true")]
    [TestCase("ArnLike", "aws:SourceVpce", "x")]
    [TestCase("StringEqual", "aws:SourceVpce", "x", Description = "unknown-condition-operator")]
    public void Leaves(string name, string key, string value) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"{{{key}}}":"{{{value}}}"}}"""));
}
