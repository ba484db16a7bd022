using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class TrustNotPrincipalRuleTests : RuleFixture<TrustNotPrincipalRule>
{
    [TestCase("\"*\"")]
    [TestCase("{\"AWS\":\"111122223333\"}")]
    [TestCase("null")]
    public void Reports_the_element(string value) => Check(
        $$"""{"Effect":"Deny",[|"NotPrincipal"|]:{{value}},"Action":"sts:AssumeRole"}""",
        message: "NotPrincipal in a role trust policy",
        kind: PolicyKind.Trust);

    [Test]
    public void Reports_a_policy_that_is_taken_for_a_trust_policy()
        => Check("""{"Effect":"Allow",[|"NotPrincipal"|]:{"AWS":"111122223333"},"Action":"sts:AssumeRole"}""");

    [Test]
    public void Leaves_Principal() => Check("""{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}""", kind: PolicyKind.Trust);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Deny","NotPrincipal":"*","Action":"sts:AssumeRole"}""", kind: kind);
}
