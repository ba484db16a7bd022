using PolicyLint.Model;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.LeastPrivilege;

internal sealed class UnconditionalWriteRuleTests : RuleFixture<UnconditionalWriteRule>
{
    [Test]
    public void Names_the_keys_that_would_narrow_it() => Check(
        """
        [
          { "Effect": "Allow", "Action": ["s3:GetObject", [|"Route53:createhostedzone"|]], "Resource": ["arn:aws:s3:::a/*", "*"] },
          { "Effect": "Allow", "Action": [|"kms:CreateKey"|], "Resource": "*" }
        ]
        """,
        message: "Action \"Route53:createhostedzone\" can be narrowed by a condition only, and there is none: AWS has \"route53:VPCs\"");

    [TestCase("sqs:SendMessage", TestName = "It accepts resources")]
    [TestCase("ec2:DescribeInstances", TestName = "It changes nothing")]
    [TestCase("ec2:EnableSerialConsoleAccess", TestName = "Its keys are those of all of its service")]
    [TestCase("kms:CreateK*", TestName = "A pattern")]
    [TestCase("kms:CreateNothing")]
    [TestCase("*")]
    public void Leaves_other_actions(string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [TestCase("""{"Effect":"Allow","Action":"kms:CreateKey","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}""", TestName = "Any condition")]
    [TestCase("""{"Effect":"Deny","Action":"kms:CreateKey","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","NotAction":"kms:CreateKey","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"kms:CreateKey","Resource":"arn:aws:kms:*:*:key/*"}""", TestName = "It allows nothing")]
    [TestCase("""{"Effect":"Allow","Action":"kms:CreateKey","NotResource":"*"}""")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"kms:CreateKey","Resource":"*",""", TestName = "Broken off: a condition may follow")]
    public void Leaves(string statement) => Check(statement);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":"kms:CreateKey","Resource":"*"}""", kind: kind);
}
