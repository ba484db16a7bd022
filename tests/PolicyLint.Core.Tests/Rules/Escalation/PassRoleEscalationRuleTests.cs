using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Escalation;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Escalation;

internal sealed class PassRoleEscalationRuleTests : RuleFixture<PassRoleEscalationRule>
{
    [Test]
    public void Names_the_path_and_what_it_needs()
    {
        const string Source = """
            [
              {"Effect":"Allow","Action":["lambda:InvokeFunction","lambda:Create*"],"Resource":"arn:aws:lambda:*:*:function:app-*"},
              {"Effect":"Allow","Action":[|"iam:PassRole"|],"Resource":"arn:aws:iam::111122223333:role/*"}
            ]
            """;
        Check(Source, message: "Action \"iam:PassRole\" with lambda:CreateFunction and lambda:InvokeFunction lets its holder run its code as a Lambda function with any role that trusts Lambda (path passrole-lambda-create-invoke)");
        PolicyDiagnostic found = new Linter([new PassRoleEscalationRule()]).Lint(SourceText.From(MarkedText.Parse(Source).Text)).Diagnostics.Single();
        found.RelatedLocations.Select(related => (related.Origin.Text, related.Message)).Should().Equal(
            ("\"lambda:Create*\"", "allows lambda:CreateFunction"), ("\"lambda:InvokeFunction\"", "allows lambda:InvokeFunction"));
        found.LinkedMessage.Should().Contain(" with [lambda:CreateFunction](1) and [lambda:InvokeFunction](2) lets");
    }

    [Test]
    public void Counts_the_paths_that_rest_on_one_value() => Check(
        """{"Effect":"Allow","Action":["ec2:*","glue:*","iam:GetRole",[|"iam:PassRole"|]],"Resource":"*"}""",
        message: "Action \"iam:PassRole\" with ec2:RunInstances lets its holder start an EC2 instance with any role that trusts EC2, and use the role's credentials (path passrole-ec2-runinstances and 7 more)");

    [TestCase("arn:aws:iam::111122223333:role/worker")]
    [TestCase("arn:aws:iam::111122223333:role/worker-*")]
    [TestCase("arn:aws:iam::*:role/service-role/*")]
    [TestCase("arn:aws:iam::*:role/aws-service-role/*")]
    [TestCase("arn:aws:iam::*:role/${aws:PrincipalTag/team}")]
    [TestCase("arn:aws:iam::*:user/*")]
    public void Leaves_some_roles(string resource) => Check(
        $$"""[{"Effect":"Allow","Action":"ec2:RunInstances","Resource":"*"},{"Effect":"Allow","Action":"iam:PassRole","Resource":["{{resource}}"]}]""");

    [TestCase("\"StringEquals\":{\"iam:PassedToService\":\"ec2.amazonaws.com\"}", true)]
    [TestCase("\"StringEquals\":{\"iam:PassedToService\":[\"a.amazonaws.com\",\"ec2.amazonaws.com.cn\"]}", true)]
    [TestCase("\"StringLike\":{\"iam:passedtoservice\":\"ec2*\"}", true)]
    [TestCase("\"StringEqualsIfExists\":{\"iam:PassedToService\":\"lambda.amazonaws.com\"}", false)]
    [TestCase("\"StringEquals\":{\"iam:PassedToService\":\"ec2*\"}", false)]
    [TestCase("\"StringEquals\":{\"iam:PassedToService\":\"lambda.amazonaws.com\"}", false)]
    [TestCase("\"ForAllValues:StringEquals\":{\"iam:PassedToService\":\"lambda.amazonaws.com\"}", false)]
    [TestCase("\"StringNotEquals\":{\"iam:PassedToService\":\"lambda.amazonaws.com\"}", true)]
    [TestCase("\"StringNotLike\":{\"iam:PassedToService\":\"ec2.*\"}", false)]
    [TestCase("\"Null\":{\"iam:PassedToService\":\"false\"}", true)]
    [TestCase("\"Null\":{\"iam:PassedToService\":\"true\"}", false)]
    [TestCase("\"ArnLike\":{\"iam:AssociatedResourceArn\":\"arn:aws:ec2:*:*:instance/*\"}", false)]
    [TestCase("\"StringEquals\":{\"iam:ResourceTag/team\":\"reports\"}", false)]
    public void Judges_conditions(string condition, bool reported)
    {
        string action = reported ? "[|\"iam:PassRole\"|]" : "\"iam:PassRole\"";
        Check($$"""[{"Effect":"Allow","Action":"ec2:RunInstances","Resource":"*"},{"Effect":"Allow","Action":{{action}},"Resource":"*","Condition":{ {{condition}} } }]""");
    }

