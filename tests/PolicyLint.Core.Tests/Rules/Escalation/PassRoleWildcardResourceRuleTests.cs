using PolicyLint.Model;
using PolicyLint.Rules.Escalation;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Escalation;

internal sealed class PassRoleWildcardResourceRuleTests : RuleFixture<PassRoleWildcardResourceRule>
{
    [Test]
    public void Reports_the_action_and_links_the_resource() => Check(
        """{ "Effect": "Allow", "Action": ["s3:GetObject", [|"IAM:passrole"|]], "Resource": ["arn:aws:iam::111122223333:role/app", "*"] }""",
        message: "Action \"IAM:passrole\" on \"*\" lets its holder pass every role to any service, and so use what the roles are allowed");

    [TestCase("iam:PassRole")]
    [TestCase("iam:Pass*")]
    [TestCase("iam:*Role")]
    [TestCase("iam:P?ssRole")]
    [TestCase("iam:*", TestName = "Absorbed by PL3003 where that runs")]
    [TestCase("*", TestName = "Absorbed by PL3001 where that runs")]
    public void Reports_names_and_patterns(string action)
        => Check($$"""{"Effect":"Allow","Action":[|"{{action}}"|],"Resource":"*"}""");

    [TestCase("iam:PassRoles")]
    [TestCase("iam:GetRole")]
    [TestCase("iam:Create*")]
    [TestCase("sts:PassRole")]
    [TestCase("xiam:*")]
    public void Leaves_other_actions(string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [TestCase("*")]
    [TestCase("arn:aws:iam::*:*")]
    [TestCase("arn:aws:iam::*:role/*")]
    [TestCase("arn:aws:iam::111122223333:role/*")]
    [TestCase("arn:*:iam::*:role*")]
    [TestCase("arn:aws:*:*:*:*")]
    [TestCase("arn:aws:iam::*:role/a*")]
    [TestCase("arn:aws:iam::*:role/*/?")]
    [TestCase("arn:aws:iam::${aws:PrincipalAccount}:role/*")]
    public void Reports_all_roles(string resource)
        => Check($$"""{"Effect":"Allow","Action":[|"iam:PassRole"|],"Resource":"{{resource}}"}""");

    [TestCase("arn:aws:iam::*:role/app", TestName = "Roles cannot be passed across accounts")]
    [TestCase("arn:aws:iam::*:role/app-*")]
    [TestCase("arn:aws:iam::*:role/service-role/*")]
    [TestCase("arn:aws:iam::*:role/*-worker")]
    [TestCase("arn:aws:iam::*:role/${aws:PrincipalTag/team}*")]
    [TestCase("arn:aws:iam::*:role/ab", TestName = "A short name")]
    [TestCase("arn:aws:iam::*:instance-profile/*")]
    [TestCase("arn:aws:s3:::*")]
    public void Leaves_some_roles_and_what_is_none(string resource)
        => Check($$"""{"Effect":"Allow","Action":"iam:PassRole","Resource":"{{resource}}"}""");

    [Test]
    public void Reports_what_NotAction_leaves_out()
    {
        Check(
            """{"Effect":"Allow",[|"NotAction"|]:["s3:*","iam:Create*"],"Resource":"arn:aws:iam::*:role/*"}""",
            message: "NotAction on \"arn:aws:iam::*:role/*\" lets its holder pass every role to any service, and so use what the roles are allowed");
        Check("""{"Effect":"Allow","NotAction":["s3:*","IAM:*role"],"Resource":"*"}""");
        Check("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""");
    }

    [TestCase("""{"StringLike":{"iam:PassedToService":"*"} }""")]
    [TestCase("""{"StringLike":{"iam:PassedToService":["lambda.amazonaws.com","*.amazonaws.com"]} }""")]
    [TestCase("""{"StringNotEquals":{"iam:PassedToService":"ec2.amazonaws.com"} }""")]
    [TestCase("""{"Null":{"iam:PassedToService":"false"} }""")]
    [TestCase("""{"Bool":{"aws:MultiFactorAuthPresent":"true"} }""")]
    [TestCase("""{"StringEquals":{"aws:PrincipalTag/team":"a"} }""")]
    [TestCase("""{"StringEqualsIfExists":{"aws:ResourceTag/team":"a"} }""")]
    [TestCase("""{"ArnLike":{"iam:AssociatedResourceArn":"*"} }""")]
    public void Reports_conditions_that_leave_every_service(string condition)
        => Check($$"""{"Effect":"Allow","Action":[|"iam:PassRole"|],"Resource":"*","Condition":{{condition}}}""");

    [TestCase("""{"StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"} }""")]
    [TestCase("""{"StringEquals":{"IAM:passedtoservice":["lambda.amazonaws.com","ec2.amazonaws.com"]} }""")]
    [TestCase("""{"StringLikeIfExists":{"iam:PassedToService":"lambda.*"} }""")]
    [TestCase("""{"ForAnyValue:StringLike":{"iam:PassedToService":"ecs*.amazonaws.com"} }""")]
    [TestCase("""{"StringEquals":{"iam:PassedToService":"*"} }""", TestName = "No service is called so, and another rule says it")]
    [TestCase("""{"ArnLike":{"iam:AssociatedResourceARN":"arn:aws:ec2:*:*:instance/*"} }""")]
    [TestCase("""{"StringEquals":{"iam:ResourceTag/team":"a"} }""")]
    [TestCase("""{"StringEquals":{"aws:ResourceTag/team":"${aws:PrincipalTag/team}"} }""")]
    public void Leaves_conditions_that_narrow(string condition)
        => Check($$"""{"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{{condition}}}""");

    [TestCase("*", "*", false)]
    [TestCase("arn:aws:iam::*:role/*", "arn:aws:iam::*:role/*", false)]
    [TestCase("*", "arn:aws:iam::*:role/*", true)]
    [TestCase("*", "arn:aws:iam::*:role/admin", true)]
    public void A_denial_of_all_of_it_takes_it_away(string allowed, string denied, bool isReported)
    {
        string action = isReported ? "[|\"iam:PassRole\"|]" : "\"iam:PassRole\"";
        Check($$"""[{"Effect":"Allow","Action":{{action}},"Resource":"{{allowed}}"},{"Effect":"Deny","Action":"iam:Pass*","Resource":"{{denied}}"}]""");
    }

    [Test]
    public void A_denial_of_one_value_leaves_the_other() => Check(
        """
        [
          { "Effect": "Allow", "Action": [|"iam:PassRole"|], "Resource": ["arn:aws:iam::111122223333:role/*", "arn:aws:iam::444455556666:role/*"] },
          { "Effect": "Deny", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/*" }
        ]
        """,
        message: "Action \"iam:PassRole\" on \"arn:aws:iam::444455556666:role/*\" lets its holder pass every role to any service, and so use what the roles are allowed");

    [TestCase("""{"Effect":"Deny","Action":"iam:PassRole","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"iam:PassRole","NotResource":"arn:aws:s3:::a"}""", TestName = "Another rule's")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":"*",""", TestName = "Broken off: a condition may follow")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"},""", TestName = "Broken off: a denial may follow")]
    public void Leaves(string statement) => Check(statement);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":"iam:PassRole","Resource":"*"}""", kind: kind);

    [Test]
    public void Knows_all_roles_in_a_template_and_leaves_names_that_it_does_not_know() => CheckYaml(
        """
        Parameters:
          Role: { Type: String }
        Resources:
          P:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: [|iam:PassRole|]
                    Resource: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/*
                  - Effect: Allow
                    Action: iam:PassRole
                    Resource: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Role}
                  - Effect: Allow
                    Action: iam:PassRole
                    Resource: !Ref Role
        """);
}
