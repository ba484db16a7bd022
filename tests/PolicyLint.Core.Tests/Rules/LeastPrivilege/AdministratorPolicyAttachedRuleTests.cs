using PolicyLint.Authorization;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.LeastPrivilege;

internal sealed class AdministratorPolicyAttachedRuleTests : RuleFixture<AdministratorPolicyAttachedRule>
{
    private static readonly string[] Names =
    [
        "AdministratorAccess", "PowerUserAccess", "IAMFullAccess", "AWSOrganizationsFullAccess", "AWSSSOMasterAccountAdministrator",
        "AWSSSOMemberAccountAdministrator", "AdministratorAccess-Amplify", "AIDevOpsAgentActionsPolicy",
    ];

    [TestCaseSource(nameof(Names))]
    public void Reports_each_of_them(string name)
    {
        ServiceReference.Default.TryGetManagedPolicy(name, out AwsManagedPolicy policy).Should().BeTrue();
        Check(Role($"\"ManagedPolicyArns\": [[|\"{policy}\"|]]"));
    }

    [TestCase("arn:aws:iam::aws:policy/AdministratorAccess")]
    [TestCase("arn:aws-cn:iam::aws:policy/AdministratorAccess")]
    [TestCase("arn:aws-us-gov:iam::aws:policy/AdministratorAccess")]
    public void Reports_it_in_any_partition(string arn) => Check(
        Role($"\"ManagedPolicyArns\": [\"arn:aws:iam::aws:policy/ReadOnlyAccess\", [|\"{arn}\"|]]"),
        message: "Managed policy AdministratorAccess allows every action on every resource");

    [TestCase("""{ "Fn::Sub": [|"arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess"|] }""")]
    [TestCase("""[|{ "Fn::Join": ["", ["arn:", { "Ref": "AWS::Partition" }, ":iam::aws:policy/AdministratorAccess"]] }|]""")]
    public void Reports_it_in_a_partition_that_is_not_known(string arn) => Check(
        Role($"\"ManagedPolicyArns\": [{arn}]"),
        message: "Managed policy AdministratorAccess allows every action on every resource");

    [Test]
    public void Names_the_condition_under_which_it_is_attached() => Check(
        """
        {
          "Parameters": { "Stage": { "Type": "String" } },
          "Conditions": { "IsTest": { "Fn::Equals": [{ "Ref": "Stage" }, "test"] } },
          "Resources": {
            "Worker": {
              "Type": "AWS::IAM::Group",
              "Properties": {
                "ManagedPolicyArns": [{ "Fn::If": ["IsTest", [|"arn:aws:iam::aws:policy/AdministratorAccess"|], "arn:aws:iam::aws:policy/ReadOnlyAccess"] }]
              }
            }
          }
        }
        """,
        message: "Managed policy AdministratorAccess allows every action on every resource (when condition \"IsTest\" is true)");

    [Test]
    public void Reports_it_in_YAML() => CheckYaml(
        """
        Resources:
          Worker:
            Type: AWS::IAM::Group
            Properties:
              ManagedPolicyArns:
                - [|arn:aws:iam::aws:policy/AdministratorAccess|]
                - !Sub [|arn:${AWS::Partition}:iam::aws:policy/IAMFullAccess|]
        """);

    [TestCase("AWS::IAM::User")]
    [TestCase("AWS::IAM::Group")]
    public void Reports_it_on_users_and_groups(string type)
        => Check(Resource(type, "\"ManagedPolicyArns\": [[|\"arn:aws:iam::aws:policy/PowerUserAccess\"|]]"));

    [Test]
    public void Reports_it_on_permission_sets() => Check(Resource(
        "AWS::SSO::PermissionSet",
        "\"InstanceArn\": \"arn:aws:sso:::instance/ssoins-1\", \"Name\": \"admin\", \"ManagedPolicies\": [[|\"arn:aws:iam::aws:policy/AdministratorAccess\"|]]"));

    [TestCase("[|\"AdministratorAccess\"|]")]
    [TestCase("[\"AmazonS3ReadOnlyAccess\", [|\"IAMFullAccess\"|]]")]
    public void Reports_its_name_in_SAM(string policies) => Check(Function(policies));

    [TestCase("\"arn:aws:iam::aws:policy/ReadOnlyAccess\"")]
    [TestCase("\"arn:aws:iam::aws:policy/AdministratorAccess-AWSElasticBeanstalk\"")]
    [TestCase("\"arn:aws:iam::aws:policy/job-function/SystemAdministrator\"")]
    [TestCase("\"arn:aws:iam::aws:policy/job-function/AdministratorAccess\"")]
    [TestCase("\"arn:aws:iam::aws:policy/administratoraccess\"")]
    [TestCase("\"arn:aws:iam::111122223333:policy/AdministratorAccess\"")]
    [TestCase("\"arn:aws:iam::aws:policy/\"")]
    [TestCase("\"arn::iam::aws:policy/AdministratorAccess\"")]
    [TestCase("""{ "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:policy/AdministratorAccess" }""")]
    [TestCase("""{ "Fn::Sub": "arn:aws:iam::aws:policy/${Name}Access" }""")]
    [TestCase("""{ "Fn::Sub": "${Prefix}:iam::aws:policy/AdministratorAccess" }""")]
    [TestCase("""{ "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/${Path}/AdministratorAccess" }""")]
    public void Leaves_other_policies_and_what_is_not_known(string arn) => Check(Role($"\"ManagedPolicyArns\": [{arn}]"));

    [Test]
    public void Leaves_policies_of_ones_own_that_have_such_a_name()
    {
        Check(Resource("AWS::SSO::PermissionSet", """
            "InstanceArn": "arn:aws:sso:::instance/ssoins-1", "Name": "admin", "CustomerManagedPolicyReferences": [{ "Name": "AdministratorAccess" }]
            """));
        Check("""
            {
              "Resources": {
                "PowerUserAccess": {
                  "Type": "AWS::IAM::ManagedPolicy", "Properties": { "Roles": ["worker"], "PolicyDocument": { "Version": "2012-10-17", "Statement": [] } }
                }
              }
            }
            """);
    }

    [Test]
    public void Leaves_boundaries_and_inline_policies()
    {
        Check(Role("\"PermissionsBoundary\": \"arn:aws:iam::aws:policy/PowerUserAccess\""));
        Check(Role("\"Policies\": [{ \"PolicyName\": \"AdministratorAccess\", \"PolicyDocument\": { \"Version\": \"2012-10-17\", \"Statement\": [] } }]"));
    }
}
