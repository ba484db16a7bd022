using PolicyLint.Model;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class DenyNotPrincipalRuleTests : RuleFixture<DenyNotPrincipalRule>
{
    private static string Deny(string name, string principal, string effect = "Deny")
        => $$"""{"Effect":"{{effect}}",{{name}}:{{principal}},"Action":"s3:*","Resource":"arn:aws:s3:::x"}""";

    [TestCase("""{"AWS":"arn:aws:iam::111122223333:role/Reader"}""")]
    [TestCase("""{"AWS":["111122223333","arn:aws:iam::111122223333:user/x"]}""")]
    [TestCase("""{"Service":"ec2.amazonaws.com","AWS":"arn:aws:iam::111122223333:root"}""")]
    public void Reports(string principal) => Check(
        Deny("[|\"NotPrincipal\"|]", principal),
        message: "Deny with NotPrincipal denies whoever has a permissions boundary, those that it names included",
        kind: PolicyKind.Resource);

    [TestCase("""{"Service":"ec2.amazonaws.com"}""")]
    [TestCase("""{"CanonicalUser":"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"}""")]
    [TestCase("""{"AWS":[]}""")]
    [TestCase("\"*\"")]
    public void Leaves_those_without_boundary(string principal) => Check(Deny("\"NotPrincipal\"", principal), kind: PolicyKind.Resource);

    [Test]
    public void Leaves_an_allow() => Check(Deny("\"NotPrincipal\"", """{"AWS":"111122223333"}""", "Allow"), kind: PolicyKind.Resource);

    [Test]
    public void Leaves_principals() => Check(Deny("\"Principal\"", """{"AWS":"111122223333"}"""), kind: PolicyKind.Resource);

    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Leaves_kinds_where_it_may_not_stand(PolicyKind kind) => Check(Deny("\"NotPrincipal\"", """{"AWS":"111122223333"}"""), kind: kind);
}
