using PolicyLint.Authorization;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UnknownServiceInActionRuleTests : RuleFixture<UnknownServiceInActionRule>
{
    [Test]
    public void Reports_the_service_of_names_and_patterns_everywhere() => Check(
        """
        [
          { "Effect": "Allow", "Action": "[|zzznosuch|]:GetThing", "Resource": "*" },
          { "Effect": "Deny", "Action": ["s3:GetObject", "[|zzznosuch|]:*"], "Resource": "*" },
          { "Effect": "Allow", "NotAction": ["[|zzznosuch|]:Get?hing"], "Resource": "*" }
        ]
        """,
        message: "AWS has no service with the action prefix \"zzznosuch\" (reference of 2026-09-26)");

    [TestCase("elb", "elasticloadbalancing")]
    [TestCase("CloudWatchLogs", "logs")]
    [TestCase("stepfunctions", "states")]
    [TestCase("dynamobd", "dynamodb")]
    [TestCase("lamda", "lambda")]
    public void Says_what_was_meant_and_repairs_it(string written, string meant) => Check(
        $$"""{"Effect":"Allow","Action":["[|{{written}}|]:Get*"],"Resource":"*"}""",
        fixedTo: $$"""{"Effect":"Allow","Action":["{{meant}}:Get*"],"Resource":"*"}""",
        message: $"AWS has no service with the action prefix \"{written}\" (reference of 2026-09-26); did you mean \"{meant}\"?");

    [TestCase("S3:GetObject")]
    [TestCase("ELASTICLOADBALANCING:*")]
    [TestCase("vpc-lattice:Get*")]
    [TestCase("s3:NoSuchAction")]
    [TestCase("deepracer:*")]
    [TestCase("*")]
    [TestCase("*:Get*")]
    [TestCase("zzz*:Get*")]
    [TestCase("zzznosuch")]
    [TestCase("zzznosuch:")]
    [TestCase("zzznosuch:a:b")]
    [TestCase("zzz nosuch:Get")]
    [TestCase("{{service}}:GetObject")]
    public void Leaves_known_and_retired_services_and_what_is_no_action(string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [Test]
    public void Leaves_services_of_declared_actions()
    {
        const string Policy = """{"Effect":"Allow","Action":["zzznew:GetThing","zzzold:GetThing"],"Resource":"*"}""";
        DeclaredActions.Lint(new UnknownServiceInActionRule(), Policy, "ZZZnew:*").Should().ContainSingle().Which.Should().Contain("\"zzzold\"");
    }

    [Test]
    public void Every_alias_is_no_prefix_and_leads_to_one()
    {
        foreach ((string name, string prefix) in ServiceAliases.All)
        {
            ServiceReference.Default.TryGetService(name, out _).Should().BeFalse(name);
            ServiceReference.Default.TryGetService(prefix, out _).Should().BeTrue(prefix);
        }

        ServiceAliases.All.Select(a => a.Name).Should().OnlyHaveUniqueItems();
    }
}
