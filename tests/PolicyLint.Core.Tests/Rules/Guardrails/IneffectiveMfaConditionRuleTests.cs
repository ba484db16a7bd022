using PolicyLint.Model;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.Guardrails.GuardrailStatements;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class IneffectiveMfaConditionRuleTests : RuleFixture<IneffectiveMfaConditionRule>
{
    [TestCase("boolifexists", "aws:MultiFactorAuthPresent", "\"true\"", "Bool")]
    [TestCase("BoolIfExists", "AWS:MULTIFACTORAUTHPRESENT", "true", "Bool")]
    [TestCase("NumericLessThanIfExists", "aws:MultiFactorAuthAge", "\"3600\"", "NumericLessThan")]
    [TestCase("NumericLessThanEqualsIfExists", "aws:MultiFactorAuthAge", "[3600]", "NumericLessThanEquals")]
    public void Reports_IfExists_under_allow_and_drops_it(string name, string key, string value, string repaired) => Check(
        Allow($$$"""{"{{{name}}}":{[|"{{{key}}}"|]:{{{value}}}}}"""),
        fixedTo: Allow($$$"""{"{{{repaired}}}":{"{{{key}}}":{{{value}}}}}"""));

    [TestCase("""{"BoolIfExists":{[|"aws:MultiFactorAuthPresent"|]:"true"}}""", "BoolIfExists on \"aws:MultiFactorAuthPresent\" under Allow lets requests in that an access key of a user signs, which do not have the key")]
    [TestCase("""{"NumericLessThanIfExists":{[|"aws:MultiFactorAuthAge"|]:"60"}}""", "NumericLessThanIfExists on \"aws:MultiFactorAuthAge\" under Allow lets requests in that are made without MFA, which do not have the key")]
    [TestCase("""{"Null":{[|"aws:MultiFactorAuthPresent"|]:"false"}}""", "Null on \"aws:MultiFactorAuthPresent\" under Allow lets sessions without MFA in, which have the key with the value false")]
    [TestCase("""{"Bool":{[|"aws:MultiFactorAuthPresent"|]:"false"}}""", "Bool on \"aws:MultiFactorAuthPresent\" under Allow lets only requests in that are made without MFA")]
    public void Tells_what_an_allow_does(string condition, string message) => Check(Allow(condition), message: message);

    [TestCase("""{"Bool":{[|"aws:MultiFactorAuthPresent"|]:"true"}}""", "Bool on \"aws:MultiFactorAuthPresent\" under Deny denies requests that are made with MFA, and none without")]
    [TestCase("""{"BoolIfExists":{[|"aws:MultiFactorAuthPresent"|]:true}}""", "BoolIfExists on \"aws:MultiFactorAuthPresent\" under Deny denies requests that are made with MFA, and none without")]
    [TestCase("""{"Null":{[|"aws:MultiFactorAuthPresent"|]:"true"}}""", "Null on \"aws:MultiFactorAuthPresent\" under Deny does not deny sessions without MFA, which have the key with the value false")]
    public void Tells_what_a_deny_does(string condition, string message)
    {
        CheckUnfixable(Deny(condition), message: message);
        CheckUnfixable(Deny(condition), message: message, kind: PolicyKind.ServiceControl);
    }

    [TestCase("""{"BoolIfExists":{[|"aws:MultiFactorAuthPresent"|]:"true","aws:ViaAWSService":"false"}}""", Description = "another key")]
    [TestCase("""{"BoolIfExists":{[|"aws:MultiFactorAuthPresent"|]:"true"},"Bool":{"aws:ViaAWSService":"false"}}""", Description = "the name is taken")]
    [TestCase("""{"BoolIfExists":{[|"aws:MultiFactorAuthPresent"|]:"false"}}""", Description = "without IfExists it is as wrong")]
    [TestCase("""{"Null":{[|"aws:MultiFactorAuthPresent"|]:"false"}}""")]
    public void Offers_no_fix(string condition) => CheckUnfixable(Allow(condition));

    [TestCase("""{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""")]
    [TestCase("""{"Bool":{"aws:MultiFactorAuthPresent":["true","false"]}}""")]
    [TestCase("""{"NumericLessThan":{"aws:MultiFactorAuthAge":"3600"}}""")]
    [TestCase("""{"NumericGreaterThanIfExists":{"aws:MultiFactorAuthAge":"3600"}}""")]
    [TestCase("""{"Null":{"aws:MultiFactorAuthAge":"false"}}""", Description = "there with MFA only")]
    [TestCase("""{"Null":{"aws:MultiFactorAuthPresent":"false"},"Bool":{"aws:MultiFactorAuthPresent":"true"}}""")]
    [TestCase("""{"BoolIfExists":{"aws:MultiFactorAuthPresent":"true"},"NumericLessThan":{"aws:MultiFactorAuthAge":"3600"}}""")]
    [TestCase("""{"ForAllValues:Bool":{"aws:MultiFactorAuthPresent":"true"}}""", Description = "for-all-values-on-single-valued-key")]
    [TestCase("""{"BoolIfExists":{"aws:SecureTransport":"true"}}""")]
    [TestCase("""{"StringEqualsIfExists":{"aws:MultiFactorAuthPresent":"true"}}""", Description = "condition-type-mismatch")]
    public void Leaves_an_allow(string condition) => Check(Allow(condition));

    [TestCase("\"iam:CreateVirtualMFADevice\",\"IAM:EnableMFADevice\",\"sts:GetSessionToken\"")]
    public void Leaves_users_to_set_up_their_device(string actions) => Check(Allow("""{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}""", actions));

    [Test]
    public void Reports_other_actions_beside_those()
        => Check(Allow("""{"BoolIfExists":{[|"aws:MultiFactorAuthPresent"|]:"false"}}""", "\"iam:EnableMFADevice\",\"s3:GetObject\""));

    [TestCase("""{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}""")]
    [TestCase("""{"Bool":{"aws:MultiFactorAuthPresent":"false"}}""", Description = "mfa-deny-skips-access-keys")]
    [TestCase("""{"Null":{"aws:MultiFactorAuthAge":"true"}}""")]
    [TestCase("""{"Null":{"aws:MultiFactorAuthPresent":"false"}}""")]
    public void Leaves_a_deny(string condition) => Check(Deny(condition));

    [Test]
    public void Leaves_a_deny_that_another_completes()
        => Check(Policy(Deny("""{"Null":{"aws:MultiFactorAuthPresent":"true"}}"""), Deny("""{"Bool":{"aws:MultiFactorAuthPresent":"false"}}""")));
}
