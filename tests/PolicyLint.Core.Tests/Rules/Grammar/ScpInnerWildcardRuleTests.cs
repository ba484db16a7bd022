using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class ScpInnerWildcardRuleTests : RuleFixture<ScpInnerWildcardRule>
{
    [TestCase("ec2:*Snapshot")]
    [TestCase("ec2:Create*Snapshot*")]
    [TestCase("ec2:?reateSnapshot")]
    public void Reports_a_wildcard_before_the_end(string action) => Check(
        $$"""{"Effect":"Deny","Action":["s3:*",[|"{{action}}"|]],"Resource":"*"}""",
        message: $"Action \"{action}\" has a wildcard before its end",
        kind: PolicyKind.ServiceControl);

    [Test]
    public void Reports_it_in_NotAction() => Check(
        """{"Effect":"Deny","NotAction":[|"iam:*Role"|],"Resource":"*"}""",
        message: "NotAction \"iam:*Role\" has a wildcard before its end",
        kind: PolicyKind.ServiceControl);

    [TestCase("*")]
    [TestCase("**")]
    [TestCase("*:*")]
    [TestCase("ec2:*")]
    [TestCase("ec2:Create*")]
    [TestCase("ec2:Create?*")]
    [TestCase("e*:CreateSnapshot")]
    [TestCase("*Snapshot")]
    [TestCase("ec2:* Snapshot")]
    [TestCase("ec2:*${x}")]
    public void Leaves_the_end_and_what_other_rules_report(string action)
        => Check($$"""{"Effect":"Deny","Action":"{{action}}","Resource":"*"}""", kind: PolicyKind.ServiceControl);

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Deny","Action":"ec2:*Snapshot","Resource":"*"}""", kind: kind);

    [Test]
    public void Is_off_unless_asked_for() => new ScpInnerWildcardRule().Descriptor.IsEnabledByDefault.Should().BeFalse("AWS lifted the ban in 2025");
}
