using PolicyLint.Model;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class BlanketRcpDenyRuleTests : RuleFixture<BlanketRcpDenyRule>
{
    [Test]
    public void Reports_every_service() => Check(
        """{"Effect":"Deny","Principal":"*","Action":[[|"s3:*"|],"sqs:SendMessage",[|"SQS:**"|]],"Resource":["*"]}""",
        message: "\"s3:*\" on every resource is denied to everybody, without a condition",
        kind: PolicyKind.ResourceControl);

    [TestCase("""{"Effect":"Deny","Principal":"*","Action":"s3:Put*","Resource":"*"}""")]
    [TestCase("""{"Effect":"Deny","Principal":"*","Action":"s3:PutBucketAcl","Resource":"*"}""")]
    [TestCase("""{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}""", Description = "rcp-bare-wildcard")]
    [TestCase("""{"Effect":"Deny","Principal":"*","Action":"iam:*","Resource":"*"}""", Description = "unsupported-service-in-rcp")]
    [TestCase("""{"Effect":"Deny","Principal":"*","NotAction":"s3:*","Resource":"*"}""", Description = "rcp-not-action")]
    [TestCase("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::x"}""")]
    [TestCase("""{"Effect":"Deny","Principal":"*","Action":"s3:*","NotResource":"*"}""")]
    [TestCase("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}""")]
    [TestCase("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":[]}""", Description = "wrong-value-type")]
    [TestCase("""{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}""", Description = "rcp-allow")]
    public void Leaves(string statement) => Check(statement, kind: PolicyKind.ResourceControl);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Endpoint)]
    public void Leaves_other_kinds(PolicyKind kind) => Check("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}""", kind: kind);
}
