using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class UncheckedCognitoTrustRuleTests : RuleFixture<UncheckedCognitoTrustRule>
{
    private const string Cognito = "cognito-identity.amazonaws.com";

    private static string Of(string condition, bool isReported = false, string action = "sts:AssumeRoleWithWebIdentity")
        => $$"""{"Effect":"Allow","Principal":{"Federated":{{(isReported ? $"[|\"{Cognito}\"|]" : $"\"{Cognito}\"")}}},"Action":"{{action}}"{{(condition.Length == 0 ? "" : ",\"Condition\":" + condition)}}}""";

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("""{"ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"authenticated"}}""")]
    [TestCase("""{"Bool":{"aws:SecureTransport":"true"}}""")]
    public void Reports_a_trust_in_all_pools(string condition)
    {
        CheckUnfixable(
            Of(condition, isReported: true),
            message: $"\"{Cognito}\" is trusted and no condition tests \"{Cognito}:aud\": every identity pool, of any AWS account, can assume the role",
            kind: PolicyKind.Trust);
        SeverityOf(Of(condition)).Should().Be(Severity.Error);
    }

    [TestCase("""{"StringEquals":{"cognito-identity.amazonaws.com:aud":"eu-central-1:1"}}""")]
    [TestCase("""{"StringLike":{"cognito-identity.amazonaws.com:aud":["eu-central-1:1","eu-central-1:2"]}}""")]
    [TestCase("""{"StringEquals":{"cognito-identity.amazonaws.com:aud":"eu-central-1:1"},"ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"*"}}""")]
    [TestCase("""{"StringEquals":{"cognito-identity.amazonaws.com:aud":"eu-central-1:1"},"Null":{"cognito-identity.amazonaws.com:amr":"false"}}""")]
    public void Reports_a_trust_in_guests(string condition)
    {
        CheckUnfixable(
            Of(condition, isReported: true),
            message: $"\"{Cognito}\" is trusted and no condition tests \"{Cognito}:amr\": guests of the pool, who did not sign in, can assume the role",
            kind: PolicyKind.Trust);
        SeverityOf(Of(condition)).Should().Be(Severity.Warning);
    }

    [TestCase("""{"StringEquals":{"cognito-identity.amazonaws.com:aud":"eu-central-1:1"},"ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"authenticated"}}""")]
    [TestCase("""{"StringEquals":{"cognito-identity.amazonaws.com:aud":"eu-central-1:1"},"ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"unauthenticated"}}""")]
    [TestCase("""{"StringEquals":{"Cognito-identity.amazonaws.com:AUD":"eu-central-1:1"},"ForAnyValue:StringEquals":{"cognito-identity.amazonaws.com:AMR":"graph.facebook.com"}}""")]
    [TestCase("""{"StringEquals":{"cognito-identity.amazonaws.com:sub":"eu-central-1:2"}}""")]
    [TestCase("""{"StringEquals":{"cognito-identity.amazonaws.com:aud":"eu-central-1:1"},"ForAllValues:StringNotEquals":{"cognito-identity.amazonaws.com:amr":"unauthenticated"}}""")]
    [TestCase("""{"StringLike":{"cognito-identity.amazonaws.com:aud":"*"}}""", Description = "oidc-subject-wildcard")]
    [TestCase("""{"StringEquals":{"accounts.google.com:aud":"1"}}""", Description = "no token of Cognito passes")]
    [TestCase("[]", Description = "wrong-value-type")]
    public void Leaves(string condition) => Check(Of(condition), kind: PolicyKind.Trust);

    [Test]
    public void Leaves_other_principals_actions_and_kinds()
    {
        Check(Of("").Replace(Cognito, "accounts.google.com", StringComparison.Ordinal), kind: PolicyKind.Trust);
        Check(Of("").Replace("Federated", "Service", StringComparison.Ordinal), kind: PolicyKind.Trust);
        Check(Of("", action: "sts:AssumeRole"), kind: PolicyKind.Trust);
        Check(Of(""), kind: PolicyKind.Resource);
    }

    [TestCase("aud", "eu-central-1:1", true)]
    [TestCase("amr", "authenticated", false)]
    public void Respects_a_Deny_with_the_claims(string claim, string value, bool isReported) => Check(
        $$"""[{{Of("""{"StringEquals":{"cognito-identity.amazonaws.com:aud":"eu-central-1:1"}}""", isReported)}},{"Effect":"Deny","Principal":{"Federated":"{{Cognito}}"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"ForAllValues:StringNotEquals":{"{{Cognito}}:{{claim}}":"{{value}}"} } }]""",
        kind: PolicyKind.Trust);

    [Test]
    public void Knows_a_pool_that_a_template_names() => CheckYaml("""
        Resources:
          Pool:
            Type: AWS::Cognito::IdentityPool
            Properties:
              AllowUnauthenticatedIdentities: false
          SignedIn:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - Effect: Allow
                    Principal:
                      Federated: [|cognito-identity.amazonaws.com|]
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition:
                      StringEquals:
                        cognito-identity.amazonaws.com:aud: !Ref Pool
        """);

    private static Severity SeverityOf(string statement)
        => new Linter([new UncheckedCognitoTrustRule()], new LinterOptions { Kind = PolicyKind.Trust }).Lint(SourceText.From(statement)).Diagnostics.Should().ContainSingle().Which.Severity;
}
