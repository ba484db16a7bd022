using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UnknownArnServiceRuleTests : RuleFixture<UnknownArnServiceRule>
{
    [Test]
    public void Reports_a_misspelt_service_and_knows_which_is_meant() => Check(
        """{"Effect":"Allow","Action":"lambda:*","Resource":"arn:aws:[|lamda|]:*:*:function:f"}""",
        fixedTo: """{"Effect":"Allow","Action":"lambda:*","Resource":"arn:aws:lambda:*:*:function:f"}""",
        message: "AWS has no service \"lamda\" whose resources have ARNs (reference of 2026-09-26); did you mean \"lambda\"?");

    [Test]
    public void Reports_a_service_that_is_like_none() => CheckUnfixable(
        """{"Effect":"Allow","Action":"states:*","NotResource":["arn:aws:s3:::b","arn:aws:[|step-functions|]:*:*:*"]}""",
        message: "AWS has no service \"step-functions\" whose resources have ARNs (reference of 2026-09-26)");

    [TestCase("arn:aws:s3:::b")]
    [TestCase("arn:aws:S3:::b")]
    [TestCase("arn:aws:catalog:*:*:product/p")]
    [TestCase("arn:aws:elastic-inference:*:*:elastic-inference-accelerator/a")]
    [TestCase("arn:aws:deepracer:*:*:track/t")]
    [TestCase("arn:aws:*:*:*:*")]
    [TestCase("arn:aws:lamd?:*:*:*")]
    [TestCase("arn:aws:${service}:*:*:*")]
    [TestCase("arn:aws:{{service}}:*:*:*")]
    [TestCase("arn:aws::::x")]
    [TestCase("arn:aws:lamda:*")]
    [TestCase("lamda")]
    [TestCase("*")]
    public void Leaves_known_retired_and_unknowable_services(string resource)
        => Check($$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":"{{resource}}"}""");

    [Test]
    public void Leaves_trust_policies() => Check(
        """{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"arn:aws:lamda:::b"}""", kind: PolicyKind.Trust);

    [Test]
    public void Leaves_a_service_of_which_an_action_is_declared()
    {
        var source = SourceText.From("""{"Effect":"Allow","Action":"newthing:Do","Resource":"arn:aws:newthing:*:*:x"}""", "policy.json");

        new Linter([new UnknownArnServiceRule()], new LinterOptions { AdditionalActions = ["newthing:Do*"] }).Lint(source).Diagnostics.Should().BeEmpty();
        new Linter([new UnknownArnServiceRule()]).Lint(source).Diagnostics.Should().ContainSingle();
    }
}
