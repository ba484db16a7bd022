using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class TrustWildcardPrincipalRuleTests : RuleFixture<TrustWildcardPrincipalRule>
{
    [Test]
    public void Reports_an_Allow_and_offers_nothing()
    {
        const string Source = """{"Effect":"Allow","Principal":[|"*"|],"Action":"sts:AssumeRole"}""";
        Check(Source, message: "Principal \"*\" in a role trust policy", kind: PolicyKind.Trust);
        RuleFixes.Of<TrustWildcardPrincipalRule>(Source, PolicyKind.Trust).Should().BeEmpty();
    }

    [Test]
    public void Wraps_it_in_a_Deny() => Check(
        """{"Effect":"Deny","Principal":[|"*"|],"Action":"sts:AssumeRole"}""",
        fixedTo: """{"Effect":"Deny","Principal":{"AWS": "*"},"Action":"sts:AssumeRole"}""",
        kind: PolicyKind.Trust);

    [Test]
    public void Reports_a_policy_that_is_taken_for_a_trust_policy()
        => Check("""{"Effect":"Allow","Principal":[|"*"|],"Action":"sts:AssumeRole"}""");

    [TestCase("\"Principal\":{\"AWS\":\"*\"}")]
    [TestCase("\"Principal\":\"**\"")]
    [TestCase("\"Principal\":[\"*\"]")]
    [TestCase("\"NotPrincipal\":\"*\"")]
    public void Leaves_other_forms(string principal)
        => Check($$"""{"Effect":"Allow",{{principal}},"Action":"sts:AssumeRole"}""", kind: PolicyKind.Trust);

    [Test]
    public void Leaves_the_endpoint_policy_of_STS()
        => Check("""{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}""");

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole"}""", kind: kind);
}
