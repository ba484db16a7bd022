using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class InvalidPrincipalValueRuleTests : RuleFixture<InvalidPrincipalValueRule>
{
    private const string CanonicalUser = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";

    [TestCase("AWS", "build-server", "neither an account id nor an ARN")]
    [TestCase("AWS", "1111-2222-3333", "neither an account id nor an ARN")]
    [TestCase("AWS", "11112222333", "neither an account id nor an ARN")]
    [TestCase("AWS", "", "neither an account id nor an ARN")]
    [TestCase("AWS", "ec2.amazonaws.com", "neither an account id nor an ARN")]
    [TestCase("AWS", "ARN:aws:iam::111122223333:root", "neither an account id nor an ARN")]
    [TestCase("AWS", "ADMIN", "neither an account id nor an ARN")]
    [TestCase("AWS", "arn:aws:iam::111122223333:group/developers", "a user group, which cannot be a principal")]
    [TestCase("CanonicalUser", "111122223333", "not a canonical user id of 64 hexadecimal digits")]
    [TestCase("CanonicalUser", "z9a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be", "not a canonical user id of 64 hexadecimal digits")]
    public void Reports_what_names_no_principal(string key, string principal, string fault) => Check(
        $$$"""{"Effect":"Allow","Principal":{"{{{key}}}":[|"{{{principal}}}"|]},"Action":"s3:*","Resource":"*"}""",
        message: $"\"{principal}\" is {fault}");

    [Test]
    public void Reports_it_in_lists_and_in_NotPrincipal() => Check(
        """{"Effect":"Deny","NotPrincipal":{"AWS":["111122223333",[|"root"|]]},"Action":"sts:AssumeRole"}""",
        kind: PolicyKind.Trust);

    [TestCase("AWS", "*")]
    [TestCase("AWS", "111122223333")]
    [TestCase("AWS", "arn:aws:iam::111122223333:root")]
    [TestCase("AWS", "arn:aws-cn:sts::111122223333:assumed-role/a/b")]
    [TestCase("AWS", "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1ABCDEF")]
    [TestCase("AWS", "arn:aws:iam::111122223333:user/group/dana")]
    [TestCase("AWS", "AIDACKCEVSQ6C2EXAMPLE")]
    [TestCase("AWS", "AROADBQP57FF2AEXAMPLE")]
    [TestCase("AWS", "${account}")]
    [TestCase("AWS", "{{ account }}")]
    [TestCase("AWS", "role/*")]
    [TestCase("CanonicalUser", CanonicalUser)]
    [TestCase("CanonicalUser", "79A59DF900B949E55D96A1E698FBACEDFD6E09D98EACF8F8D5218E7CD47EF2BE")]
    [TestCase("CanonicalUser", "${user}")]
    [TestCase("Service", "anything")]
    [TestCase("Federated", "anything")]
    [TestCase("aws", "anything")]
    public void Leaves_what_may_be_right(string key, string principal)
        => Check($$$"""{"Effect":"Allow","Principal":{"{{{key}}}":"{{{principal}}}"},"Action":"s3:*","Resource":"*"}""");

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Leaves_kinds_whose_own_rules_speak(PolicyKind kind)
        => Check("""{"Effect":"Deny","Principal":{"AWS":"root"},"Action":"s3:*","Resource":"*"}""", kind: kind);
}
