using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class PrivateSourceIpAmongPublicRuleTests : RuleFixture<PrivateSourceIpAmongPublicRule>
{
    [Test]
    public void Reports_and_removes_the_private_value() => Check(
        ConditionSource.Of("""{"IpAddress":{"aws:SourceIp":["203.0.113.0/24",[|"10.0.0.0/8"|]]}}"""),
        fixedTo: ConditionSource.Of("""{"IpAddress":{"aws:SourceIp":["203.0.113.0/24"]}}"""),
        message: "\"10.0.0.0/8\" is a private address, which aws:SourceIp never is");

    [Test]
    public void Removes_them_all_wherever_they_stand() => Check(
        ConditionSource.Of("""{"IpAddress":{"aws:SourceIp":[[|"10.0.0.1"|], "203.0.113.7", [|"172.16.0.0/12"|], "2001:db8::/32", [|"192.168.1.0/24"|]]}}"""),
        fixedTo: ConditionSource.Of("""{"IpAddress":{"aws:SourceIp":["203.0.113.7", "2001:db8::/32"]}}"""));

    [TestCase("IpAddressIfExists")]
    [TestCase("ForAnyValue:IpAddress")]
    [TestCase("ipaddress")]
    public void Reports_under_every_form(string name) => Check(
        ConditionSource.Of($$$"""{"{{{name}}}":{"aws:sourceIP":[[|"10.0.0.0/8"|],"${aws:PrincipalTag/ip}","x","0.0.0.0/1"]}}"""),
        fixedTo: ConditionSource.Of($$$"""{"{{{name}}}":{"aws:sourceIP":["${aws:PrincipalTag/ip}","x","0.0.0.0/1"]}}"""));

    [TestCase("""["10.0.0.0/8","192.168.0.0/16"]""", Description = "all private: a rule of its own")]
    [TestCase("""["203.0.113.0/24","11.0.0.0/8"]""")]
    [TestCase("""["10.0.0.0/8","x"]""", Description = "nothing known to be public")]
    [TestCase("""["10.0.0.0/8","${aws:PrincipalTag/ip}"]""", Description = "nothing known to be public")]
    [TestCase("\"10.0.0.0/8\"")]
    [TestCase("[]")]
    public void Leaves_values(string values) => Check(ConditionSource.Of($$$"""{"IpAddress":{"aws:SourceIp":{{{values}}}}}"""));

    [TestCase("IpAddress", "aws:VpcSourceIp")]
    [TestCase("NotIpAddress", "aws:SourceIp")]
    [TestCase("StringEquals", "aws:SourceIp")]
    [TestCase("IpAdress", "aws:SourceIp")]
    public void Leaves_other_keys_and_operators(string name, string key)
        => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"{{{key}}}":["10.0.0.0/8","203.0.113.0/24"]}}"""));
}
