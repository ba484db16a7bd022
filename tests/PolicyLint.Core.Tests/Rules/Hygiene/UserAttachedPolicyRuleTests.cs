using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.TemplateSources;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class UserAttachedPolicyRuleTests : RuleFixture<UserAttachedPolicyRule>
{
    private const string Document = """ "PolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::a" } } """;

    [Test]
    public void Reports_each_policy_of_a_user() => Check(
        Resource("AWS::IAM::User", "\"ManagedPolicyArns\": [[|\"arn:aws:iam::aws:policy/SecurityAudit\"|], [|\"arn:aws:iam::111122223333:policy/Own\"|]]"),
        message: "Policy \"arn:aws:iam::aws:policy/SecurityAudit\" is attached to the user \"Worker\", not to a group or role");

    [Test]
    public void Reports_a_managed_policy_that_names_users() => Check(
        Resource("AWS::IAM::ManagedPolicy", $$""" "Users": [[|"ann"|]], "Groups": ["all"], {{Document}} """),
        message: "Policy \"Worker\" is attached to the user \"ann\", not to a group or role");

    [Test]
    public void Leaves_groups_roles_boundaries_and_inline_policies()
    {
        Check(Resource("AWS::IAM::Group", "\"ManagedPolicyArns\": [\"arn:aws:iam::aws:policy/SecurityAudit\"]"));
        Check(Role("\"ManagedPolicyArns\": [\"arn:aws:iam::aws:policy/SecurityAudit\"]"));
        Check(Resource("AWS::IAM::User", "\"PermissionsBoundary\": \"arn:aws:iam::aws:policy/PowerUserAccess\""));
        Check(Resource("AWS::IAM::User", $$""" "Policies": [{ "PolicyName": "first", {{Document}} }] """));
        Check(Resource("AWS::IAM::ManagedPolicy", $$""" "Groups": ["all"], {{Document}} """));
    }
}
