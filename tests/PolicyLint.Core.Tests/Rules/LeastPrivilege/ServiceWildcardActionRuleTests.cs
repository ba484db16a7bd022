using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.LeastPrivilege;

internal sealed class ServiceWildcardActionRuleTests : RuleFixture<ServiceWildcardActionRule>
{
    [Test]
    public void Reports_the_wildcard_alone_and_in_a_list() => Check(
        """
        [
          { "Effect": "Allow", "Action": [|"s3:*"|], "Resource": "*" },
          { "Effect": "Allow", "Action": ["s3:Get*", [|"sqs:**"|], [|"EC2:*"|]], "Resource": "*" }
        ]
        """,
        message: "Action \"s3:*\" allows every action of s3 (180: 27 permissions management, 57 write, 12 tagging, 66 read, 18 list)");

    [TestCase("kendra-ranking:*", " (9: 3 write, 2 tagging, 3 read, 1 list)")]
    [TestCase("Codeguru:**", " (1: 1 read)")]
    [TestCase("nosuch:*", "", TestName = "A service that the reference does not know")]
    public void Counts_what_there_is(string action, string counts) => Check(
        $$"""{"Effect":"Allow","Action":[|"{{action}}"|],"Resource":"*"}""",
        message: $"Action \"{action}\" allows every action of {action.Split(':')[0]}{counts}");

    [TestCase("*")]
    [TestCase("*:*")]
    [TestCase("s3:Get*")]
    [TestCase("s3:*Object")]
    [TestCase("s3:?")]
    [TestCase("s3:")]
    [TestCase("s3*")]
    [TestCase(":*")]
    [TestCase("")]
    public void Leaves_more_and_less_than_one_service(string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [Test]
    public void Leaves_a_Deny_and_NotAction()
    {
        Check("""{"Effect":"Deny","Action":"s3:*","Resource":"*"}""");
        Check("""{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}""");
    }

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    public void Reports_kinds_that_grant(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":[|"sts:*"|],"Resource":"*"}""", kind: kind);

    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_kinds_that_only_limit(PolicyKind kind)
        => Check("""{"Effect":"Allow","Action":"s3:*","Resource":"*"}""", kind: kind);

    [TestCase("\"arn:aws:iam::111122223333:root\"")]
    [TestCase("\"arn:aws-cn:iam::111122223333:root\"")]
    [TestCase("\"111122223333\"")]
    [TestCase("[\"111122223333\",\"arn:aws:iam::444455556666:root\"]")]
    public void Leaves_the_default_key_policy(string account)
        => Check($$"""{"Effect":"Allow","Principal":{"AWS":{{account}} },"Action":["kms:*","KMS:*"],"Resource":"*"}""");

    [TestCase("{\"AWS\":\"arn:aws:iam::111122223333:role/root\"}")]
    [TestCase("{\"AWS\":\"arn:aws:iam::*:root\"}")]
    [TestCase("{\"AWS\":\"11112222333\"}")]
    [TestCase("{\"AWS\":[\"111122223333\",\"*\"]}")]
    [TestCase("{\"AWS\":\"111122223333\",\"Service\":\"logs.amazonaws.com\"}")]
    [TestCase("{\"Service\":\"111122223333\"}")]
    [TestCase("\"*\"")]
    [TestCase("{}")]
    public void Reports_a_key_policy_for_others(string principal)
        => Check($$"""{"Effect":"Allow","Principal":{{principal}},"Action":[|"kms:*"|],"Resource":"*"}""");

    [Test]
    public void Reports_an_account_in_other_policies()
    {
        Check("""{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":[|"sqs:*"|],"Resource":"*"}""");
        Check("""{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":[|"kms:*"|],"Resource":"*"}""", kind: PolicyKind.Identity);
        Check("""{"Effect":"Allow","NotPrincipal":{"AWS":"111122223333"},"Action":[|"kms:*"|],"Resource":"*"}""");
    }

    [TestCase("""{ "Effect": "Allow", "Action": ["logs:*", [|"s3:*"|]], "Resource": "*" }""")]
    [TestCase("""{ "Effect": "Allow", "Action": "LOGS:*", "Resource": "*" }""")]
    public void What_the_team_allows_is_not_reported(string source)
        => Check(source, options: Option("allowedActions", ImmutableArray.Create("logs:*")), kind: PolicyKind.Identity);
}
