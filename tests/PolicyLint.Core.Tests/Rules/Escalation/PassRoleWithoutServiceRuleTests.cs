using PolicyLint.Model;
using PolicyLint.Rules.Escalation;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Escalation;

internal sealed class PassRoleWithoutServiceRuleTests : RuleFixture<PassRoleWithoutServiceRule>
{
    [Test]
    public void Reports_the_action_and_links_the_role() => Check(
        """
        [
          { "Effect": "Allow", "Action": [|"iam:PassRole"|], "Resource": "arn:aws:iam::111122223333:role/app" },
          { "Effect": "Allow", "Action": ["iam:GetRole", [|"iam:Pass*"|]], "Resource": ["arn:aws:s3:::a", "arn:aws:iam::*:role/app-*"] }
        ]
        """,
        message: "Action \"iam:PassRole\" on \"arn:aws:iam::111122223333:role/app\" does not say to which services the role can be passed");

    [TestCase("arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS")]
    [TestCase("arn:aws:iam::111122223333:policy/app")]
    [TestCase("arn:aws:iam::111122223333:instance-profile/app")]
    [TestCase("arn:aws:s3:::a")]
    [TestCase("app")]
    public void Leaves_what_cannot_be_passed(string resource)
        => Check($$"""{"Effect":"Allow","Action":"iam:PassRole","Resource":"{{resource}}"}""");

    [TestCase("""{"StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"} }""")]
    [TestCase("""{"StringLike":{"iam:PassedToService":"lambda*"} }""")]
    [TestCase("""{"ArnLike":{"iam:AssociatedResourceArn":"arn:aws:ec2:*:*:instance/*"} }""")]
    [TestCase("""{"StringEquals":{"aws:ResourceTag/team":"a"} }""")]
    public void Leaves_conditions_that_narrow(string condition)
        => Check($$"""{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::111122223333:role/app","Condition":{{condition}}}""");

    [TestCase("""{"StringLike":{"iam:PassedToService":"*"} }""")]
    [TestCase("""{"Bool":{"aws:SecureTransport":"true"} }""")]
    public void Reports_other_conditions(string condition)
        => Check($$"""{"Effect":"Allow","Action":[|"iam:PassRole"|],"Resource":"arn:aws:iam::111122223333:role/app","Condition":{{condition}}}""");

    [TestCase("""{"Effect":"Deny","Action":"iam:PassRole","Resource":"arn:aws:iam::111122223333:role/app"}""")]
    [TestCase("""{"Effect":"Allow","Action":"iam:GetRole","Resource":"arn:aws:iam::111122223333:role/app"}""")]
    [TestCase("""[{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::111122223333:role/app"},{"Effect":"Deny","Action":"*","Resource":"arn:aws:iam::*:role/*"}]""")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::111122223333:role/app",""", TestName = "Broken off: a condition may follow")]
    public void Leaves(string statement) => Check(statement);

    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::111122223333:role/app"}""", kind: kind);

    [Test]
    public void Reports_a_role_of_the_template() => CheckYaml(
        """
        Resources:
          R:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [] }
          P:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - { Effect: Allow, Action: [|"iam:PassRole"|], Resource: !GetAtt R.Arn }
        """);
}
