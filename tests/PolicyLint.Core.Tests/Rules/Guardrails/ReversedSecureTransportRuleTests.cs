using PolicyLint.Model;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.Guardrails.GuardrailStatements;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class ReversedSecureTransportRuleTests : RuleFixture<ReversedSecureTransportRule>
{
    [TestCase("Bool", "aws:SecureTransport")]
    [TestCase("boolIfExists", "AWS:securetransport")]
    public void Reports_and_turns_a_deny_round(string name, string key) => Check(
        Deny($$$"""{"{{{name}}}":{"{{{key}}}":[|"true"|]}}"""),
        fixedTo: Deny($$$"""{"{{{name}}}":{"{{{key}}}":"false"}}"""),
        message: $"The condition on \"{key}\" denies requests that come over TLS, and none without");

    [Test]
    public void Reports_and_turns_an_allow_round() => Check(
        Allow("""{"Bool":{"aws:SecureTransport":[[|"FALSE"|]]}}"""),
        fixedTo: Allow("""{"Bool":{"aws:SecureTransport":["true"]}}"""),
        message: "The condition on \"aws:SecureTransport\" lets only requests in that come without TLS");

    [Test]
    public void Reports_a_Boolean_without_quotes() => Check(Deny("""{"Bool":{"aws:SecureTransport":[|true|]}}"""));

    [Test]
    public void Reports_Null()
    {
        CheckUnfixable(Deny("""{"Null":{"aws:SecureTransport":[|"true"|]}}"""), message: "The condition on \"aws:SecureTransport\" never holds: every request has the key");
        CheckUnfixable(Allow("""{"Null":{"aws:SecureTransport":[|"false"|]}}"""), message: "The condition on \"aws:SecureTransport\" always holds: every request has the key");
    }

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Reports_in_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":[|"true"|]}}}""", kind: kind);

    [TestCase("""{"Bool":{"aws:SecureTransport":"false"}}""")]
    [TestCase("""{"BoolIfExists":{"aws:SecureTransport":"false"}}""", Description = "as in AWS's sample")]
    [TestCase("""{"Bool":{"aws:SecureTransport":["true","false"]}}""")]
    [TestCase("""{"Bool":{"aws:ViaAWSService":"true"}}""")]
    [TestCase("""{"StringEquals":{"aws:SecureTransport":"true"}}""", Description = "condition-type-mismatch")]
    [TestCase("""{"NumericLessThan":{"s3:TlsVersion":"1.2"}}""")]
    public void Leaves_a_deny(string condition) => Check(Deny(condition));

    [TestCase("""{"Bool":{"aws:SecureTransport":"true"}}""")]
    [TestCase("""{"BoolIfExists":{"aws:SecureTransport":true}}""")]
    public void Leaves_an_allow(string condition) => Check(Allow(condition));

    [Test]
    public void Leaves_a_statement_without_effect() => Check("""{"Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}""");
}
