using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class RcpNotActionRuleTests : RuleFixture<RcpNotActionRule>
{
    [TestCase("\"s3:*\"")]
    [TestCase("[\"s3:*\",\"sqs:*\"]")]
    [TestCase("[]")]
    public void Reports_the_element(string value) => Check(
        $$"""{"Effect":"Deny","Principal":"*",[|"NotAction"|]:{{value}},"Resource":"*"}""",
        message: "NotAction in a resource control policy",
        kind: PolicyKind.ResourceControl);

    [Test]
    public void Leaves_Action() => Check("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}""", kind: PolicyKind.ResourceControl);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.ServiceControl)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Deny","Principal":"*","NotAction":"s3:*","Resource":"*"}""", kind: kind);
}
