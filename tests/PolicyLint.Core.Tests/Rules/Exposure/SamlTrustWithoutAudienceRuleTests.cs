using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class SamlTrustWithoutAudienceRuleTests : RuleFixture<SamlTrustWithoutAudienceRule>
{
    private const string Provider = "arn:aws:iam::111122223333:saml-provider/adfs";

    private static string Of(string principal, string condition = "", string action = "\"sts:AssumeRoleWithSAML\"")
        => $$"""{"Effect":"Allow","Principal":{"Federated":{{principal}}},"Action":{{action}}{{(condition.Length == 0 ? "" : ",\"Condition\":" + condition)}}}""";

    [TestCase("\"sts:AssumeRoleWithSAML\"")]
    [TestCase("[\"sts:TagSession\",\"STS:AssumeRoleWithSaml\"]")]
    [TestCase("\"sts:AssumeRole*\"")]
    public void Reports(string action) => CheckUnfixable(
        Of($"[|\"{Provider}\"|]", action: action),
        message: $"\"{Provider}\" is trusted and no condition tests saml:aud or another part of the assertion",
        kind: PolicyKind.Trust);

    [Test]
    public void Reports_each_provider_of_a_list() => Check(
        Of($"[[|\"{Provider}\"|],\"arn:aws:iam::111122223333:oidc-provider/idp.example.com\",[|\"arn:aws:iam::111122223333:saml-provider/okta\"|]]", action: "\"sts:*\""),
        kind: PolicyKind.Trust);

    [TestCase("""{"StringEquals":{"SAML:aud":"https://signin.aws.amazon.com/saml"}}""")]
    [TestCase("""{"StringEquals":{"saml:aud":"https://signin.aws.amazon.com/saml"}}""")]
    [TestCase("""{"ForAnyValue:StringEquals":{"saml:edupersonaffiliation":"staff"}}""")]
    [TestCase("""{"StringEquals":{"aws:RequestTag/team":"web"}}""")]
    [TestCase("""{"StringEquals":{"${key}":"web"}}""")]
    [TestCase("[]", Description = "wrong-value-type")]
    public void Leaves(string condition) => Check(Of($"\"{Provider}\"", condition), kind: PolicyKind.Trust);

    [TestCase("""{"StringNotEquals":{"SAML:aud":"https://signin.aws.amazon.com/saml"}}""")]
    [TestCase("""{"StringEqualsIfExists":{"SAML:aud":"https://signin.aws.amazon.com/saml"}}""")]
    [TestCase("""{"Null":{"SAML:aud":"false"}}""")]
    [TestCase("""{"Bool":{"aws:SecureTransport":"true"}}""")]
    [TestCase("{}")]
    public void Reports_in_spite_of(string condition) => Check(Of($"[|\"{Provider}\"|]", condition), kind: PolicyKind.Trust);

    [TestCase("\"arn:aws:iam::111122223333:oidc-provider/idp.example.com\"", "\"sts:AssumeRoleWithWebIdentity\"")]
    [TestCase("\"arn:aws:iam::111122223333:saml-provider/adfs\"", "\"sts:AssumeRole\"")]
    [TestCase("\"accounts.google.com\"", "\"sts:AssumeRole*\"")]
    public void Leaves_other_providers_and_actions(string principal, string action) => Check(Of(principal, action: action), kind: PolicyKind.Trust);

    [Test]
    public void Respects_a_Deny_with_the_key() => Check(
        $$$"""[{{{Of($"\"{Provider}\"")}}},{"Effect":"Deny","Principal":{"Federated":"{{{Provider}}}"},"Action":"sts:AssumeRoleWithSAML","Condition":{"StringNotEquals":{"SAML:aud":"https://signin.aws.amazon.com/saml"} } }]""",
        kind: PolicyKind.Trust);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Identity)]
    public void Leaves_other_kinds(PolicyKind kind) => Check(Of($"\"{Provider}\""), kind: kind);

    [TestCase("!Sub [|'arn:${AWS::Partition}:iam::${AWS::AccountId}:saml-provider/adfs'|]", "aws:SourceIp")]
    [TestCase("!Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:saml-provider/adfs'", "SAML:aud")]
    [TestCase("!Ref Provider", "aws:SourceIp", Description = "it may be anything")]
    public void Knows_providers_that_a_template_writes_out(string principal, string key) => CheckYaml($$"""
        Parameters:
          Provider: { Type: String }
        Resources:
          SignIn:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - Effect: Allow
                    Principal:
                      Federated: {{principal}}
                    Action: sts:AssumeRoleWithSAML
                    Condition:
                      StringEquals:
                        {{key}}: https://signin.aws.amazon.com/saml
        """);
}
