using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Escalation;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Escalation;

internal sealed class PrincipalTakeoverRuleTests : RuleFixture<PrincipalTakeoverRule>
{
    [TestCase("iam:CreateAccessKey", "make access keys for every user, and act as that user (path create-access-key)")]
    [TestCase("iam:updateloginprofile", "change the console password of every user, and sign in as that user (path update-login-profile)")]
    [TestCase("iam:UpdateAssumeRolePolicy", "let itself into every role by rewriting the trust policy (path update-assume-role-policy)")]
    [TestCase("sts:AssumeRole", "assume every role that lets the account in (path assume-role)")]
    public void Names_the_path(string action, string words) => Check(
        $$"""{"Effect":"Allow","Action":["iam:ListUsers",[|"{{action}}"|]],"Resource":"*"}""",
        message: $"Action \"{action}\" lets its holder {words}");

    [TestCase("iam:CreateAccessKey", "arn:aws:iam::*:user/${aws:username}")]
    [TestCase("iam:CreateAccessKey", "arn:aws:iam::*:user/ann")]
    [TestCase("iam:CreateLoginProfile", "arn:aws:iam::*:user/${aws:username}")]
    [TestCase("iam:UpdateAssumeRolePolicy", "arn:aws:iam::*:role/app-*")]
    [TestCase("sts:AssumeRole", "arn:aws:iam::*:role/*")]
    [TestCase("sts:AssumeRole", "arn:aws:iam::111122223333:role/reader")]
    public void Leaves_oneself_and_some(string action, string resource) => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}""");

    [Test]
    public void Reports_what_makes_one_strong_and_takes_it_over()
    {
        const string Source = """
            [
              {"Effect":"Allow","Action":[|"iam:CreateRole"|],"Resource":"arn:aws:iam::*:role/app-*"},
              {"Effect":"Allow","Action":["iam:GetRole","iam:PutRolePolicy"],"Resource":["arn:aws:iam::*:role/other","arn:aws:iam::*:role/*-reader"]}
            ]
            """;
        Check(Source, message: "Action \"iam:CreateRole\" with iam:PutRolePolicy lets its holder make a role with every permission, and let itself into it (path create-role-put)");
        PolicyDiagnostic found = new Linter([new PrincipalTakeoverRule()]).Lint(SourceText.From(MarkedText.Parse(Source).Text)).Diagnostics.Single();
        found.RelatedLocations.Should().ContainSingle().Which.Origin.Text.Should().Be("\"iam:PutRolePolicy\"");
        found.LinkedMessage.Should().StartWith("Action \"iam:CreateRole\" with [iam:PutRolePolicy](1) lets its holder");
    }

    [TestCase("arn:aws:iam::*:role/app-*", "arn:aws:iam::*:role/other-*")]
    [TestCase("arn:aws:iam::*:role/app-*", "arn:aws:iam::*:user/app-*")]
    [TestCase("arn:aws:iam::*:role/aws-service-role/*", "arn:aws:iam::*:role/aws-service-role/*")]
    public void Leaves_actions_that_have_no_role_in_common(string created, string written) => Check(
        $$"""[{"Effect":"Allow","Action":"iam:CreateRole","Resource":"{{created}}"},{"Effect":"Allow","Action":"iam:PutRolePolicy","Resource":"{{written}}"}]""");

    [Test]
    public void Leaves_roles_that_must_have_a_boundary()
    {
        Check("""{"Effect":"Allow","Action":["iam:CreateRole","iam:PutRolePolicy"],"Resource":"*","Condition":{"StringEquals":{"iam:PermissionsBoundary":"arn:aws:iam::111122223333:policy/B"}}}""");
        Check("""
            [
              {"Effect":"Allow","Action":["iam:CreateRole","iam:AttachRolePolicy"],"Resource":"arn:aws:iam::*:role/app-*"},
              {"Effect":"Deny","Action":"iam:CreateRole","Resource":"*","Condition":{"StringNotEquals":{"iam:PermissionsBoundary":"arn:aws:iam::111122223333:policy/B"}}}
            ]
            """);
    }

    [Test]
    public void Compares_what_a_template_leaves_open()
    {
        static string Role(string first, string second) => TemplateSources.Resource("AWS::IAM::ManagedPolicy", $$"""
            "PolicyDocument": { "Version": "2012-10-17", "Statement": [
              { "Effect": "Allow", "Action": {{first}}, "Resource": { "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Name}" } },
              { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": { "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/{{second}}" } } ] }
            """).Replace("{ \"Resources\"", "{ \"Parameters\": { \"Name\": { \"Type\": \"String\" }, \"Other\": { \"Type\": \"String\" } }, \"Resources\"", StringComparison.Ordinal);
        Check(Role("[|\"iam:PutRolePolicy\"|]", "${Name}"));
        Check(Role("\"iam:PutRolePolicy\"", "${Other}"));
    }

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_kinds_that_do_not_grant_it(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":["iam:CreateAccessKey"],"Resource":"*"}""", kind: kind);

    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:CreateAccessKey"],"Resource":"*",""")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:CreateAccessKey"],"Resource":"*"},""")]
    public void Leaves_a_policy_that_breaks_off(string source) => Check(source);
}
