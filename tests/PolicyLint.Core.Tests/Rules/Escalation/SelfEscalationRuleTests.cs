using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Rules.Escalation;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Escalation;

internal sealed class SelfEscalationRuleTests : RuleFixture<SelfEscalationRule>
{
    [TestCase("iam:AttachUserPolicy", "attach every policy to every user, AdministratorAccess to itself too", "attach-user-policy")]
    [TestCase("IAM:putrolepolicy", "write a policy with every permission into every role, its own too", "put-role-policy")]
    [TestCase("iam:AddUserToGroup", "join every group, a stronger one too", "add-user-to-group")]
    public void Names_the_path(string action, string gain, string slug) => Check(
        $$"""{"Effect":"Allow","Action":["s3:GetObject",[|"{{action}}"|]],"Resource":"*"}""",
        message: $"Action \"{action}\" lets its holder {gain} (path {slug})");

    [TestCase("iam:Attach*", "iam:AttachUserPolicy", "attach every policy to every user, AdministratorAccess to itself too", "path attach-user-policy and 2 more")]
    [TestCase("iam:??tUserPolicy", "iam:PutUserPolicy", "write a policy with every permission into every user, itself too", "path put-user-policy")]
    [TestCase("iam:Put*", "iam:PutUserPolicy", "write a policy with every permission into every user, itself too", "path put-user-policy and 2 more")]
    public void Counts_the_paths_that_rest_on_a_pattern(string pattern, string action, string gain, string paths) => Check(
        $$"""{"Effect":"Allow","Action":[|"{{pattern}}"|],"Resource":"*"}""",
        message: $"Action \"{pattern}\" ({action}) lets its holder {gain} ({paths})");

    [TestCase("*", Severity.Error)]
    [TestCase("arn:aws:iam::*:user/*", Severity.Error)]
    [TestCase("arn:aws:iam::111122223333:user/*", Severity.Error)]
    [TestCase("arn:*:iam::*:*", Severity.Error)]
    [TestCase("arn:aws:iam::*:user/${aws:username}", Severity.Warning)]
    [TestCase("arn:aws:iam::*:user/${aws:PrincipalTag/name}", Severity.Warning)]
    public void Reports_all_users_and_oneself(string resource, Severity severity)
    {
        string source = $$"""{"Effect":"Allow","Action":[|"iam:PutUserPolicy"|],"Resource":["arn:aws:s3:::a","{{resource}}"]}""";
        Check(source);
        SeverityOf(source).Should().Be(severity);
    }

