using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class MalformedPrincipalRuleTests : RuleFixture<MalformedPrincipalRule>
{
    [TestCase("111122223333", "AWS")]
    [TestCase("arn:aws:iam::111122223333:root", "AWS")]
    [TestCase("lambda.amazonaws.com", "Service")]
    public void Wraps_what_is_plain(string principal, string key) => Check(
        $$"""{"Effect":"Allow","Principal":[|"{{principal}}"|],"Action":"s3:*","Resource":"*"}""",
        fixedTo: $$$"""{"Effect":"Allow","Principal":{"{{{key}}}": "{{{principal}}}"},"Action":"s3:*","Resource":"*"}""",
        message: $"Principal is \"{principal}\", and must be \"*\" or an object that says what kind of principal it is");

    [TestCase("")]
    [TestCase("**")]
    [TestCase("build-server")]
    [TestCase("arn:aws:iam::111122223333:role/*")]
    [TestCase("arn:aws:iam::111122223333:saml-provider/example")]
    [TestCase("cognito-identity.amazonaws.com")]
    [TestCase("accounts.google.com")]
    [TestCase("*.amazonaws.com")]
    [TestCase("amazonaws.com")]
    public void Offers_nothing_when_the_kind_is_not_plain(string principal)
    {
        string source = $$"""{"Effect":"Deny","NotPrincipal":[|"{{principal}}"|],"Action":"s3:*","Resource":"*"}""";
        Check(source);
        RuleFixes.Of<MalformedPrincipalRule>(source).Should().BeEmpty();
    }

    [Test]
    public void Reports_a_list() => Check(
        """{"Effect":"Allow","Principal":[|["111122223333"]|],"Action":"s3:*","Resource":"*"}""",
        message: "Principal is a list, and must be \"*\" or an object that says what kind of principal it is");

    [TestCase("\"*\"")]
    [TestCase("{}")]
    [TestCase("{\"AWS\":\"111122223333\"}")]
    [TestCase("\"${principal}\"")]
    [TestCase("\"{{ principal }}\"")]
    [TestCase("111122223333")]
    [TestCase("null")]
    public void Leaves_the_right_forms_placeholders_and_other_types(string value)
        => Check($$"""{"Effect":"Allow","Principal":{{value}},"Action":"s3:*","Resource":"*"}""");

    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Endpoint)]
    public void Reports_in_kinds_that_take_principals(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":[|"111122223333"|],"Action":"sts:AssumeRole"}""", kind: kind);

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.Session)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Leaves_kinds_whose_own_rules_speak(PolicyKind kind)
        => Check("""{"Effect":"Deny","Principal":"111122223333","Action":"s3:*","Resource":"*"}""", kind: kind);
}
