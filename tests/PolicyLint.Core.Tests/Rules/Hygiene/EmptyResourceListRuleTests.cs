using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class EmptyResourceListRuleTests : RuleFixture<EmptyResourceListRule>
{
    [TestCase("Resource")]
    [TestCase("NotResource")]
    public void Reports_an_empty_list(string name) => Check(
        $$"""{"Effect":"Allow","Action":"s3:GetObject","{{name}}":[|[]|]}""",
        message: $"\"{name}\" is an empty list");

    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Endpoint)]
    public void Reports_in_other_kinds_of_policy(PolicyKind kind)
        => Check("""{"Effect":"Deny","Action":"s3:GetObject","Resource":[|[]|]}""", kind: kind);

    [Test]
    public void Leaves_trust_policies_which_have_no_resource() => Check(
        """{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ec2.amazonaws.com"},"Resource":[]}""",
        kind: PolicyKind.Trust);

    [TestCase("\"\"")]
    [TestCase("[\"*\"]")]
    [TestCase("[{}]", Description = "data-type-mismatch")]
    [TestCase("null", Description = "data-type-mismatch")]
    public void Leaves(string value) => Check($$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":{{value}}}""");

    [Test]
    public void Leaves_what_was_not_read_whole() => Check("""{"Effect":"Allow","Action":"s3:GetObject","Resource":[]""");
}
