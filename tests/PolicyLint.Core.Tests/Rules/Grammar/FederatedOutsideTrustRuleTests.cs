using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class FederatedOutsideTrustRuleTests : RuleFixture<FederatedOutsideTrustRule>
{
    [TestCase(PolicyKind.Resource, "a resource-based policy")]
    [TestCase(PolicyKind.Endpoint, "a VPC endpoint policy")]
    public void Reports_the_key(PolicyKind kind, string phrase) => Check(
        """{"Effect":"Allow","Principal":{"AWS":"*",[|"Federated"|]:["accounts.google.com"]},"Action":"s3:*","Resource":"*"}""",
        message: $"\"Federated\" principals in {phrase}: only a role trust policy takes them",
        kind: kind);

    [Test]
    public void Reports_it_in_NotPrincipal()
        => Check("""{"Effect":"Deny","NotPrincipal":{[|"Federated"|]:"accounts.google.com"},"NotAction":"s3:*","Resource":"*"}""");

    [Test]
    public void Leaves_trust_policies()
        => Check("""{"Effect":"Allow","Principal":{"Federated":"accounts.google.com"},"Action":"s3:*"}""", kind: PolicyKind.Trust);

    [TestCase("\"Action\":[\"sts:TagSession\",\"s3:*\"]")]
    [TestCase("\"NotAction\":\"STS:AssumeRole\"")]
    public void Leaves_what_may_belong_to_a_trust_policy(string actions)
        => Check($$"""{"Effect":"Deny","Principal":{"Federated":"accounts.google.com"},{{actions}} }""", kind: PolicyKind.Resource);

    [TestCase("{\"AWS\":\"111122223333\"}")]
    [TestCase("{\"federated\":\"accounts.google.com\"}")]
    [TestCase("\"*\"")]
    public void Leaves_other_principals(string value)
        => Check($$"""{"Effect":"Allow","Principal":{{value}},"Action":"s3:*","Resource":"*"}""");

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Leaves_kinds_whose_own_rules_speak(PolicyKind kind)
        => Check("""{"Effect":"Deny","Principal":{"Federated":"accounts.google.com"},"Action":"s3:*","Resource":"*"}""", kind: kind);
}
