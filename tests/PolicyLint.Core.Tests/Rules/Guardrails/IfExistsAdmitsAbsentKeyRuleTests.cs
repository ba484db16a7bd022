using PolicyLint.Model;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.Guardrails.GuardrailStatements;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class IfExistsAdmitsAbsentKeyRuleTests : RuleFixture<IfExistsAdmitsAbsentKeyRule>
{
    [Test]
    public void Reports_and_demands_the_key() => Check(
        Allow("""{"StringEqualsIfExists":{[|"aws:SourceVpce"|]:"vpce-1"}}"""),
        fixedTo: Allow("""{"StringEquals":{"aws:SourceVpce":"vpce-1"}}"""),
        message: "StringEqualsIfExists lets in requests without \"aws:SourceVpce\" too: those that come through no VPC endpoint");

    [TestCase("stringequalsifexists", "AWS:sourcevpc", "StringEquals")]
    [TestCase("ArnLikeIfExists", "aws:SourceVpcArn", "ArnLike")]
    [TestCase("StringEqualsIfExists", "aws:VpceOrgID", "StringEquals")]
    [TestCase("StringEqualsIgnoreCaseIfExists", "aws:VpceAccount", "StringEqualsIgnoreCase")]
    [TestCase("StringEqualsIfExists", "aws:PrincipalOrgID", "StringEquals")]
    [TestCase("StringLikeIfExists", "aws:PrincipalTag/team", "StringLike")]
    public void Reports(string name, string key, string repaired) => Check(
        Allow($$$"""{"{{{name}}}":{[|"{{{key}}}"|]:["a","b"]}}"""),
        fixedTo: Allow($$$"""{"{{{repaired}}}":{"{{{key}}}":["a","b"]}}"""));

    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Session)]
    public void Reports_in_other_kinds(PolicyKind kind) => Check(Allow("""{"StringEqualsIfExists":{[|"aws:SourceVpce"|]:"vpce-1"}}"""), kind: kind);

    [Test]
    public void Reports_in_an_endpoint_policy() => Check(
        """{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringEqualsIfExists":{[|"aws:PrincipalOrgID"|]:"o-1"}}}""", kind: PolicyKind.Endpoint);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    public void Leaves_kinds_that_are_public_or_not(PolicyKind kind) => Check(
        """{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringEqualsIfExists":{"aws:PrincipalOrgID":"o-1"}}}""", kind: kind);

    [TestCase("""{"StringEqualsIfExists":{[|"aws:SourceVpce"|]:"vpce-1","aws:ResourceAccount":"111122223333"}}""")]
    [TestCase("""{"StringEqualsIfExists":{[|"aws:SourceVpce"|]:"vpce-1"},"StringEquals":{"aws:ResourceAccount":"111122223333"}}""")]
    public void Offers_no_fix(string condition) => CheckUnfixable(Allow(condition));

    [TestCase("""{"StringEquals":{"aws:SourceVpce":"vpce-1"}}""")]
    [TestCase("""{"StringNotEqualsIfExists":{"aws:SourceVpce":"vpce-1"}}""", Description = "holds without the key anyhow")]
    [TestCase("""{"StringEqualsIfExists":{"aws:SourceVpce":"vpce-1"},"IpAddressIfExists":{"aws:SourceIp":"203.0.113.0/24"}}""", Description = "either network")]
    [TestCase("""{"StringEqualsIfExists":{"aws:SourceVpce":"vpce-1"},"StringEquals":{"aws:SourceVpc":"vpc-1"}}""", Description = "demanded")]
    [TestCase("""{"StringLikeIfExists":{"aws:PrincipalTag/team":"a"},"StringEquals":{"aws:PrincipalTag/x":"y"}}""", Description = "another key of its kind is demanded")]
    [TestCase("""{"StringEqualsIfExists":{"aws:SourceVpce":"vpce-1"},"StringEqual":{"aws:SourceVpc":"vpc-1"}}""", Description = "unknown-condition-operator")]
    [TestCase("""{"StringEqualsIfExists":{"iam:PassedToService":"ec2.amazonaws.com"}}""", Description = "as in AWS's managed policies")]
    [TestCase("""{"StringEqualsIfExists":{"aws:ResourceAccount":"${aws:PrincipalAccount}"}}""", Description = "as in AWS's managed policies")]
    [TestCase("""{"StringEqualsIfExists":{"aws:SourceVpce":[]}}""", Description = "empty-if-exists")]
    [TestCase("""{"ForAllValues:StringEqualsIfExists":{"aws:SourceVpce":"vpce-1"}}""", Description = "for-all-values-on-single-valued-key")]
    public void Leaves(string condition) => Check(Allow(condition));

    [Test]
    public void Leaves_a_deny() => Check(Deny("""{"StringEqualsIfExists":{"aws:SourceVpce":"vpce-1"}}"""));
}
