using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Escalation;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Escalation;

internal sealed class LimitRemovalRuleTests : RuleFixture<LimitRemovalRule>
{
    [TestCase("iam:DeleteUserPermissionsBoundary", "remove the permissions boundary that limits it (path delete-user-boundary)", Severity.Warning)]
    [TestCase("iam:PutRolePermissionsBoundary", "replace the permissions boundary of every role, its own too, by another (path put-role-boundary)", Severity.Warning)]
    [TestCase("iam:DetachUserPolicy", "detach a policy that denies it something (path detach-user-deny)", Severity.Suggestion)]
    [TestCase("iam:DetachRolePolicy", "detach a policy that denies it something (path detach-user-deny)", Severity.Suggestion)]
    [TestCase("iam:DetachGroupPolicy", "detach a policy that denies it something (path detach-user-deny)", Severity.Suggestion)]
    [TestCase("iam:DeleteRolePolicy", "delete a policy that denies it something (path delete-user-inline-deny)", Severity.Suggestion)]
    [TestCase("iam:RemoveUserFromGroup", "delete a policy that denies it something (path delete-user-inline-deny)", Severity.Suggestion)]
    public void Names_the_path(string action, string words, Severity severity)
    {
        string source = $$"""{"Effect":"Allow","Action":[[|"{{action}}"|],"iam:GetUser"],"Resource":"*"}""";
        Check(source, message: $"Action \"{action}\" lets its holder {words}");
        new Linter([new LimitRemovalRule()]).Lint(SourceText.From(MarkedText.Parse(source).Text)).Diagnostics.Single().Severity.Should().Be(severity);
    }

    [Test]
    public void Names_the_gravest_of_several() => Check(
        """{"Effect":"Allow","Action":[|"iam:De*"|],"Resource":"*"}""",
        message: "Action \"iam:De*\" (iam:DeleteUserPermissionsBoundary) lets its holder remove the permissions boundary that limits it (path delete-user-boundary and 2 more)");

    [TestCase("\"StringEquals\":{\"iam:PermissionsBoundary\":\"arn:aws:iam::111122223333:policy/B\"}", false)]
    [TestCase("\"StringLike\":{\"iam:PermissionsBoundary\":\"*\"}", true)]
    [TestCase("\"StringNotEquals\":{\"iam:PermissionsBoundary\":\"arn:aws:iam::111122223333:policy/B\"}", true)]
    public void Judges_a_condition_on_the_boundary(string condition, bool reported)
    {
        string action = reported ? "[|\"iam:PutUserPermissionsBoundary\"|]" : "\"iam:PutUserPermissionsBoundary\"";
        Check($$"""{"Effect":"Allow","Action":{{action}},"Resource":"*","Condition":{ {{condition}} } }""");
    }

    [TestCase("iam:DeleteUserPermissionsBoundary", "arn:aws:iam::*:user/ann")]
    [TestCase("iam:DeleteRolePermissionsBoundary", "*")]
    [TestCase("iam:PutRolePermissionsBoundary", "arn:aws:iam::*:role/app-*")]
    [TestCase("iam:DeletePolicy", "*")]
    public void Leaves_others(string action, string resource) => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}""");

    [Test]
    public void Respects_a_Deny_that_protects_the_boundary() => Check("""
        [
          {"Effect":"Allow","Action":"iam:DeleteUserPermissionsBoundary","Resource":"*"},
          {"Effect":"Deny","Action":"iam:DeleteUserPermissionsBoundary","Resource":"*","Condition":{"StringEquals":{"iam:PermissionsBoundary":"arn:aws:iam::111122223333:policy/B"}}}
        ]
        """);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_kinds_that_do_not_grant_it(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":["iam:DeleteUserPermissionsBoundary"],"Resource":"*"}""", kind: kind);

    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:DeleteUserPermissionsBoundary"],"Resource":"*",""")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:DeleteUserPermissionsBoundary"],"Resource":"*"},""")]
    public void Leaves_a_policy_that_breaks_off(string source) => Check(source);
}
