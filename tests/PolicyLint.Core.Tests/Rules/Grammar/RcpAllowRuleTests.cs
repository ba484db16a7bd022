using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class RcpAllowRuleTests : RuleFixture<RcpAllowRule>
{
    [TestCase("""{"Effect":[|"Allow"|],"Principal":"*","Action":"s3:*","Resource":"*"}""")]
    [TestCase("""{"Effect":[|"Allow"|],"Principal":"*","Action":["*","s3:*"],"Resource":"*"}""")]
    [TestCase("""{"Effect":[|"Allow"|],"Principal":"*","Action":"*","Resource":"arn:aws:s3:::reports"}""")]
    [TestCase("""{"Effect":[|"Allow"|],"Principal":"*","Action":"*","Resource":"*","Condition":{}}""")]
    [TestCase("""{"Effect":[|"Allow"|],"Principal":{"AWS":"111122223333"},"Action":"*","Resource":"*"}""")]
    [TestCase("""{"Effect":[|"Allow"|],"Action":"*","Resource":"*"}""")]
    [TestCase("""{"Effect":[|"Allow"|],"Principal":"*","NotAction":"s3:*","Resource":"*"}""")]
    public void Reports_an_Allow(string source) => Check(
        source,
        message: "\"Allow\" in a resource control policy, which can only deny",
        kind: PolicyKind.ResourceControl);

    [Test]
    public void Reports_it_in_another_case() => Check(
        """{"Effect":[|"allow"|],"Principal":"*","Action":"s3:*","Resource":"*"}""",
        message: "\"allow\" in a resource control policy, which can only deny",
        kind: PolicyKind.ResourceControl);

    [TestCase("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Principal":"*","Action":["*"],"Resource":["*"]}""")]
    [TestCase("""{"Effect":"Permit","Principal":"*","Action":"s3:*","Resource":"*"}""")]
    public void Leaves_denials_and_the_policy_of_AWS(string source) => Check(source, kind: PolicyKind.ResourceControl);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.ServiceControl)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}""", kind: kind);
}
