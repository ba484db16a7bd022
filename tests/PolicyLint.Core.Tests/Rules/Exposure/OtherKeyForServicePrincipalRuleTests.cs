using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class OtherKeyForServicePrincipalRuleTests : RuleFixture<OtherKeyForServicePrincipalRule>
{
    private static string Of(string condition, string service = "ses.amazonaws.com", string action = "s3:PutObject")
        => $$"""{"Effect":"Allow","Principal":{"Service":"{{service}}"},"Action":"{{action}}","Resource":"*","Condition":{{condition}}}""";

    [TestCase("aws:Referer", "ses.amazonaws.com", "s3:PutObject")]
    [TestCase("AWS:referer", "ses.amazonaws.com", "s3:PutObject")]
    [TestCase("aws:SourceOwner", "cloudwatch.amazonaws.com", "sns:Publish")]
    [TestCase("kms:CallerAccount", "cloudtrail.amazonaws.com", "kms:GenerateDataKey*")]
    public void Reports_and_names_the_account(string key, string service, string action) => Check(
        Of($$$"""{"StringEquals":{[|"{{{key}}}"|]:"111122223333"}}""", service, action),
        fixedTo: Of("""{"StringEquals":{"aws:SourceAccount":"111122223333"}}""", service, action),
        message: $"\"{key}\" restricts for whom \"{service}\" acts: AWS recommends aws:SourceArn and aws:SourceAccount for that",
        kind: PolicyKind.Resource);

    [TestCase("""{"StringLike":{[|"kms:EncryptionContext:aws:cloudtrail:arn"|]:"arn:aws:cloudtrail:*:111122223333:trail/*"}}""")]
    [TestCase("""{"StringEquals":{[|"kms:CallerAccount"|]:["111122223333","12345"]}}""")]
    [TestCase("""{"StringEquals":{[|"kms:CallerAccount"|]:[]}}""")]
    public void Has_no_fix_where_the_values_are_no_accounts(string condition)
        => CheckUnfixable(Of(condition, "cloudtrail.amazonaws.com", "kms:GenerateDataKey*"), kind: PolicyKind.Resource);

    [TestCase("""{"StringEquals":{"aws:SourceAccount":"111122223333"}}""")]
    [TestCase("""{"StringEquals":{"aws:Referer":"111122223333","aws:SourceAccount":"111122223333"}}""")]
    [TestCase("""{"StringEqualsIfExists":{"aws:Referer":"111122223333"}}""", Description = "unrestricted-service-principal")]
    [TestCase("""{"StringNotEquals":{"aws:Referer":"111122223333"}}""", Description = "unrestricted-service-principal")]
    [TestCase("""{"Null":{"aws:Referer":"false"}}""", Description = "unrestricted-service-principal")]
    [TestCase("""{"StringEquals":{"s3:x-amz-acl":"private"}}""", Description = "unrestricted-service-principal")]
    [TestCase("""{"StringEquals":{"kms:ViaService":"s3.eu-central-1.amazonaws.com"}}""", Description = "unrestricted-service-principal")]
    [TestCase("""{"StringEquals":{"aws:Referrer":"111122223333"}}""")]
    public void Leaves(string condition) => Check(Of(condition), kind: PolicyKind.Resource);

    [TestCase("logs.eu-central-1.amazonaws.com", "kms:Encrypt", Description = "the form of the service's guide")]
    [TestCase("nosuch.amazonaws.com", "s3:PutObject")]
    public void Leaves_services_that_do_not_say_for_whom(string service, string action)
        => Check(Of("""{"StringEquals":{"kms:EncryptionContext:aws:logs:arn":"arn:aws:logs:eu-central-1:111122223333:log-group:x"}}""", service, action), kind: PolicyKind.Resource);

    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Endpoint)]
    public void Leaves_other_kinds(PolicyKind kind) => Check(Of("""{"StringEquals":{"aws:Referer":"111122223333"}}"""), kind: kind);
}
