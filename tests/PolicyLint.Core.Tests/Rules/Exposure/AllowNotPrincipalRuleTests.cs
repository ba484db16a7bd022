using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Syntax;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class AllowNotPrincipalRuleTests : RuleFixture<AllowNotPrincipalRule>
{
    private static string Of(string name, string value, string condition = "")
        => $$"""{"Effect":"Allow",{{name}}:{{value}},"Action":"s3:GetObject","Resource":"*"{{(condition.Length == 0 ? "" : ",\"Condition\":" + condition)}}}""";

    [TestCase("""{"AWS":"arn:aws:iam::111122223333:user/intern"}""", "")]
    [TestCase("""{"AWS":["111122223333","999988887777"],"Service":"ec2.amazonaws.com"}""", """{"Bool":{"aws:SecureTransport":"true"}}""")]
    [TestCase("""{"AWS":"111122223333"}""", """{"StringLike":{"aws:SourceArn":"*"}}""")]
    public void Reports_the_world(string value, string condition) => CheckUnfixable(
        Of("[|\"NotPrincipal\"|]", value, condition),
        message: "NotPrincipal with Allow lets in everybody but those listed, and no condition keeps strangers out",
        kind: PolicyKind.Resource);

    [TestCase("""{"AWS":"111122223333"}""", """{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}""")]
    [TestCase("""{"AWS":"111122223333"}""", "[]")]
    [TestCase("\"*\"", "", Description = "it lets in nobody")]
    public void Reports_it_with_less_weight(string value, string condition) => Check(
        Of("[|\"NotPrincipal\"|]", value, condition), message: "NotPrincipal with Allow lets in everybody but those listed", kind: PolicyKind.Resource);

    [TestCase("", Severity.Error)]
    [TestCase("""{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}""", Severity.Warning)]
    public void The_weight_is_that_of_what_gets_in(string condition, Severity severity)
    {
        string source = Of("\"NotPrincipal\"", """{"AWS":"111122223333"}""", condition);
        LintResult result = new Linter([new AllowNotPrincipalRule()], new LinterOptions { Kind = PolicyKind.Resource }).Lint(SourceText.From(source), SourceLanguage.Json);
        result.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(severity);
    }

    [Test]
    public void Leaves_a_Deny_and_Principal()
    {
        Check("""{"Effect":"Deny","NotPrincipal":{"AWS":"111122223333"},"Action":"s3:GetObject","Resource":"*"}""", kind: PolicyKind.Resource);
        Check(Of("\"Principal\"", """{"AWS":"111122223333"}"""), kind: PolicyKind.Resource);
    }

    [TestCase(PolicyKind.Trust, Description = "trust-not-principal")]
    [TestCase(PolicyKind.Identity, Description = "principal-in-identity-policy")]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.ResourceControl, Description = "rcp-principal")]
    public void Leaves_other_kinds(PolicyKind kind) => Check(Of("\"NotPrincipal\"", """{"AWS":"111122223333"}"""), kind: kind);
}