    [TestCase("iam:PutUserPolicy", "arn:aws:iam::*:user/ann")]
    [TestCase("iam:PutUserPolicy", "arn:aws:iam::*:user/app/*")]
    [TestCase("iam:PutUserPolicy", "arn:aws:iam::*:role/*")]
    [TestCase("iam:PutUserPolicy", "arn:aws:s3:::*")]
    [TestCase("iam:PutRolePolicy", "arn:aws:iam::*:role/service-role/*")]
    [TestCase("iam:PutRolePolicy", "arn:aws:iam::*:role/aws-service-role/*")]
    [TestCase("iam:CreatePolicyVersion", "arn:aws:iam::aws:policy/*")]
    [TestCase("iam:CreatePolicyVersion", "arn:aws:iam::111122223333:policy/app-*")]
    [TestCase("iam:SetDefaultPolicyVersion", "arn:aws:iam::aws:policy/service-role/*")]
    [TestCase("iam:AddUserToGroup", "arn:aws:iam::*:user/*")]
    public void Leaves_others_and_what_nobody_can_change(string action, string resource)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}""");

    [TestCase("\"ArnEquals\":{\"iam:PolicyARN\":\"arn:aws:iam::111122223333:policy/A\"}", false)]
    [TestCase("\"ArnLike\":{\"iam:policyarn\":[\"arn:aws:iam::aws:policy/ReadOnly*\",\"arn:aws:iam::111122223333:policy/A\"]}", false)]
    [TestCase("\"ArnLike\":{\"iam:PolicyARN\":\"arn:aws:iam::aws:policy/*\"}", true)]
    [TestCase("\"ArnNotEquals\":{\"iam:PolicyARN\":\"arn:aws:iam::aws:policy/AdministratorAccess\"}", true)]
    [TestCase("\"ArnNotLike\":{\"iam:PolicyARN\":\"arn:aws:iam::aws:policy/*\"}", false)]
    [TestCase("\"StringEquals\":{\"iam:PermissionsBoundary\":\"arn:aws:iam::111122223333:policy/B\"}", false)]
    [TestCase("\"StringNotEquals\":{\"iam:PermissionsBoundary\":\"arn:aws:iam::111122223333:policy/B\"}", true)]
    [TestCase("\"Null\":{\"iam:PermissionsBoundary\":\"true\"}", true)]
    [TestCase("\"Null\":{\"iam:PermissionsBoundary\":\"false\"}", false)]
    [TestCase("\"StringEquals\":{\"iam:PassedToService\":\"ec2.amazonaws.com\"}", false)]
    [TestCase("\"StringEquals\":{\"aws:ResourceTag/team\":\"reports\"}", false)]
    [TestCase("\"StringEquals\":{\"iam:ResourceTag/team\":\"reports\"}", false)]
    [TestCase("\"StringNotEquals\":{\"iam:ResourceTag/protected\":\"true\"}", true)]
    [TestCase("\"StringEquals\":{\"aws:ResourceAccount\":\"111122223333\"}", true)]
    [TestCase("\"StringEquals\":{\"aws:PrincipalTag/team\":\"reports\"}", true)]
    [TestCase("\"IpAddress\":{\"aws:SourceIp\":\"203.0.113.0/24\"}", true)]
    [TestCase("\"BoolIfExists\":{\"aws:MultiFactorAuthPresent\":\"true\"}", true)]
    [TestCase("\"ForAnyValue:StringEquals\":{\"aws:CalledVia\":\"cloudformation.amazonaws.com\"}", false)]
    [TestCase("\"Bool\":{\"aws:ViaAWSService\":\"false\"}", true)]
    [TestCase("\"DateGreaterThan\":{\"aws:CurrentTime\":\"2020-01-01T00:00:00Z\"}", true)]
    [TestCase("\"DateLessThan\":{\"aws:CurrentTime\":\"2020-01-01T00:00:00Z\"}", false)]
    [TestCase("\"DateLessThan\":{\"aws:TokenIssueTime\":\"2019-12-31\"}", false)]
    [TestCase("\"DateLessThan\":{\"aws:CurrentTime\":\"2099-01-01T00:00:00Z\"}", true)]
    [TestCase("\"StringEqualz\":{\"aws:CurrentTime\":\"a\"}", false)]
    public void Judges_conditions(string condition, bool reported)
    {
        string action = reported ? "[|\"iam:AttachUserPolicy\"|]" : "\"iam:AttachUserPolicy\"";
        Check($$"""{"Effect":"Allow","Action":{{action}},"Resource":"*","Condition":{ {{condition}} } }""");
    }

    [TestCase("\"Action\":\"iam:AttachUserPolicy\",\"Resource\":\"*\"", false)]
    [TestCase("\"Action\":[\"s3:*\",\"iam:Attach*\"],\"Resource\":[\"arn:aws:s3:::a\",\"arn:aws:iam::*:user/*\"]", false)]
    [TestCase("\"NotAction\":[\"s3:*\",\"iam:Get*\"],\"Resource\":\"*\"", false)]
    [TestCase("\"Action\":\"iam:*\",\"NotResource\":\"arn:aws:iam::*:user/ann\"", false)]
    [TestCase("\"Action\":\"iam:*\",\"Resource\":\"*\",\"Condition\":{\"StringNotEquals\":{\"iam:PermissionsBoundary\":\"arn:aws:iam::111122223333:policy/B\"}}", false)]
    [TestCase("\"Action\":\"iam:*\",\"Resource\":\"*\",\"Condition\":{\"ArnNotEquals\":{\"iam:PolicyARN\":\"arn:aws:iam::111122223333:policy/A\"}}", false)]
    [TestCase("\"Action\":\"iam:*\",\"Resource\":\"*\",\"Condition\":{\"ArnEquals\":{\"iam:PolicyARN\":\"arn:aws:iam::aws:policy/AdministratorAccess\"}}", true)]
    [TestCase("\"Action\":\"iam:AttachUserPolicy\",\"Resource\":\"arn:aws:iam::*:user/ann\"", true)]
    [TestCase("\"Action\":\"iam:AttachUserPolicy\",\"Resource\":\"arn:aws:iam::*:role/*\"", true)]
    [TestCase("\"Action\":\"iam:AttachRolePolicy\",\"Resource\":\"*\"", true)]
    [TestCase("\"NotAction\":\"iam:Attach*\",\"Resource\":\"*\"", true)]
    [TestCase("\"Action\":\"iam:*\",\"NotResource\":\"arn:aws:iam::*:user/*\"", true)]
    [TestCase("\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"false\"}}", true)]
    public void Judges_a_Deny(string deny, bool reported)
    {
        string action = reported ? "[|\"iam:AttachUserPolicy\"|]" : "\"iam:AttachUserPolicy\"";
        Check($$"""[{"Effect":"Allow","Action":{{action}},"Resource":"*"},{"Effect":"Deny",{{deny}} }]""");
    }

    [Test]
    public void Reports_all_of_IAM_as_one_path() => Check(
        """{"Effect":"Allow","Action":["s3:*",[|"iam:*"|]],"Resource":"*"}""",
        message: "Action \"iam:*\" lets its holder give itself and others every permission (path iam-full)");

    /// <summary>One fault, one finding: the broader one.</summary>
    [TestCase("{\"Effect\":\"Allow\",\"Action\":\"iam:*\",\"Resource\":\"*\"}", "PL3003")]
    [TestCase("{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}", "PL3001")]
    [TestCase("{\"Effect\":\"Allow\",\"NotAction\":\"s3:*\",\"Resource\":\"*\"}", "PL3005")]
    [TestCase("{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"}", "PL4025")]
    public void Says_nothing_more_where_a_broader_rule_does(string source, string broader)
        => new Linter(RuleCatalog.All, new LinterOptions { Select = ["PL3001", "PL3003", "PL3005", "PL4001", "PL4002", "PL4003", "PL4004", "PL4005", "PL4006", "PL4025"] })
            .Lint(SourceText.From(source)).Diagnostics.Select(finding => finding.Descriptor.Id).Should().Equal(broader);

    [Test]
    public void Judges_NotAction()
    {
        Check(
            """{"Effect":"Allow",[|"NotAction"|]:"s3:*","Resource":"*"}""",
            message: "NotAction lets its holder give itself and others every permission (path iam-full)");
        Check(
            """{"Effect":"Allow",[|"NotAction"|]:["iam:Attach*","iam:Put*","iam:Create*","iam:Set*"],"Resource":"*"}""",
            message: "NotAction (it allows iam:AddUserToGroup) lets its holder join every group, a stronger one too (path add-user-to-group)");
        Check("""{"Effect":"Allow","NotAction":["iam:*","organizations:*"],"Resource":"*"}""");
    }

    /// <summary>Everything is said by PL3001.</summary>
    [TestCase("*")]
    [TestCase("*:*")]
    [TestCase("iam:Get*")]
    [TestCase("iam:PutUserPermissionsBoundary")]
    [TestCase("iam:AttachUserPolicies")]
    [TestCase("sts:AttachUserPolicy")]
    public void Leaves_other_actions(string action) => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [Test]
    public void Is_an_error_only_where_everybody_gets_everything()
    {
        SeverityOf("""{"Effect":"Allow","Action":"iam:CreatePolicyVersion","Resource":"*"}""").Should().Be(Severity.Error);
        SeverityOf("""{"Effect":"Allow","Action":"iam:CreatePolicyVersion","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}""").Should().Be(Severity.Warning);
        SeverityOf("""{"Effect":"Allow","Action":"iam:SetDefaultPolicyVersion","Resource":"*"}""").Should().Be(Severity.Warning);
        SeverityOf("""{"Effect":"Allow","Action":"iam:AttachGroupPolicy","Resource":"*"}""").Should().Be(Severity.Warning);
        SeverityOf("""{"Effect":"Allow","Action":["codestar:AssociateTeamMember","codestar:CreateProject"],"Resource":"*"}""").Should().Be(Severity.Suggestion);
    }

    private static Severity SeverityOf(string source)
        => new Linter([new SelfEscalationRule()]).Lint(SourceText.From(MarkedText.Parse(source).Text)).Diagnostics.Single().Severity;

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_kinds_that_do_not_grant_it(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":["iam:AttachUserPolicy"],"Resource":"*"}""", kind: kind);

    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:AttachUserPolicy"],"Resource":"*",""")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:AttachUserPolicy"],"Resource":"*"},""")]
    public void Leaves_a_policy_that_breaks_off(string source) => Check(source);
}
