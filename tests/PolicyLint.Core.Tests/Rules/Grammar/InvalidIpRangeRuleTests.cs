using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class InvalidIpRangeRuleTests : RuleFixture<InvalidIpRangeRule>
{
    [Test]
    public void Reports_each_value_that_is_no_range() => Check(
        ConditionSource.Of("""{"IpAddress":{"aws:SourceIp":["203.0.113.0/24",[|"203.0.113"|],"2001:db8::/32",[|"*"|]]}}"""),
        message: "\"203.0.113\" is neither an IPv4 or IPv6 address nor a range of them, as IpAddress takes it");

    [TestCase("IpAddress", "")]
    [TestCase("NotIpAddress", "10.0.0.0/33")]
    [TestCase("IpAddressIfExists", "010.0.0.1")]
    [TestCase("ForAnyValue:NotIpAddress", "fe80::1%1")]
    [TestCase("ipaddress", "example.com")]
    public void Reports_under_every_form(string name, string value)
        => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"aws:VpcSourceIp":[|"{{{value}}}"|]}}"""));

    [Test]
    public void Reports_a_number() => Check(ConditionSource.Of("""{"IpAddress":{"aws:SourceIp":[|10|]}}"""));

    [TestCase("IpAddress", "203.0.113.7")]
    [TestCase("IpAddress", "203.0.113.7/24", Description = "host-bits-in-ip-range")]
    [TestCase("NotIpAddress", "::/0")]
    [TestCase("IpAddress", "${aws:PrincipalTag/ip}", Description = "variable-for-operator")]
    [TestCase("IpAddress", "10.0.0.${x", Description = "missing brace")]
    [TestCase("StringEquals", "x")]
    [TestCase("IpAdress", "x", Description = "unknown-condition-operator")]
    public void Leaves(string name, string value) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"aws:SourceIp":"{{{value}}}"}}"""));
}
