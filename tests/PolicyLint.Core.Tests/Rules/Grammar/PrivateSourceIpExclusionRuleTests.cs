using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class PrivateSourceIpExclusionRuleTests : RuleFixture<PrivateSourceIpExclusionRule>
{
    [Test]
    public void Reports_one_private_range() => Check(
        ConditionSource.Of("""{"NotIpAddress":{[|"aws:SourceIp"|]:"10.0.0.0/8"}}"""),
        message: "\"aws:SourceIp\" is never a private address, so NotIpAddress excludes nothing here");

    [Test]
    public void Reports_a_list_once() => Check(
        ConditionSource.Of("""{"NotIpAddress":{[|"aws:SourceIp"|]:["10.1.2.3/16","172.16.0.1","192.168.0.0/16"]}}"""));

    [TestCase("NotIpAddressIfExists")]
    [TestCase("ForAllValues:NotIpAddress")]
    [TestCase("notipaddress")]
    public void Reports_under_every_form(string name) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{[|"AWS:sourceip"|]:"10.0.0.1"}}"""));

    [TestCase("""["10.0.0.0/8","203.0.113.0/24"]""", Description = "PrivateSourceIpExclusionAmong…")]
    [TestCase("""["10.0.0.0/8","x"]""", Description = "invalid-ip-range")]
    [TestCase("""["10.0.0.0/8","${aws:PrincipalTag/ip}"]""", Description = "not known")]
    [TestCase("\"10.0.0.0/7\"")]
    [TestCase("\"0.0.0.0/0\"")]
    [TestCase("\"100.64.0.0/10\"", Description = "not RFC 1918")]
    [TestCase("\"127.0.0.1\"", Description = "not RFC 1918")]
    [TestCase("\"169.254.169.254\"", Description = "not RFC 1918")]
    [TestCase("\"fd00::/8\"", Description = "not RFC 1918")]
    [TestCase("[]")]
    public void Leaves_values(string values) => Check(ConditionSource.Of($$$"""{"NotIpAddress":{"aws:SourceIp":{{{values}}}}}"""));

    [TestCase("NotIpAddress", "aws:VpcSourceIp")]
    [TestCase("NotIpAddress", "aws:SourceIpAddress")]
    [TestCase("IpAddress", "aws:SourceIp")]
    [TestCase("StringEquals", "aws:SourceIp")]
    [TestCase("IpAdress", "aws:SourceIp")]
    public void Leaves_other_keys_and_operators(string name, string key) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"{{{key}}}":"10.0.0.0/8"}}"""));
}
