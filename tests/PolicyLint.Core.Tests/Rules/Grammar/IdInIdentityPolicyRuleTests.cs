using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class IdInIdentityPolicyRuleTests : RuleFixture<IdInIdentityPolicyRule>
{
    [TestCase(null, "Id does not belong in an identity-based policy")]
    [TestCase(PolicyKind.Boundary, "Id does not belong in a permissions boundary")]
    [TestCase(PolicyKind.Session, "Id does not belong in a session policy")]
    public void Reports_and_removes_it(PolicyKind? kind, string message) => Check(
        """{"Version":"2012-10-17",[|"Id"|]:"a","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""",
        fixedTo: """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""",
        message: message,
        kind: kind);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Version":"2012-10-17","Id":"a","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", kind: kind);

    [TestCase("id")]
    [TestCase("ID")]
    public void Leaves_a_misspelt_name_to_its_rule(string name)
        => Check($$"""{"Version":"2012-10-17","{{name}}":"a","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");
}
