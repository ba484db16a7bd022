using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UnknownActionRuleTests : RuleFixture<UnknownActionRule>
{
    [Test]
    public void Reports_the_name_everywhere() => Check(
        """
        [
          { "Effect": "Allow", "Action": "s3:[|MakeCoffee|]", "Resource": "*" },
          { "Effect": "Deny", "Action": ["s3:GetObject", "S3:[|MakeCoffee|]"], "Resource": "*" },
          { "Effect": "Allow", "NotAction": "s3:[|MakeCoffee|]", "Resource": "*" }
        ]
        """,
        message: "s3 has no action \"MakeCoffee\" (reference of 2026-09-26)");

    [TestCase(PolicyKind.Resource, "\"Principal\":\"*\",")]
    [TestCase(PolicyKind.ServiceControl, "")]
    [TestCase(PolicyKind.Boundary, "")]
    public void Reports_in_policies_of_every_kind(PolicyKind kind, string principal)
        => Check($$"""{"Effect":"Deny",{{principal}}"Action":"s3:[|MakeCoffee|]","Resource":"arn:aws:s3:::b/*"}""", kind: kind);

    [Test]
    public void Reports_in_trust_policies()
        => Check("""{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:[|AsumeRole|]"}""", kind: PolicyKind.Trust);

    [TestCase("s3:ListBuckets", "s3:ListAllMyBuckets")]
    [TestCase("s3:listobjects", "s3:ListBucket")]
    [TestCase("s3:HeadObject", "s3:GetObject")]
    [TestCase("lambda:Invoke", "lambda:InvokeFunction")]
    [TestCase("cloudwatch:PutLogEvents", "logs:PutLogEvents")]
    [TestCase("ec2:RunInstance", "ec2:RunInstances")]
    [TestCase("ec2:PassRole", "iam:PassRole")]
    public void Says_what_was_meant_and_repairs_it(string written, string meant)
    {
        string service = written[..written.IndexOf(':', StringComparison.Ordinal)];
        string name = written[(service.Length + 1)..];
        Check(
            $$"""{"Effect":"Allow","Action":["{{service}}:[|{{name}}|]"],"Resource":"*"}""",
            fixedTo: $$"""{"Effect":"Allow","Action":["{{meant}}"],"Resource":"*"}""",
            message: $"{service} has no action \"{name}\" (reference of 2026-09-26); did you mean \"{meant}\"?");
    }

    [Test]
    public void Names_all_the_actions_that_an_operation_needs_and_leaves_the_choice() => CheckUnfixable(
        """{"Effect":"Allow","Action":"s3:[|CopyObject|]","Resource":"arn:aws:s3:::b/*"}""",
        message: "s3 has no action \"CopyObject\" (reference of 2026-09-26); did you mean \"s3:GetObject\" and \"s3:PutObject\"?");

    [Test]
    public void Takes_it_away_where_the_right_one_is_there() => Check(
        """{"Effect":"Allow","Action":["s3:[|HeadObject|]","s3:getobject"],"Resource":"arn:aws:s3:::b/*"}""",
        fixedTo: """{"Effect":"Allow","Action":["s3:getobject"],"Resource":"arn:aws:s3:::b/*"}""");

    [TestCase("s3:GetObject")]
    [TestCase("S3:gETobject")]
    [TestCase("vpc-lattice:AssociateViaAWSService-EventsAndStates")]
    [TestCase("rds-db:connect")]
    [TestCase("s3:MakeCoffee*")]
    [TestCase("zzznosuch:GetThing")]
    [TestCase("cloud9:ValidateEnvironmentName")]
    [TestCase("s3:Get Object")]
    [TestCase("s3:Get:Object")]
    [TestCase("s3:{{action}}")]
    public void Leaves_known_and_retired_actions_and_what_other_rules_report(string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [Test]
    public void Leaves_declared_actions()
    {
        const string Policy = """{"Effect":"Allow","Action":["s3:GetMoon","s3:PutMoon"],"Resource":"*"}""";
        DeclaredActions.Lint(new UnknownActionRule(), Policy, "S3:get*").Should().ContainSingle().Which.Should().Contain("\"PutMoon\"");
    }

    [Test]
    public void Every_operation_is_no_action_and_leads_to_some()
    {
        foreach ((string operation, string _) in OperationActions.All)
        {
            ServiceReference.Default.TryGetAction(operation, out _).Should().BeFalse(operation);
            OperationActions.Of(operation).Should().NotBeEmpty().And.OnlyContain(a => IsAction(a), operation);
        }

        OperationActions.All.Select(o => o.Operation).Should().OnlyHaveUniqueItems();
    }

    private static bool IsAction(string name) => ServiceReference.Default.TryGetAction(name, out _);
}
