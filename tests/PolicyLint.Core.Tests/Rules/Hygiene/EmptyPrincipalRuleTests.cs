using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class EmptyPrincipalRuleTests : RuleFixture<EmptyPrincipalRule>
{
    [TestCase("Principal")]
    [TestCase("NotPrincipal")]
    public void Reports(string name) => Check(
        $$"""{"Effect":"Deny","{{name}}":[|{}|],"Action":"s3:GetObject","Resource":"*"}""",
        message: $"\"{name}\" is an empty object");

    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Endpoint)]
    public void Reports_where_principals_may_be_named(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":[|{ }|],"Action":"sts:AssumeRole"}""", kind: kind);

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.Session)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Leaves_kinds_with_no_principals_of_their_own(PolicyKind kind)
        => Check("""{"Effect":"Deny","Principal":{},"Action":"s3:GetObject","Resource":"*"}""", kind: kind);

    [TestCase("\"*\"")]
    [TestCase("\"\"", Description = "invalid-principal-format")]
    [TestCase("[]", Description = "invalid-principal-format")]
    [TestCase("null", Description = "data-type-mismatch")]
    [TestCase("""{"AWS":[]}""", Description = "empty-principal-list")]
    [TestCase("""{"AWS":{}}""", Description = "data-type-mismatch")]
    public void Leaves(string principal)
        => Check($$"""{"Effect":"Allow","Principal":{{principal}},"Action":"s3:GetObject","Resource":"*"}""", kind: PolicyKind.Resource);

    [Test]
    public void Leaves_what_was_not_read_whole()
        => Check("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Principal":{}""", kind: PolicyKind.Resource);
}
