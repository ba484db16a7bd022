using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Escalation;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Escalation;

internal sealed class ExistingResourceTakeoverRuleTests : RuleFixture<ExistingResourceTakeoverRule>
{
    [TestCase("*")]
    [TestCase("arn:aws:lambda:*:*:function:*")]
    [TestCase("arn:aws:lambda:eu-central-1:111122223333:*")]
    public void Reports_all_of_a_type(string resource)
    {
        string source = $$"""{"Effect":"Allow","Action":["lambda:GetFunction",[|"lambda:UpdateFunctionCode"|]],"Resource":"{{resource}}"}""";
        Check(source, message: "Action \"lambda:UpdateFunctionCode\" lets its holder replace the code of every Lambda function, which runs with the function's role (path lambda-update-code)");
        new Linter([new ExistingResourceTakeoverRule()]).Lint(SourceText.From(MarkedText.Parse(source).Text)).Diagnostics.Single().Severity.Should().Be(Severity.Suggestion);
    }

    [TestCase("arn:aws:lambda:*:*:function:reports-*")]
    [TestCase("arn:aws:lambda:*:*:layer:*")]
    [TestCase("arn:aws:s3:::*")]
    public void Leaves_some(string resource) => Check($$"""{"Effect":"Allow","Action":"lambda:UpdateFunctionCode","Resource":"{{resource}}"}""");

    [Test]
    public void Names_the_other_actions() => Check(
        """[{"Effect":"Allow","Action":[|"ec2:Modify*"|],"Resource":"*"},{"Effect":"Allow","Action":["ec2:StopInstances","ec2:Start*"],"Resource":"*"}]""",
        message: "Action \"ec2:Modify*\" (ec2:ModifyInstanceAttribute) with ec2:StartInstances and ec2:StopInstances lets its holder replace the start script of every EC2 instance and restart it: the script has the instance's role (path ec2-userdata-restart)");

    [Test]
    public void Leaves_buckets_that_can_be_read_anyway()
    {
        Check("""{"Effect":"Allow","Action":[[|"s3:PutBucketPolicy"|],"s3:ListBucket"],"Resource":"*"}""");
        Check("""{"Effect":"Allow","Action":["s3:PutBucketPolicy","s3:Get*"],"Resource":"*"}""");
        Check("""[{"Effect":"Allow","Action":[|"s3:PutBucketPolicy"|],"Resource":"*"},{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}]""");
    }

    [TestCase("\"Bool\":{\"kms:GrantIsForAWSResource\":\"true\"}", false)]
    [TestCase("\"StringEquals\":{\"kms:ViaService\":\"ec2.eu-central-1.amazonaws.com\"}", false)]
    [TestCase("\"StringEquals\":{\"aws:ResourceOrgID\":\"o-1111222233\"}", true)]
    public void Judges_conditions_of_grants(string condition, bool reported)
    {
        string action = reported ? "[|\"kms:CreateGrant\"|]" : "\"kms:CreateGrant\"";
        Check($$"""{"Effect":"Allow","Action":{{action}},"Resource":"*","Condition":{ {{condition}} } }""");
    }

    /// <summary>A command is a document that runs on an instance: without those that run any script it does what they say.</summary>
    [TestCase("\"arn:aws:ec2:*:*:instance/*\",\"arn:aws:ssm:*:*:document/AWSEC2-CreateVssSnapshot\"", false)]
    [TestCase("\"arn:aws:ec2:*:*:instance/*\"", false)]
    [TestCase("\"arn:aws:ec2:*:*:instance/*\",\"arn:aws:ssm:*:*:document/*\"", true)]
    [TestCase("\"arn:aws:ec2:*:*:instance/*\",\"arn:aws:ssm:*::document/AWS-RunShellScript\"", true)]
    [TestCase("\"arn:aws:ssm:*::document/AWS-RunShellScript\"", false)]
    [TestCase("\"*\"", true)]
    public void Needs_a_document_for_a_command(string resources, bool reported)
    {
        string action = reported ? "[|\"ssm:SendCommand\"|]" : "\"ssm:SendCommand\"";
        Check($$"""{"Effect":"Allow","Action":{{action}},"Resource":[{{resources}}]}""");
    }

    /// <summary>Its holder chooses the role: another rule says so.</summary>
    [Test]
    public void Leaves_what_comes_with_any_role() => Check("""{"Effect":"Allow","Action":["iam:PassRole","codebuild:CreateProject","codebuild:StartBuild"],"Resource":"*"}""");

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_kinds_that_do_not_grant_it(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":["lambda:UpdateFunctionCode"],"Resource":"*"}""", kind: kind);

    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["lambda:UpdateFunctionCode"],"Resource":"*",""")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["lambda:UpdateFunctionCode"],"Resource":"*"},""")]
    public void Leaves_a_policy_that_breaks_off(string source) => Check(source);
}
