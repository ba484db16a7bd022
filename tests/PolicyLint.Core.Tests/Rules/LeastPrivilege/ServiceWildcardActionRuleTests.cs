using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Core.Tests.Rules.Grammar;
using PolicyLint.Model;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;
using PolicyLint.Text;

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

    [Test]
    public void Lists_the_actions_that_do_not_change_permissions_first()
    {
        const string Source = """{"Effect":"Allow","Action":"sns:*","Resource":"arn:aws:sns:*:*:reports"}""";
        IReadOnlyList<Fix> fixes = RuleFixes.Of<ServiceWildcardActionRule>(Source);
        fixes.Should().OnlyContain(fix => fix.Safety == FixSafety.Unsafe);
        EntriesOf(fixes[0]).Should().Contain("sns:Publish").And.NotContain(["sns:AddPermission", "sns:SetTopicAttributes", "sns:RemovePermission"]);
        EntriesOf(fixes[1]).Should().Contain("sns:GetTopicAttributes").And.NotContain(["sns:Publish", "sns:AddPermission"]);
        EntriesOf(fixes[2]).Should().Contain(["sns:Publish", "sns:AddPermission", "sns:GetTopicAttributes"]);
        fixes.Select(fix => fix.Title).Should().Equal(
            $"List the {EntriesOf(fixes[0]).Count} actions of sns that do not change permissions",
            $"List the {EntriesOf(fixes[1]).Count} actions of sns that list and read",
            $"List all {EntriesOf(fixes[2]).Count} actions of sns");
    }

    [Test]
    public void A_service_without_permissions_has_all_its_actions_listed() => Check(
        """
        {
          "Effect": "Allow",
          "Action": [|"tiros:*"|],
          "Resource": "*"
        }
        """,
        fixedTo: """
        {
          "Effect": "Allow",
          "Action": [
            "tiros:CreateQuery",
            "tiros:ExtendQuery",
            "tiros:GetQueryAnswer",
            "tiros:GetQueryExplanation",
            "tiros:GetQueryExtensionAccounts"
          ],
          "Resource": "*"
        }
        """);

    [Test]
    public void Lists_what_no_other_value_allows() => Check(
        """{"Effect":"Allow","Action":["tiros:getqueryanswer", [|"Tiros:*"|], "tiros:Create*"],"Resource":"*"}""",
        fixedTo: """{"Effect":"Allow","Action":["tiros:getqueryanswer", "tiros:ExtendQuery", "tiros:GetQueryExplanation", "tiros:GetQueryExtensionAccounts", "tiros:Create*"],"Resource":"*"}""");

    [Test]
    public void Lists_what_can_act_on_the_resources()
    {
        IReadOnlyList<string> entries = EntriesOf(RuleFixes.Of<ServiceWildcardActionRule>("""{"Effect":"Allow","Action":"sso-oauth:*","Resource":"arn:aws:sso::111122223333:application/a/b"}""")[0]);
        entries.Should().Equal("sso-oauth:CreateTokenWithIAM", "sso-oauth:IntrospectTokenWithIAM", "sso-oauth:RevokeTokenWithIAM");
        EntriesOf(RuleFixes.Of<ServiceWildcardActionRule>("""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::reports"}""")[0])
            .Should().Contain("s3:DeleteBucket").And.NotContain(entry => entry.Contains("Object") && !entry.Contains("Bucket") && !entry.Contains("ForObjectLambda"));
    }

    [TestCase("""{"Effect":"Allow","Action":[|"nosuch:*"|],"Resource":"*"}""", TestName = "Not listed: a service that the reference does not know")]
    [TestCase("""{"Effect":"Allow","Action":[|"tiros:*"|],"Resource":"arn:aws:s3:::reports"}""", TestName = "Not listed: no action can act on the resource")]
    [TestCase("""{"Effect":"Allow","Action":[[|"tiros:*"|],"*"],"Resource":"*"}""", TestName = "Not listed: what another value allows")]
    [TestCase("""{"Effect":"Allow","Action":[|"ec2:*"|],"Resource":"*"}""", TestName = "Not listed: the policy would be too long")]
    public void Does_not_list(string source) => CheckUnfixable(source);

    [Test]
    public void Names_the_way_to_assume_a_role() => Check(
        """{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":[|"sts:*"|]}""",
        fixedTo: """{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}""",
        kind: PolicyKind.Trust);

    /// <summary>A list stands for the actions that its title says, and for no others; no entry is a wildcard for a service, or reaches more than its words say.</summary>
    [Test]
    public void Every_list_of_every_service_is_what_its_title_says()
    {
        int lists = 0;
        foreach (AwsService service in ServiceReference.Default.Services)
        {
            foreach (Fix fix in RuleFixes.Of<ServiceWildcardActionRule>($$"""{"Effect":"Allow","Action":"{{service}}:*","Resource":"*"}"""))
            {
                lists++;
                HashSet<AwsAction> listed = [];
                foreach (string entry in EntriesOf(fix))
                {
                    entry.Should().NotEndWith(":*");
                    foreach (AwsAction action in ServiceReference.Default.MatchActions(entry))
                    {
                        listed.Add(action).Should().BeTrue("{0} is listed once", action);
                    }
                }

                IEnumerable<AwsAction> all = service.Actions.ToArray();
                IEnumerable<AwsAction> meant = fix.Title.Contains("list and read") ? all.Where(action => action.Level is AccessLevel.List or AccessLevel.Read)
                    : fix.Title.Contains("do not change permissions") ? all.Where(action => action.Level != AccessLevel.PermissionsManagement)
                    : all;
                listed.SetEquals(meant).Should().BeTrue("'{0}' lists {1}", fix.Title, string.Join(", ", listed));
                fix.Title.Should().Contain($" {listed.Count} ");
                string actions = string.Join(",", EntriesOf(fix).Select(entry => $"\"{entry}\""));
                RuleVerifier.LinterFor(new MixedLevelWildcardRule()).Lint(SourceText.From($$"""{"Effect":"Allow","Action":[{{actions}}],"Resource":"*"}""")).Diagnostics.Should().BeEmpty();
            }
        }

        lists.Should().BeGreaterThan(500);
    }

    private static IReadOnlyList<string> EntriesOf(Fix fix) => fix.Edits.OfType<PolicyEdit.ReplaceElement>().Single().Texts;
}
