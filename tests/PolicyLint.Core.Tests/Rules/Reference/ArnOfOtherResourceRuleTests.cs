using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class ArnOfOtherResourceRuleTests : RuleFixture<ArnOfOtherResourceRule>
{
    private static string Of(string action, string resource, string element = "Resource")
        => $$"""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":{{action}},"{{element}}":{{resource}}}""";

    [Test]
    public void Names_what_the_policy_is_of() => CheckUnfixable(
        PolicyTemplate.Of("AWS::S3::BucketPolicy", Of("\"s3:GetObject\"", "[|\"arn:aws:kms:eu-central-1:111122223333:key/1\"|]")),
        message: "\"arn:aws:kms:eu-central-1:111122223333:key/1\" is not what the policy of an AWS::S3::BucketPolicy is about");

    [TestCase("AWS::S3::BucketPolicy", "PolicyDocument", "s3:GetObject", "arn:aws:s3:::reports/*", "arn:aws:s3:eu-central-1:111122223333:accesspoint/reader")]
    [TestCase("AWS::S3::AccessPoint", "Policy", "s3:GetObject", "arn:aws:s3:eu-central-1:111122223333:accesspoint/reader/object/*", "arn:aws:s3:::reports/*")]
    [TestCase("AWS::S3::MultiRegionAccessPointPolicy", "Policy", "s3:GetObject", "arn:aws:s3::111122223333:accesspoint/a.mrap/object/*", "arn:aws:s3:::reports")]
    [TestCase("AWS::SQS::QueuePolicy", "PolicyDocument", "sqs:SendMessage", "arn:aws:sqs:eu-central-1:111122223333:orders", "arn:aws:sns:eu-central-1:111122223333:orders")]
    [TestCase("AWS::SNS::TopicPolicy", "PolicyDocument", "sns:Publish", "arn:aws:sns:*:*:orders", "arn:aws:sqs:eu-central-1:111122223333:orders")]
    [TestCase("AWS::KMS::Key", "KeyPolicy", "kms:Decrypt", "arn:aws:kms:*:111122223333:key/*", "arn:aws:kms:eu-central-1:111122223333:alias/reports")]
    [TestCase("AWS::SecretsManager::ResourcePolicy", "ResourcePolicy", "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:a-??????", "arn:aws:ssm:eu-central-1:111122223333:parameter/a")]
    [TestCase("AWS::EFS::FileSystem", "FileSystemPolicy", "elasticfilesystem:ClientMount", "arn:aws:elasticfilesystem:eu-central-1:111122223333:file-system/fs-1", "arn:aws:elasticfilesystem:eu-central-1:111122223333:access-point/fsap-1")]
    [TestCase("AWS::OpenSearchService::Domain", "AccessPolicies", "es:ESHttpGet", "arn:aws:es:eu-central-1:111122223333:domain/logs/*", "arn:aws:aoss:eu-central-1:111122223333:collection/logs")]
    [TestCase("AWS::Lambda::ResourcePolicy", "PolicyDocument", "lambda:InvokeFunction", "arn:aws:lambda:eu-central-1:111122223333:function:f:1", "arn:aws:s3:::reports")]
    [TestCase("AWS::Logs::ResourcePolicy", "PolicyDocument", "logs:PutLogEvents", "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/x:*", "arn:aws:s3:::reports")]
    [TestCase("AWS::DynamoDB::Table", "PolicyDocument", "dynamodb:GetItem", "arn:aws:dynamodb:eu-central-1:111122223333:table/t/index/i", "arn:aws:dynamodb:eu-central-1:111122223333:global-table/t")]
    public void Knows(string type, string property, string action, string good, string bad)
    {
        string template = PolicyTemplate.Of(type, Of($"\"{action}\"", $"[\"{good}\",\"*\",[|\"{bad}\"|]]"), property);
        CheckUnfixable(type == "AWS::DynamoDB::Table" ? template.Replace("\"PolicyDocument\":", "\"ResourcePolicy\":{\"PolicyDocument\":") + "}" : template);
    }

    [TestCase("\"arn:aws:s3:::*\"")]
    [TestCase("\"arn:aws:*:::reports\"")]
    [TestCase("\"arn:aws-cn:s3:::reports/${aws:username}/*\"")]
    [TestCase("{\"Fn::Sub\":\"arn:${AWS::Partition}:s3:::${Bucket}/*\"}")]
    [TestCase("{\"Ref\":\"Bucket\"}")]
    [TestCase("\"reports/*\"", Description = "malformed-arn")]
    [TestCase("\"*\"")]
    public void Leaves(string resource) => Check(PolicyTemplate.Of("AWS::S3::BucketPolicy", Of("\"s3:GetObject\"", resource)));

    [Test]
    public void Leaves_the_short_form_of_API_Gateway()
        => Check(PolicyTemplate.Of("AWS::ApiGateway::RestApi", Of("\"execute-api:Invoke\"", "\"execute-api:/prod/GET/*\""), "Policy"));

    [Test]
    public void Leaves_NotResource()
        => Check(PolicyTemplate.Of("AWS::S3::BucketPolicy", Of("\"s3:GetObject\"", "\"arn:aws:kms:eu-central-1:111122223333:key/1\"", "NotResource")));

    [Test]
    public void Leaves_the_resource_of_an_action_that_has_no_place_there()
        => Check(PolicyTemplate.Of("AWS::S3::BucketPolicy", Of("\"kms:Decrypt\"", "\"arn:aws:kms:eu-central-1:111122223333:key/1\"")));

    [Test]
    public void Leaves_other_policies()
    {
        Check(Of("\"s3:GetObject\"", "[\"arn:aws:s3:::a\",\"arn:aws:kms:eu-central-1:111122223333:key/1\"]"), kind: PolicyKind.Endpoint);
        Check(PolicyTemplate.Of("AWS::IAM::ManagedPolicy", """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:kms:eu-central-1:111122223333:key/1"}"""));
    }

    [TestCase("\"s3:GetObject\"", "\"arn:aws:kms:eu-central-1:111122223333:key/1\"", "PL2021")]
    [TestCase("\"kms:Decrypt\"", "\"arn:aws:s3:::reports/*\"", "PL2020")]
    [TestCase("\"kms:Decrypt\"", "\"arn:aws:kms:eu-central-1:111122223333:key/1\"", "PL2020")]
    [TestCase("\"s3:ListBucket\"", "\"arn:aws:s3:::reports/*\"", "PL2010")]
    public void One_fault_is_one_finding(string action, string resource, string id)
    {
        var linter = new Linter(RuleCatalog.All, new LinterOptions { Select = ["PL2"] });
        linter.Lint(SourceText.From(PolicyTemplate.Of("AWS::S3::BucketPolicy", Of(action, resource)), "t.json"))
            .Diagnostics.Select(diagnostic => diagnostic.Descriptor.Id).Should().Equal(id);
    }
}
