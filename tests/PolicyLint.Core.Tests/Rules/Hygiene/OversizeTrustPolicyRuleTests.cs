using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class OversizeTrustPolicyRuleTests : RuleFixture<OversizeTrustPolicyRule>
{
    private const string Principal = "\"Principal\":{\"AWS\":\"111122223333\"},";

    [Test]
    public void Knows_the_quota()
    {
        Sizes.Find<OversizeTrustPolicyRule>(Sizes.Policy(2_048, "sts:AssumeRole", Principal), PolicyKind.Trust).Should().BeEmpty();
        PolicyDiagnostic found = Sizes.Find<OversizeTrustPolicyRule>(Sizes.Policy(2_049, "sts:AssumeRole", Principal), PolicyKind.Trust).Single();
        found.Message.Should().Be("The policy has 2,049 characters, more than the 2,048 that a role trust policy by default may have");
        found.Severity.Should().Be(Severity.Warning);
    }

    [Test]
    public void Knows_the_trust_policy_of_a_template()
        => Sizes.Find<OversizeTrustPolicyRule>(Sizes.Template("AWS::IAM::Role", "AssumeRolePolicyDocument", Sizes.Policy(2_049, "sts:AssumeRole", Principal))).Single().Severity.Should().Be(Severity.Warning);

    [Test]
    public void Leaves_what_AWS_took_and_other_kinds()
    {
        Sizes.Find<OversizeTrustPolicyRule>($$"""{"Role":{"AssumeRolePolicyDocument":{{Sizes.Policy(3_000, "sts:AssumeRole", Principal)}} } }""").Should().BeEmpty();
        Sizes.Find<OversizeTrustPolicyRule>(Sizes.Policy(3_000), PolicyKind.Identity).Should().BeEmpty();
    }
}
