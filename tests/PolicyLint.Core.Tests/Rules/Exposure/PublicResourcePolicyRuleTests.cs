using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Syntax;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class PublicResourcePolicyRuleTests : RuleFixture<PublicResourcePolicyRule>
{
    private static string Of(string principal, string action, string condition = "")
        => $$"""{"Effect":"Allow","Principal":{{principal}},"Action":{{action}},"Resource":"*"{{(condition.Length == 0 ? "" : ",\"Condition\":" + condition)}}}""";

    [TestCase("s3:GetObject", "read objects")]
    [TestCase("s3:Put*", "replace the bucket's policy")]
    [TestCase("S3:DELETEOBJECT", "delete objects")]
    [TestCase("sqs:SendMessage", "send messages")]
    [TestCase("sqs:ReceiveMessage", "read messages")]
    [TestCase("sns:Subscribe", "subscribe to the topic and read its messages")]
    [TestCase("sns:Publish", "publish messages")]
    [TestCase("kms:Decrypt", "decrypt with the key")]
    [TestCase("lambda:InvokeFunction", "invoke the function")]
    [TestCase("lambda:InvokeFunctionUrl", "invoke the function by its URL")]
    [TestCase("ecr:BatchGetImage", "pull images")]
    [TestCase("secretsmanager:GetSecretValue", "read the secret")]
    [TestCase("es:ESHttpGet", "read documents of the domain")]
    [TestCase("backup:CopyIntoBackupVault", "copy backups into the vault")]
    [TestCase("elasticfilesystem:ClientMount", "read the file system")]
    [TestCase("glacier:UploadArchive", "upload archives")]
    [TestCase("events:PutEvents", "send events")]
    [TestCase("codeartifact:ReadFromRepository", "read packages")]
    [TestCase("s3:*", "do everything that s3 can do")]
    [TestCase("*", "do everything")]
    [TestCase("glue:GetTable", "use glue")]
    public void Says_what_anybody_can_do(string action, string words) => CheckUnfixable(
        Of("[|\"*\"|]", $"\"{action}\""),
        message: $"\"*\" lets anybody {words} ({action}): no condition says who may call",
        kind: PolicyKind.Resource);

    [Test]
    public void Says_the_worst()
        => Check(Of("[|\"*\"|]", """["sqs:SendMessage","sqs:GetQueueUrl","sqs:SetQueueAttributes","sqs:ReceiveMessage"]"""), message: "\"*\" lets anybody replace the queue's policy (sqs:SetQueueAttributes): no condition says who may call");

    [Test]
    public void Says_what_NotAction_leaves() => Check(
        """{"Effect":"Allow","Principal":[|"*"|],"NotAction":"s3:DeleteBucket","Resource":"*"}""",
        message: "\"*\" lets anybody do everything but what is listed (NotAction): no condition says who may call");

    [TestCase("""{"AWS":[|"*"|]}""")]
    [TestCase("""{"AWS":[[|"*"|]]}""")]
    [TestCase("""{"AWS":["arn:aws:iam::111122223333:root",[|"*"|]]}""")]
    [TestCase("""{"Service":"sns.amazonaws.com","AWS":[|"*"|]}""")]
    public void Finds_everyone_among_others(string principal) => Check(Of(principal, "\"sqs:SendMessage\""));

    [TestCase("""{"AWS":"arn:aws:iam::111122223333:root"}""")]
    [TestCase("""{"AWS":"111122223333"}""")]
    [TestCase("""{"Service":"sns.amazonaws.com"}""")]
    [TestCase("""{"AWS":"arn:aws:iam::111122223333:role/*"}""", Description = "PL1033")]
    [TestCase("""{"AWS":[]}""")]
    public void Leaves_others(string principal) => Check(Of(principal, "\"sqs:SendMessage\""), kind: PolicyKind.Resource);

    [TestCase("""{"Bool":{"aws:SecureTransport":"true"}}""")]
    [TestCase("""{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}}""")]
    [TestCase("{}")]
    public void Is_not_stopped_by_conditions_on_the_request(string condition) => Check(Of("[|\"*\"|]", "\"s3:PutObject\"", condition), kind: PolicyKind.Resource);

    [TestCase("""{"StringEquals":{"AWS:SourceOwner":"111122223333"}}""", Description = "the default policy of SNS")]
    [TestCase("""{"ArnLike":{"aws:SourceArn":"arn:aws:sns:eu-central-1:111122223333:orders"}}""")]
    [TestCase("""{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""")]
    [TestCase("""{"StringLike":{"aws:SourceVpc":"vpc-*"}}""", Description = "narrowing-condition-without-effect")]
    [TestCase("""{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}""", Description = "narrowing-condition-without-effect")]
    [TestCase("[]", Description = "wrong-value-type")]
    public void Leaves_conditions_on_who_calls(string condition) => Check(Of("\"*\"", "\"sqs:SendMessage\"", condition), kind: PolicyKind.Resource);

    [Test]
    public void Leaves_the_default_of_EFS() => Check(
        """
        [
          {"Effect":"Allow","Principal":{"AWS":"*"},"Action":["elasticfilesystem:ClientRootAccess","elasticfilesystem:ClientWrite"],"Condition":{"Bool":{"elasticfilesystem:AccessedViaMountTarget":"true"}}},
          {"Effect":"Deny","Principal":{"AWS":"*"},"Action":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}
        ]
        """);

    [Test]
    public void Respects_a_Deny_for_all_others()
    {
        Check($$"""[{{Of("\"*\"", "\"s3:*\"")}},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"} } }]""");
        Check($$"""[{{Of("[|\"*\"|]", "\"s3:*\"")}},{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"} } }]""");
    }

    [TestCase("\"execute-api:Invoke\"", Description = "without a policy it is the same")]
    [TestCase("\"vpc-lattice-svcs:Invoke\"", Description = "connected VPCs only")]
    public void Leaves_what_is_written_so(string action) => Check(Of("\"*\"", action), kind: PolicyKind.Resource);

    [Test]
    public void Reports_other_actions_of_an_API() => Check(Of("[|\"*\"|]", "[\"execute-api:Invoke\",\"execute-api:ManageConnections\"]"), kind: PolicyKind.Resource);

    [TestCase("lambda:InvokeFunctionUrl", """{"StringEquals":{"lambda:FunctionUrlAuthType":"NONE"}}""")]
    [TestCase("lambda:InvokeFunction", """{"Bool":{"lambda:InvokedViaFunctionUrl":"true"}}""")]
    public void Leaves_function_URLs_to_their_rule(string action, string condition) => Check(Of("\"*\"", $"\"{action}\"", condition), kind: PolicyKind.Resource);

    [TestCase("\"s3:GetObject\"", Severity.Warning)]
    [TestCase("[\"s3:GetObject\",\"s3:GetObjectVersion\"]", Severity.Warning)]
    [TestCase("\"lambda:GetLayerVersion\"", Severity.Warning)]
    [TestCase("\"es:*\"", Severity.Warning)]
    [TestCase("[\"s3:GetObject\",\"s3:ListBucket\"]", Severity.Error)]
    [TestCase("\"s3:Get*\"", Severity.Error)]
    [TestCase("\"sqs:SendMessage\"", Severity.Error)]
    public void What_is_often_public_on_purpose_weighs_less(string action, Severity severity)
    {
        LintResult result = new Linter([new PublicResourcePolicyRule()], new LinterOptions { Kind = PolicyKind.Resource }).Lint(SourceText.From(Of("\"*\"", action)), SourceLanguage.Json);
        result.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(severity);
    }

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_other_kinds(PolicyKind kind) => Check(Of("\"*\"", "\"s3:*\""), kind: kind);

    [TestCase("""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Principal":"*","Resource":"*"}""", Description = "PL1009")]
    [TestCase("""{"Effect":"Allow","NotPrincipal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"*"}""", Description = "PL5005")]
    public void Leaves_other_statements(string statement) => Check(statement, kind: PolicyKind.Resource);

    [TestCase("""[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"},""")]
    [TestCase("""{"Effect":"Allow","Principal":"*","Action":"s3:*",""")]
    public void Leaves_what_was_not_read_whole(string source) => Check(source, kind: PolicyKind.Resource);

    [Test]
    public void Reads_templates() => Check("""
        {
          "Resources": {
            "Queue": { "Type": "AWS::SQS::Queue" },
            "Policy": {
              "Type": "AWS::SQS::QueuePolicy",
              "Properties": {
                "Queues": [{ "Ref": "Queue" }],
                "PolicyDocument": {
                  "Version": "2012-10-17",
                  "Statement": [
                    { "Effect": "Allow", "Principal": [|"*"|], "Action": "sqs:SendMessage", "Resource": { "Fn::GetAtt": ["Queue", "Arn"] } },
                    { "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": { "Fn::GetAtt": ["Queue", "Arn"] },
                      "Condition": { "ArnEquals": { "aws:SourceArn": { "Fn::Sub": "arn:aws:sns:${AWS::Region}:${AWS::AccountId}:t" } } } }
                  ]
                }
              }
            },
            "Denied": {
              "Type": "AWS::SQS::QueuePolicy",
              "Properties": {
                "Queues": [{ "Ref": "Queue" }],
                "PolicyDocument": {
                  "Version": "2012-10-17",
                  "Statement": [
                    { "Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": { "Fn::GetAtt": ["Queue", "Arn"] } },
                    { "Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": { "Fn::GetAtt": ["Queue", "Arn"] },
                      "Condition": { "StringNotEquals": { "aws:PrincipalAccount": { "Ref": "AWS::AccountId" } } } }
                  ]
                }
              }
            },
            "Invoke": { "Type": "AWS::Lambda::Permission", "Properties": { "FunctionName": "f", "Action": "lambda:InvokeFunction", "Principal": [|"*"|] } },
            "Org": { "Type": "AWS::Lambda::Permission", "Properties": { "FunctionName": "f", "Action": "lambda:InvokeFunction", "Principal": "*", "PrincipalOrgID": "o-a1b2c3d4e5" } },
            "Endpoint": {
              "Type": "AWS::EC2::VPCEndpoint",
              "Properties": { "PolicyDocument": { "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" }] } }
            }
          }
        }
        """);
}
