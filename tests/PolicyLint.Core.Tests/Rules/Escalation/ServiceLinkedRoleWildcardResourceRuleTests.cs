using PolicyLint.Model;
using PolicyLint.Rules.Escalation;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Escalation;

internal sealed class ServiceLinkedRoleWildcardResourceRuleTests : RuleFixture<ServiceLinkedRoleWildcardResourceRule>
{
    [Test]
    public void Reports_the_action_and_links_the_resource() => Check(
        """
        [
          { "Effect": "Allow", "Action": [|"iam:CreateServiceLinkedRole"|], "Resource": "*" },
          { "Effect": "Allow", "Action": ["iam:GetRole", [|"IAM:create*"|]], "Resource": ["arn:aws:s3:::a", "arn:aws:iam::*:role/aws-service-role/*"] }
        ]
        """,
        message: "Action \"iam:CreateServiceLinkedRole\" on \"*\" lets its holder make the service-linked role of every service");

    [TestCase("arn:aws:iam::*:role/*")]
    [TestCase("arn:aws:iam::111122223333:*")]
    [TestCase("arn:aws:iam::111122223333:role/aws-service-role/*/AWSServiceRoleFor*")]
    [TestCase("arn:aws:iam::*:role/aws-service-role/*.amazonaws.com/*")]
    public void Reports_all_services(string resource)
        => Check($$"""{"Effect":"Allow","Action":[|"iam:CreateServiceLinkedRole"|],"Resource":"{{resource}}"}""");

    [TestCase("arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*")]
    [TestCase("arn:aws:iam::*:role/aws-service-role/*/AWSServiceRoleForECS")]
    [TestCase("arn:aws:iam::*:role/aws-service-role/elasticloadbalancing*")]
    [TestCase("arn:aws:iam::*:role/aws-service-role/${aws:PrincipalTag/service}")]
    [TestCase("arn:aws:iam::*:role/AWSServiceRoleForECS", TestName = "It names no service-linked role")]
    [TestCase("arn:aws:iam::*:user/*")]
    public void Leaves_one_service(string resource)
        => Check($$"""{"Effect":"Allow","Action":"iam:CreateServiceLinkedRole","Resource":"{{resource}}"}""");

    [TestCase("""{"StringEquals":{"iam:AWSServiceName":"ecs.amazonaws.com"} }""", false)]
    [TestCase("""{"StringLike":{"IAM:awsservicename":["ecs.amazonaws.com","autoscaling*"]} }""", false)]
    [TestCase("""{"StringLike":{"iam:AWSServiceName":"*.amazonaws.com"} }""", true)]
    [TestCase("""{"StringNotEquals":{"iam:AWSServiceName":"ecs.amazonaws.com"} }""", true)]
    [TestCase("""{"StringEquals":{"iam:PassedToService":"ecs.amazonaws.com"} }""", true)]
    [TestCase("""{"StringEquals":{"aws:ResourceTag/team":"a"} }""", true)]
    public void A_condition_can_say_which_service(string condition, bool isReported)
    {
        string action = isReported ? "[|\"iam:CreateServiceLinkedRole\"|]" : "\"iam:CreateServiceLinkedRole\"";
        Check($$"""{"Effect":"Allow","Action":{{action}},"Resource":"*","Condition":{{condition}}}""");
    }

    [Test]
    public void Reports_what_NotAction_leaves_out()
    {
        Check("""{"Effect":"Allow",[|"NotAction"|]:"iam:Delete*","Resource":"arn:aws:iam::*:role/*"}""");
        Check("""{"Effect":"Allow","NotAction":"iam:Create*","Resource":"arn:aws:iam::*:role/*"}""");
    }

    [TestCase("""{"Effect":"Deny","Action":"iam:CreateServiceLinkedRole","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"iam:CreateRole","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"iam:DeleteServiceLinkedRole","Resource":"*"}""")]
    [TestCase("""[{"Effect":"Allow","Action":"iam:Create*","Resource":"*"},{"Effect":"Deny","Action":"iam:CreateServiceLinkedRole","Resource":"*"}]""")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"iam:CreateServiceLinkedRole","Resource":"*",""", TestName = "Broken off: a condition may follow")]
    public void Leaves(string statement) => Check(statement);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":"iam:CreateServiceLinkedRole","Resource":"*"}""", kind: kind);
}
