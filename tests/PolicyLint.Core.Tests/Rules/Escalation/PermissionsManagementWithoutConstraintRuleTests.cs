using PolicyLint.Model;
using PolicyLint.Rules.Escalation;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Escalation;

internal sealed class PermissionsManagementWithoutConstraintRuleTests : RuleFixture<PermissionsManagementWithoutConstraintRule>
{
    [Test]
    public void Reports_each_thing_once_at_its_first_action() => Check(
        """
        {
          "Effect": "Allow", "Resource": ["arn:aws:s3:::a", "*"],
          "Action": ["ram:GetResourceShares", [|"RAM:createresourceshare"|], "ram:AssociateResourceShare", [|"eks:CreateAccessEntry"|], [|"lakeformation:Batch*"|]]
        }
        """,
        message: "Action \"RAM:createresourceshare\" on \"*\" lets its holder share what is in the account with other accounts");

    [Test]
    public void Names_the_actions_of_a_pattern() => Check(
        """{"Effect":"Allow","Action":[|"iam:Create*"|],"Resource":"*"}""",
        message: "Action \"iam:Create*\" (CreateOpenIDConnectProvider) on \"*\" lets its holder let identities of other providers sign in");

    [Test]
    public void Joins_what_a_pattern_gives() => Check(
        """{"Effect":"Allow","Action":[|"ec2:D*"|],"Resource":"*"}""",
        message: "Action \"ec2:D*\" (DisableImageBlockPublicAccess) on \"*\" lets its holder turn off the blocks against public access");

    [TestCase("lakeformation:GrantPermissions", TestName = "By its level")]
    [TestCase("organizations:DetachPolicy", TestName = "It takes away, and what it takes away denies")]
    [TestCase("sso:CreateAccountAssignment", TestName = "AWS calls it Write")]
    [TestCase("iam:*SAML*")]
    public void Reports(string action) => Check($$"""{"Effect":"Allow","Action":[|"{{action}}"|],"Resource":"*"}""");

    [TestCase("lakeformation:RevokePermissions")]
    [TestCase("lakeformation:Get*")]
    [TestCase("glue:GetQuery")]
    [TestCase("glue:StartNotebook")]
    [TestCase("iam:CreateRole")]
    [TestCase("iot:CreatePolicy", TestName = "A policy that nobody has")]
    [TestCase("ec2:CreateNetworkInterfacePermission")]
    [TestCase("iam:AttachRolePolicy", TestName = "A path of its own")]
    [TestCase("iam:Attach*")]
    [TestCase("sqs:AddPermission", TestName = "Another rule says it better")]
    [TestCase("lakeformation:NoSuch")]
    [TestCase("nosuch:Grant*")]
    public void Leaves_other_actions(string action) => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [TestCase("arn:aws:ram:*:*:resource-share/*", true)]
    [TestCase("arn:aws:ram:us-east-1:*:*", true)]
    [TestCase("arn:aws:ram:*:111122223333:resource-share/*", false)]
    [TestCase("arn:aws:ram:*:*:resource-share/a*", false)]
    [TestCase("arn:aws:ram:*:*:permission/*", false)]
    public void Knows_what_is_everything(string resource, bool isReported)
    {
        string action = isReported ? "[|\"ram:AssociateResourceShare\"|]" : "\"ram:AssociateResourceShare\"";
        Check($$"""{"Effect":"Allow","Action":{{action}},"Resource":"{{resource}}"}""");
    }

    [TestCase("""{"Effect":"Deny","Action":"lakeformation:GrantPermissions","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","NotAction":"lakeformation:GrantPermissions","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"lakeformation:GrantPermissions","NotResource":"arn:aws:s3:::a"}""")]
    [TestCase("""{"Effect":"Allow","Action":"lakeformation:GrantPermissions","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"a"}}}""", TestName = "Any condition")]
    [TestCase("""[{"Effect":"Allow","Action":"lakeformation:GrantPermissions","Resource":"*"},{"Effect":"Deny","Action":"lakeformation:GrantPermissions","Resource":"*"}]""")]
    [TestCase("""{"Effect":"Allow","Action":["*","lakeformation:GrantPermissions"],"Resource":"*"}""", TestName = "PL3001 says it all")]
    [TestCase("""{"Effect":"Allow","Action":["lakeformation:GrantPermissions","lakeformation:*"],"Resource":"*"}""", TestName = "PL3003 says it all")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"lakeformation:GrantPermissions","Resource":"*",""", TestName = "Broken off: a condition may follow")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"lakeformation:GrantPermissions","Resource":"*"},""", TestName = "Broken off: a denial may follow")]
    public void Leaves(string statement) => Check(statement);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":"lakeformation:GrantPermissions","Resource":"*"}""", kind: kind);
}
