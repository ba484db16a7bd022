using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class OidcSubjectWildcardRuleTests : RuleFixture<OidcSubjectWildcardRule>
{
    private const string GitHub = "token.actions.githubusercontent.com";

    private static readonly OidcSample[] Samples = OidcSample.All;

    private static string Of(string condition, string issuer = GitHub)
        => $$"""{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/{{issuer}}"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{{condition}}}""";

    [TestCaseSource(nameof(Samples))]
    public void Reports_patterns_that_are_too_wide_for_each_issuer(OidcSample sample)
    {
        foreach (string pattern in sample.Strangers.Concat(sample.Tenant))
        {
            CheckUnfixable(sample.Statement($$$"""{"StringLike":{"{{{sample.Key}}}":[|"{{{pattern}}}"|]}}"""), kind: PolicyKind.Trust);
        }
    }

    [TestCaseSource(nameof(Samples))]
    public void Is_an_error_when_strangers_pass(OidcSample sample)
    {
        foreach (string pattern in sample.Strangers)
        {
            SeverityOf(sample.Statement($$$"""{"StringLike":{"{{{sample.Key}}}":"{{{pattern}}}"}}""")).Should().Be(Severity.Error, pattern);
        }

        foreach (string pattern in sample.Tenant)
        {
            SeverityOf(sample.Statement($$$"""{"StringLike":{"{{{sample.Key}}}":"{{{pattern}}}"}}""")).Should().Be(Severity.Warning, pattern);
        }
    }

    [TestCaseSource(nameof(Samples))]
    public void Leaves_good_claims_of_each_issuer(OidcSample sample)
    {
        Check(sample.Statement($$$"""{"StringEquals":{"{{{sample.Key}}}":"{{{sample.Good}}}"}}"""), kind: PolicyKind.Trust);
        Check(sample.Statement($$$"""{"StringLike":{"{{{sample.Key}}}":["{{{sample.Good}}}"]}}"""), kind: PolicyKind.Trust);
        Check(sample.Statement($$$"""{"StringLike":{"{{{sample.Key}}}":"*"},"StringEquals":{"{{{sample.Key}}}":"{{{sample.Good}}}"}}"""), kind: PolicyKind.Trust);
    }

    [TestCaseSource(nameof(Samples))]
    public void Reports_negated_operators_and_mere_presence_for_each_issuer(OidcSample sample)
    {
        Check(sample.Statement($$$"""{[|"StringNotEquals"|]:{"{{{sample.Key}}}":"{{{sample.Good}}}"}}"""), kind: PolicyKind.Trust);
        Check(sample.Statement($$$"""{[|"StringNotLike"|]:{"{{{sample.Key}}}":"{{{sample.Good}}}"}}"""), kind: PolicyKind.Trust);
        Check(sample.Statement($$$"""{[|"Null"|]:{"{{{sample.Key}}}":"false"}}"""), kind: PolicyKind.Trust);
        Check(sample.Statement($$$"""{[|"StringEqualsIfExists"|]:{"{{{sample.Key}}}":"{{{sample.Good}}}"}}"""), kind: PolicyKind.Trust);
        Check(sample.Statement($$$"""{"ForAnyValue:StringLike":{"{{{sample.Key}}}":[|"*"|]}}"""), kind: PolicyKind.Trust);
        Check(sample.Statement($$$"""{"ForAllValues:StringLike":{"{{{sample.Key}}}":[|"*"|]}}"""), kind: PolicyKind.Trust);
    }

    [TestCase("repo:acme*", "everybody who uses GitHub Actions", GitHub)]
    [TestCase("organization:acme:*", "all that the customer has at HCP Terraform", "app.terraform.io")]
    [TestCase("organization:${org}:*", "all that the customer has at HCP Terraform", "app.terraform.io")]
    [TestCase("*", "every project of the organization", "oidc.circleci.com/org/1")]
    [TestCase("*", "whoever gets a token of the issuer", "idp.example.com")]
    public void Says_who_gets_in(string pattern, string who, string issuer) => Check(
        Of($$$"""{"StringLike":{"{{{issuer}}}:sub":[|"{{{pattern}}}"|]}}""", issuer),
        message: $"\"{pattern}\" on \"{issuer}:sub\" lets in {who}",
        kind: PolicyKind.Trust);

    [Test]
    public void An_operator_that_holds_without_the_claim_is_a_suggestion()
    {
        string statement = Of($$$"""{"StringEqualsIfExists":{"{{{GitHub}}}:sub":"repo:acme/web:ref:refs/heads/main"}}""");
        SeverityOf(statement).Should().Be(Severity.Suggestion);
        Check(
            statement.Replace("\"StringEqualsIfExists\"", "[|\"StringEqualsIfExists\"|]", StringComparison.Ordinal),
            message: $"\"StringEqualsIfExists\" on \"{GitHub}:sub\" lets in tokens without the claim",
            kind: PolicyKind.Trust);
    }

    [Test]
    public void Reports_the_widest_of_several_values() => Check(
        Of($$$"""{"StringLike":{"{{{GitHub}}}:sub":["repo:acme/web:*",[|"repo:*"|]]}}"""), kind: PolicyKind.Trust);

    [Test]
    public void Reports_the_narrower_of_two_wide_tests() => Check(
        Of("""{"StringLike":{"app.terraform.io:sub":[|"organization:acme:*"|]},"StringNotLike":{"app.terraform.io:sub":"organization:acme:project:x:*"}}""", "app.terraform.io"),
        kind: PolicyKind.Trust);

    [TestCase("""{"StringLike":{"token.actions.githubusercontent.com:sub":"repo:acme/*"}}""", Description = "github-subject-without-branch")]
    [TestCase("""{"StringLike":{"token.actions.githubusercontent.com:sub":"repo:acme@*/web@*:ref:refs/heads/main"}}""", Description = "names with immutable ids")]
    [TestCase("""{"StringLike":{"token.actions.githubusercontent.com:sub":"environment:prod:*"}}""", Description = "a form of one's own")]
    [TestCase("""{"StringLike":{"token.actions.githubusercontent.com:sub":"*","token.actions.githubusercontent.com:repository":"acme/web"}}""")]
    [TestCase("""{"StringLike":{"token.actions.githubusercontent.com:sub":"*"},"StringEquals":{"token.actions.githubusercontent.com:repository_owner_id":"1"}}""")]
    [TestCase("""{"StringEquals":{"token.actions.githubusercontent.com:sub":"repo:*"}}""", Description = "wildcard-without-like")]
    [TestCase("""{"ForAllValues:StringEquals":{"token.actions.githubusercontent.com:sub":"repo:acme/web:ref:refs/heads/main"}}""", Description = "for-all-values-on-single-valued-key")]
    [TestCase("""{"StringLike":{"token.actions.githubusercontent.com:sub":"repo:${org}/${repo}:*"}}""")]
    [TestCase("""{"StringLike":{"token.actions.githubusercontent.com:sub":"repo:${repository}:*"}}""")]
    [TestCase("""{"StringLike":{"token.actions.githubusercontent.com:sub":"{{subject}}*"}}""")]
    [TestCase("""{"StringLike":{"token.actions.githubusercontent.com:sub":[]}}""")]
    [TestCase("""{"StringLike":{"token.actions.githubusercontent.com:aud":"*"}}""", Description = "oidc-trust-without-subject")]
    [TestCase("""{"StringLike":{"gitlab.com:sub":"*"}}""")]
    [TestCase("""{"Bool":{"aws:SecureTransport":"true"}}""")]
    public void Leaves(string condition) => Check(Of(condition), kind: PolicyKind.Trust);

    [TestCase("system:serviceaccount:kube-system:*")]
    [TestCase("system:serviceaccount:*:external-dns")]
    public void Leaves_what_names_a_namespace_or_an_account(string subject)
        => Check(Of($$$"""{"StringLike":{"oidc.eks.eu-central-1.amazonaws.com/id/1:sub":"{{{subject}}}"}}""", "oidc.eks.eu-central-1.amazonaws.com/id/1"), kind: PolicyKind.Trust);

    [TestCase("space:prod:*")]
    [TestCase("*:space_path:/root/production/*")]
    [TestCase("space:*:stack:web:run_type:*:scope:*")]
    public void Leaves_what_names_a_space_or_a_stack(string subject)
        => Check(Of($$$"""{"StringLike":{"acme.app.spacelift.io:sub":"{{{subject}}}"}}""", "acme.app.spacelift.io"), kind: PolicyKind.Trust);

    [TestCase("org/*/project/5c4b/user/*", "oidc.circleci.com/org/1")]
    [TestCase("{5c4b}:*", "api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc")]
    [TestCase("organization:acme:project:*:workspace:prod:run_phase:*", "app.terraform.io")]
    [TestCase("project_path:acme/backend/*", "gitlab.com")]
    [TestCase("project_path:acme/*", "gitlab.acme.example", Description = "a group of the server")]
    [TestCase("project_path:${group}/*", "gitlab.com", Description = "it may be a subgroup")]
    [TestCase("project_path:acme/*:ref_type:branch:ref:main", "gitlab.com")]
    public void Leaves_what_names_something_of_the_tenant(string subject, string issuer)
        => Check(Of($$$"""{"StringLike":{"{{{issuer}}}:sub":"{{{subject}}}"}}""", issuer), kind: PolicyKind.Trust);

    [TestCase("""{"StringLike":{"idp.example.com:sub":"*","idp.example.com:aud":"web"}}""")]
    [TestCase("""{"StringLike":{"idp.example.com:sub":"*@example.com"}}""")]
    public void Leaves_issuers_that_are_not_listed_with_any_restriction(string condition) => Check(Of(condition, "idp.example.com"), kind: PolicyKind.Trust);

    [Test]
    public void Reports_a_wildcard_for_a_pool_of_Cognito() => Check(
        """{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringLike":{"cognito-identity.amazonaws.com:aud":[|"*"|]}}}""",
        message: "\"*\" on \"cognito-identity.amazonaws.com:aud\" lets in every identity pool, of any AWS account",
        kind: PolicyKind.Trust);

    [Test]
    public void Reports_a_test_of_two_providers_once() => Check(
        """{"Effect":"Allow","Principal":{"Federated":["arn:aws:iam::111122223333:oidc-provider/gitlab.com","arn:aws:iam::444455556666:oidc-provider/gitlab.com"]},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringLike":{"gitlab.com:sub":[|"*"|]}}}""",
        kind: PolicyKind.Trust);

    [Test]
    public void Respects_a_Deny_with_the_claim() => Check(
        $$"""[{{Of($$$"""{"StringLike":{"{{{GitHub}}}:sub":"*"}}""")}},{"Effect":"Deny","Principal":{"AWS":"*"},"Action":"sts:*","Condition":{"StringNotLike":{"{{GitHub}}:sub":"repo:acme/*"} } }]""",
        kind: PolicyKind.Trust);

    [TestCase(PolicyKind.Resource)]
    public void Leaves_other_kinds(PolicyKind kind) => Check(Of($$$"""{"StringLike":{"{{{GitHub}}}:sub":"*"}}"""), kind: kind);

    [TestCase("!Sub [|'repo:*/${Repo}:*'|]")]
    [TestCase("!Sub [|'repo:acme*${Repo}'|]")]
    [TestCase("[|'repo:*'|]")]
    public void Reports_patterns_of_a_template(string subject) => CheckYaml(Template(subject));

    [TestCase("!Sub 'repo:${Org}/${Repo}:*'")]
    [TestCase("!Sub 'repo:${Repo}:*'", Description = "it may hold the slash")]
    [TestCase("!Sub 'repo:${Org}*'")]
    [TestCase("!Sub '${Subject}*'")]
    [TestCase("!Ref Subject")]
    public void Leaves_patterns_of_a_template(string subject) => CheckYaml(Template(subject));

    private static string Template(string subject) => $$"""
        Parameters:
          Org: { Type: String }
          Repo: { Type: String }
          Subject: { Type: String }
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
                      Federated: !Ref Provider
                    Action: sts:AssumeRoleWithWebIdentity
                    Condition:
                      StringLike:
                        token.actions.githubusercontent.com:sub: {{subject}}
        """;

    [TestCase("StringLike", "PL7030")]
    [TestCase("StringLikeIfExists", "PL7032")]
    public void Says_what_the_wildcard_does_instead_of_the_rules_of_hygiene(string @operator, string other)
    {
        var linter = new Linter(RuleCatalog.All, new LinterOptions { Kind = PolicyKind.Trust, Select = ["PL5022", other] });
        linter.Lint(SourceText.From(Of($$$"""{"{{{@operator}}}":{"{{{GitHub}}}:sub":"*"}}"""))).Diagnostics.Should().ContainSingle().Which.Descriptor.Id.Should().Be("PL5022");
    }

    private static Severity SeverityOf(string statement)
        => new Linter([new OidcSubjectWildcardRule()], new LinterOptions { Kind = PolicyKind.Trust }).Lint(SourceText.From(statement)).Diagnostics.Should().ContainSingle().Which.Severity;
}
