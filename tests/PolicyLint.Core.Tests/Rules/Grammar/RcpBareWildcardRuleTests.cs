using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class RcpBareWildcardRuleTests : RuleFixture<RcpBareWildcardRule>
{
    [Test]
    public void Reports_it_alone() => Check(
        """{"Effect":"Deny","Principal":"*","Action":[|"*"|],"Resource":"*"}""",
        message: "Action \"*\" in a resource control policy",
        kind: PolicyKind.ResourceControl);

    [Test]
    public void Reports_it_in_a_list() => Check(
        """{"Effect":"Deny","Principal":"*","Action":["s3:*",[|"*"|],[|"**"|]],"Resource":"*"}""",
        kind: PolicyKind.ResourceControl);

    [TestCase("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}""")]
    [TestCase("""{"Effect":"Deny","Principal":"*","Action":"*:*","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}""")]
    [TestCase("""{"Effect":"Deny","Principal":"*","NotAction":"*","Resource":"*"}""")]
    public void Leaves_other_actions_the_policy_of_AWS_and_NotAction(string source) => Check(source, kind: PolicyKind.ResourceControl);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.ServiceControl)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}""", kind: kind);
}
