using PolicyLint.Model;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class RegionLockOnGlobalServicesRuleTests : RuleFixture<RegionLockOnGlobalServicesRule>
{
    private const string Lock = """{"StringNotEquals":{"aws:RequestedRegion":["eu-central-1"]}}""";

    private static string Deny(string actions, string condition = Lock, string resource = "\"*\"")
        => $$"""{"Effect":"Deny",{{actions}},"Resource":{{resource}},"Condition":{{condition}}}""";

    [TestCase("\"Action\":[|\"*\"|]")]
    [TestCase("\"Action\":[\"ec2:*\",[|\"IAM:*\"|]]")]
    [TestCase("[|\"NotAction\"|]:[\"sts:*\",\"cloudfront:*\"]")]
    [TestCase("[|\"NotAction\"|]:\"support:*\"")]
    public void Reports(string actions) => Check(
        Deny(actions),
        message: "The lock on Regions denies IAM and other global services too: their requests are made in us-east-1",
        kind: PolicyKind.ServiceControl);

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.Session)]
    public void Reports_in_other_kinds(PolicyKind kind) => Check(Deny("\"Action\":[|\"*\"|]"), kind: kind);

    [TestCase("""{"StringNotLike":{"AWS:requestedregion":["eu-*"]}}""")]
    [TestCase("""{"StringNotEqualsIfExists":{"aws:RequestedRegion":"eu-west-1"}}""")]
    [TestCase("""{"stringnotequalsignorecase":{"aws:RequestedRegion":"EU-WEST-1"}}""")]
    [TestCase("""{"StringNotEquals":{"aws:RequestedRegion":"eu-west-1"},"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/Admin"}}""")]
    [TestCase("""{"StringNotEquals":{"aws:RequestedRegion":"eu-west-1"},"Bool":{"aws:ViaAWSService":"false"}}""")]
    public void Reports_every_form_of_lock(string condition) => Check(Deny("\"Action\":[|\"*\"|]", condition), kind: PolicyKind.ServiceControl);

    [TestCase("\"NotAction\":[\"iam:*\",\"organizations:*\"]")]
    [TestCase("\"NotAction\":[\"ec2:*\",\"iam:Get*\"]")]
    [TestCase("\"NotAction\":[\"*\"]")]
    [TestCase("\"Action\":[\"ec2:*\",\"s3:*\"]")]
    [TestCase("\"Action\":[\"iam:CreateRole\"]")]
    public void Leaves_actions(string actions) => Check(Deny(actions), kind: PolicyKind.ServiceControl);

    [TestCase("""{"StringNotEquals":{"aws:RequestedRegion":["eu-west-1","us-east-1"]}}""")]
    [TestCase("""{"StringNotEquals":{"aws:RequestedRegion":["us-gov-west-1"]}}""")]
    [TestCase("""{"StringNotLike":{"aws:RequestedRegion":["us-*"]}}""")]
    [TestCase("""{"StringNotLike":{"aws:RequestedRegion":["cn-*"]}}""")]
    [TestCase("""{"StringNotEquals":{"aws:RequestedRegion":"${aws:PrincipalTag/region}"}}""")]
    [TestCase("""{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}""")]
    [TestCase("""{"ForAllValues:StringNotEquals":{"aws:RequestedRegion":"eu-west-1"}}""")]
    [TestCase("""{"StringNotEquals":{"aws:Region":"eu-west-1"}}""")]
    [TestCase("""{"StringNotEquals":{"aws:RequestedRegion":"eu-west-1"},"StringEquals":{"aws:SourceVpc":"vpc-1"}}""", Description = "as in AWS's sample")]
    [TestCase("""{"StringNotEquals":{"aws:RequestedRegion":"eu-west-1"},"StringNotEqual":{"aws:PrincipalTag/a":"b"}}""", Description = "unknown-condition-operator")]
    public void Leaves_conditions(string condition) => Check(Deny("\"Action\":\"*\"", condition), kind: PolicyKind.ServiceControl);

    [Test]
    public void Leaves_certain_resources() => Check(Deny("\"Action\":\"*\"", resource: "\"arn:aws:s3:::x\""), kind: PolicyKind.ServiceControl);

    [Test]
    public void Leaves_an_allow()
        => Check(Deny("\"Action\":\"*\"").Replace("Deny", "Allow", StringComparison.Ordinal), kind: PolicyKind.ServiceControl);

    [Test]
    public void Leaves_a_bucket_policy() => Check(
        """{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"eu-west-1"}}}""", kind: PolicyKind.Resource);
}
