using PolicyLint.Model;
using PolicyLint.Rules.Escalation;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Escalation;

internal sealed class AssumeRoleOnEverythingRuleTests : RuleFixture<AssumeRoleOnEverythingRule>
{
    [Test]
    public void Reports_the_action_and_links_the_resource() => Check(
        """
        [
          { "Effect": "Allow", "Action": [|"sts:AssumeRole"|], "Resource": "*" },
          { "Effect": "Allow", "Action": ["s3:GetObject", [|"STS:assume*"|]], "Resource": ["arn:aws:iam::111122223333:role/a", "arn:aws:iam::*:role/*"] }
        ]
        """,
        message: "Action \"sts:AssumeRole\" on \"*\" lets its holder become every role, of any account, that trusts this one");

    [TestCase("arn:aws:iam::*:role/*")]
    [TestCase("arn:*:iam::*:*")]
    [TestCase("arn:aws:iam::*:role/a*")]
    public void Reports_all_roles(string resource)
        => Check($$"""{"Effect":"Allow","Action":[|"sts:AssumeRole"|],"Resource":"{{resource}}"}""");

    [TestCase("arn:aws:iam::111122223333:role/*", TestName = "One account")]
    [TestCase("arn:aws:iam::${aws:PrincipalAccount}:role/*")]
    [TestCase("arn:aws:iam::*:role/OrganizationAccountAccessRole")]
    [TestCase("arn:aws:iam::*:role/cdk-*")]
    [TestCase("arn:aws:sts::*:assumed-role/*")]
    public void Leaves_some_roles(string resource)
        => Check($$"""{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"{{resource}}"}""");

    [TestCase("sts:AssumeRoleWithSAML")]
    [TestCase("sts:TagSession")]
    [TestCase("sts:Get*")]
    [TestCase("iam:AssumeRole")]
    public void Leaves_other_actions(string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [Test]
    public void Reports_what_NotAction_leaves_out()
        => Check("""{"Effect":"Allow",[|"NotAction"|]:"iam:*","Resource":"arn:aws:iam::*:role/*"}""");

    [Test]
    public void An_empty_condition_says_nothing()
        => Check("""{"Effect":"Allow","Action":[|"sts:AssumeRole"|],"Resource":"*","Condition":{}}""");

    [TestCase("""{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"a"}}}""")]
    [TestCase("""{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}""")]
    [TestCase("""{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*","Condition":"x"}""", TestName = "A condition that cannot be read")]
    [TestCase("""{"Effect":"Deny","Action":"sts:AssumeRole","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","NotAction":"sts:*","Resource":"*"}""")]
    [TestCase("""[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::*:role/*"},{"Effect":"Deny","Action":"sts:*","Resource":"*"}]""")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*",""", TestName = "Broken off: a condition may follow")]
    public void Leaves(string statement) => Check(statement);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}""", kind: kind);

    [Test]
    public void Knows_an_account_in_a_template_though_not_its_number() => CheckYaml(
        """
        Resources:
          P:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action: sts:AssumeRole
                    Resource: !Sub arn:aws:iam::${AWS::AccountId}:role/*
                  - Effect: Allow
                    Action: [|sts:AssumeRole|]
                    Resource: !Sub arn:${AWS::Partition}:iam::*:role/*
        """);
}
