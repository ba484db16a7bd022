using PolicyLint.Model;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class RcpBlocksAwsServicesRuleTests : RuleFixture<RcpBlocksAwsServicesRule>
{
    [TestCase("""{"StringNotEqualsIfExists":{[|"aws:PrincipalOrgID"|]:"o-1"}}""")]
    [TestCase("""{"StringNotEquals":{[|"AWS:principalorgid"|]:["o-1","o-2"]}}""")]
    [TestCase("""{"StringEqualsIfExists":{[|"aws:PrincipalAccount"|]:"111122223333"}}""")]
    [TestCase("""{"ForAllValues:StringNotLike":{[|"aws:PrincipalOrgPaths"|]:"o-1/*"}}""")]
    [TestCase("""{"ArnNotLikeIfExists":{[|"aws:PrincipalArn"|]:"arn:aws:iam::111122223333:role/x"}}""")]
    [TestCase("""{"StringNotEquals":{[|"aws:PrincipalTag/team"|]:"web"}}""")]
    [TestCase("""{"Null":{[|"aws:PrincipalTag/team"|]:"true"}}""")]
    [TestCase("""{"StringNotEquals":{"aws:ResourceTag/x":"y",[|"aws:PrincipalOrgID"|]:"o-1","aws:PrincipalAccount":"111122223333"}}""", Description = "one finding a statement")]
    [TestCase("""{"StringNotEquals":{[|"aws:PrincipalOrgID"|]:"o-1"},"Bool":{"aws:ViaAWSService":"false"}}""", Description = "another question")]
    [TestCase("""{"StringNotEquals":{[|"aws:PrincipalOrgID"|]:"o-1"},"StringEquals":{"aws:RequestedRegion":"eu-central-1"}}""")]
    public void Reports(string condition) => CheckUnfixable(RcpStatements.Deny(condition), kind: PolicyKind.ResourceControl);

    [Test]
    public void Adds_the_line_where_it_goes() => Check(
        RcpStatements.Deny("""{"StringNotEquals":{[|"aws:PrincipalOrgID"|]:"o-1"},"boolifexists":{"aws:ViaAWSService":"false"}}"""),
        fixedTo: RcpStatements.Deny("""{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"},"boolifexists":{"aws:PrincipalIsAWSService": "false", "aws:ViaAWSService":"false"}}"""),
        message: "\"aws:PrincipalOrgID\" is no property of an AWS service, and nothing spares services: the statement denies their requests too",
        kind: PolicyKind.ResourceControl);

    [TestCaseSource(typeof(RcpStatements), nameof(RcpStatements.Samples))]
    public void Leaves_what_AWS_shows((string Actions, string Condition) sample)
        => Check(RcpStatements.Deny(sample.Condition, sample.Actions), kind: PolicyKind.ResourceControl);

    [TestCase("""{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}""", Description = "does not hold for services")]
    [TestCase("""{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"},"StringLike":{"aws:PrincipalTag/a":"*"}}""", Description = "demands a tag")]
    [TestCase("""{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"},"Null":{"aws:PrincipalTag/a":"false"}}""", Description = "demands a tag")]
    [TestCase("""{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"},"Bool":{"aws:PrincipalIsAWSService":false}}""")]
    [TestCase("""{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"},"Bool":{"aws:PrincipalIsAWSService":"true"}}""", Description = "meant so")]
    [TestCase("""{"StringNotEquals":{"aws:PrincipalOrgID":"o-1","aws:SourceOrgID":"o-1"}}""", Description = "services have the one")]
    [TestCase("""{"StringNotEquals":{"aws:PrincipalOrgIDs":"o-1"}}""")]
    [TestCase("""{"StringNotEquals":{"aws:ResourceOrgID":"o-1"}}""")]
    [TestCase("""{"StringNotEqual":{"aws:PrincipalOrgID":"o-1"}}""", Description = "unknown-condition-operator")]
    [TestCase("""{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"},"Boole":{"aws:PrincipalIsAWSService":"false"}}""", Description = "unknown-condition-operator")]
    [TestCase("{}")]
    public void Leaves(string condition) => Check(RcpStatements.Deny(condition), kind: PolicyKind.ResourceControl);

    [TestCase("\"s3:GetObject\"", """{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/x"}}""")]
    [TestCase("\"sts:assumerolewithwebidentity\",\"sts:AssumeRoleWithSAML\"", """{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"}}""")]
    public void Leaves_actions_of_which_AWS_shows_it_without(string actions, string condition)
        => Check(RcpStatements.Deny(condition, actions), kind: PolicyKind.ResourceControl);

    [TestCase("\"s3:GetObject\"", """{"StringNotEquals":{[|"aws:PrincipalOrgID"|]:"o-1"}}""", Description = "an action alone is no excuse for an organization")]
    [TestCase("\"s3:GetObject\",\"s3:Put*\"", """{"ArnNotLike":{[|"aws:PrincipalArn"|]:"arn:aws:iam::111122223333:role/x"}}""")]
    [TestCase("\"sts:AssumeRoleWithSAML\",\"sts:AssumeRole\"", """{"StringNotEquals":{[|"aws:PrincipalOrgID"|]:"o-1"}}""")]
    public void Reports_near_those(string actions, string condition)
        => Check(RcpStatements.Deny(condition, actions), kind: PolicyKind.ResourceControl);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Endpoint)]
    public void Leaves_other_kinds(PolicyKind kind) => Check(RcpStatements.Deny("""{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"}}"""), kind: kind);

    [Test]
    public void Leaves_what_does_not_deny()
        => Check("""{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"}}}""", kind: PolicyKind.ResourceControl);
}
