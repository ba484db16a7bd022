using PolicyLint.Model;
using PolicyLint.Rules.Escalation;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Escalation;

internal sealed class ResourcePolicySelfGrantRuleTests : RuleFixture<ResourcePolicySelfGrantRule>
{
    [Test]
    public void Reports_each_service_once_at_its_first_action() => Check(
        """
        {
          "Effect": "Allow", "Resource": "*",
          "Action": ["sqs:SendMessage", [|"sqs:SetQueueAttributes"|], "SQS:AddPermission", [|"kms:Put*"|], [|"kinesis:PutResourcePolicy"|]]
        }
        """,
        message: "Action \"sqs:SetQueueAttributes\" on \"*\" lets its holder give itself or anyone access to the resources of Amazon SQS");

    [Test]
    public void Names_the_actions_of_a_pattern() => Check(
        """{"Effect":"Allow","Action":[|"lambda:Add*"|],"Resource":"*"}""",
        message: "Action \"lambda:Add*\" (AddLayerVersionPermission) on \"*\" lets its holder give itself or anyone access to the resources of AWS Lambda");

    [TestCase("s3:PutBucketPolicy", TestName = "A path of its own")]
    [TestCase("s3:DeleteBucketPolicy")]
    [TestCase("sqs:GetQueueAttributes")]
    [TestCase("sqs:Get*")]
    [TestCase("logs:PutResourcePolicy")]
    [TestCase("kms:PutKey")]
    public void Leaves_other_actions(string action) => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [TestCase("arn:aws:sqs:*:*:*", true)]
    [TestCase("arn:aws:*:*:*:*", true)]
    [TestCase("arn:aws:sqs:*:111122223333:*", false)]
    [TestCase("arn:aws:sqs:*:*:jobs-*", false)]
    [TestCase("arn:aws:sqs:*:*:${aws:PrincipalTag/team}", false)]
    [TestCase("arn:aws:sns:*:*:*", false)]
    public void Knows_what_is_everything(string resource, bool isReported)
    {
        string action = isReported ? "[|\"sqs:AddPermission\"|]" : "\"sqs:AddPermission\"";
        Check($$"""{"Effect":"Allow","Action":{{action}},"Resource":"{{resource}}"}""");
    }

    [TestCase("""{"Effect":"Deny","Action":"sqs:AddPermission","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","NotAction":"sqs:AddPermission","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"sqs:AddPermission","NotResource":"arn:aws:s3:::a"}""")]
    [TestCase("""{"Effect":"Allow","Action":"sqs:AddPermission","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"a"}}}""", TestName = "Any condition")]
    [TestCase("""[{"Effect":"Allow","Action":"sqs:AddPermission","Resource":"*"},{"Effect":"Deny","Action":"sqs:AddPermission","Resource":"*"}]""")]
    [TestCase("""{"Effect":"Allow","Action":["*","sqs:AddPermission"],"Resource":"*"}""", TestName = "PL3001 says it all")]
    [TestCase("""{"Effect":"Allow","Action":["sqs:AddPermission","sqs:*"],"Resource":"*"}""", TestName = "PL3003 says it all")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"sqs:AddPermission","Resource":"*",""", TestName = "Broken off: a condition may follow")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"sqs:AddPermission","Resource":"*"},""", TestName = "Broken off: a denial may follow")]
    public void Leaves(string statement) => Check(statement);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":"sqs:AddPermission","Resource":"*"}""", kind: kind);
}
