using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class OidcTrustWithoutAudienceRuleTests : RuleFixture<OidcTrustWithoutAudienceRule>
{
    private static string Of(string principal, string condition, string action = "sts:AssumeRoleWithWebIdentity")
        => $$"""{"Effect":"Allow","Principal":{"Federated":{{principal}}},"Action":"{{action}}","Condition":{{condition}}}""";

    [TestCase("accounts.google.com", "sub", "aud")]
    [TestCase("www.amazon.com", "user_id", "app_id")]
    [TestCase("graph.facebook.com", "id", "app_id")]
    public void Reports(string issuer, string subject, string audience)
    {
        CheckUnfixable(
            Of($"[|\"{issuer}\"|]", $$$"""{"StringEquals":{"{{{issuer}}}:{{{subject}}}":"117"}}"""),
            message: $"\"{issuer}\" is trusted and no condition tests \"{issuer}:{audience}\": a token made for any other application will do",
            kind: PolicyKind.Trust);
        Check(Of($"[\"arn:aws:iam::111122223333:saml-provider/adfs\",[|\"{issuer}\"|]]", $$$"""{"StringLike":{"{{{issuer}}}:{{{subject}}}":["117","118"]}}""", "sts:*"), kind: PolicyKind.Trust);
    }

    [TestCase("accounts.google.com", "sub", "aud")]
    [TestCase("accounts.google.com", "sub", "oaud")]
    [TestCase("accounts.google.com", "SUB", "AUD")]
    [TestCase("www.amazon.com", "user_id", "app_id")]
    [TestCase("graph.facebook.com", "id", "app_id")]
    public void Leaves_a_trust_that_tests_the_audience(string issuer, string subject, string audience)
    {
        Check(Of($"\"{issuer}\"", $$$"""{"StringEquals":{"{{{issuer}}}:{{{subject}}}":"117","{{{issuer}}}:{{{audience}}}":"web"}}"""), kind: PolicyKind.Trust);
        Check(Of($"\"{issuer}\"", $$$"""{"StringEquals":{"{{{issuer}}}:{{{audience}}}":"web"}}"""), kind: PolicyKind.Trust);
    }

    [TestCase("arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com", "token.actions.githubusercontent.com:sub", Description = "IAM compares the audience")]
    [TestCase("arn:aws:iam::111122223333:oidc-provider/idp.example.com", "idp.example.com:sub")]
    [TestCase("cognito-identity.amazonaws.com", "cognito-identity.amazonaws.com:sub", Description = "unchecked-cognito-trust")]
    [TestCase("accounts.google.com", "aws:SourceIp", Description = "oidc-trust-without-subject")]
    [TestCase("accounts.google.com", "gitlab.com:sub", Description = "no token of Google passes")]
    public void Leaves(string principal, string key) => Check(Of($"\"{principal}\"", $$$"""{"StringEquals":{"{{{key}}}":"1"}}"""), kind: PolicyKind.Trust);

    [TestCase("""{"StringLike":{"accounts.google.com:sub":"*"}}""", Description = "oidc-subject-wildcard")]
    [TestCase("""{"StringEquals":{"${issuer}:aud":"web","accounts.google.com:sub":"117"}}""")]
    [TestCase("""{"StringEquals":{"${key}":"web","accounts.google.com:sub":"117"}}""")]
    public void Leaves_also(string condition) => Check(Of("\"accounts.google.com\"", condition), kind: PolicyKind.Trust);

    [Test]
    public void Leaves_other_kinds_actions_and_a_Deny_with_the_claims()
    {
        const string Subject = """{"StringEquals":{"accounts.google.com:sub":"117"}}""";
        Check(Of("\"accounts.google.com\"", Subject), kind: PolicyKind.Resource);
        Check(Of("\"accounts.google.com\"", Subject, "sts:AssumeRole"), kind: PolicyKind.Trust);
        Check(
            $$$"""[{{{Of("\"accounts.google.com\"", Subject)}}},{"Effect":"Deny","Principal":{"Federated":"accounts.google.com"},"Action":"sts:*","Condition":{"StringNotEquals":{"accounts.google.com:aud":"web"} } }]""",
            kind: PolicyKind.Trust);
    }
}
