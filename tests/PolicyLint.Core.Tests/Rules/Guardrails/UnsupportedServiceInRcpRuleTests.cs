using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class UnsupportedServiceInRcpRuleTests : RuleFixture<UnsupportedServiceInRcpRule>
{
    private static string Deny(string actions)
        => $$"""{"Effect":"Deny","Principal":"*","Action":{{actions}},"Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"} } }""";

    [TestCase("\"[|iam|]:*\"", "iam")]
    [TestCase("[\"s3:*\",\"[|EC2|]:RunInstances\"]", "EC2")]
    [TestCase("\"[|ec2|]:No*Such\"", "ec2")]
    public void Reports(string actions, string service) => Check(
        Deny(actions), message: $"Resource control policies do not reach \"{service}\" (reference of 2026-09-26)", kind: PolicyKind.ResourceControl);

    [TestCase("[\"s3:*\",\"SQS:SendMessage\",\"kms:*\",\"secretsmanager:*\",\"sts:AssumeRole\",\"dynamodb:*\",\"logs:*\",\"ecr:*\",\"aoss:*\",\"cognito-idp:*\"]")]
    [TestCase("\"*\"", Description = "rcp-bare-wildcard")]
    [TestCase("\"nosuchservice:*\"", Description = "unknown-service-in-action")]
    [TestCase("\"iam\"", Description = "malformed-action")]
    public void Leaves(string actions) => Check(Deny(actions), kind: PolicyKind.ResourceControl);

    [Test]
    public void Leaves_what_the_user_declares()
        => Check(Deny("\"iam:CreateGuardrail\""), kind: PolicyKind.ResourceControl, options: new LinterOptions { AdditionalActions = ["iam:CreateGuardrail"] });

    [TestCase("""{"Effect":"Deny","Principal":"*","NotAction":"iam:*","Resource":"*"}""", Description = "rcp-not-action")]
    [TestCase("""{"Effect":"Allow","Principal":"*","Action":"iam:*","Resource":"*"}""", Description = "rcp-allow")]
    public void Leaves_statements(string statement) => Check(statement, kind: PolicyKind.ResourceControl);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Endpoint)]
    public void Leaves_other_kinds(PolicyKind kind) => Check(Deny("\"iam:*\""), kind: kind);
}
