using PolicyLint.Model;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.LeastPrivilege;

internal sealed class BroadArnRuleTests : RuleFixture<BroadArnRule>
{
    [TestCase("s3:PutObject", "arn:aws:s3:::*/*", "object")]
    [TestCase("s3:PutObject", "arn:aws:s3:::*", "object")]
    [TestCase("s3:DeleteBucket", "arn:aws:s3:::*", "bucket")]
    [TestCase("SQS:deletequeue", "arn:aws:sqs:*:*:*", "queue")]
    [TestCase("iam:PutRolePolicy", "arn:aws:iam::*:role/*", "role")]
    public void Reports_a_whole_type(string action, string resource, string type) => Check(
        $$"""{"Effect":"Allow","Action":["s3:GetObject","{{action}}"],"Resource":["arn:aws:s3:::reports-*",[|"{{resource}}"|]]}""",
        message: $"Resource \"{resource}\" is every {type} there is, for \"{action}\"");

    [TestCase("s3:PutObject", "arn:aws:s3:::reports/*")]
    [TestCase("s3:PutObject", "arn:aws:s3:::reports-*/*")]
    [TestCase("s3:DeleteBucket", "arn:aws:s3:::reports-*")]
    [TestCase("s3:GetObject", "arn:aws:s3:::*/*")]
    [TestCase("s3:ListBucket", "arn:aws:s3:::*")]
    [TestCase("sqs:CreateQueue", "arn:aws:sqs:*:*:*")]
    [TestCase("iam:PutRolePolicy", "arn:aws:iam::*:role/team/*")]
    [TestCase("iam:UpdateUser", "arn:aws:iam::*:user/${aws:username}")]
    [TestCase("iam:UpdateUser", "arn:aws:iam::*:user/*${aws:username}*")]
    [TestCase("no:Such", "arn:aws:s3:::*")]
    public void Leaves_names_reading_and_making(string action, string resource)
        => Check($$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"} }""");

    [Test]
    public void Leaves_statements_that_narrow_otherwise_or_not_at_all()
    {
        const string Broad = "\"Action\":\"sqs:DeleteQueue\",\"Resource\":\"arn:aws:sqs:*:*:*\"";
        Check($$"""{"Effect":"Deny",{{Broad}}}""");
        Check($$"""{"Effect":"Allow",{{Broad}},"Condition":{"StringEquals":{"aws:ResourceTag/team":"a"} } }""");
        Check($$"""{"Effect":"Allow",{{Broad}}}""", kind: PolicyKind.Boundary);
        Check("""{"Effect":"Allow","Action":"sqs:DeleteQueue","Resource":["*","arn:aws:sqs:*:*:*"]}""");
        Check("""{"Effect":"Allow","Action":"sqs:DeleteQueue","NotResource":"arn:aws:sqs:*:*:*"}""");
        Check("""{"Effect":"Allow","NotAction":"sqs:DeleteQueue","Resource":"arn:aws:sqs:*:*:*"}""");
    }

    [Test]
    public void Leaves_names_that_a_template_leaves_open() => CheckYaml(
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
                  - { Effect: Allow, Action: "s3:PutObject", Resource: !Sub "arn:aws:s3:::${Bucket}/*" }
                  - { Effect: Allow, Action: "s3:PutObject", Resource: !Sub [|"arn:${AWS::Partition}:s3:::*/*"|] }
        """);
}
