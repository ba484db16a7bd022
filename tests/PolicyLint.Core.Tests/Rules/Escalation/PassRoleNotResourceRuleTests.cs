using PolicyLint.Model;
using PolicyLint.Rules.Escalation;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Escalation;

internal sealed class PassRoleNotResourceRuleTests : RuleFixture<PassRoleNotResourceRule>
{
    [Test]
    public void Reports_the_action_alone_in_a_list_and_as_a_pattern() => Check(
        """
        [
          { "Effect": "Allow", "Action": [|"iam:PassRole"|], "NotResource": "arn:aws:iam::111122223333:role/admin" },
          { "Effect": "Allow", "Action": ["s3:GetObject", [|"IAM:P*"|]], "NotResource": ["arn:aws:s3:::a", "arn:aws:s3:::b"] }
        ]
        """,
        message: "Action \"iam:PassRole\" with NotResource lets its holder pass every role that the list forgets, and those that are made later");

    [Test]
    public void Reports_what_NotAction_leaves_out()
    {
        Check("""{"Effect":"Allow",[|"NotAction"|]:"s3:*","NotResource":"arn:aws:s3:::a"}""");
        Check("""{"Effect":"Allow","NotAction":"iam:PassRole","NotResource":"arn:aws:s3:::a"}""");
    }

    [Test]
    public void A_service_is_no_way_out() => Check(
        """
        {
          "Effect": "Allow", "Action": [|"iam:PassRole"|], "NotResource": "arn:aws:iam::111122223333:role/admin",
          "Condition": { "StringEquals": { "iam:PassedToService": "lambda.amazonaws.com" } }
        }
        """);

    [TestCase("\"*\"")]
    [TestCase("\"arn:aws:iam::*:role/*\"")]
    [TestCase("[\"arn:aws:s3:::a\",\"arn:*:iam::111122223333:*\"]")]
    public void Leaves_lists_of_every_role(string excluded)
        => Check($$"""{"Effect":"Allow","Action":"iam:PassRole","NotResource":{{excluded}}}""");

    [TestCase("""{"Effect":"Deny","Action":"iam:PassRole","NotResource":"arn:aws:iam::111122223333:role/app"}""")]
    [TestCase("""{"Effect":"Allow","Action":"iam:GetRole","NotResource":"arn:aws:iam::111122223333:role/app"}""")]
    [TestCase("""{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"}""")]
    [TestCase("""[{"Effect":"Allow","Action":"iam:PassRole","NotResource":"arn:aws:s3:::a"},{"Effect":"Deny","Action":"iam:*","Resource":"*"}]""")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"iam:PassRole","NotResource":"arn:aws:s3:::a"},""", TestName = "Broken off: a denial may follow")]
    public void Leaves(string statement) => Check(statement);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":"iam:PassRole","NotResource":"arn:aws:s3:::a"}""", kind: kind);
}
