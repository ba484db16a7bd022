using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class ArnServiceCaseRuleTests : RuleFixture<ArnServiceCaseRule>
{
    [Test]
    public void Writes_a_known_service_in_lower_case() => Check(
        """{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:[|S3|]:::a/*","arn:aws:s3:::b/*"]}""",
        fixedTo: """{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::a/*","arn:aws:s3:::b/*"]}""",
        message: "\"S3\" is not the service \"s3\": it is written in lower case in an ARN");

    [TestCase("DynamoDB")]
    [TestCase("OpenSearch")]
    [TestCase("Catalog")]
    public void Reports_prefixes_and_services_of_arns(string service)
        => Check($$"""{"Effect":"Allow","Action":"s3:GetObject","NotResource":"arn:aws:[|{{service}}|]:*:*:*"}""");

    [TestCase("arn:aws:s3:::B/*")]
    [TestCase("arn:AWS:s3:::b/*")]
    [TestCase("arn:aws:S4:::b/*")]
    [TestCase("arn:aws:S*:::b/*")]
    [TestCase("arn:aws:${Service}:::b/*")]
    [TestCase("S3")]
    public void Leaves_other_fields_and_what_is_no_service(string resource)
        => Check($$"""{"Effect":"Allow","Action":"S3:GetObject","Resource":"{{resource}}"}""");

    [Test]
    public void Leaves_trust_policies() => Check(
        """{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"arn:aws:S3:::b"}""", kind: PolicyKind.Trust);
}
