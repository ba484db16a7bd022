using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class RetiredActionRuleTests : RuleFixture<RetiredActionRule>
{
    [Test]
    public void Reports_an_action_that_is_gone() => Check(
        """{"Effect":"Allow","Action":["cloud9:GetEnvironmentConfig",[|"Cloud9:validateEnvironmentName"|]],"Resource":"*"}""",
        fixedTo: """{"Effect":"Allow","Action":["cloud9:GetEnvironmentConfig"],"Resource":"*"}""",
        message: "Action \"Cloud9:validateEnvironmentName\", which AWS had until 2025-02-13 or later, is no more (reference of 2026-09-26)");

    [TestCase("deepracer:*")]
    [TestCase("DeepRacer:GetTrack")]
    [TestCase("deepracer:NeverWas")]
    public void Reports_names_and_patterns_of_a_service_that_is_gone(string action) => Check(
        $$"""[{"Effect":"Deny","Action":[|"{{action}}"|],"Resource":"*"},{"Effect":"Allow","NotAction":[[|"{{action}}"|]],"Resource":"*"}]""");

    [Test]
    public void Names_the_service() => Check(
        """{"Effect":"Allow","Action":[|"deepracer:*"|],"Resource":"*"}""",
        message: "Service \"deepracer\", which AWS had until 2025-12-06 or later, is no more (reference of 2026-09-26)");

    [Test]
    public void Does_not_empty_a_list() => CheckUnfixable(
        """{"Effect":"Allow","Action":[[|"deepracer:*"|],[|"cloud9:ValidateEnvironmentName"|]],"Resource":"*"}""");

    [TestCase("s3:GetObject")]
    [TestCase("s3:MakeCoffee")]
    [TestCase("cloud9:Validate*")]
    [TestCase("zzznosuch:Get*")]
    [TestCase("*")]
    public void Leaves_what_is_there_and_what_never_was(string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [Test]
    public void Leaves_declared_actions()
        => DeclaredActions.Lint(new RetiredActionRule(), """{"Effect":"Allow","Action":"deepracer:GetTrack","Resource":"*"}""", "deepracer:GetTrack").Should().BeEmpty();
}
