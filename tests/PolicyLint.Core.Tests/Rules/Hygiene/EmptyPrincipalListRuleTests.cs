using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class EmptyPrincipalListRuleTests : RuleFixture<EmptyPrincipalListRule>
{
    [TestCase("AWS")]
    [TestCase("Service")]
    [TestCase("Federated")]
    [TestCase("CanonicalUser")]
    public void Reports_each_kind_of_principal(string key) => Check(
        $$$"""{"Effect":"Allow","Principal":{"{{{key}}}":[|[]|]},"Action":"s3:GetObject","Resource":"*"}""",
        message: $"\"{key}\" is an empty list of principals");

    [Test]
    public void Reports_NotPrincipal_and_every_entry() => Check(
        """{"Effect":"Deny","NotPrincipal":{"AWS":[|[]|],"Service":"ec2.amazonaws.com","Federated":[|[ ]|]},"Action":"s3:GetObject","Resource":"*"}""");

    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Endpoint)]
    public void Reports_where_principals_may_be_named(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":{"AWS":[|[]|]},"Action":"sts:AssumeRole"}""", kind: kind);

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.Session)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Leaves_kinds_with_no_principals_of_their_own(PolicyKind kind)
        => Check("""{"Effect":"Deny","Principal":{"AWS":[]},"Action":"s3:GetObject","Resource":"*"}""", kind: kind);

    [TestCase("""{"AWS":"*"}""")]
    [TestCase("""{"AWS":[""]}""")]
    [TestCase("""{"AWS":[null]}""", Description = "data-type-mismatch")]
    [TestCase("""{"AWS":{}}""", Description = "data-type-mismatch")]
    [TestCase("""{"aws":[]}""", Description = "invalid-principal-key")]
    [TestCase("{}", Description = "empty-principal")]
    [TestCase("[]", Description = "invalid-principal-format")]
    public void Leaves(string principal)
        => Check($$"""{"Effect":"Allow","Principal":{{principal}},"Action":"s3:GetObject","Resource":"*"}""", kind: PolicyKind.Resource);

    [Test]
    public void Leaves_what_was_not_read_whole()
        => Check("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Principal":{"AWS":[]}""", kind: PolicyKind.Resource);
}
