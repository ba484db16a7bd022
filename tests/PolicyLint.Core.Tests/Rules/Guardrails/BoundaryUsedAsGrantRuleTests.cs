using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class BoundaryUsedAsGrantRuleTests : RuleFixture<BoundaryUsedAsGrantRule>
{
    private const string Arn = "\"arn:aws:iam::111122223333:policy/Cap\"";

    [Test]
    public void Reports_a_policy_that_is_both() => Check(
        Role($"\"PermissionsBoundary\": {Arn}, \"ManagedPolicyArns\": [\"arn:aws:iam::111122223333:policy/Other\", [|{Arn}|]]"),
        message: "\"arn:aws:iam::111122223333:policy/Cap\" is a permissions boundary, and attached as a policy it grants all that it is to cap");

    [Test]
    public void Reports_a_policy_of_the_template_on_another_role() => Check("""
        {
          "Resources": {
            "Cap": {
              "Type": "AWS::IAM::ManagedPolicy",
              "Properties": { "PolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } } }
            },
            "User": { "Type": "AWS::IAM::User", "Properties": { "PermissionsBoundary": { "Ref": "Cap" } } },
            "Group": { "Type": "AWS::IAM::Group", "Properties": { "ManagedPolicyArns": [{ "Ref": [|"Cap"|] }] } }
          }
        }
        """);

    [Test]
    public void Reports_it_in_yaml() => CheckYaml("""
        Resources:
          User:
            Type: AWS::IAM::User
            Properties:
              PermissionsBoundary: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/Cap"
              ManagedPolicyArns:
                - !Sub [|"arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/Cap"|]
        """);

    [TestCase("\"arn:aws:iam::aws:policy/PowerUserAccess\"")]
    [TestCase("""{ "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/PowerUserAccess" }""")]
    public void Leaves_policies_of_AWS(string arn) => Check(Role($"\"PermissionsBoundary\": {arn}, \"ManagedPolicyArns\": [{arn}]"));

    [TestCase("\"arn:aws:iam::111122223333:policy/cap\"")]
    [TestCase("""{ "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:policy/Cap" }""")]
    public void Leaves_what_is_not_known_to_be_the_same(string arn) => Check(Role($"\"PermissionsBoundary\": {Arn}, \"ManagedPolicyArns\": [{arn}]"));

    /// <summary>Two ARNs that end in the same parameter are not one policy; the two ways to name a policy of the template are.</summary>
    [Test]
    public void Leaves_another_policy_that_ends_alike() => Check(Role(
        """
        "PermissionsBoundary": { "Fn::Sub": "arn:aws:iam::111122223333:policy/cap/${AWS::Region}" },
        "ManagedPolicyArns": [{ "Fn::Sub": "arn:aws:iam::111122223333:policy/app/${AWS::Region}" }]
        """));

    [Test]
    public void Reports_a_policy_of_the_template_by_whatever_names_it() => Check("""
        {
          "Resources": {
            "Cap": {
              "Type": "AWS::IAM::ManagedPolicy",
              "Properties": { "PolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } } }
            },
            "User": { "Type": "AWS::IAM::User", "Properties": { "PermissionsBoundary": { "Fn::GetAtt": ["Cap", "PolicyArn"] } } },
            "Group": { "Type": "AWS::IAM::Group", "Properties": { "ManagedPolicyArns": [{ "Ref": [|"Cap"|] }] } }
          }
        }
        """);

    [Test]
    public void Leaves_a_policy_without_boundary() => Check(Role($"\"ManagedPolicyArns\": [{Arn}, {Arn}]"));

    [Test]
    public void Leaves_a_boundary_of_two() => Check($$"""
        {
          "Resources": {
            "A": { "Type": "AWS::IAM::User", "Properties": { "PermissionsBoundary": {{Arn}} } },
            "B": { "Type": "AWS::IAM::User", "Properties": { "PermissionsBoundary": {{Arn}} } }
          }
        }
        """);
}
