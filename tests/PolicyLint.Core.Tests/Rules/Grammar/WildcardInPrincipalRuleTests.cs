using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class WildcardInPrincipalRuleTests : RuleFixture<WildcardInPrincipalRule>
{
    [TestCase("AWS", "arn:aws:iam::111122223333:role/*", " but \"*\" alone")]
    [TestCase("AWS", "arn:aws:iam::*:root", " but \"*\" alone")]
    [TestCase("AWS", "11112222333?", " but \"*\" alone")]
    [TestCase("AWS", "**", " but \"*\" alone")]
    [TestCase("AWS", "?", " but \"*\" alone")]
    [TestCase("Service", "*", "")]
    [TestCase("Service", "logs.*.amazonaws.com", "")]
    [TestCase("Federated", "*", "")]
    [TestCase("CanonicalUser", "*", "")]
    public void Reports_it(string key, string principal, string end) => Check(
        $$$"""{"Effect":"Allow","Principal":{"{{{key}}}":[|"{{{principal}}}"|]},"Action":"s3:*","Resource":"*"}""",
        message: $"\"{principal}\" has a wildcard, and {key} takes none{end}");

    [Test]
    public void Reports_it_in_lists_and_in_NotPrincipal() => Check(
        """{"Effect":"Deny","NotPrincipal":{"AWS":["111122223333",[|"arn:aws:iam::111122223333:user/a*"|]]},"Action":"s3:*","Resource":"*"}""");

    [TestCase("\"*\"")]
    [TestCase("{\"AWS\":\"*\"}")]
    [TestCase("{\"AWS\":[\"*\",\"111122223333\"]}")]
    [TestCase("{\"AWS\":\"arn:aws:iam::111122223333:user/${*}\"}")]
    [TestCase("{\"Service\":\"ec2.amazonaws.com\"}")]
    [TestCase("{\"aws\":\"a*\"}")]
    public void Leaves_everyone_escapes_and_unknown_keys(string value)
        => Check($$"""{"Effect":"Allow","Principal":{{value}},"Action":"s3:*","Resource":"*"}""");

    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Endpoint)]
    public void Reports_in_kinds_that_take_principals(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":{"AWS":[|"arn:aws:iam::*:root"|]},"Action":"sts:AssumeRole"}""", kind: kind);

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Leaves_kinds_whose_own_rules_speak(PolicyKind kind)
        => Check("""{"Effect":"Deny","Principal":{"AWS":"a*"},"Action":"s3:*","Resource":"*"}""", kind: kind);
}
