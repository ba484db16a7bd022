using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class InlineUserPolicyRuleTests : RuleFixture<InlineUserPolicyRule>
{
    private const string Document = """ "PolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::a" } } """;

    [Test]
    public void Reports_each_policy_of_a_user() => Check(
        Resource("AWS::IAM::User", $$"""
            "Policies": [{ "PolicyName": [|"first"|], {{Document}} }, { "PolicyName": [|"second"|], {{Document}} }]
            """),
        message: "Policy \"first\" is inline on the user \"Worker\"");

    [Test]
    public void Reports_policies_that_are_resources()
    {
        Check(Resource("AWS::IAM::UserPolicy", $$""" "UserName": [|"ann"|], "PolicyName": "first", {{Document}} """));
        Check(
            Resource("AWS::IAM::Policy", $$""" "Users": [[|"ann"|], [|"bob"|]], "PolicyName": "first", {{Document}} """),
            message: "Policy \"Worker\" is inline on the user \"ann\"");
    }

    [Test]
    public void Leaves_roles_groups_and_managed_policies()
    {
        Check(Role($$""" "Policies": [{ "PolicyName": "first", {{Document}} }] """));
        Check(Resource("AWS::IAM::Group", $$""" "Policies": [{ "PolicyName": "first", {{Document}} }] """));
        Check(Resource("AWS::IAM::Policy", $$""" "Groups": ["all"], "Roles": ["worker"], "PolicyName": "first", {{Document}} """));
        Check(Resource("AWS::IAM::User", "\"ManagedPolicyArns\": [\"arn:aws:iam::aws:policy/SecurityAudit\"]"));
        Check(Resource("AWS::IAM::ManagedPolicy", $$""" "Users": ["ann"], {{Document}} """));
    }
}
