using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class WildcardArnServiceRuleTests : RuleFixture<WildcardArnServiceRule>
{
    [TestCase("*")]
    [TestCase("s*")]
    [TestCase("s?")]
    public void Reports_a_wildcard(string service) => Check(
        $$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:[|{{service}}|]:::reports/*"]}""",
        message: $"\"{service}\" in \"arn:aws:{service}:::reports/*\" is a wildcard in the place of the service");

    [Test]
    public void Reports_it_in_NotResource_and_behind_a_variable() => Check(
        """{"Effect":"Allow","Action":"s3:GetObject","NotResource":"arn:${aws:x}:[|*|]:*:*:*"}""");

    [TestCase("*")]
    [TestCase("arn:*:s3:*:*:*")]
    [TestCase("arn:aws:*")]
    [TestCase("arn:aws:${service}:::reports")]
    [TestCase("arn:aws:${*}:::reports")]
    public void Leaves_wildcards_elsewhere_and_short_ARNs(string resource)
        => Check($$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":"{{resource}}"}""");

    [Test]
    public void Leaves_trust_policies() => Check(
        """{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole","Resource":"arn:aws:*:::a"}""",
        kind: PolicyKind.Trust);
}
