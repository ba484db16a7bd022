using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class RcpVersionRuleTests : RuleFixture<RcpVersionRule>
{
    [Test]
    public void Replaces_the_old_version() => Check(
        """{"Version":[|"2008-10-17"|],"Statement":[]}""",
        fixedTo: """{"Version":"2012-10-17","Statement":[]}""",
        message: "Version \"2008-10-17\" in a resource control policy, which must be of 2012-10-17",
        kind: PolicyKind.ResourceControl);

    [TestCase("""{"Version":"2012-10-17","Statement":[]}""")]
    [TestCase("""{"Version":"2008-10-18","Statement":[]}""")]
    [TestCase("""{"Version":2008,"Statement":[]}""")]
    [TestCase("""{"Statement":[]}""")]
    public void Leaves_the_new_version_and_what_other_rules_report(string source) => Check(source, kind: PolicyKind.ResourceControl);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Identity)]
    public void Leaves_other_kinds(PolicyKind kind) => Check("""{"Version":"2008-10-17","Statement":[]}""", kind: kind);
}
