using PolicyLint.Model;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.Guardrails.GuardrailStatements;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class MfaDenySkipsAccessKeysRuleTests : RuleFixture<MfaDenySkipsAccessKeysRule>
{
    [Test]
    public void Reports_and_adds_IfExists() => Check(
        Deny("""{"Bool":{[|"aws:MultiFactorAuthPresent"|]:"false"}}"""),
        fixedTo: Deny("""{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}"""),
        message: "\"aws:MultiFactorAuthPresent\" is in no request that an access key of a user signs, and Bool does not hold without it: those are not denied");

    [TestCase("bool", "AWS:multifactorauthpresent", "\"False\"", "BoolIfExists")]
    [TestCase("Bool", "aws:MultiFactorAuthPresent", "false", "BoolIfExists")]
    [TestCase("Bool", "aws:MultiFactorAuthPresent", "[\"false\"]", "BoolIfExists")]
    [TestCase("NumericGreaterThan", "aws:MultiFactorAuthAge", "\"3600\"", "NumericGreaterThanIfExists")]
    [TestCase("NumericGreaterThanEquals", "aws:multiFactorAuthAge", "3600", "NumericGreaterThanEqualsIfExists")]
    public void Reports(string name, string key, string value, string repaired) => Check(
        Deny($$$"""{"{{{name}}}":{[|"{{{key}}}"|]:{{{value}}}}}"""),
        fixedTo: Deny($$$"""{"{{{repaired}}}":{"{{{key}}}":{{{value}}}}}"""));

    [TestCase("""{"Bool":{[|"aws:MultiFactorAuthPresent"|]:"false"},"ArnLike":{"aws:PrincipalArn":["arn:aws:iam::*:role/x","arn:aws:iam::*:user/*"]}}""")]
    [TestCase("""{"Bool":{[|"aws:MultiFactorAuthPresent"|]:"false"},"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/x"}}""")]
    [TestCase("""{"Bool":{[|"aws:MultiFactorAuthPresent"|]:"false"},"Null":{"aws:TokenIssueTime":"true"}}""")]
    public void Reports_beside_conditions_that_access_keys_meet(string condition) => Check(Deny(condition));

    [Test]
    public void Tells_of_an_age_that_it_is_absent_without_MFA() => Check(
        Deny("""{"NumericGreaterThan":{[|"aws:MultiFactorAuthAge"|]:"3600"}}"""),
        message: "\"aws:MultiFactorAuthAge\" is in no request that is made without MFA, and NumericGreaterThan does not hold without it: those are not denied");

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Session)]
    public void Reports_in_kinds_without_principal(PolicyKind kind) => Check(Deny("""{"Bool":{[|"aws:MultiFactorAuthPresent"|]:"false"}}"""), kind: kind);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Reports_in_kinds_with_principal(PolicyKind kind) => Check(
        """{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole","Resource":"*","Condition":{"Bool":{[|"aws:MultiFactorAuthPresent"|]:"false"}}}""", kind: kind);

    [TestCase("""{"Bool":{[|"aws:MultiFactorAuthPresent"|]:"false","aws:ViaAWSService":"false"}}""", Description = "another key")]
    [TestCase("""{"Bool":{[|"aws:MultiFactorAuthPresent"|]:"false"},"BoolIfExists":{"aws:ViaAWSService":"false"}}""", Description = "the name is taken")]
    public void Offers_no_fix(string condition) => CheckUnfixable(Deny(condition));

    [TestCase("""{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}""")]
    [TestCase("""{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""", Description = "ineffective-mfa-condition")]
    [TestCase("""{"Bool":{"aws:MultiFactorAuthPresent":["true","false"]}}""")]
    [TestCase("""{"ForAnyValue:Bool":{"aws:MultiFactorAuthPresent":"false"}}""")]
    [TestCase("""{"StringEquals":{"aws:MultiFactorAuthPresent":"false"}}""", Description = "condition-type-mismatch")]
    [TestCase("""{"Bool":{"aws:MultiFactorAuth":"false"}}""")]
    [TestCase("""{"NumericLessThan":{"aws:MultiFactorAuthAge":"60"}}""")]
    [TestCase("""{"NumericGreaterThanIfExists":{"aws:MultiFactorAuthAge":"60"}}""")]
    [TestCase("""{"NumericGreaterThan":{"aws:MultiFactorAuthAge":"60"},"BoolIfExists":{"aws:MultiFactorAuthPresent":"true"}}""")]
    [TestCase("""{"Bool":{"aws:MultiFactorAuthPresent":"false"},"Null":{"aws:MultiFactorAuthPresent":"true"}}""", Description = "contradictory-conditions")]
    [TestCase("""{"Bool":{"aws:MultiFactorAuthPresent":"false"},"DateLessThan":{"aws:TokenIssueTime":"2026-01-01T00:00:00Z"}}""", Description = "temporary credentials only")]
    [TestCase("""{"Bool":{"aws:MultiFactorAuthPresent":"false"},"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/Admin"}}""", Description = "a role has temporary credentials")]
    [TestCase("""{"Bool":{"aws:MultiFactorAuthPresent":"false"},"StringEquals":{"aws:PrincipalType":"AssumedRole"}}""")]
    public void Leaves(string condition) => Check(Deny(condition));

    [Test]
    public void Leaves_an_allow() => Check(Allow("""{"Bool":{"aws:MultiFactorAuthPresent":"false"}}"""));

    [TestCase("""{"Null":{"aws:MultiFactorAuthPresent":"true"}}""")]
    [TestCase("""{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}""")]
    [TestCase("""{"Null":{"aws:MultiFactorAuthAge":"true"}}""")]
    public void Leaves_what_another_deny_completes(string other)
        => Check(Policy(Deny("""{"Bool":{"aws:MultiFactorAuthPresent":"false"}}"""), Deny(other)));

    [Test]
    public void An_allow_completes_no_deny()
        => Check(Policy(Deny("""{"Bool":{[|"aws:MultiFactorAuthPresent"|]:"false"}}"""), Allow("""{"BoolIfExists":{"aws:MultiFactorAuthPresent":"true"}}""")));

    [Test]
    public void Leaves_an_age_where_MFA_is_asked_for_elsewhere()
        => Check(Policy(Deny("""{"NumericGreaterThan":{"aws:MultiFactorAuthAge":"3600"}}"""), Allow("""{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""")));
}
