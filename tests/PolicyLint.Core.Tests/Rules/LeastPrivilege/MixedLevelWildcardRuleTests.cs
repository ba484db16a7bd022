using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.LeastPrivilege;

internal sealed class MixedLevelWildcardRuleTests : RuleFixture<MixedLevelWildcardRule>
{
    [TestCase("sqs:*QueueAttributes", "permissions management: SetQueueAttributes")]
    [TestCase("s3:PutObject*", "permissions management: PutObjectAcl, PutObjectVersionAcl")]
    [TestCase("S3:putobject*", "permissions management: PutObjectAcl, PutObjectVersionAcl")]
    [TestCase("cognito-identity:Get*", "actions that write: GetId")]
    [TestCase("redshift:Get*", "actions that write: GetClusterCredentials, GetClusterCredentialsWithIAM")]
    [TestCase("servicecatalog:Create*", "permissions management: CreatePortfolioShare")]
    public void Names_what_the_pattern_does_not_say(string action, string reached) => Check(
        $$"""{"Effect":"Allow","Action":["s3:GetObject",[|"{{action}}"|]],"Resource":"*"}""",
        message: $"Action \"{action}\" also reaches {reached}");

    [TestCase("s3:PutObject", TestName = "A name")]
    [TestCase("s3:PutObjectAcl")]
    [TestCase("s3:PutObjectT*", TestName = "One level")]
    [TestCase("s3:Get*")]
    [TestCase("lambda:Add*", TestName = "Permissions management only, by another service")]
    [TestCase("s3:PutBucketP?????", TestName = "Permissions management only")]
    [TestCase("s3:*", TestName = "A whole service is another rule's")]
    [TestCase("s3:**")]
    [TestCase("*")]
    [TestCase("*:Put*", TestName = "A wildcard in the service is another rule's")]
    [TestCase("glue:GetQ*", TestName = "A verb of reading, whatever its level")]
    [TestCase("backup:List*")]
    [TestCase("nosuch:Put*")]
    [TestCase("iot:List*", TestName = "Only Get hands out what it writes")]
    public void Leaves_patterns_that_say_what_they_do(string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [Test]
    public void Leaves_a_pattern_beside_one_for_all_of_its_service()
    {
        Check("""{"Effect":"Allow","Action":["s3:*","s3:Put*"],"Resource":"*"}""");
        Check("""{"Effect":"Allow","Action":["s3:Put*","*"],"Resource":"*"}""");
        Check("""{"Effect":"Allow","Action":["sqs:*",[|"s3:Put*"|]],"Resource":"*"}""");
    }

    [Test]
    public void Counts_only_what_can_act_on_the_resources()
    {
        Check(
            """{"Effect":"Allow","Action":[|"s3:Put*"|],"Resource":"arn:aws:s3:::b/*"}""",
            message: "Action \"s3:Put*\" also reaches permissions management: PutObjectAcl, PutObjectVersionAcl");
        Check(
            """{"Effect":"Allow","Action":[|"s3:Put*"|],"Resource":["arn:aws:s3:::b/*","arn:aws:s3:::b"]}""",
            message: "Action \"s3:Put*\" also reaches permissions management: PutBucketAcl, PutBucketOwnershipControls, PutBucketPolicy and 3 more");
        Check("""{"Effect":"Allow","Action":"s3:PutBucket*","Resource":"arn:aws:s3:::b/*"}""");
        Check("""{"Effect":"Allow","Action":"s3:Put*","Resource":"arn:aws:s3:eu-central-1:111122223333:job/*"}""");
        Check("""{"Effect":"Allow","Action":[|"s3:PutBucket*"|],"NotResource":"arn:aws:s3:::b/*"}""");
    }

    [Test]
    public void Leaves_a_Deny_and_NotAction()
    {
        Check("""{"Effect":"Deny","Action":"s3:Put*","Resource":"*"}""");
        Check("""{"Effect":"Allow","NotAction":"s3:Put*","Resource":"*"}""");
    }

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Resource)]
    public void Reports_kinds_that_grant(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":[|"s3:Put*"|],"Resource":"*"}""", kind: kind);

    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_kinds_that_only_limit(PolicyKind kind)
        => Check("""{"Effect":"Allow","Action":"s3:Put*","Resource":"*"}""", kind: kind);

    [TestCase("""{ "Effect": "Allow", "Action": "s3:Put*", "Resource": "arn:aws:s3:::reports" }""")]
    [TestCase("""{ "Effect": "Allow", "Action": [|"s3:P*"|], "Resource": "arn:aws:s3:::reports" }""")]
    public void What_the_team_allows_is_not_reported(string source)
        => Check(source, options: Option("allowedActions", ImmutableArray.Create("s3:put*")), kind: PolicyKind.Identity);
}
