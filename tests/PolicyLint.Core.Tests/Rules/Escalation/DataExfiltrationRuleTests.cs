using PolicyLint.Model;
using PolicyLint.Rules.Escalation;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Escalation;

internal sealed class DataExfiltrationRuleTests : RuleFixture<DataExfiltrationRule>
{
    [Test]
    public void Reports_each_thing_once_at_its_first_action() => Check(
        """
        {
          "Effect": "Allow", "Resource": "*",
          "Action": ["ssm:DescribeParameters", [|"SSM:getparameter"|], "ssm:GetParameters", [|"secretsmanager:GetSecretValue"|], [|"ec2:ModifyS*"|]]
        }
        """,
        message: "Action \"SSM:getparameter\" on \"*\" lets its holder read every parameter");

    [Test]
    public void Joins_what_a_pattern_gives() => Check(
        """{"Effect":"Allow","Action":[|"ec2:Modify*Attribute"|],"Resource":"*"}""",
        message: "Action \"ec2:Modify*Attribute\" (ModifyFpgaImageAttribute, ModifySnapshotAttribute) on \"*\" lets its holder share every machine image with any account, and share every snapshot of a volume with any account");

    [TestCase("secretsmanager:ListSecrets")]
    [TestCase("secretsmanager:BatchGetSecretValue", TestName = "It gives nothing alone")]
    [TestCase("s3:List*")]
    [TestCase("s3:GetObjectTagging")]
    [TestCase("logs:GetLogEvents")]
    [TestCase("kms:Decrypt", TestName = "Another rule")]
    public void Leaves_other_actions(string action) => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [TestCase("arn:aws:s3:::*", true)]
    [TestCase("arn:aws:s3:::*/*", true)]
    [TestCase("arn:*:s3:*:*:*", true)]
    [TestCase("arn:aws:s3:::reports/*", false)]
    [TestCase("arn:aws:s3:::reports-*", false)]
    [TestCase("arn:aws:s3:::*/public/*", false)]
    [TestCase("arn:aws:s3:::${aws:PrincipalTag/bucket}/*", false)]
    [TestCase("arn:aws:sqs:*:*:*", false)]
    public void Knows_what_is_everything(string resource, bool isReported)
    {
        string action = isReported ? "[|\"s3:GetObject\"|]" : "\"s3:GetObject\"";
        Check($$"""{"Effect":"Allow","Action":{{action}},"Resource":"{{resource}}"}""");
    }

    [TestCase("\"arn:aws:ec2:*:*:export-image-task/*\"", false)]
    [TestCase("[\"arn:aws:ec2:*:*:export-image-task/*\",\"arn:aws:ec2:*::image/ami-0123456789abcdef0\"]", false)]
    [TestCase("[\"arn:aws:ec2:*:*:export-image-task/*\",\"arn:aws:ec2:*::image/*\"]", true)]
    public void Asks_for_everything_of_each_type_that_is_needed(string resources, bool isReported)
    {
        string action = isReported ? "[|\"ec2:ExportImage\"|]" : "\"ec2:ExportImage\"";
        Check($$"""{"Effect":"Allow","Action":{{action}},"Resource":{{resources}}}""");
    }

    [Test]
    public void Does_not_take_what_a_template_leaves_open_for_everything() => CheckYaml(
        """
        Parameters:
          Bucket: { Type: String }
        Resources:
          P:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - { Effect: Allow, Action: "s3:GetObject", Resource: !Sub "arn:aws:s3:::${Bucket}/*" }
                  - { Effect: Allow, Action: "ssm:GetParameter", Resource: !Sub "arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:parameter/*" }
                  - { Effect: Allow, Action: [|"ssm:GetParameter"|], Resource: !Sub "arn:${AWS::Partition}:ssm:*:*:parameter/*" }
        """);

    [TestCase("""{"Effect":"Deny","Action":"secretsmanager:GetSecretValue","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","NotAction":"secretsmanager:GetSecretValue","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","NotResource":"arn:aws:s3:::a"}""")]
    [TestCase("""{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"a"}}}""", TestName = "Any condition")]
    [TestCase("""[{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"*"},{"Effect":"Deny","Action":"secretsmanager:GetSecretValue","Resource":"*"}]""")]
    [TestCase("""{"Effect":"Allow","Action":["*","secretsmanager:GetSecretValue"],"Resource":"*"}""", TestName = "PL3001 says it all")]
    [TestCase("""{"Effect":"Allow","Action":["secretsmanager:GetSecretValue","secretsmanager:*"],"Resource":"*"}""", TestName = "PL3003 says it all")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"*",""", TestName = "Broken off: a condition may follow")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"*"},""", TestName = "Broken off: a denial may follow")]
    public void Leaves(string statement) => Check(statement);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":"secretsmanager:GetSecretValue","Resource":"*"}""", kind: kind);
}
