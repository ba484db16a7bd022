using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UnpairedConditionKeyRuleTests : RuleFixture<UnpairedConditionKeyRule>
{
    private static string Of(string effect, string condition)
        => $$"""{"Effect":"{{effect}}","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{{condition}}}""";

    [TestCase("aws:VpcSourceIp", "aws:SourceVpc")]
    [TestCase("aws:Ec2InstanceSourcePrivateIPv4", "aws:Ec2InstanceSourceVpc")]
    public void Names_the_partner(string key, string partner) => CheckUnfixable(
        Of("Allow", $$$"""{"IpAddress":{[|"{{{key}}}"|]:"10.0.0.0/8"}}"""),
        message: $"\"{key}\" alone means the address in any VPC: \"{partner}\" is not tested");

    [TestCase("Deny", "NotIpAddress", "aws:VpcSourceIp")]
    [TestCase("Deny", "NotIpAddressIfExists", "AWS:vpcsourceip")]
    [TestCase("Deny", "StringNotEquals", "aws:Ec2InstanceSourcePrivateIPv4")]
    [TestCase("Allow", "StringEquals", "aws:vpcSourceIP")]
    public void Reports(string effect, string name, string key) => CheckUnfixable(Of(effect, $$$"""{"{{{name}}}":{[|"{{{key}}}"|]:["10.0.0.1"]}}"""));

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    public void Reports_in_every_kind(PolicyKind kind) => CheckUnfixable(Of("Deny", """{"NotIpAddress":{[|"aws:VpcSourceIp"|]:"10.0.0.1"}}"""), kind: kind);

    [TestCase("""{"IpAddress":{"aws:VpcSourceIp":"10.0.0.1"},"StringEquals":{"aws:SourceVpc":"vpc-0a1b2c3d"}}""")]
    [TestCase("""{"IpAddress":{"aws:VpcSourceIp":"10.0.0.1"},"StringEquals":{"AWS:sourceVPCE":"vpce-0a1b2c3d"}}""")]
    [TestCase("""{"IpAddress":{"aws:VpcSourceIp":"10.0.0.1"},"ArnEquals":{"aws:SourceVpcArn":"arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-0a1b2c3d"}}""")]
    [TestCase("""{"IpAddress":{"aws:Ec2InstanceSourcePrivateIPv4":"10.0.0.1"},"StringEquals":{"aws:Ec2InstanceSourceVpc":"vpc-0a1b2c3d"}}""")]
    [TestCase("""{"Null":{"aws:VpcSourceIp":"false"}}""")]
    [TestCase("""{"IpAddress":{"aws:SourceIp":"203.0.113.1"}}""")]
    [TestCase("""{"Near":{"aws:VpcSourceIp":"10.0.0.1"}}""", Description = "no operator")]
    public void Leaves(string condition)
    {
        Check(Of("Allow", condition));
        Check(Of("Deny", condition));
    }

    [Test]
    public void Wants_the_partner_of_the_key_itself() => CheckUnfixable(
        Of("Allow", """{"IpAddress":{[|"aws:Ec2InstanceSourcePrivateIPv4"|]:"10.0.0.1"},"StringEquals":{"aws:SourceVpc":"vpc-0a1b2c3d"}}"""));

    [Test]
    public void Leaves_a_Deny_beside_one_of_the_VPC() => Check($$"""
        [{{Of("Deny", """{"StringNotEquals":{"aws:Ec2InstanceSourceVpc":"${aws:SourceVpc}"}}""")}},
         {{Of("Deny", """{"StringNotEquals":{"aws:Ec2InstanceSourcePrivateIPv4":"${aws:VpcSourceIp}"}}""")}}]
        """);

    [Test]
    public void Reports_an_Allow_beside_one_of_the_VPC() => CheckUnfixable($$"""
        [{{Of("Allow", """{"StringEquals":{"aws:SourceVpc":"vpc-0a1b2c3d"}}""")}},
         {{Of("Allow", """{"IpAddress":{[|"aws:VpcSourceIp"|]:"10.0.0.1"}}""")}}]
        """);

    [Test]
    public void Reports_a_Deny_beside_an_Allow_of_the_VPC() => CheckUnfixable($$"""
        [{{Of("Allow", """{"StringEquals":{"aws:SourceVpc":"vpc-0a1b2c3d"}}""")}},
         {{Of("Deny", """{"NotIpAddress":{[|"aws:VpcSourceIp"|]:"10.0.0.1"}}""")}}]
        """);
}
