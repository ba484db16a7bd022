using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Escalation;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Escalation;

internal sealed class IdentityCenterEscalationRuleTests : RuleFixture<IdentityCenterEscalationRule>
{
    [TestCase("*")]
    [TestCase("arn:aws:sso:::permissionSet/*/*")]
    [TestCase("arn:aws:sso:::*")]
    public void Reports_all_permission_sets(string resource)
    {
        string source = $$"""{"Effect":"Allow","Action":["sso:DescribePermissionSet",[|"sso:AttachManagedPolicyToPermissionSet"|]],"Resource":"{{resource}}"}""";
        Check(source, message: "Action \"sso:AttachManagedPolicyToPermissionSet\" lets its holder attach every managed policy to every permission set, one that it has itself too (path sso-attach-managed-policy)");
        new Linter([new IdentityCenterEscalationRule()]).Lint(SourceText.From(MarkedText.Parse(source).Text)).Diagnostics.Single().Severity.Should().Be(Severity.Warning);
    }

    [TestCase("arn:aws:sso:::permissionSet/ssoins-1111222233334444/*")]
    [TestCase("arn:aws:sso:::permissionSet/ssoins-1111222233334444/ps-1111222233334444")]
    [TestCase("arn:aws:sso:::instance/*")]
    public void Leaves_some_permission_sets(string resource)
        => Check($$"""{"Effect":"Allow","Action":"sso:PutInlinePolicyToPermissionSet","Resource":"{{resource}}"}""");

    [Test]
    public void Leaves_other_actions() => Check("""{"Effect":"Allow","Action":["sso:CreatePermissionSet","sso:CreateAccountAssignment","sso:Get*"],"Resource":"*"}""");

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_kinds_that_do_not_grant_it(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":["sso:PutInlinePolicyToPermissionSet"],"Resource":"*"}""", kind: kind);

    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sso:PutInlinePolicyToPermissionSet"],"Resource":"*",""")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sso:PutInlinePolicyToPermissionSet"],"Resource":"*"},""")]
    public void Leaves_a_policy_that_breaks_off(string source) => Check(source);
}
