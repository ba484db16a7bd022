using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class WildcardInActionServiceRuleTests : RuleFixture<WildcardInActionServiceRule>
{
    [TestCase("s*:GetObject")]
    [TestCase("*:GetObject")]
    [TestCase("s?:GetObject")]
    [TestCase("?:*")]
    [TestCase("s3*:*")]
    public void Reports_a_wildcard_before_the_colon(string action) => Check(
        $$"""{"Effect":"Allow","Action":[|"{{action}}"|],"Resource":"*"}""",
        message: $"Action \"{action}\" has a wildcard in its service prefix");

    [Test]
    public void Reports_it_in_a_list_and_in_NotAction() => Check(
        """{"Effect":"Deny","NotAction":["s3:*",[|"*:Get*"|]],"Resource":"*"}""",
        message: "NotAction \"*:Get*\" has a wildcard in its service prefix");

    [TestCase("*")]
    [TestCase("*:*")]
    [TestCase("**:*")]
    [TestCase("s3:*")]
    [TestCase("s3:?etObject")]
    public void Leaves_wildcards_elsewhere(string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");

    [TestCase("*:Get:*")]
    [TestCase("*:")]
    [TestCase("*: Get")]
    [TestCase("${service}*:Get")]
    public void Leaves_what_other_rules_report(string action)
        => Check($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"*"}""");
}
