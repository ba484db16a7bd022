using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class UnrestrictedServicePrincipalRuleTests : RuleFixture<UnrestrictedServicePrincipalRule>
{
    private static string Of(string principal, string action, string condition = "")
        => $$"""{"Effect":"Allow","Principal":{"Service":{{principal}}},"Action":{{action}},"Resource":"*"{{(condition.Length == 0 ? "" : ",\"Condition\":" + condition)}}}""";

    [TestCase("s3.amazonaws.com", "sns:Publish")]
    [TestCase("s3.amazonaws.com", "SQS:SendMessage")]
    [TestCase("s3.amazonaws.com", "s3:PutObject")]
    [TestCase("sns.amazonaws.com", "sqs:*")]
    [TestCase("sns.amazonaws.com", "lambda:Invoke*")]
    [TestCase("events.amazonaws.com", "lambda:InvokeFunction")]
    [TestCase("cloudtrail.amazonaws.com", "s3:GetBucketAcl")]
    [TestCase("cloudtrail.amazonaws.com", "kms:GenerateDataKey*")]
    [TestCase("config.amazonaws.com", "s3:PutObject")]
    [TestCase("delivery.logs.amazonaws.com", "s3:PutObject")]
    [TestCase("logging.s3.amazonaws.com", "s3:PutObject")]
    [TestCase("logs.eu-central-1.amazonaws.com", "lambda:InvokeFunction")]
    [TestCase("logs.cn-north-1.amazonaws.com.cn", "lambda:InvokeFunction")]
    [TestCase("cloudfront.amazonaws.com", "lambda:InvokeFunctionUrl")]
    [TestCase("apigateway.amazonaws.com", "lambda:InvokeFunction")]
    [TestCase("ses.amazonaws.com", "s3:PutObject")]
    [TestCase("budgets.amazonaws.com", "sns:Publish")]
    [TestCase("cloudtrail.amazonaws.com", "*")]
    public void Reports(string service, string action) => CheckUnfixable(
        Of($"[|\"{service}\"|]", $"[\"kms:Decrypt\",\"{action}\"]"),
        message: $"\"{service}\" may do this for any AWS account: no condition says for whom",
        kind: PolicyKind.Resource);

    [Test]
    public void Reports_each_service_that_says_for_whom()
        => Check(Of("""["nosuch.amazonaws.com",[|"sns.amazonaws.com"|],[|"events.amazonaws.com"|]]""", "\"sqs:SendMessage\""), kind: PolicyKind.Resource);

    [TestCase("""{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}}""")]
    [TestCase("""{"Bool":{"aws:SecureTransport":"true"}}""")]
    [TestCase("""{"StringEquals":{"aws:SourceAccounts":"111122223333"}}""")]
    [TestCase("""{"StringEquals":{"aws:ResourceAccount":"111122223333"}}""")]
    [TestCase("""{"StringEqualsIfExists":{"aws:Referer":"111122223333"}}""", Description = "also without the key")]
    [TestCase("""{"StringEqualsIfExists":{"aws:PrincipalOrgID":"o-1"}}""", Description = "holds always")]
    [TestCase("{}")]
    public void Reports_in_spite_of(string condition) => Check(Of("[|\"cloudtrail.amazonaws.com\"|]", "\"s3:PutObject\"", condition), kind: PolicyKind.Resource);

    [TestCase("""{"StringEquals":{"aws:SourceAccount":"111122223333"}}""")]
    [TestCase("""{"ArnLike":{"AWS:SourceArn":"arn:aws:cloudtrail:*:111122223333:trail/*"}}""")]
    [TestCase("""{"StringEquals":{"aws:SourceOrgID":"o-1"}}""")]
    [TestCase("""{"ForAnyValue:StringLike":{"aws:SourceOrgPaths":"o-1/*"}}""")]
    [TestCase("""{"StringEquals":{"aws:Referer":"111122223333"}}""", Description = "other-key-for-service-principal")]
    [TestCase("""{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}""", Description = "key-never-sent-for-service-principal")]
    [TestCase("[]", Description = "wrong-value-type")]
    public void Leaves_statements_that_say_for_whom(string condition) => Check(Of("\"cloudtrail.amazonaws.com\"", "\"s3:PutObject\"", condition), kind: PolicyKind.Resource);

    [TestCase("events.amazonaws.com", "sns:Publish", Description = "conditions do not work there")]
    [TestCase("logdelivery.elasticloadbalancing.amazonaws.com", "s3:PutObject", Description = "nor are they documented")]
    [TestCase("backup.amazonaws.com", "sns:Publish")]
    [TestCase("cloudtrail.amazonaws.com", "sqs:SendMessage", Description = "it does not call that")]
    [TestCase("logs.eu-central-1.amazonaws.com", "kms:Encrypt", Description = "it says so with the encryption context")]
    [TestCase("s3.example.com", "sns:Publish")]
    [TestCase("S3.amazonaws.com", "sns:Publish", Description = "no such service")]
    [TestCase("s3x.amazonaws.com", "sns:Publish")]
    [TestCase("x.logs.eu-central-1.amazonaws.com", "lambda:InvokeFunction")]
    [TestCase("logs.a.b-c.amazonaws.com", "lambda:InvokeFunction")]
    [TestCase("s3", "sns:Publish")]
    [TestCase("s3.amazonaws.com", "snsx:Publish")]
    [TestCase("s3.amazonaws.com", "sns")]
    public void Leaves(string service, string action) => Check(Of($"\"{service}\"", $"\"{action}\""), kind: PolicyKind.Resource);

    [TestCase("\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sns:Publish\"")]
    [TestCase("\"Principal\":\"*\",\"Action\":\"sns:Publish\"")]
    [TestCase("\"NotPrincipal\":{\"Service\":\"s3.amazonaws.com\"},\"Action\":\"sns:Publish\"")]
    [TestCase("\"Principal\":{\"Service\":\"s3.amazonaws.com\"},\"NotAction\":\"sns:Publish\"")]
    public void Leaves_other_principals_and_NotAction(string elements)
        => Check($$"""{"Effect":"Allow",{{elements}},"Resource":"*"}""", kind: PolicyKind.Resource);

    [TestCase("\"StringNotEqualsIfExists\":{\"aws:SourceOrgID\":\"o-1\"}", "\"sns.amazonaws.com\"")]
    [TestCase("\"Bool\":{\"aws:SecureTransport\":\"false\"}", "[|\"sns.amazonaws.com\"|]")]
    public void Respects_a_Deny_that_asks_for_whom(string condition, string service) => Check(
        $$"""[{{Of(service, "\"sqs:SendMessage\"")}},{"Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"*","Condition":{ {{condition}} } }]""",
        kind: PolicyKind.Resource);

    [Test]
    public void Leaves_a_Deny_and_role_trust()
    {
        Check("""{"Effect":"Deny","Principal":{"Service":"s3.amazonaws.com"},"Action":"sns:Publish","Resource":"*"}""", kind: PolicyKind.Resource);
        Check("""{"Effect":"Allow","Principal":{"Service":"config.amazonaws.com"},"Action":"sts:AssumeRole"}""", kind: PolicyKind.Trust);
    }

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Leaves_other_kinds(PolicyKind kind) => Check(Of("\"s3.amazonaws.com\"", "\"sns:Publish\""), kind: kind);

    [TestCase("""[{"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"sns:Publish","Resource":"*"},""")]
    [TestCase("""{"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"sns:Publish",""")]
    public void Leaves_what_was_not_read_whole(string source) => Check(source, kind: PolicyKind.Resource);
}
