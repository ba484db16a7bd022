using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class MissingEffectRuleTests : RuleFixture<MissingEffectRule>
{
    [Test]
    public void Reports_the_statement_by_number_or_Sid()
    {
        Check(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*"},[|{"Action":"*","Resource":"*"}|]]}""",
            message: "No Effect in statement 2");
        Check(
            """{"Version":"2012-10-17","Statement":[|{"Sid":"Read","Action":"*","Resource":"*"}|]}""",
            message: "No Effect in statement 'Read'");
    }

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Concerns_every_kind(PolicyKind kind)
        => Check("""{"Version":"2012-10-17","Statement":[[|{"Action":"*","Resource":"*"}|]]}""", kind: kind);

    [TestCase("\"Effect\":\"Allow\"")]
    [TestCase("\"Effect\":\"\"")]
    [TestCase("\"Effect\":true")]
    [TestCase("\"effect\":\"Allow\"")]
    [TestCase("\"Efect\":\"Allow\"")]
    public void Leaves_any_Effect_right_or_wrong(string effect)
        => Check($$"""{"Version":"2012-10-17","Statement":[{"Action":"*",{{effect}} }]}""");

    [Test]
    public void Leaves_text_that_breaks_off() => Check("""{"Version":"2012-10-17","Statement":[{"Action":"*",""");
}
