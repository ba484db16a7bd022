using PolicyLint.Model;
using PolicyLint.Rules.Escalation;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Escalation;

internal sealed class DecryptWithEveryKeyRuleTests : RuleFixture<DecryptWithEveryKeyRule>
{
    [Test]
    public void Reports_it_once() => Check(
        """{ "Effect": "Allow", "Action": ["kms:DescribeKey", [|"KMS:decrypt"|], "kms:ReEncrypt*"], "Resource": "*" }""",
        message: "Action \"KMS:decrypt\" on \"*\" lets its holder decrypt with every key of KMS whose policy leaves it to IAM");

    [TestCase("kms:ReEncryptFrom")]
    [TestCase("kms:ReEncrypt*")]
    [TestCase("kms:D*")]
    public void Reports(string action) => Check($$"""{"Effect":"Allow","Action":[|"{{action}}"|],"Resource":"*"}""");

    [TestCase("kms:Encrypt")]
    [TestCase("kms:ReEncryptTo")]
    [TestCase("kms:Describe*")]
    [TestCase("kms:GenerateDataKey")]
    public void Leaves_other_actions(string action) => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [TestCase("arn:aws:kms:*:*:key/*", true)]
    [TestCase("arn:aws:kms:us-east-1:*:*", true)]
    [TestCase("arn:aws:kms:us-east-1:111122223333:key/*", false)]
    [TestCase("arn:aws:kms:*:*:alias/*", false)]
    [TestCase("arn:aws:kms:*:*:key/mrk-*", false)]
    public void Knows_what_is_everything(string resource, bool isReported)
    {
        string action = isReported ? "[|\"kms:Decrypt\"|]" : "\"kms:Decrypt\"";
        Check($$"""{"Effect":"Allow","Action":{{action}},"Resource":"{{resource}}"}""");
    }

    [TestCase("""{"Effect":"Deny","Action":"kms:Decrypt","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","NotAction":"kms:Decrypt","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"kms:Decrypt","NotResource":"arn:aws:s3:::a"}""")]
    [TestCase("""{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"a"}}}""", TestName = "Any condition")]
    [TestCase("""[{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*"},{"Effect":"Deny","Action":"kms:Decrypt","Resource":"*"}]""")]
    [TestCase("""{"Effect":"Allow","Action":["*","kms:Decrypt"],"Resource":"*"}""", TestName = "PL3001 says it all")]
    [TestCase("""{"Effect":"Allow","Action":["kms:Decrypt","kms:*"],"Resource":"*"}""", TestName = "PL3003 says it all")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*",""", TestName = "Broken off: a condition may follow")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*"},""", TestName = "Broken off: a denial may follow")]
    public void Leaves(string statement) => Check(statement);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":"kms:Decrypt","Resource":"*"}""", kind: kind);
}
