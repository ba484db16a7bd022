using PolicyLint.Model;
using PolicyLint.Rules.Escalation;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Escalation;

internal sealed class ServiceLinkedRoleNotResourceRuleTests : RuleFixture<ServiceLinkedRoleNotResourceRule>
{
    [Test]
    public void Reports_the_action_alone_in_a_list_and_as_a_pattern() => Check(
        """
        [
          { "Effect": "Allow", "Action": [|"iam:CreateServiceLinkedRole"|], "NotResource": "arn:aws:iam::111122223333:role/admin" },
          { "Effect": "Allow", "Action": ["s3:GetObject", [|"iam:C*"|]], "NotResource": ["arn:aws:s3:::a", "arn:aws:s3:::b"] }
        ]
        """,
        message: "Action \"iam:CreateServiceLinkedRole\" with NotResource lets its holder make the service-linked role of every service that the list forgets");

    [Test]
    public void Reports_what_NotAction_leaves_out()
    {
        Check("""{"Effect":"Allow",[|"NotAction"|]:"s3:*","NotResource":"arn:aws:s3:::a"}""");
        Check("""{"Effect":"Allow","NotAction":"iam:Create*","NotResource":"arn:aws:s3:::a"}""");
    }

    [TestCase("\"*\"")]
    [TestCase("\"arn:aws:iam::*:role/aws-service-role/*\"")]
    [TestCase("[\"arn:aws:s3:::a\",\"arn:aws:iam::*:*\"]")]
    public void Leaves_lists_of_every_role(string excluded)
        => Check($$"""{"Effect":"Allow","Action":"iam:CreateServiceLinkedRole","NotResource":{{excluded}}}""");

    [TestCase("""{"Effect":"Deny","Action":"iam:CreateServiceLinkedRole","NotResource":"arn:aws:s3:::a"}""")]
    [TestCase("""{"Effect":"Allow","Action":"iam:CreateRole","NotResource":"arn:aws:s3:::a"}""")]
    [TestCase("""{"Effect":"Allow","Action":"iam:CreateServiceLinkedRole","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"iam:CreateServiceLinkedRole","NotResource":"arn:aws:s3:::a","Condition":{"StringLike":{"iam:AWSServiceName":"ecs*"}}}""")]
    [TestCase("""[{"Effect":"Allow","Action":"iam:CreateServiceLinkedRole","NotResource":"arn:aws:s3:::a"},{"Effect":"Deny","Action":"iam:*","Resource":"*"}]""")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"iam:CreateServiceLinkedRole","NotResource":"arn:aws:s3:::a",""", TestName = "Broken off: a condition may follow")]
    public void Leaves(string statement) => Check(statement);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":"iam:CreateServiceLinkedRole","NotResource":"arn:aws:s3:::a"}""", kind: kind);
}
