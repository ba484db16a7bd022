using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class InvalidVpcIdRuleTests : RuleFixture<InvalidVpcIdRule>
{
    [Test]
    public void Reports_each_value() => Check(
        ConditionSource.Of("""{"StringNotEquals":{"aws:SourceVpc":["vpc-12345678",[|"my-vpc"|],[|""|]]}}"""),
        message: "\"my-vpc\" is not the id of a VPC");

    [TestCase("StringEquals", "vpc-")]
    [TestCase("StringEquals", "vpc-1234567", Description = "7")]
    [TestCase("StringEquals", "vpc-123456789", Description = "9")]
    [TestCase("StringEquals", "vpc-0123456789abcdef", Description = "16")]
    [TestCase("StringEquals", "vpc-0123456789abcdef01", Description = "18")]
    [TestCase("StringEqualsIfExists", "vpc-1234567_")]
    [TestCase("ForAnyValue:StringLike", "vpce-12345678")]
    [TestCase("StringEquals", "VPC-12345678")]
    [TestCase("StringEquals", " vpc-12345678")]
    [TestCase("StringNotLike", "12345678")]
    [TestCase("StringEqualsIgnoreCase", "VPCE-12345678")]
    public void Reports(string name, string value) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"aws:SourceVpc":[|"{{{value}}}"|]}}"""));

    [Test]
    public void Reads_the_key_without_regard_to_case() => Check(ConditionSource.Of("""{"StringEquals":{"AWS:SOURCEVPC":[|"x"|]}}"""));

    [TestCase("StringEquals", "aws:SourceVpc", "vpc-12345678")]
    [TestCase("StringEquals", "aws:SourceVpc", "vpc-0123456789abcdef0")]
    [TestCase("StringEquals", "aws:SourceVpc", "vpc-0123456789ABCxyz0", Description = "letters, not hexadecimal digits")]
    [TestCase("StringEqualsIgnoreCase", "aws:SourceVpc", "VPC-12345678")]
    [TestCase("StringLike", "aws:SourceVpc", "vpc-*")]
    [TestCase("StringEquals", "aws:SourceVpc", "vpc-*", Description = "wildcard-without-like")]
    [TestCase("StringLike", "aws:SourceVpc", "vpc-1234567?")]
    [TestCase("StringEquals", "aws:SourceVpc", "${aws:Ec2InstanceSourceVpc}")]
    [TestCase("StringEquals", "aws:SourceVpce", "x")]
    [TestCase("StringEquals", "aws:SourceVpcArn", "x")]
    [TestCase("Null", "aws:SourceVpc", "true")]
    [TestCase("ArnLike", "aws:SourceVpc", "x")]
    [TestCase("StringEqual", "aws:SourceVpc", "x", Description = "unknown-condition-operator")]
    public void Leaves(string name, string key, string value) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"{{{key}}}":"{{{value}}}"}}"""));
}
