using PolicyLint.Model;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.LeastPrivilege;

internal sealed class WildcardActionRuleTests : RuleFixture<WildcardActionRule>
{
    [Test]
    public void Reports_the_star_alone_and_in_a_list() => Check(
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": [|"*"|], "Resource": "*" },
            { "Effect": "Allow", "Action": ["s3:GetObject", [|"*"|]], "Resource": "*" }
          ]
        }
        """,
        message: "Action \"*\" allows every action of every AWS service");

    [TestCase("*:*")]
    [TestCase("**")]
    [TestCase("*:**")]
    public void Reports_other_spellings_of_everything(string action)
        => Check($$"""{"Effect":"Allow","Action":[|"{{action}}"|],"Resource":"*"}""");

    [TestCase("s3:*")]
    [TestCase("*:GetObject")]
    [TestCase("?")]
    [TestCase("")]
    public void Leaves_what_is_less_than_everything(string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [Test]
    public void Leaves_a_Deny() => Check("""{"Effect":"Deny","Action":"*","Resource":"*"}""");

    [Test]
    public void Leaves_NotAction() => Check("""{"Effect":"Allow","NotAction":"*","Resource":"*"}""");

    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_policies_that_only_limit(PolicyKind kind)
        => Check("""{"Effect":"Allow","Action":"*","Resource":"*"}""", kind: kind);

    [TestCase("\"*\"", "\"arn:aws:s3:::reports/*\"", "\"s3:*\"")]
    [TestCase("\"*:*\"", "[\"arn:aws:s3:::reports/*\", \"arn:aws:s3:::reports\"]", "\"s3:*\"")]
    [TestCase("[\"*\"]", "[\"arn:aws:sqs:*:*:reports\", \"arn:aws:s3:::reports\"]", "[\"s3:*\", \"sqs:*\"]")]
    [TestCase("[\"*\", \"S3:*\"]", "[\"arn:aws:sqs:*:*:reports\", \"arn:aws:s3:::reports\"]", "[\"sqs:*\", \"S3:*\"]", TestName = "What stands in the list is not repeated")]
    [TestCase("[\"s3:*\", \"*\"]", "\"arn:aws:s3:::reports/*\"", "[\"s3:*\"]", TestName = "Removed where the services are listed")]
    public void Allows_the_services_that_the_resources_tell(string action, string resource, string fixedTo)
    {
        string marked = action.Replace("\"*\"", "[|\"*\"|]").Replace("\"*:*\"", "[|\"*:*\"|]");
        Check(
            $$"""{"Effect":"Allow","Action":{{marked}},"Resource":{{resource}}}""",
            fixedTo: $$"""{"Effect":"Allow","Action":{{fixedTo}},"Resource":{{resource}}}""");
    }

    [TestCase("\"*\"")]
    [TestCase("[\"arn:aws:s3:::reports\", \"*\"]")]
    [TestCase("\"arn:aws:*:::reports\"", TestName = "No service: any")]
    [TestCase("\"arn:aws:nosuch:::reports\"", TestName = "No service: one that AWS does not have")]
    [TestCase("[\"arn:aws:s3:::a\",\"arn:aws:sqs:*:*:a\",\"arn:aws:sns:*:*:a\",\"arn:aws:kms:*:*:key/a\",\"arn:aws:iam::*:role/a\",\"arn:aws:lambda:*:*:function:a\"]", TestName = "No service: six")]
    public void Leaves_to_the_author_what_the_resources_do_not_tell(string resource)
        => CheckUnfixable($$"""{"Effect":"Allow","Action":[|"*"|],"Resource":{{resource}}}""");

    [Test]
    public void Leaves_NotResource_to_the_author() => CheckUnfixable("""{"Effect":"Allow","Action":[|"*"|],"NotResource":"arn:aws:s3:::reports"}""");

    [TestCase("""{"AWS":"111122223333"}""", "sts:AssumeRole")]
    [TestCase("""{"Service":["ec2.amazonaws.com","ecs-tasks.amazonaws.com"]}""", "sts:AssumeRole")]
    [TestCase("""{"Federated":"arn:aws:iam::111122223333:saml-provider/idp"}""", "sts:AssumeRoleWithSAML")]
    [TestCase("""{"Federated":"accounts.google.com"}""", "sts:AssumeRoleWithWebIdentity")]
    public void Names_the_way_in_which_the_principals_of_a_role_assume_it(string principal, string action) => Check(
        $$"""{"Effect":"Allow","Principal":{{principal}},"Action":[|"*"|]}""",
        fixedTo: $$"""{"Effect":"Allow","Principal":{{principal}},"Action":"{{action}}"}""",
        kind: PolicyKind.Trust);

    [TestCase("\"*\"")]
    [TestCase("""{"AWS":"111122223333","Federated":"accounts.google.com"}""")]
    public void Names_none_of_several_ways(string principal)
        => CheckUnfixable($$"""{"Effect":"Allow","Principal":{{principal}},"Action":[|"*"|]}""", kind: PolicyKind.Trust);

    [Test]
    public void Knows_the_service_of_the_resource_that_has_the_policy() => Check(
        """{"Resources":{"P":{"Type":"AWS::SQS::QueuePolicy","Properties":{"Queues":["q"],"PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":[|"*"|],"Resource":"*"}]}}}}}""",
        fixedTo: """{"Resources":{"P":{"Type":"AWS::SQS::QueuePolicy","Properties":{"Queues":["q"],"PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sqs:*","Resource":"*"}]}}}}}""");
}
