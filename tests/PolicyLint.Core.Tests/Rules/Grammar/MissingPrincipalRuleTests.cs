using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class MissingPrincipalRuleTests : RuleFixture<MissingPrincipalRule>
{
    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    public void Reports_kinds_that_name_principals(PolicyKind kind) => Check(
        """{"Version":"2012-10-17","Statement":[[|{"Effect":"Deny","Action":"s3:*","Resource":"*"}|]]}""",
        message: "Neither Principal nor NotPrincipal in statement 1",
        kind: kind);

    [Test]
    public void Reports_the_one_statement_without_where_others_have_it() => Check(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"},[|{"Sid":"B","Effect":"Deny","Action":"s3:*","Resource":"*"}|]]}""",
        message: "Neither Principal nor NotPrincipal in statement 'B'");

    [TestCase(null)]
    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.Session)]
    [TestCase(PolicyKind.ServiceControl)]
    public void Leaves_kinds_that_have_none(PolicyKind? kind)
        => Check("""{"Effect":"Deny","Action":"s3:*","Resource":"*"}""", kind: kind);

    [TestCase("\"Principal\":\"*\"")]
    [TestCase("\"Principal\":{}")]
    [TestCase("\"Principal\":1")]
    [TestCase("\"NotPrincipal\":{\"AWS\":\"*\"}")]
    [TestCase("\"principal\":\"*\"")]
    [TestCase("\"Principals\":\"*\"")]
    public void Leaves_any_Principal_right_or_wrong(string principal)
        => Check($$"""{"Effect":"Deny","Action":"s3:*","Resource":"*",{{principal}} }""", kind: PolicyKind.Resource);

    [Test]
    public void Leaves_text_that_breaks_off()
        => Check("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*",""", kind: PolicyKind.Resource);
}
