using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class UnknownPrincipalKeyRuleTests : RuleFixture<UnknownPrincipalKeyRule>
{
    [TestCase("aws", "AWS")]
    [TestCase("Aws", "AWS")]
    [TestCase("service", "Service")]
    [TestCase("Services", "Service")]
    [TestCase("Federate", "Federated")]
    [TestCase("canonicalUser", "CanonicalUser")]
    public void Writes_what_was_meant(string key, string meant) => Check(
        $$$"""{"Effect":"Allow","Principal":{[|"{{{key}}}"|]:["a","b"]},"Action":"s3:*","Resource":"*"}""",
        fixedTo: $$$"""{"Effect":"Allow","Principal":{"{{{meant}}}":["a","b"]},"Action":"s3:*","Resource":"*"}""",
        message: $"\"{key}\" is no kind of principal: it is none of AWS, CanonicalUser, Federated and Service");

    [TestCase("*")]
    [TestCase("Account")]
    [TestCase("")]
    public void Offers_nothing_when_none_is_near(string key)
    {
        string source = $$$"""{"Effect":"Deny","NotPrincipal":{[|"{{{key}}}"|]:"*"},"Action":"s3:*","Resource":"*"}""";
        Check(source);
        RuleFixes.Of<UnknownPrincipalKeyRule>(source).Should().BeEmpty();
    }

    [Test]
    public void Offers_nothing_that_makes_a_duplicate()
    {
        const string Source = """{"Effect":"Allow","Principal":{"AWS":"111122223333",[|"aws"|]:"444455556666"},"Action":"s3:*","Resource":"*"}""";
        Check(Source);
        RuleFixes.Of<UnknownPrincipalKeyRule>(Source).Should().BeEmpty();
    }

    [TestCase("AWS")]
    [TestCase("Service")]
    [TestCase("Federated")]
    [TestCase("CanonicalUser")]
    [TestCase("${type}")]
    public void Leaves_the_four_and_placeholders(string key)
        => Check($$$"""{"Effect":"Allow","Principal":{"{{{key}}}":"x"},"Action":"s3:*","Resource":"*"}""");

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Leaves_kinds_whose_own_rules_speak(PolicyKind kind)
        => Check("""{"Effect":"Deny","Principal":{"aws":"*"},"Action":"s3:*","Resource":"*"}""", kind: kind);

    [Test]
    public void Reports_in_trust_policies()
        => Check("""{"Effect":"Allow","Principal":{[|"SERVICE"|]:"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}""", kind: PolicyKind.Trust);
}
