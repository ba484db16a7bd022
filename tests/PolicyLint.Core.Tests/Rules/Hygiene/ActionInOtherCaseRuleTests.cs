using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class ActionInOtherCaseRuleTests : RuleFixture<ActionInOtherCaseRule>
{
    [TestCase("s3:getobject", "s3:GetObject")]
    [TestCase("S3:GETOBJECT", "s3:GetObject")]
    [TestCase("s3:Getobject", "s3:GetObject")]
    [TestCase("IAM:PASSROLE", "iam:PassRole")]
    public void Reports_and_rewrites(string action, string meant)
    {
        Check(
            $$"""{"Effect":"Allow","Action":[|"{{action}}"|],"Resource":"*"}""",
            fixedTo: $$"""{"Effect":"Allow","Action":"{{meant}}","Resource":"*"}""",
            message: $"AWS writes \"{action}\" as \"{meant}\"");
        Check(
            $$"""{"Effect":"Deny","NotAction":["sqs:*",[|"{{action}}"|]],"Resource":"*"}""",
            fixedTo: $$"""{"Effect":"Deny","NotAction":["sqs:*","{{meant}}"],"Resource":"*"}""");
    }

    [Test]
    public void Reports_a_statement_once_and_rewrites_all() => Check(
        """{"Effect":"Allow","Action":["s3:GetObject",[|"s3:putobject"|],"s3:get*","SQS:sendmessage"],"Resource":"*"}""",
        fixedTo: """{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:get*","sqs:SendMessage"],"Resource":"*"}""",
        message: "AWS writes \"s3:putobject\" as \"s3:PutObject\", and 1 more of the statement otherwise too");

    [TestCase("s3:GetObject")]
    [TestCase("SNS:Publish", Description = "as AWS's own default policies have it")]
    [TestCase("s3:get*", Description = "a pattern")]
    [TestCase("S3:*")]
    [TestCase("s3:getnosuch", Description = "unknown-action")]
    [TestCase("nosuch:getobject")]
    [TestCase("s3:get object")]
    [TestCase("*")]
    public void Leaves(string action) => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Resource)]
    public void Reports_in_every_kind(PolicyKind kind)
        => Check("""{"Effect":"Deny","Principal":"*","Action":[|"s3:getobject"|],"Resource":"*"}""", kind: kind);
}
