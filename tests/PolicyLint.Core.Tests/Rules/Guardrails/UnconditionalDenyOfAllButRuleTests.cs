using PolicyLint.Model;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class UnconditionalDenyOfAllButRuleTests : RuleFixture<UnconditionalDenyOfAllButRule>
{
    [TestCase("""{"Effect":"Deny",[|"NotAction"|]:"s3:*","Resource":"*"}""", "NotAction")]
    [TestCase("""{"Effect":"Deny","Action":"s3:*",[|"NotResource"|]:["arn:aws:s3:::x"]}""", "NotResource")]
    [TestCase("""{"Effect":"Deny",[|"NotAction"|]:"s3:*","NotResource":["arn:aws:s3:::x"]}""", "NotAction")]
    public void Reports(string statement, string name)
        => Check(statement, message: $"{name} under Deny takes away everything that it does not list, whatever other policies allow");

    [TestCase("""{"Effect":"Deny","NotAction":"s3:*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}""")]
    [TestCase("""{"Effect":"Deny","Action":"s3:*","Resource":"*"}""")]
    [TestCase("""{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}""", Description = "allow-not-action")]
    public void Leaves(string statement) => Check(statement);

    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Boundary)]
    public void Leaves_kinds_that_limit(PolicyKind kind) => Check("""{"Effect":"Deny","NotAction":"s3:*","Resource":"*"}""", kind: kind);

    [Test]
    public void Is_off_by_default() => new UnconditionalDenyOfAllButRule().Descriptor.IsEnabledByDefault.Should().BeFalse();
}
