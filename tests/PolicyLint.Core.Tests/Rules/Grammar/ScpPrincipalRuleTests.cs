using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class ScpPrincipalRuleTests : RuleFixture<ScpPrincipalRule>
{
    [TestCase("\"*\"")]
    [TestCase("{\"AWS\":\"*\"}")]
    [TestCase("{\"AWS\":[\"*\"]}")]
    public void Removes_everyone(string principal) => Check(
        $$"""{"Effect":"Deny",[|"Principal"|]:{{principal}},"Action":"s3:*","Resource":"*"}""",
        fixedTo: """{"Effect":"Deny","Action":"s3:*","Resource":"*"}""",
        message: "Principal in a service control policy: it applies to every principal of the accounts that it is attached to",
        kind: PolicyKind.ServiceControl);

    [TestCase("{\"AWS\":\"111122223333\"}")]
    [TestCase("{\"AWS\":[\"*\",\"111122223333\"]}")]
    [TestCase("{\"AWS\":\"*\",\"Service\":\"ec2.amazonaws.com\"}")]
    [TestCase("null")]
    public void Offers_nothing_for_others(string principal)
    {
        string source = $$"""{"Effect":"Deny",[|"Principal"|]:{{principal}},"Action":"s3:*","Resource":"*"}""";
        Check(source, kind: PolicyKind.ServiceControl);
        RuleFixes.Of<ScpPrincipalRule>(source, PolicyKind.ServiceControl).Should().BeEmpty();
    }

    [Test]
    public void Reports_NotPrincipal_and_leaves_it()
    {
        const string Source = """{"Effect":"Deny",[|"NotPrincipal"|]:"*","Action":"s3:*","Resource":"*"}""";
        Check(Source, message: "NotPrincipal in a service control policy: it applies to every principal of the accounts that it is attached to", kind: PolicyKind.ServiceControl);
        RuleFixes.Of<ScpPrincipalRule>(Source, PolicyKind.ServiceControl).Should().BeEmpty();
    }

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}""", kind: kind);
}
