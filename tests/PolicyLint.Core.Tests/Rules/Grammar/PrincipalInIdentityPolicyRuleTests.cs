using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class PrincipalInIdentityPolicyRuleTests : RuleFixture<PrincipalInIdentityPolicyRule>
{
    [TestCase(PolicyKind.Identity, "an identity-based policy")]
    [TestCase(PolicyKind.Boundary, "a permissions boundary")]
    [TestCase(PolicyKind.Session, "a session policy")]
    public void Removes_the_principal(PolicyKind kind, string phrase) => Check(
        """{"Effect":"Allow",[|"Principal"|]:{"AWS":"111122223333"},"Action":"s3:*","Resource":"*"}""",
        fixedTo: """{"Effect":"Allow","Action":"s3:*","Resource":"*"}""",
        message: $"Principal in {phrase}: whoever it is attached to is the principal",
        kind: kind);

    [Test]
    public void Removes_both() => Check(
        """{[|"NotPrincipal"|]:{"AWS":"111122223333"},"Effect":"Allow","Action":"s3:*","Resource":"*",[|"Principal"|]:"*"}""",
        fixedTo: """{"Effect":"Allow","Action":"s3:*","Resource":"*"}""",
        kind: PolicyKind.Identity);

    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    public void Does_not_look_at_the_value(string value)
        => Check($$"""{"Effect":"Allow",[|"Principal"|]:{{value}},"Action":"s3:*","Resource":"*"}""", kind: PolicyKind.Identity);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}""", kind: kind);

    [Test]
    public void Leaves_a_policy_whose_kind_nobody_tells()
        => Check("""{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}""");

    [Test]
    public void Leaves_a_member_in_another_case()
        => Check("""{"Effect":"Allow","principal":"*","Action":"s3:*","Resource":"*"}""", kind: PolicyKind.Identity);
}
