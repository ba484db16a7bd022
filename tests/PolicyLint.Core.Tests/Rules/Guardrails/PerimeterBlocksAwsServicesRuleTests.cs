using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;
using PolicyLint.Text;
using static PolicyLint.Core.Tests.Rules.Guardrails.GuardrailStatements;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class PerimeterBlocksAwsServicesRuleTests : RuleFixture<PerimeterBlocksAwsServicesRule>
{
    private const string Everything = "\"*\"";

    private static string OnBucket(string condition)
        => $$"""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::x/*","Condition":{{condition}}}""";

    [TestCase("NotIpAddress", "aws:SourceIp")]
    [TestCase("notipaddressifexists", "AWS:sourceip")]
    [TestCase("StringNotEquals", "aws:SourceVpce")]
    [TestCase("StringNotLikeIfExists", "aws:SourceVpc")]
    [TestCase("ForAllValues:StringNotEquals", "aws:VpceOrgID")]
    [TestCase("ArnNotEquals", "aws:SourceVpcArn")]
    [TestCase("StringNotEquals", "aws:VpceAccount")]
    public void Reports(string name, string key) => CheckUnfixable(
        Deny($$$"""{"{{{name}}}":{[|"{{{key}}}"|]:"x"}}""", Everything),
        message: $"\"{key}\" is another one when an AWS service makes a request for the caller, and nothing spares those",
        kind: PolicyKind.Identity);

    [TestCase("boolifexists")]
    [TestCase("Bool")]
    public void Adds_the_line_where_it_goes(string name) => Check(
        Deny($$$"""{"NotIpAddress":{[|"aws:SourceIp"|]:"203.0.113.0/24"},"{{{name}}}":{"aws:MultiFactorAuthPresent":"false"}}""", Everything),
        fixedTo: Deny($$$"""{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"},"{{{name}}}":{"aws:ViaAWSService": "false", "aws:MultiFactorAuthPresent":"false"}}""", Everything));

    [Test]
    public void Reports_a_statement_once()
        => Check(Deny("""{"StringNotEquals":{"aws:PrincipalTag/a":"b",[|"aws:SourceVpc"|]:"vpc-1"},"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""", Everything), kind: PolicyKind.ServiceControl);

    [TestCase("""{"Effect":"Deny","NotAction":"iam:*","Resource":"*","Condition":{"NotIpAddress":{[|"aws:SourceIp"|]:"203.0.113.0/24"}}}""")]
    [TestCase("""{"Effect":"Deny","Action":["iam:CreateRole","s3:*"],"Resource":"*","Condition":{"NotIpAddress":{[|"aws:SourceIp"|]:"203.0.113.0/24"}}}""")]
    public void Reports_broad_actions(string statement) => Check(statement);

    [TestCase("""{"NotIpAddress":{[|"aws:SourceIp"|]:"203.0.113.0/24"},"StringEquals":{"aws:PrincipalTag/a":"b"}}""")]
    [TestCase("""{"NotIpAddress":{[|"aws:SourceIp"|]:"203.0.113.0/24"},"StringNotEquals":{"s3:ResourceAccount":"111122223333"}}""")]
    public void Reports_beside_conditions_that_hold_for_services_too(string condition) => Check(Deny(condition, Everything));

    [TestCase("\"s3:GetObject\"")]
    [TestCase("\"s3:Get*\"")]
    [TestCase("\"iam:CreateUser\",\"rolesanywhere:CreateSession\"")]
    public void Leaves_certain_actions(string actions) => Check(Deny("""{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""", actions));

    [TestCase("""{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"},"Bool":{"aws:ViaAWSService":"false"}}""")]
    [TestCase("""{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"},"BoolIfExists":{"AWS:viaawsservice":"false"}}""")]
    [TestCase("""{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"},"BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}""")]
    [TestCase("""{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"},"ForAllValues:StringNotEquals":{"aws:CalledVia":"athena.amazonaws.com"}}""")]
    [TestCase("""{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"},"StringNotEquals":{"aws:CalledViaFirst":"athena.amazonaws.com"}}""")]
    [TestCase("""{"StringNotEquals":{"aws:SourceVpce":"vpce-1","aws:SourceAccount":"111122223333"}}""")]
    [TestCase("""{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"},"Boole":{"aws:X":"false"}}""", Description = "unknown-condition-operator")]
    [TestCase("""{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"},"NumericLessThan":{"s3:TlsVersion":"1.2"}}""", Description = "no service uses old TLS")]
    [TestCase("""{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""", Description = "keeps certain addresses out")]
    [TestCase("""{"ForAnyValue:StringNotEquals":{"aws:SourceVpce":"vpce-1"}}""")]
    [TestCase("""{"NotIpAddress":{"aws:VpcSourceIp":"10.0.0.0/8"}}""")]
    [TestCase("""{"NotIpAddress":{"aws:SourceIp":[]}}""")]
    [TestCase("""{"Null":{"aws:SourceVpce":"true"}}""")]
    public void Leaves(string condition) => Check(Deny(condition, Everything));

    [TestCase("""{"StringEquals":{"aws:SourceVpc":"vpc-1"},"StringNotEqualsIfExists":{"aws:RequestedRegion":"eu-west-1"}}""", Description = "as in AWS's sample")]
    [TestCase(
        """
        {"BoolIfExists":{"aws:ViaAWSService":"false"},"NotIpAddressIfExists":{"aws:SourceIp":["203.0.113.0/24"]},
        "StringNotEqualsIfExists":{"aws:PrincipalTag/x":"true","aws:SourceVpc":["vpc-1"]},"ArnNotLikeIfExists":{"aws:PrincipalArn":["arn:aws:iam::*:role/aws:ec2-infrastructure"]}}
        """,
        Description = "as in AWS's sample")]
    public void Leaves_what_AWS_shows(string condition) => Check(Deny(condition, Everything), kind: PolicyKind.ServiceControl);

    [TestCaseSource(typeof(RcpStatements), nameof(RcpStatements.Samples))]
    public void Leaves_what_AWS_shows_for_resources((string Actions, string Condition) sample)
        => Check(RcpStatements.Deny(sample.Condition, sample.Actions), kind: PolicyKind.ResourceControl);

    [Test]
    public void Leaves_what_rcp_blocks_aws_services_says()
        => Check(RcpStatements.Deny("""{"StringNotEquals":{"aws:PrincipalOrgID":"o-1","aws:SourceVpce":"vpce-1"}}"""), kind: PolicyKind.ResourceControl);

    [Test]
    public void Leaves_an_allow() => Check(Allow("""{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""", Everything));

    [Test]
    public void Leaves_a_trust_policy()
        => Check("""{"Effect":"Deny","Principal":"*","Action":"sts:*","Condition":{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}}""", kind: PolicyKind.Trust);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Suggests_it_for_resources(PolicyKind kind)
    {
        const string Condition = """{"StringNotEquals":{[|"aws:SourceVpce"|]:"vpce-1"}}""";
        Check(OnBucket(Condition), kind: kind);
        SeverityOf(OnBucket(Condition), kind).Should().Be(Severity.Suggestion);
    }

    [Test]
    public void Warns_where_a_service_is_allowed_and_denied()
    {
        string policy = Policy(
            """{"Effect":"Allow","Principal":{"Service":"logging.s3.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::x/*"}""",
            OnBucket("""{"StringNotEquals":{[|"aws:SourceVpce"|]:"vpce-1"}}"""));
        Check(
            policy,
            message: "\"aws:SourceVpce\" is another one when an AWS service makes a request for the caller, and nothing spares those, nor those of \"logging.s3.amazonaws.com\", to which the policy gives access",
            kind: PolicyKind.Resource);
        SeverityOf(policy, PolicyKind.Resource).Should().Be(Severity.Warning);
    }

    private static Severity SeverityOf(string marked, PolicyKind kind)
        => RuleVerifier.LinterFor(new PerimeterBlocksAwsServicesRule(), kind).Lint(SourceText.From(MarkedText.Parse(marked).Text)).Diagnostics.Should().ContainSingle().Which.Severity;
}
