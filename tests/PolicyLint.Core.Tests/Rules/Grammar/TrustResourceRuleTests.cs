using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class TrustResourceRuleTests : RuleFixture<TrustResourceRule>
{
    [Test]
    public void Removes_it() => Check(
        """{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole",[|"Resource"|]:["*"]}""",
        fixedTo: """{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}""",
        message: "Resource in a role trust policy: the role itself is the resource");

    [Test]
    public void Removes_both() => Check(
        """{[|"Resource"|]:"*","Effect":"Allow",[|"NotResource"|]:"*","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}""",
        fixedTo: """{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}""",
        kind: PolicyKind.Trust);

    [TestCase("null")]
    [TestCase("[]")]
    public void Does_not_look_at_the_value(string value)
        => Check($$"""{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole",[|"Resource"|]:{{value}} }""", kind: PolicyKind.Trust);

    [Test]
    public void Leaves_the_endpoint_policy_of_STS()
        => Check("""{"Effect":"Allow","Principal":"*","Action":"sts:*","Resource":"*"}""");

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Identity)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole","Resource":"*"}""", kind: kind);
}
