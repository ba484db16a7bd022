using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class OidcTrustWithoutSubjectRuleTests : RuleFixture<OidcTrustWithoutSubjectRule>
{
    private const string GitHub = "token.actions.githubusercontent.com";
    private const string GitHubArn = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";

    private static readonly OidcSample[] Samples = OidcSample.All;

    private static string Of(string condition, string principal = $"\"{GitHubArn}\"", string action = "\"sts:AssumeRoleWithWebIdentity\"")
        => $$"""{"Effect":"Allow","Principal":{"Federated":{{principal}}},"Action":{{action}}{{(condition.Length == 0 ? "" : ",\"Condition\":" + condition)}}}""";

    [TestCaseSource(nameof(Samples))]
    public void Reports_each_issuer_without_conditions(OidcSample sample)
    {
        CheckUnfixable(sample.Statement("", isReported: true), kind: PolicyKind.Trust);
        CheckUnfixable(sample.Statement($$$"""{"Bool":{"aws:SecureTransport":"true"}}""", isReported: true), kind: PolicyKind.Trust);
    }

    [TestCaseSource(nameof(Samples))]
    public void Leaves_each_issuer_with_a_good_claim(OidcSample sample)
    {
        foreach (string @operator in new[] { "StringEquals", "StringLike", "StringEqualsIgnoreCase", "ForAnyValue:StringEquals" })
        {
            Check(sample.Statement($$$"""{"{{{@operator}}}":{"{{{sample.Key}}}":"{{{sample.Good}}}"}}"""), kind: PolicyKind.Trust);
        }
    }

    [TestCaseSource(nameof(Samples))]
    public void Leaves_wide_claims_to_oidc_subject_wildcard(OidcSample sample)
        => Check(sample.Statement($$$"""{"StringLike":{"{{{sample.Key}}}":"*"}}"""), kind: PolicyKind.Trust);

    [TestCaseSource(nameof(Samples))]
    public void Is_an_error_where_strangers_have_tokens_of_the_same_issuer(OidcSample sample)
    {
        LintResult result = new Linter([new OidcTrustWithoutSubjectRule()], new LinterOptions { Kind = PolicyKind.Trust }).Lint(SourceText.From(sample.Statement("")));
        result.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(sample.IsShared ? Severity.Error : Severity.Warning);
    }

    [Test]
    public void Names_issuer_claim_and_who_gets_in()
    {
        Check(
            Of("""{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"}}""", $"[|\"{GitHubArn}\"|]"),
            message: $"\"{GitHub}\" is trusted and no condition tests \"{GitHub}:sub\": everybody who uses GitHub Actions can assume the role",
            kind: PolicyKind.Trust);
        Check(
            Of("""{"StringEquals":{"token.actions.githubusercontent.com:repository":"acme/web"}}""", $"[|\"{GitHubArn}\"|]"),
            message: $"\"{GitHub}\" is trusted and no condition tests \"{GitHub}:sub\": IAM asks for that whatever else is tested",
            kind: PolicyKind.Trust);
        Check(
            Of("", "[|\"arn:aws:iam::111122223333:oidc-provider/idp.example.com\"|]"),
            message: "\"idp.example.com\" is trusted and no condition tests a claim of its tokens: whoever gets one can assume the role",
            kind: PolicyKind.Trust);
        Check(
            Of("", "[|\"arn:aws:iam::111122223333:oidc-provider/sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d/\"|]"),
            message: "\"sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d/\" is trusted and no condition tests \"sts:RoleSessionName\": every customer of Microsoft Sentinel can assume the role",
            kind: PolicyKind.Trust);
    }

    [TestCase("\"sts:AssumeRoleWithWebIdentity\"")]
    [TestCase("\"STS:assumeRoleWithWebIdentity\"")]
    [TestCase("[\"sts:TagSession\",\"sts:AssumeRoleWithWebIdentity\"]")]
    [TestCase("\"sts:AssumeRole*\"")]
    [TestCase("\"sts:*\"")]
    [TestCase("\"*\"")]
    public void Reports_whatever_the_action_is_called(string action) => Check(Of("", $"[|\"{GitHubArn}\"|]", action), kind: PolicyKind.Trust);

    [TestCase("\"sts:AssumeRole\"")]
    [TestCase("\"sts:AssumeRoleWithSAML\"")]
    [TestCase("\"sts:TagSession\"")]
    public void Leaves_other_actions(string action) => Check(Of("", action: action), kind: PolicyKind.Trust);

    [Test]
    public void Reports_each_provider_of_a_list()
    {
        Check(Of("", $"[[|\"{GitHubArn}\"|],\"arn:aws:iam::111122223333:saml-provider/adfs\",[|\"accounts.google.com\"|]]"), kind: PolicyKind.Trust);
        Check(
            Of("""{"StringEquals":{"token.actions.githubusercontent.com:sub":"repo:acme/web:ref:refs/heads/main"}}""", $"[\"{GitHubArn}\",\"accounts.google.com\"]"),
            kind: PolicyKind.Trust);
    }

    [TestCase("""{"StringEquals":{"gitlab.com:sub":"project_path:acme/web:ref_type:branch:ref:main"}}""", Description = "no token of GitHub passes")]
    [TestCase("""{"StringEquals":{"TOKEN.actions.githubusercontent.com:SUB":"repo:acme/web:ref:refs/heads/main"}}""")]
    [TestCase("""{"StringLike":{"token.actions.githubusercontent.com:sub":["repo:acme/web:*","repo:acme/api:*"]}}""")]
    [TestCase("""{"StringNotEquals":{"token.actions.githubusercontent.com:sub":"repo:acme/web:*"}}""", Description = "oidc-subject-wildcard")]
    [TestCase("""{"StringEquals":{"${oidc_provider}:sub":"repo:acme/web:ref:refs/heads/main"}}""")]
    [TestCase("""{"StringEquals":{"${key}":"repo:acme/web:ref:refs/heads/main"}}""")]
    [TestCase("""{"StringEquals":{"token.actions.githubusercontent.com:${claim}":"acme"}}""")]
    [TestCase("[]", Description = "wrong-value-type")]
    public void Leaves(string condition) => Check(Of(condition), kind: PolicyKind.Trust);

    [TestCase("""{"StringNotEquals":{"gitlab.com:sub":"project_path:acme/web:ref_type:branch:ref:main"}}""")]
    [TestCase("""{"StringEquals":{"token.actions.githubusercontent.com:actor":"octocat"}}""")]
    [TestCase("""{"StringEquals":{"sts:RoleSessionName":"deploy"}}""")]
    [TestCase("""{"StringEquals":{"aws:RequestTag/team":"web"}}""")]
    [TestCase("{}")]
    public void Reports_in_spite_of(string condition) => Check(Of(condition, $"[|\"{GitHubArn}\"|]"), kind: PolicyKind.Trust);

    [TestCase("""{"StringEquals":{"idp.example.com:aud":"app"}}""")]
    [TestCase("""{"StringEquals":{"idp.example.com:groups":"admins"}}""")]
    [TestCase("""{"StringEquals":{"aws:RequestTag/team":"web"}}""")]
    public void Leaves_an_issuer_that_is_not_listed_with_any_claim(string condition)
        => Check(Of(condition, "\"arn:aws:iam::111122223333:oidc-provider/idp.example.com\""), kind: PolicyKind.Trust);

    [TestCase("\"arn:aws:iam::111122223333:saml-provider/adfs\"")]
    [TestCase("\"cognito-identity.amazonaws.com\"", Description = "unchecked-cognito-trust")]
    [TestCase("\"*\"", Description = "wildcard-in-principal")]
    [TestCase("\"https://accounts.google.com\"", Description = "malformed-federated-principal")]
    [TestCase("\"google\"")]
    [TestCase("[]")]
    public void Leaves_what_is_no_OIDC_provider(string principal) => Check(Of("", principal), kind: PolicyKind.Trust);

    [TestCase("\"StringNotLike\":{\"token.actions.githubusercontent.com:sub\":\"repo:acme/*\"}", false)]
    [TestCase("\"StringNotEquals\":{\"token.actions.githubusercontent.com:repository_owner_id\":\"1\"}", false)]
    [TestCase("\"StringNotEquals\":{\"token.actions.githubusercontent.com:aud\":\"sts.amazonaws.com\"}", true)]
    [TestCase("\"StringNotEquals\":{\"gitlab.com:sub\":\"1\"}", true)]
    [TestCase("\"Bool\":{\"aws:SecureTransport\":\"false\"}", true)]
    public void Respects_a_Deny_with_the_claim(string condition, bool isReported) => Check(
        $$"""[{{Of("", isReported ? $"[|\"{GitHubArn}\"|]" : $"\"{GitHubArn}\"")}},{"Effect":"Deny","Principal":{"Federated":"{{GitHubArn}}"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{ {{condition}} } }]""",
        kind: PolicyKind.Trust);

    [Test]
    public void Respects_no_Deny_of_something_else() => Check(
        $$"""[{{Of("", $"[|\"{GitHubArn}\"|]")}},{"Effect":"Deny","Principal":{"AWS":"*"},"Action":"sts:AssumeRole","Condition":{"StringNotLike":{"token.actions.githubusercontent.com:sub":"repo:acme/*"} } }]""",
        kind: PolicyKind.Trust);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Endpoint)]
    public void Leaves_other_kinds(PolicyKind kind) => Check(Of(""), kind: kind);

    [Test]
    public void Leaves_what_denies() => Check(Of("").Replace("Allow", "Deny", StringComparison.Ordinal), kind: PolicyKind.Trust);

    [TestCase("[{0},")]
    [TestCase("[{0}")]
    public void Leaves_what_was_not_read_whole(string format)
        => Check(format.Replace("{0}", Of(""), StringComparison.Ordinal), kind: PolicyKind.Trust);

    [TestCase("!Sub [|'arn:${AWS::Partition}:iam::${AWS::AccountId}:oidc-provider/token.actions.githubusercontent.com'|]", "token.actions.githubusercontent.com:aud")]
    [TestCase("!Sub [|'arn:aws:iam::${AWS::AccountId}:oidc-provider/oidc.eks.${AWS::Region}.amazonaws.com/id/${ClusterId}'|]", "aws:SourceIp")]
    [TestCase("!Ref [|Provider|]", "token.actions.githubusercontent.com:aud")]
    [TestCase("!Ref [|Unknown|]", "token.actions.githubusercontent.com:aud")]
    [TestCase("!Ref [|Unknown|]", "aws:SourceIp")]
    [TestCase("!GetAtt [|Provider.Arn|]", "aws:SourceIp")]
    public void Reports_providers_that_a_template_names(string principal, string key) => CheckYaml(Template(principal, key, "sts.amazonaws.com"));

    [TestCase("!Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:oidc-provider/token.actions.githubusercontent.com'", "token.actions.githubusercontent.com:sub", "!Sub 'repo:${Org}/${Repo}:*'")]
    [TestCase("!Ref Provider", "token.actions.githubusercontent.com:sub", "!Ref Subject")]
    [TestCase("!Ref Provider", "idp.example.com:sub", "web", Description = "no token of GitHub passes")]
    [TestCase("!Ref Unknown", "idp.example.com:sub", "web", Description = "the claim tells the issuer")]
    [TestCase("!ImportValue Provider", "accounts.google.com:aud", "web")]
    [TestCase("!Sub 'arn:aws:iam::${AWS::AccountId}:saml-provider/${Name}'", "saml:aud", "web")]
    public void Leaves_providers_that_a_template_names_with_the_claim(string principal, string key, string value) => CheckYaml(Template(principal, key, value));

    [Test]
    public void Names_the_address_of_a_provider_that_the_template_makes() => CheckYaml(
        Template("!GetAtt [|Provider.Arn|]", "aws:SourceIp", "203.0.113.0/24"),
        message: $"\"{GitHub}\" is trusted and no condition tests \"{GitHub}:sub\": everybody who uses GitHub Actions can assume the role");

    private static string Template(string principal, string key, string value) => $$"""
        Parameters:
          ClusterId: { Type: String }
          Org: { Type: String }
          Repo: { Type: String }
          Name: { Type: String }
          Subject: { Type: String }
          Unknown: { Type: String }
        Resources:
          Provider:
            Type: AWS::IAM::OIDCProvider
            Properties:
              Url: https://token.actions.githubusercontent.com
          Deploy:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - Effect: Allow
                    Principal:
                      Federated: {{principal}}
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition:
                      StringLike:
                        {{key}}: {{value}}
        """;
}
