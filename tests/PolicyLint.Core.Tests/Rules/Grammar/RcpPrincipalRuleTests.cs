using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class RcpPrincipalRuleTests : RuleFixture<RcpPrincipalRule>
{
    [TestCase("\"111122223333\"")]
    [TestCase("{\"AWS\":\"111122223333\"}")]
    [TestCase("{\"AWS\":[\"*\",\"111122223333\"]}")]
    [TestCase("{\"Service\":\"*\"}")]
    [TestCase("[\"*\"]")]
    [TestCase("\"**\"")]
    public void Reports_everything_but_everyone(string value) => Check(
        $$"""{"Effect":"Deny",[|"Principal"|]:{{value}},"Action":"s3:*","Resource":"*"}""",
        message: "Principal other than \"*\" in a resource control policy",
        kind: PolicyKind.ResourceControl);

    [TestCase("\"*\"")]
    [TestCase("{\"AWS\":\"111122223333\"}")]
    public void Reports_NotPrincipal(string value) => Check(
        $$"""{"Effect":"Deny",[|"NotPrincipal"|]:{{value}},"Action":"s3:*","Resource":"*"}""",
        message: "NotPrincipal other than \"*\" in a resource control policy",
        kind: PolicyKind.ResourceControl);

    [TestCase("\"*\"")]
    [TestCase("{\"AWS\":\"*\"}")]
    [TestCase("{\"AWS\":[\"*\"]}")]
    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("\"${principal}\"")]
    public void Leaves_everyone_placeholders_and_what_is_wrong_everywhere(string value)
        => Check($$"""{"Effect":"Deny","Principal":{{value}},"Action":"s3:*","Resource":"*"}""", kind: PolicyKind.ResourceControl);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Identity)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Deny","Principal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"*"}""", kind: kind);
}
