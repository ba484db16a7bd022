using PolicyLint.Model;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class RcpMissingServicePrincipalCheckRuleTests : RuleFixture<RcpMissingServicePrincipalCheckRule>
{
    [TestCase("""{"StringNotEqualsIfExists":{[|"aws:SourceOrgID"|]:"o-1"}}""")]
    [TestCase("""{"StringNotEquals":{[|"AWS:sourceaccount"|]:"111122223333","aws:SourceOrgID":"o-1"}}""", Description = "one finding a statement")]
    [TestCase("""{"ArnNotLike":{[|"aws:SourceArn"|]:"arn:aws:s3:::*"}}""")]
    [TestCase("""{"ForAllValues:StringNotLike":{[|"aws:SourceOrgPaths"|]:"o-1/*"}}""")]
    [TestCase("""{"StringEqualsIfExists":{[|"aws:SourceAccount"|]:"111122223333"}}""")]
    [TestCase("""{"StringNotEquals":{[|"aws:SourceOrgID"|]:"o-1"},"BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}""", Description = "the wrong way round")]
    [TestCase("""{"StringNotEquals":{[|"aws:SourceOrgID"|]:"o-1"},"Bool":{"aws:PrincipalIsAWSService":["true","false"]}}""", Description = "both")]
    public void Reports(string condition) => CheckUnfixable(RcpStatements.Deny(condition), kind: PolicyKind.ResourceControl);

    [Test]
    public void Adds_the_line_where_it_goes() => Check(
        RcpStatements.Deny("""{"StringNotEquals":{[|"aws:SourceOrgID"|]:"o-1"},"Bool":{"aws:SecureTransport":"true"}}"""),
        fixedTo: RcpStatements.Deny("""{"StringNotEquals":{"aws:SourceOrgID":"o-1"},"Bool":{"aws:PrincipalIsAWSService": "true", "aws:SecureTransport":"true"}}"""),
        message: "\"aws:SourceOrgID\" is tested without aws:PrincipalIsAWSService \"true\": requests of users and roles, which do not have it, are denied",
        kind: PolicyKind.ResourceControl);

    [Test]
    public void Threatens_nobody_where_the_key_is_demanded() => Check(
        RcpStatements.Deny("""{"StringNotEquals":{[|"aws:SourceOrgID"|]:"o-1"},"Null":{"aws:SourceArn":"false"}}"""),
        message: "\"aws:SourceOrgID\" is tested without aws:PrincipalIsAWSService \"true\"",
        kind: PolicyKind.ResourceControl);

    [TestCaseSource(typeof(RcpStatements), nameof(RcpStatements.Samples))]
    public void Leaves_what_AWS_shows((string Actions, string Condition) sample)
        => Check(RcpStatements.Deny(sample.Condition, sample.Actions), kind: PolicyKind.ResourceControl);

    [TestCase("""{"StringNotEquals":{"aws:SourceOrgID":"o-1"},"BoolIfExists":{"aws:principalisawsservice":true}}""")]
    [TestCase("""{"StringEquals":{"aws:SourceAccount":"111122223333"}}""", Description = "does not hold without the key")]
    [TestCase("""{"Null":{"aws:SourceAccount":"true"}}""", Description = "no value is tested")]
    [TestCase("""{"StringNotEquals":{"aws:SourceOrgID":"o-1","aws:PrincipalOrgID":"o-1"}}""", Description = "users and roles have the other")]
    [TestCase("""{"StringNotEquals":{"aws:SourceVpc":"vpc-12345678"}}""")]
    public void Leaves(string condition) => Check(RcpStatements.Deny(condition), kind: PolicyKind.ResourceControl);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.ServiceControl)]
    public void Leaves_other_kinds(PolicyKind kind) => Check(RcpStatements.Deny("""{"StringNotEquals":{"aws:SourceOrgID":"o-1"}}"""), kind: kind);
}
