using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class MissingResourceRuleTests : RuleFixture<MissingResourceRule>
{
    [TestCase(null)]
    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.Session)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    public void Reports_the_statement(PolicyKind? kind) => Check(
        """{"Version":"2012-10-17","Statement":[[|{"Effect":"Deny","Action":"s3:*"}|]]}""",
        message: "Neither Resource nor NotResource in statement 1",
        kind: kind);

    [Test]
    public void Leaves_a_trust_policy() => Check(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""");

    [Test]
    public void Leaves_a_resource_policy_in_which_no_statement_has_one() => Check(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"ecr:BatchGetImage"},{"Effect":"Deny","Principal":"*","Action":"ecr:*"}]}""");

    [Test]
    public void Reports_a_resource_policy_in_which_another_statement_has_one() => Check(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","NotResource":"*"},[|{"Sid":"B","Effect":"Deny","Principal":"*","Action":"s3:*"}|]]}""",
        message: "Neither Resource nor NotResource in statement 'B'");

    [TestCase("\"Resource\":\"*\"")]
    [TestCase("\"Resource\":[]")]
    [TestCase("\"Resource\":{}")]
    [TestCase("\"NotResource\":\"*\"")]
    [TestCase("\"resource\":\"*\"")]
    [TestCase("\"Resources\":\"*\"")]
    public void Leaves_any_Resource_right_or_wrong(string resource)
        => Check($$"""{"Effect":"Allow","Action":"s3:*",{{resource}} }""");

    [Test]
    public void Leaves_text_that_breaks_off() => Check("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*",""");
}
