using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class MissingPermissionsBoundaryRuleTests : RuleFixture<MissingPermissionsBoundaryRule>
{
    [TestCase("iam:CreateRole", "iam:CreateRole")]
    [TestCase("iam:CreateUser", "iam:CreateUser")]
    [TestCase("iam:PutRolePolicy", "iam:PutRolePolicy")]
    [TestCase("iam:PutUserPolicy", "iam:PutUserPolicy")]
    [TestCase("iam:AttachRolePolicy", "iam:AttachRolePolicy")]
    [TestCase("iam:AttachUserPolicy", "iam:AttachUserPolicy")]
    [TestCase("iam:PutRolePermissionsBoundary", "iam:PutRolePermissionsBoundary")]
    [TestCase("iam:PutUserPermissionsBoundary", "iam:PutUserPermissionsBoundary")]
    [TestCase("iam:DeleteRolePermissionsBoundary", "iam:DeleteRolePermissionsBoundary")]
    [TestCase("iam:DeleteUserPermissionsBoundary", "iam:DeleteUserPermissionsBoundary")]
    [TestCase("IAM:createrole", "iam:CreateRole")]
    [TestCase("iam:Create*", "iam:CreateRole")]
    [TestCase("iam:*User", "iam:CreateUser")]
    [TestCase("iam:Delete*Boundary", "iam:DeleteRolePermissionsBoundary")]
    [TestCase("iam:?ttachUserPolicy", "iam:AttachUserPolicy")]
    [TestCase("iam:*", "iam:CreateRole")]
    public void Reports_an_action_that_needs_no_boundary(string action, string named) => Check(
        $$"""{"Effect":"Allow","Action":["s3:GetObject",[|"{{action}}"|]],"Resource":"*"}""",
        message: $"Action \"{action}\" allows {named} without a permissions boundary");

    [TestCase("iam:CreateServiceLinkedRole")]
    [TestCase("iam:CreateGroup")]
    [TestCase("iam:AttachGroupPolicy")]
    [TestCase("iam:DetachRolePolicy")]
    [TestCase("iam:UpdateRole")]
    [TestCase("iam:Get*")]
    [TestCase("sts:CreateRole")]
    public void Leaves_actions_that_do_not_know_the_key(string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [TestCase("\"StringEquals\":{\"iam:PermissionsBoundary\":\"arn:aws:iam::111122223333:policy/B\"}")]
    [TestCase("\"ArnLike\":{\"IAM:permissionsboundary\":\"arn:aws:iam::111122223333:policy/B*\"}")]
    [TestCase("\"StringLike\":{\"aws:RequestedRegion\":\"*\",\"iam:PermissionsBoundary\":\"arn:aws:iam::111122223333:policy/B\"}")]
    public void Leaves_a_statement_that_tests_the_boundary(string condition)
        => Check($$"""{"Effect":"Allow","Action":"iam:CreateRole","Resource":"*","Condition":{ {{condition}} } }""");

    [TestCase("\"StringEquals\":{\"iam:PermissionsBoundaries\":\"a\"}")]
    [TestCase("\"StringEquals\":{\"aws:PrincipalTag/admin\":\"true\"}")]
    [TestCase("\"ArnEquals\":{\"iam:PolicyARN\":\"arn:aws:iam::111122223333:policy/A\"}")]
    public void Reports_in_spite_of_other_conditions(string condition)
        => Check($$"""{"Effect":"Allow","Action":[|"iam:CreateRole"|],"Resource":"*","Condition":{ {{condition}} } }""");

    [TestCase("\"ArnEquals\":{\"iam:PolicyARN\":\"arn:aws:iam::111122223333:policy/A\"}")]
    [TestCase("\"StringLike\":{\"iam:policyarn\":[\"arn:aws:iam::aws:policy/Amazon*\",\"arn:aws:iam::aws:policy/AWS*\"]}")]
    public void Leaves_the_attaching_of_chosen_policies(string condition)
        => Check($$"""{"Effect":"Allow","Action":["iam:AttachRolePolicy","iam:Attach*"],"Resource":"*","Condition":{ {{condition}} } }""");

    [TestCase("\"ArnLike\":{\"iam:PolicyARN\":\"arn:aws:iam::aws:policy/*\"}")]
    [TestCase("\"ArnLike\":{\"iam:PolicyARN\":[\"arn:aws:iam::111122223333:policy/A\",\"arn:aws-cn:iam::aws:policy/Administrator*\"]}")]
    [TestCase("\"ArnNotEquals\":{\"iam:PolicyARN\":\"arn:aws:iam::aws:policy/AdministratorAccess\"}")]
    [TestCase("\"ArnEqualsIfExists\":{\"iam:PolicyARN\":\"arn:aws:iam::111122223333:policy/A\"}")]
    [TestCase("\"ForAllValues:StringEquals\":{\"iam:PolicyARN\":\"arn:aws:iam::111122223333:policy/A\"}")]
    [TestCase("\"Null\":{\"iam:PolicyARN\":\"false\"}")]
    public void Reports_the_attaching_of_any_policy(string condition)
        => Check($$"""{"Effect":"Allow","Action":[|"iam:AttachRolePolicy"|],"Resource":"*","Condition":{ {{condition}} } }""");

    [TestCase("\"Action\":\"iam:CreateRole\"")]
    [TestCase("\"Action\":[\"s3:*\",\"iam:Create*\"]")]
    [TestCase("\"NotAction\":[\"s3:*\",\"iam:CreateUser\"]")]
    [TestCase("\"Action\":\"*\",\"Condition\":{\"StringNotEquals\":{\"iam:PermissionsBoundary\":\"arn:aws:iam::111122223333:policy/B\"}}")]
    [TestCase("\"Action\":\"iam:*\",\"Condition\":{\"ArnNotLikeIfExists\":{\"iam:permissionsBoundary\":\"arn:aws:iam::111122223333:policy/B\"}}")]
    [TestCase("\"Action\":\"iam:*\",\"Condition\":{\"Null\":{\"iam:PermissionsBoundary\":\"true\"}}")]
    public void Respects_a_Deny_that_holds_without_the_boundary(string deny) => Check(
        $$"""[{"Effect":"Allow","Action":"iam:CreateRole","Resource":"*"},{"Effect":"Deny",{{deny}},"Resource":["*"]}]""");

    [TestCase("\"Effect\":\"Deny\",\"Action\":\"iam:CreateUser\",\"Resource\":\"*\"")]
    [TestCase("\"Effect\":\"Deny\",\"NotAction\":\"iam:Create*\",\"Resource\":\"*\"")]
    [TestCase("\"Effect\":\"Deny\",\"Action\":\"iam:CreateRole\",\"Resource\":\"arn:aws:iam::*:role/a\"")]
    [TestCase("\"Effect\":\"Deny\",\"Action\":\"iam:CreateRole\",\"NotResource\":\"*\"")]
    [TestCase("\"Effect\":\"Allow\",\"Action\":\"s3:CreateRole\",\"Resource\":\"*\"")]
    [TestCase("\"Effect\":\"Deny\",\"Action\":\"iam:CreateRole\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"iam:PermissionsBoundary\":\"a\"}}")]
    [TestCase("\"Effect\":\"Deny\",\"Action\":\"iam:CreateRole\",\"Resource\":\"*\",\"Condition\":{\"Null\":{\"iam:PermissionsBoundary\":\"false\"}}")]
    [TestCase("\"Effect\":\"Deny\",\"Action\":\"iam:CreateRole\",\"Resource\":\"*\",\"Condition\":{\"ForAnyValue:StringNotEquals\":{\"iam:PermissionsBoundary\":\"a\"}}")]
    [TestCase("\"Effect\":\"Deny\",\"Action\":\"iam:CreateRole\",\"Resource\":\"*\",\"Condition\":{\"StringNotEquals\":{\"iam:PermissionsBoundary\":\"a\",\"aws:PrincipalTag/admin\":\"true\"}}")]
    [TestCase("\"Effect\":\"Deny\",\"Action\":\"iam:CreateRole\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"false\"}}")]
    public void Does_not_take_a_Deny_for_more_than_it_is(string other) => Check(
        $$"""[{"Effect":"Allow","Action":[|"iam:CreateRole"|],"Resource":"*"},{ {{other}} }]""");

    [Test]
    public void Names_the_first_action_that_no_Deny_takes_away() => Check(
        """[{"Effect":"Allow","Action":[|"iam:*"|],"Resource":"*"},{"Effect":"Deny","Action":["iam:Create*","iam:PutRolePolicy"],"Resource":"*"}]""",
        message: "Action \"iam:*\" allows iam:PutUserPolicy without a permissions boundary");

    [Test]
    public void Says_nothing_more_where_every_action_is_allowed()
    {
        const string Source = """{"Effect":"Allow","Action":["*","iam:CreateRole"],"Resource":"*"}""";
        new Linter([new MissingPermissionsBoundaryRule(), new WildcardActionRule()]).Lint(SourceText.From(Source)).Diagnostics
            .Select(d => (d.Descriptor.Id, d.Origin.Text)).Should().Equal(("PL3001", "\"*\""), ("PL6001", "\"iam:CreateRole\""));
    }

    [TestCase("\"arn:aws:iam::*:role/aws-service-role/lakeformation.amazonaws.com/AWSServiceRoleForLakeFormationDataAccess\"", false)]
    [TestCase("[\"arn:aws:iam::*:role/aws-service-role/*\",\"arn:aws-cn:iam::*:role/aws-service-role/a/b\"]", false)]
    [TestCase("[\"arn:aws:iam::*:role/aws-service-role/*\",\"arn:aws:iam::*:role/service-role/*\"]", true)]
    [TestCase("\"arn:aws:iam::*:role/*\"", true)]
    [TestCase("[]", true)]
    public void Leaves_statements_about_service_linked_roles(string resource, bool reported)
        => Check($$"""{"Effect":"Allow","Action":{{(reported ? "[|\"iam:PutRolePolicy\"|]" : "\"iam:PutRolePolicy\"")}},"Resource":{{resource}} }""");

    [Test]
    public void Leaves_a_Deny_and_NotAction()
    {
        Check("""{"Effect":"Deny","Action":"iam:CreateRole","Resource":"*"}""");
        Check("""{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}""");
    }

    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:CreateRole","Resource":"*",""")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:CreateRole","Resource":"*"},""")]
    public void Leaves_a_policy_that_breaks_off(string source) => Check(source);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_kinds_that_do_not_grant_it(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":"iam:CreateRole","Resource":"*"}""", kind: kind);

    [TestCase("AWS::IAM::Role", "Role")]
    [TestCase("AWS::IAM::User", "User")]
    [TestCase("AWS::SSO::PermissionSet", "Permission set")]
    public void Suggests_a_boundary_in_a_template(string type, string word)
    {
        string source = $$"""{ "Resources": { [|"Worker"|]: { "Type": "{{type}}", "Properties": { "Path": "/app/" } } } }""";
        Check(source, message: $"{word} \"Worker\" is without a permissions boundary");
        Severity Lint(LinterOptions options) => new Linter([new MissingPermissionsBoundaryRule()], options).Lint(SourceText.From(MarkedText.Parse(source).Text)).Diagnostics.Single().Severity;
        Lint(LinterOptions.Default).Should().Be(Severity.Suggestion);
        Lint(new LinterOptions { Severities = ImmutableDictionary<string, Severity>.Empty.Add("PL6001", Severity.Warning) }).Should().Be(Severity.Warning);
    }

    [TestCase("AWS::IAM::Group", "")]
    [TestCase("AWS::IAM::Role", "\"PermissionsBoundary\": { \"Ref\": \"Boundary\" }")]
    [TestCase("AWS::IAM::User", "\"PermissionsBoundary\": \"arn:aws:iam::111122223333:policy/B\"")]
    [TestCase("AWS::SSO::PermissionSet", "\"PermissionsBoundary\": { \"ManagedPolicyArn\": \"arn:aws:iam::aws:policy/PowerUserAccess\" }")]
    public void Leaves_what_has_one_or_cannot_have_one(string type, string properties)
        => Check(TemplateSources.Resource(type, properties));

    [Test]
    public void Reports_roles_and_users_without_a_boundary()
    {
        Check(
            """{"Role":{"Path":"/","RoleName":[|"Admin"|],"Arn":"arn:aws:iam::111122223333:role/Admin","PermissionsBoundary":null}}""",
            message: "Role \"Admin\" is without a permissions boundary");
        Check(
            """
            {
              "UserDetailList": [
                { "Path": "/", "UserName": [|"ann"|], "Arn": "arn:aws:iam::111122223333:user/ann" },
                { "UserName": "bob", "Arn": "arn:aws:iam::111122223333:user/bob", "PermissionsBoundary": { "PermissionsBoundaryType": "Policy" } }
              ],
              "RoleDetailList": [
                { "Path": "/aws-service-role/ecs.amazonaws.com/", "RoleName": "AWSServiceRoleForECS", "Arn": "arn:aws:iam::111122223333:role/x" },
                { "Path": "/aws-service-roles/", "RoleName": [|"Near"|], "Arn": "arn:aws:iam::111122223333:role/aws-service-roles/Near" }
              ]
            }
            """,
            message: "User \"ann\" is without a permissions boundary");
    }

    [TestCase("\"arn:aws:iam::111122223333:policy/boundary/App\"")]
    [TestCase("{ \"Fn::Sub\": \"arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/boundary/App\" }")]
    [TestCase("{ \"Ref\": \"Boundary\" }")]
    [TestCase("[|\"arn:aws:iam::aws:policy/PowerUserAccess\"|]")]
    [TestCase("{ \"Fn::Sub\": [|\"arn:${AWS::Partition}:iam::aws:policy/PowerUserAccess\"|] }")]
    public void Reports_another_boundary_than_the_teams(string boundary) => Check(
        $$"""
        {
          "Parameters": { "Boundary": { "Type": "String" } },
          "Resources": { "App": { "Type": "AWS::IAM::Role", "Properties": {
            "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" } },
            "PermissionsBoundary": {{boundary}}
          } } }
        }
        """,
        options: Option("boundaries", ImmutableArray.Create("arn:*:iam::*:policy/boundary/*")));

    [TestCase("""[|"iam:CreateRole"|]""", """{ "StringEquals": { "iam:PermissionsBoundary": "arn:aws:iam::aws:policy/PowerUserAccess" } }""")]
    [TestCase("""[|"iam:CreateRole"|]""", """{ "StringLike": { "iam:PermissionsBoundary": ["arn:aws:iam::111122223333:policy/boundary/App", "arn:aws:iam::111122223333:policy/*"] } }""")]
    [TestCase("\"iam:CreateRole\"", """{ "StringEquals": { "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/boundary/App" } }""")]
    [TestCase("\"iam:CreateRole\"", """{ "StringLike": { "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/boundary/*" } }""")]
    public void Reports_a_condition_that_admits_another_boundary_than_the_teams(string action, string condition) => Check(
        $$"""{ "Effect": "Allow", "Action": {{action}}, "Resource": "*", "Condition": {{condition}} }""",
        kind: PolicyKind.Identity,
        options: Option("boundaries", ImmutableArray.Create("arn:*:iam::*:policy/boundary/*")));
}
