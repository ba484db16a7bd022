using PolicyLint.Analysis;
using PolicyLint.Rules.Escalation;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Escalation;

/// <summary>Policies of one user or role that only together open a path, boundaries, and roles that the template shows.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class EscalationInTemplateTests
{
    private const string PassRole = """{ "Effect": "Allow", "Action": [|"iam:PassRole"|], "Resource": "*" }""";
    private const string RunInstances = """{ "Effect": "Allow", "Action": "ec2:RunInstances", "Resource": "*" }""";
    private const string LaunchPath = "Action \"iam:PassRole\" with ec2:RunInstances lets role Deployer start an EC2 instance with any role that trusts EC2, and use the role's credentials (path passrole-ec2-runinstances)";

    [Test]
    public void Judges_the_inline_policies_of_a_role_together()
        => Check(Role("Deployer", $"\"Policies\": [{Inline("a", PassRole)}, {Inline("b", RunInstances)}]"), LaunchPath);

    [Test]
    public void Judges_a_policy_that_names_the_role()
    {
        Check(Role("Deployer", $"\"Policies\": [{Inline("a", PassRole)}]") + Policy("AWS::IAM::Policy", "Launch", RunInstances, "\"PolicyName\": \"p\", \"Roles\": [{ \"Ref\": \"Deployer\" }]"), LaunchPath);
        Check(Role("Deployer", $"\"RoleName\": \"deploy\", \"Policies\": [{Inline("a", PassRole)}]") + Policy("AWS::IAM::ManagedPolicy", "Launch", RunInstances, "\"Roles\": [{ \"Ref\": \"Deployer\" }]"), LaunchPath);
        Check(Role("Deployer", $"\"RoleName\": \"deploy\", \"Policies\": [{Inline("a", PassRole)}]") + Policy("AWS::IAM::RolePolicy", "Launch", RunInstances, "\"PolicyName\": \"p\", \"RoleName\": \"deploy\""), LaunchPath);
    }

    [Test]
    public void Judges_a_managed_policy_that_the_role_names() => Check(
        Role("Deployer", $"\"ManagedPolicyArns\": [\"arn:aws:iam::aws:policy/ReadOnlyAccess\", {{ \"Ref\": \"Launch\" }}], \"Policies\": [{Inline("a", PassRole)}]")
            + Policy("AWS::IAM::ManagedPolicy", "Launch", RunInstances),
        LaunchPath);

    [Test]
    public void Judges_the_policies_of_the_groups_of_a_user() => Check(
        $$"""
        "Ann": { "Type": "AWS::IAM::User", "Properties": { "Groups": [{ "Ref": "Launchers" }], "Policies": [{{Inline("a", PassRole)}}] } },
        "Launchers": { "Type": "AWS::IAM::Group", "Properties": { "Policies": [{{Inline("b", RunInstances)}}] } }
        """,
        LaunchPath.Replace("role Deployer", "user Ann", StringComparison.Ordinal));

    /// <summary>What does not depend on the condition is said once, with the role that the template shows.</summary>
    [Test]
    public void Says_once_what_a_policy_with_conditions_opens()
    {
        const string Template = """
            {
              "Conditions": { "Prod": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-west-1"] } },
              "Resources": {
                "Deployer": { "Type": "AWS::IAM::Role", "Properties": {
                  "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "codebuild.amazonaws.com" }, "Action": "sts:AssumeRole" } },
                  "Policies": [{ "PolicyName": "p", "PolicyDocument": { "Version": "2012-10-17", "Statement": [
                    { "Effect": "Allow", "Action": "cloudformation:UpdateStack", "Resource": "*" },
                    { "Effect": "Allow", "Action": "s3:GetObject", "Resource": { "Fn::If": ["Prod", "arn:aws:s3:::a/*", "arn:aws:s3:::b/*"] } }
                  ] } }]
                } },
                "Executor": { "Type": "AWS::IAM::Role", "Properties": {
                  "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "cloudformation.amazonaws.com" }, "Action": "sts:AssumeRole" } }
                } }
              }
            }
            """;
        LintResult result = new Linter([new ExistingResourceTakeoverRule()]).Lint(SourceText.From(Template, "template.json"));
        result.Diagnostics.Should().ContainSingle().Which.Message.Should().EndWith("(path cloudformation-updatestack), such as role Executor");
    }

    [Test]
    public void Leaves_policies_of_different_roles() => Check(
        Role("Deployer", $"\"Policies\": [{Inline("a", Unmarked(PassRole))}]") + "," + Role("Other", $"\"Policies\": [{Inline("b", RunInstances)}]"));

    [Test]
    public void Leaves_what_another_policy_of_the_role_denies() => Check(
        Role("Deployer", $"\"Policies\": [{Inline("a", Unmarked(PassRole))}, {Inline("b", RunInstances)}, {Inline("c", """{ "Effect": "Deny", "Action": "iam:PassRole", "Resource": "*" }""")}]"));

    [Test]
    public void Leaves_what_a_condition_decides() => Check(
        Role("Deployer", $"\"Policies\": [{Inline("a", Unmarked(PassRole))}]")
            + Policy("AWS::IAM::ManagedPolicy", "Launch", RunInstances, "\"Roles\": [{ \"Fn::If\": [\"Prod\", { \"Ref\": \"Deployer\" }, \"other\"] }]"));

    /// <summary>What one policy opens alone is said of that policy.</summary>
    [Test]
    public void Says_once_what_one_policy_opens_alone()
    {
        const string Both = """{ "Effect": "Allow", "Action": [[|"iam:PassRole"|], "ec2:RunInstances"], "Resource": "*" }""";
        Check(
            Role("Deployer", $"\"Policies\": [{Inline("a", Both)}, {Inline("b", RunInstances)}]"),
            LaunchPath.Replace("role Deployer", "its holder", StringComparison.Ordinal));
    }

    [Test]
    public void Respects_a_boundary_of_the_template()
    {
        const string Boundary = "\"PermissionsBoundary\": { \"Ref\": \"Limit\" }";
        string both = $"\"Policies\": [{Inline("a", Unmarked(PassRole))}, {Inline("b", RunInstances)}]";
        Check(Role("Deployer", $"{Boundary}, {both}") + Policy("AWS::IAM::ManagedPolicy", "Limit", """{ "Effect": "Allow", "Action": ["ec2:*", "s3:*"], "Resource": "*" }"""));
        Check(Role("Deployer", $"{Boundary}, {both}") + Policy("AWS::IAM::ManagedPolicy", "Limit", """{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" }, { "Effect": "Allow", "NotAction": "iam:*", "Resource": "arn:aws:s3:::*" }"""));
        Check(
            Role("Deployer", $"{Boundary}, \"Policies\": [{Inline("a", PassRole)}, {Inline("b", RunInstances)}]")
                + Policy("AWS::IAM::ManagedPolicy", "Limit", """{ "Effect": "Allow", "Action": "*", "Resource": "*" }, { "Effect": "Deny", "Action": "iam:Create*", "Resource": "*" }"""),
            LaunchPath);
    }

    [Test]
    public void Respects_a_boundary_for_one_policy()
    {
        string alone = $"\"PermissionsBoundary\": {{ \"Ref\": \"Limit\" }}, \"Policies\": [{Inline("a", """{ "Effect": "Allow", "Action": ["iam:PassRole", "ec2:RunInstances"], "Resource": "*" }""")}]";
        Check(Role("Deployer", alone) + Policy("AWS::IAM::ManagedPolicy", "Limit", """{ "Effect": "Allow", "Action": ["ec2:*", "s3:*"], "Resource": "*" }"""));
    }

    /// <summary>It limits, and gives nothing.</summary>
    [Test]
    public void Leaves_a_policy_that_is_a_boundary() => Check(
        Role("Deployer", "\"PermissionsBoundary\": { \"Ref\": \"Limit\" }")
            + Policy("AWS::IAM::ManagedPolicy", "Limit", """{ "Effect": "Allow", "Action": ["iam:PassRole", "ec2:RunInstances"], "Resource": "*" }"""));

    [Test]
    public void Knows_nothing_under_a_boundary_that_is_elsewhere() => Check(
        Role("Deployer", $"\"PermissionsBoundary\": \"arn:aws:iam::111122223333:policy/B\", \"Policies\": [{Inline("a", Unmarked(PassRole))}, {Inline("b", RunInstances)}]"));

    [TestCase("\"ManagedPolicyArns\": [\"arn:aws:iam::aws:policy/AdministratorAccess\"]", Severity.Error)]
    [TestCase("\"ManagedPolicyArns\": [\"arn:aws:iam::aws:policy/ReadOnlyAccess\"]", Severity.Warning)]
    [TestCase("\"Policies\": [{ \"PolicyName\": \"p\", \"PolicyDocument\": { \"Version\": \"2012-10-17\", \"Statement\": { \"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\" } } }]", Severity.Error)]
    public void Names_a_role_that_trusts_the_service(string properties, Severity severity)
    {
        string source = Template(
            Role("Deployer", $"\"Policies\": [{Inline("a", """{ "Effect": "Allow", "Action": [[|"iam:PassRole"|], "ec2:RunInstances"], "Resource": "*" }""")}]", "lambda.amazonaws.com")
            + "," + Role("Worker", properties));
        PolicyDiagnostic found = Lint(new PassRoleEscalationRule(), source).Single();
        found.Message.Should().EndWith("(path passrole-ec2-runinstances), such as role Worker");
        found.LinkedMessage.Should().EndWith(", such as role [Worker](2)");
        found.RelatedLocations.Select(related => related.Origin.Text).Should().Equal("\"ec2:RunInstances\"", "\"Worker\"");
        found.Severity.Should().Be(severity);
    }

    [Test]
    public void Weighs_what_takes_over_a_resource_more_where_there_is_a_role()
    {
        const string Update = """{ "Effect": "Allow", "Action": [|"lambda:UpdateFunctionCode"|], "Resource": "*" }""";
        PolicyDiagnostic Lint(string service) => EscalationInTemplateTests.Lint(
            new ExistingResourceTakeoverRule(), Template(Role("Deployer", $"\"Policies\": [{Inline("a", Update)}]", "codebuild.amazonaws.com") + "," + Role("Worker", "\"Path\": \"/\"", service))).Single();
        Lint("lambda.amazonaws.com").Severity.Should().Be(Severity.Warning);
        Lint("lambda.amazonaws.com").Message.Should().EndWith(", such as role Worker");
        Lint("ec2.amazonaws.com").Severity.Should().Be(Severity.Suggestion);
        Lint("glue.amazonaws.com").Message.Should().EndWith("(path lambda-update-code)");
    }

    private static void Check(string resources, string? message = null)
        => RuleVerifier.Check(new PassRoleEscalationRule(), Template(resources), message: message);

    private static System.Collections.Immutable.ImmutableArray<PolicyDiagnostic> Lint(Rule rule, string source)
        => new Linter([rule]).Lint(SourceText.From(MarkedText.Parse(source).Text)).Diagnostics;

    private static string Template(string resources) => $$"""
        { "Conditions": { "Prod": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-central-1"] } }, "Resources": { {{resources}} } }
        """;

    private static string Role(string name, string properties, string service = "codebuild.amazonaws.com") => $$"""
        "{{name}}": { "Type": "AWS::IAM::Role", "Properties": {
          "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "{{(name == "Worker" && service == "codebuild.amazonaws.com" ? "ec2.amazonaws.com" : service)}}" }, "Action": "sts:AssumeRole" } },
          {{properties}} } }
        """;

    private static string Inline(string name, string statement)
        => $$"""{ "PolicyName": "{{name}}", "PolicyDocument": { "Version": "2012-10-17", "Statement": [{{statement}}] } }""";

    private static string Policy(string type, string name, string statements, string properties = "\"Path\": \"/\"") => $$"""
        , "{{name}}": { "Type": "{{type}}", "Properties": { {{properties}}, "PolicyDocument": { "Version": "2012-10-17", "Statement": [{{statements}}] } } }
        """;

    private static string Unmarked(string text) => MarkedText.Parse(text).Text;
}
