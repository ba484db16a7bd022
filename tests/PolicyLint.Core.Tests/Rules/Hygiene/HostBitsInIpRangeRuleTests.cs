using PolicyLint.Analysis;
using PolicyLint.Rules;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class HostBitsInIpRangeRuleTests : RuleFixture<HostBitsInIpRangeRule>
{
    [Test]
    public void Reports_and_writes_the_network() => Check(
        ConditionSource.Of("""{"IpAddress":{"aws:SourceIp":[|"203.0.113.7/24"|]}}"""),
        fixedTo: ConditionSource.Of("""{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"""),
        message: "\"203.0.113.7/24\" is the range 203.0.113.0/24, whatever its last bits");

    [TestCase("IpAddressIfExists", "10.1.2.3/8", "10.0.0.0/8")]
    [TestCase("NotIpAddress", "1.2.3.4/0", "0.0.0.0/0")]
    [TestCase("ForAnyValue:NotIpAddress", "203.0.113.129/31", "203.0.113.128/31")]
    [TestCase("ipaddress", "2001:DB8:0:0::1/64", "2001:db8::/64")]
    [TestCase("IpAddress", "::1/0", "::/0")]
    [TestCase("IpAddress", "2001:db8::ffff/113", "2001:db8::8000/113")]
    public void Repairs_under_every_form(string name, string range, string network) => Check(
        ConditionSource.Of($$$"""{"{{{name}}}":{"aws:VpcSourceIp":["198.51.100.0/24",[|"{{{range}}}"|]]}}"""),
        fixedTo: ConditionSource.Of($$$"""{"{{{name}}}":{"aws:VpcSourceIp":["198.51.100.0/24","{{{network}}}"]}}"""));

    [TestCase("IpAddress", "203.0.113.0/24")]
    [TestCase("IpAddress", "203.0.113.7")]
    [TestCase("IpAddress", "203.0.113.7/32")]
    [TestCase("IpAddress", "2001:db8::1")]
    [TestCase("IpAddress", "2001:db8::1/128")]
    [TestCase("IpAddress", "2001:DB8:0::/48", Description = "the first address, if not in its shortest form")]
    [TestCase("IpAddress", "203.0.113.7/33", Description = "invalid-ip-range")]
    [TestCase("IpAddress", "${aws:PrincipalTag/ip}/24")]
    [TestCase("StringEquals", "203.0.113.7/24")]
    [TestCase("IpAdress", "203.0.113.7/24", Description = "unknown-condition-operator")]
    public void Leaves(string name, string value) => Check(ConditionSource.Of($$$"""{"{{{name}}}":{"aws:SourceIp":"{{{value}}}"}}"""));

    [TestCase("IpAddress", "PL7021")]
    [TestCase("NotIpAddress", "PL7022")]
    public void Says_nothing_more_of_a_private_range_that_has_to_go(string name, string id)
    {
        string source = ConditionSource.Of($$$"""{"{{{name}}}":{"aws:SourceIp":["203.0.113.0/24","10.0.0.1/8"]}}""");
        new Linter(RuleCatalog.All, new LinterOptions { Select = ["PL7"] }).Lint(SourceText.From(source)).Diagnostics
            .Select(diagnostic => diagnostic.Descriptor.Id).Should().Equal(id);
    }
}
