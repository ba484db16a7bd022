using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class ConflictingElementsRuleTests : RuleFixture<ConflictingElementsRule>
{
    [Test]
    public void Reports_each_pair_at_the_negation_whatever_comes_first()
    {
        Check(
            """{"Effect":"Allow","Action":"s3:*",[|"NotAction"|]:"s3:PutObject",[|"NotResource"|]:"*","Resource":"*"}""",
            message: "NotAction stands beside Action, and a statement takes only one of the two");
        Check(
            """{"Effect":"Deny","Action":"s3:*","Resource":"*","Principal":"*",[|"NotPrincipal"|]:{"AWS":"111122223333"}}""",
            message: "NotPrincipal stands beside Principal, and a statement takes only one of the two");
    }

    [TestCase("[]")]
    [TestCase("null")]
    public void Does_not_ask_for_the_type(string value)
        => Check($$"""{"Effect":"Allow","Action":"s3:*",[|"NotAction"|]:{{value}},"Resource":"*"}""");

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    public void Reports_principals_where_they_belong(PolicyKind kind)
        => Check("""{"Effect":"Deny","Action":"s3:*","Principal":"*",[|"NotPrincipal"|]:"*"}""", kind: kind);

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.Session)]
    [TestCase(PolicyKind.ServiceControl)]
    public void Leaves_principals_where_there_are_none(PolicyKind kind)
        => Check("""{"Effect":"Deny","Action":"s3:*","Resource":"*","Principal":"*","NotPrincipal":"*"}""", kind: kind);

    [Test]
    public void Leaves_resources_of_a_trust_policy() => Check(
        """{"Effect":"Allow","Action":"sts:AssumeRole","Principal":"*","Resource":"*","NotResource":"*"}""", kind: PolicyKind.Trust);

    [TestCase("""{"Effect":"Allow","Action":"s3:*","NotResource":"*"}""")]
    [TestCase("""{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"s3:*","notAction":"*","Resource":"*"}""")]
    [TestCase("""[{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}]""")]
    public void Leaves_one_of_a_pair(string source) => Check(source);
}
