using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class MissingActionRuleTests : RuleFixture<MissingActionRule>
{
    [Test]
    public void Reports_the_statement_by_number_or_Sid()
    {
        Check(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*"},[|{"Effect":"Deny","Resource":"*"}|]]}""",
            message: "Neither Action nor NotAction in statement 2");
        Check(
            """{"Version":"2012-10-17","Statement":[|{"Sid":"Read","Effect":"Allow","Resource":"*"}|]}""",
            message: "Neither Action nor NotAction in statement 'Read'");
    }

    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Concerns_every_kind(PolicyKind kind)
        => Check("""{"Version":"2012-10-17","Statement":[[|{"Effect":"Deny","Principal":"*"}|]]}""", kind: kind);

    [TestCase("\"Action\":\"*\"")]
    [TestCase("\"Action\":[]")]
    [TestCase("\"Action\":1")]
    [TestCase("\"NotAction\":\"*\"")]
    [TestCase("\"action\":\"*\"")]
    [TestCase("\"NotActions\":\"*\"")]
    public void Leaves_any_Action_right_or_wrong(string action)
        => Check($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow",{{action}} }]}""");

    [Test]
    public void Leaves_text_that_breaks_off() => Check("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow",""");
}
