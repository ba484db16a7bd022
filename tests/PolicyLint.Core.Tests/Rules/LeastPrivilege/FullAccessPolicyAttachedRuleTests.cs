using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.LeastPrivilege;

internal sealed class FullAccessPolicyAttachedRuleTests : RuleFixture<FullAccessPolicyAttachedRule>
{
    [TestCase("AmazonSQSFullAccess", "sqs")]
    [TestCase("AmazonS3FullAccess", "s3 and s3-object-lambda")]
    [TestCase("SecretsManagerReadWrite", "secretsmanager")]
    [TestCase("AmazonEC2FullAccess", "autoscaling, cloudwatch and 2 other services")]
    [TestCase("AmazonCognitoPowerUser", "cognito-identity, cognito-idp and cognito-sync")]
    [TestCase("job-function/NetworkAdministrator", null)]
    public void Goes_by_what_the_policy_allows(string policy, string? services) => Check(
        Role($"\"ManagedPolicyArns\": [[|\"arn:aws:iam::aws:policy/{policy}\"|]]"),
        message: services is null ? null : $"Managed policy {policy} allows every action of {services} on every resource (reference of 2026-09-26)");

    [Test]
    public void Knows_it_where_the_partition_is_not_known() => Check(Role("""
        "ManagedPolicyArns": [{ "Fn::Sub": [|"arn:${AWS::Partition}:iam::aws:policy/AmazonSQSFullAccess"|] }]
        """));

    [Test]
    public void Knows_its_name_in_SAM() => Check(Function("[|\"AmazonSQSFullAccess\"|]"));

    [TestCase("AmazonSQSReadOnlyAccess")]
    [TestCase("AmazonAPIGatewayInvokeFullAccess", Description = "It allows execute-api:Invoke and one more.")]
    [TestCase("AmazonElasticFileSystemClientFullAccess", Description = "It allows three actions.")]
    [TestCase("service-role/AWSGlueServiceRole", Description = "It allows glue:*, and Glue demands it.")]
    [TestCase("AdministratorAccess", Description = "PL3010.")]
    [TestCase("IAMFullAccess", Description = "PL3010.")]
    [TestCase("OurFullAccess")]
    public void Leaves_narrower_policies(string policy) => Check(Role($"\"ManagedPolicyArns\": [\"arn:aws:iam::aws:policy/{policy}\"]"));

    [Test]
    public void Leaves_boundaries() => Check(Role("\"PermissionsBoundary\": \"arn:aws:iam::aws:policy/AmazonSQSFullAccess\""));
}
