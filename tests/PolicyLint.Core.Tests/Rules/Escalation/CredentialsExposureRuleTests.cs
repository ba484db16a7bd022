using PolicyLint.Model;
using PolicyLint.Rules.Escalation;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Escalation;

internal sealed class CredentialsExposureRuleTests : RuleFixture<CredentialsExposureRule>
{
    [Test]
    public void Reports_each_thing_once_at_its_first_action() => Check(
        """
        {
          "Effect": "Allow", "Resource": "*",
          "Action": ["glue:GetTable", [|"Glue:getconnections"|], "glue:GetConnection", [|"redshift:GetClusterCredentials"|], [|"rds-db:connect"|]]
        }
        """,
        message: "Action \"Glue:getconnections\" on \"*\" lets its holder read the password in every connection of Glue");

    [Test]
    public void Names_the_actions_of_a_pattern() => Check(
        """{"Effect":"Allow","Action":[|"ec2:Get*"|],"Resource":"*"}""",
        message: "Action \"ec2:Get*\" (GetPasswordData) on \"*\" lets its holder read the administrator's password of every Windows instance whose key pair it has");

    [Test]
    public void Joins_what_a_pattern_gives() => Check(
        """{"Effect":"Allow","Action":[|"lightsail:Get*"|],"Resource":"*"}""",
        message: "Action \"lightsail:Get*\" (GetInstanceAccessDetails, GetRelationalDatabaseMasterUserPassword) on \"*\" lets its holder sign in to every Lightsail instance, and get keys and passwords of buckets, instances and databases of Lightsail");

    [TestCase("ecr:GetAuthorizationToken", TestName = "Ordinary")]
    [TestCase("sts:GetSessionToken")]
    [TestCase("sts:AssumeRole", TestName = "Another rule")]
    [TestCase("iam:CreateAccessKey", TestName = "A path of its own")]
    [TestCase("redshift:GetClusterCredentialsWithIAM")]
    [TestCase("redshift:Describe*")]
    [TestCase("cognito-idp:Describe*", TestName = "What auditors read")]
    [TestCase("glue:GetTable*")]
    public void Leaves_other_actions(string action) => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [TestCase("arn:aws:rds-db:*:*:dbuser:*/*", true)]
    [TestCase("arn:aws:rds-db:us-east-1:*:dbuser:*", true)]
    [TestCase("arn:aws:rds-db:*:*:dbuser:*/reader", false)]
    [TestCase("arn:aws:rds-db:*:111122223333:dbuser:*/*", false)]
    [TestCase("arn:aws:rds-db:*:*:dbuser:*/${aws:username}", false)]
    public void Knows_what_is_everything(string resource, bool isReported)
    {
        string action = isReported ? "[|\"rds-db:connect\"|]" : "\"rds-db:connect\"";
        Check($$"""{"Effect":"Allow","Action":{{action}},"Resource":"{{resource}}"}""");
    }

    [TestCase("""{"Effect":"Deny","Action":"redshift:GetClusterCredentials","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","NotAction":"redshift:GetClusterCredentials","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"redshift:GetClusterCredentials","NotResource":"arn:aws:s3:::a"}""")]
    [TestCase("""{"Effect":"Allow","Action":"redshift:GetClusterCredentials","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"a"}}}""", TestName = "Any condition")]
    [TestCase("""[{"Effect":"Allow","Action":"redshift:GetClusterCredentials","Resource":"*"},{"Effect":"Deny","Action":"redshift:GetClusterCredentials","Resource":"*"}]""")]
    [TestCase("""{"Effect":"Allow","Action":["*","redshift:GetClusterCredentials"],"Resource":"*"}""", TestName = "PL3001 says it all")]
    [TestCase("""{"Effect":"Allow","Action":["redshift:GetClusterCredentials","redshift:*"],"Resource":"*"}""", TestName = "PL3003 says it all")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"redshift:GetClusterCredentials","Resource":"*",""", TestName = "Broken off: a condition may follow")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"redshift:GetClusterCredentials","Resource":"*"},""", TestName = "Broken off: a denial may follow")]
    public void Leaves(string statement) => Check(statement);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":"redshift:GetClusterCredentials","Resource":"*"}""", kind: kind);
}