    [TestCase("\"StringNotEquals\":{\"iam:PassedToService\":\"lambda.amazonaws.com\"}", false)]
    [TestCase("\"StringEquals\":{\"iam:PassedToService\":[\"ec2.amazonaws.com\",\"glue.amazonaws.com\"]}", false)]
    [TestCase("\"StringEquals\":{\"iam:PassedToService\":\"lambda.amazonaws.com\"}", true)]
    [TestCase("\"StringNotEquals\":{\"iam:PassedToService\":[\"lambda.amazonaws.com\",\"ec2.amazonaws.com\"]}", true)]
    public void Judges_a_Deny_for_services(string condition, bool reported)
    {
        string action = reported ? "[|\"iam:PassRole\"|]" : "\"iam:PassRole\"";
        Check($$"""[{"Effect":"Allow","Action":["ec2:RunInstances",{{action}}],"Resource":"*"},{"Effect":"Deny","Action":"iam:PassRole","Resource":"*","Condition":{ {{condition}} } }]""");
    }

    /// <summary>One condition for both actions: a request that passes no role has no such key.</summary>
    [Test]
    public void Leaves_an_action_that_the_condition_never_lets_through() => Check(
        """{"Effect":"Allow","Action":["iam:PassRole","ec2:RunInstances"],"Resource":"*","Condition":{"StringEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}}""");

    [Test]
    public void Tells_a_path_without_an_invocation_only_alone()
    {
        Check(
            """{"Effect":"Allow","Action":[[|"iam:PassRole"|],"lambda:CreateFunction"],"Resource":"*"}""",
            message: "Action \"iam:PassRole\" with lambda:CreateFunction lets its holder make a Lambda function of its code with any role that trusts Lambda, as far as something runs it (path passrole-lambda-create)");
        Check(
            """{"Effect":"Allow","Action":[[|"iam:PassRole"|],"lambda:CreateFunction","lambda:CreateEventSourceMapping"],"Resource":"*"}""",
            message: "Action \"iam:PassRole\" with lambda:CreateEventSourceMapping and lambda:CreateFunction lets its holder run its code as a Lambda function, triggered by a stream or queue, with any role that trusts Lambda (path passrole-lambda-event-source)");
    }

    [TestCase("\"iam:PassRole\"")]
    [TestCase("\"ec2:RunInstances\"")]
    [TestCase("\"iam:*\",\"ec2:RunInstances\"")]
    [TestCase("\"*\",\"ec2:RunInstances\"")]
    [TestCase("\"iam:PassRole\",\"*\"")]
    [TestCase("\"iam:PassRole\",\"ec2:DescribeInstances\"")]
    public void Leaves_half_of_a_path_and_what_is_said_of_everything(string actions) => Check($$"""{"Effect":"Allow","Action":[{{actions}}],"Resource":"*"}""");

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_kinds_that_do_not_grant_it(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":["iam:PassRole","ec2:RunInstances"],"Resource":"*"}""", kind: kind);

    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:PassRole","ec2:RunInstances"],"Resource":"*",""")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:PassRole","ec2:RunInstances"],"Resource":"*"},""")]
    public void Leaves_a_policy_that_breaks_off(string source) => Check(source);
}
