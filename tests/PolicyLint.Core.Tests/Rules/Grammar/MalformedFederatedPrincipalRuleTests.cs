using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class MalformedFederatedPrincipalRuleTests : RuleFixture<MalformedFederatedPrincipalRule>
{
    [TestCase("https://accounts.google.com")]
    [TestCase("google")]
    [TestCase("")]
    [TestCase("accounts..google.com")]
    [TestCase(".google.com")]
    [TestCase("google.com.")]
    [TestCase("oidc.eks.eu-central-1.amazonaws.com/id/ABC")]
    [TestCase("arn:aws:iam::1111:saml-provider/example")]
    [TestCase("arn:aws:iam::111122223333:saml-provider/")]
    [TestCase("arn:aws:iam:eu-central-1:111122223333:saml-provider/example")]
    [TestCase("arn:aws:iam::111122223333:role/example")]
    [TestCase("arn:aws:sts::111122223333:oidc-provider/example.com")]
    [TestCase("arn::iam::111122223333:oidc-provider/example.com")]
    [TestCase("arn:aws:iam::111122223333")]
    public void Reports_what_names_no_provider(string provider) => Check(
        $$$"""{"Effect":"Allow","Principal":{"Federated":["accounts.google.com",[|"{{{provider}}}"|]]},"Action":"sts:AssumeRoleWithWebIdentity"}""",
        message: $"\"{provider}\" is neither a domain nor the ARN of an identity provider",
        kind: PolicyKind.Trust);

    [TestCase("accounts.google.com")]
    [TestCase("cognito-identity.amazonaws.com")]
    [TestCase("www.amazon.com")]
    [TestCase("graph.facebook.com")]
    [TestCase("arn:aws:iam::111122223333:saml-provider/example")]
    [TestCase("arn:aws-us-gov:iam::111122223333:saml-provider/example")]
    [TestCase("arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/ABC")]
    [TestCase("arn:aws:iam::${AWS::AccountId}:saml-provider/example")]
    [TestCase("{{ provider }}")]
    [TestCase("*")]
    public void Leaves_providers_placeholders_and_wildcards(string provider) => Check(
        $$$"""{"Effect":"Allow","Principal":{"Federated":"{{{provider}}}"},"Action":"sts:AssumeRoleWithWebIdentity"}""",
        kind: PolicyKind.Trust);

    [Test]
    public void Leaves_other_keys()
        => Check("""{"Effect":"Allow","Principal":{"AWS":"google","Service":"google"},"Action":"sts:AssumeRole"}""", kind: PolicyKind.Trust);

    [Test]
    public void Leaves_other_kinds()
        => Check("""{"Effect":"Allow","Principal":{"Federated":"google"},"Action":"s3:*","Resource":"*"}""", kind: PolicyKind.Resource);
}
