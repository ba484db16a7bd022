using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class GithubSubjectWithoutBranchRuleTests : RuleFixture<GithubSubjectWithoutBranchRule>
{
    private const string GitHub = "token.actions.githubusercontent.com";

    private static string Of(string condition, string issuer = GitHub)
        => $$"""{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/{{issuer}}"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{{condition}}}""";

    private static string Subject(string value, string more = "", string issuer = GitHub)
        => Of($$$"""{"StringLike":{"{{{issuer}}}:sub":{{{value}}}}{{{more}}}}""", issuer);

    [TestCase("repo:acme/*")]
    [TestCase("repo:acme/*:*")]
    [TestCase("repo:acme/*:ref:refs/heads/main")]
    [TestCase("repo:acme/*:environment:prod")]
    [TestCase("repo:acme@123/*")]
    [TestCase("repo:acme/?*:ref:refs/heads/main")]
    public void Reports_a_subject_without_repository(string subject)
    {
        CheckUnfixable(
            Subject($"[|\"{subject}\"|]"),
            message: $"\"{subject}\" names no repository: every repository of the organization can assume the role",
            kind: PolicyKind.Trust);
        SeverityOf(Subject($"\"{subject}\"")).Should().Be(Severity.Warning);
    }

    [TestCase("repo:acme/web:*")]
    [TestCase("repo:acme/web*")]
    [TestCase("repo:acme/app-*")]
    [TestCase("repo:acme/web:ref:*")]
    [TestCase("repo:acme/web:ref:refs/*")]
    [TestCase("repo:acme/web:ref:refs/heads/*")]
    [TestCase("repo:acme/web:ref:refs/tags/*")]
    [TestCase("repo:acme/web:ref:refs/pull/*")]
    [TestCase("repo:acme/web:environment:*")]
    [TestCase("repo:acme@1/web@2:*")]
    [TestCase("repo:acme@*/web@*:*")]
    [TestCase("repo:${org}/${repo}:*")]
    [TestCase("repo:${repository}:*")]
    public void Reports_a_subject_without_branch(string subject)
    {
        CheckUnfixable(
            Subject($"[|\"{subject}\"|]"),
            message: $"\"{subject}\" names no branch or environment: every branch of the repository can assume the role",
            kind: PolicyKind.Trust);
        SeverityOf(Subject($"\"{subject}\"")).Should().Be(Severity.Suggestion);
    }

    [TestCase(GitHub)]
    [TestCase("token.actions.githubusercontent.com/acme")]
    [TestCase("token.actions.acme.ghe.com")]
    [TestCase("github.acme.example/_services/token")]
    [TestCase("vstoken.actions.githubusercontent.com")]
    public void Reports_for_all_addresses_of_GitHub(string issuer) => Check(Subject("[|\"repo:acme/web:*\"|]", issuer: issuer), kind: PolicyKind.Trust);

    [Test]
    public void Reports_each_of_several_values() => Check(
        Subject("[[|\"repo:acme/web:*\"|],\"repo:acme/api:ref:refs/heads/main\",[|\"repo:acme/*\"|]]"), kind: PolicyKind.Trust);

    [TestCase("repo:acme/web:ref:refs/heads/main")]
    [TestCase("repo:acme/web:environment:prod")]
    [TestCase("repo:acme/web:pull_request")]
    [TestCase("repo:acme/web:ref:refs/tags/v*", Description = "the beginning of a name")]
    [TestCase("repo:acme/web:ref:refs/heads/release/*")]
    [TestCase("repo:acme/web:environment:prod-*")]
    [TestCase("repo:acme/app-*:environment:prod")]
    [TestCase("repo:acme@*/web@*:ref:refs/heads/main", Description = "immutable ids")]
    [TestCase("repository_owner_id:1:*", Description = "a form of one's own")]
    [TestCase("repo:${subject}*", Description = "it may name the branch")]
    [TestCase("repo:acme/${subject}*")]
    [TestCase("repo:${repository}:ref:refs/heads/${branch}*")]
    [TestCase("repo:*", Description = "oidc-subject-wildcard")]
    [TestCase("repo:acme*", Description = "oidc-subject-wildcard")]
    [TestCase("*", Description = "oidc-subject-wildcard")]
    public void Leaves(string subject) => Check(Subject($"\"{subject}\""), kind: PolicyKind.Trust);

    [TestCase(""","StringEquals":{"token.actions.githubusercontent.com:ref":"refs/heads/main"}""")]
    [TestCase(""","StringLike":{"token.actions.githubusercontent.com:ref":"refs/heads/main"}""")]
    [TestCase(""","StringEquals":{"token.actions.githubusercontent.com:environment":"prod"}""")]
    [TestCase(""","StringEquals":{"token.actions.githubusercontent.com:job_workflow_ref":"acme/ci/.github/workflows/deploy.yml@refs/heads/main"}""")]
    public void Leaves_a_branch_in_another_claim(string more) => Check(Subject("\"repo:acme/web:*\"", more), kind: PolicyKind.Trust);

    [TestCase(""","StringNotEquals":{"token.actions.githubusercontent.com:ref":"refs/heads/main"}""")]
    [TestCase(""","StringEqualsIfExists":{"token.actions.githubusercontent.com:ref":"refs/heads/main"}""")]
    [TestCase(""","ForAnyValue:StringLike":{"token.actions.githubusercontent.com:ref":"refs/heads/*"}""")]
    [TestCase(""","StringEquals":{"token.actions.githubusercontent.com:actor":"octocat"}""")]
    [TestCase(""","StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"}""")]
    public void Reports_in_spite_of(string more) => Check(Subject("[|\"repo:acme/web:*\"|]", more), kind: PolicyKind.Trust);

    [Test]
    public void A_repository_in_another_claim_leaves_the_branch()
    {
        const string Repository = ""","StringEquals":{"token.actions.githubusercontent.com:repository_id":"1"}""";
        SeverityOf(Subject("\"repo:acme/*\"", Repository)).Should().Be(Severity.Suggestion);
        SeverityOf(Subject("\"repo:acme/*\"", ""","StringEquals":{"token.actions.githubusercontent.com:ref":"refs/heads/main"}""")).Should().Be(Severity.Warning);
        Check(
            Subject("\"repo:acme/*\"", ""","StringEquals":{"token.actions.githubusercontent.com:repository":"acme/web","token.actions.githubusercontent.com:ref":"refs/heads/main"}"""),
            kind: PolicyKind.Trust);
    }

    [TestCase("""{"StringEquals":{"token.actions.githubusercontent.com:sub":"repo:acme/*"}}""", Description = "wildcard-without-like")]
    [TestCase("""{"StringNotLike":{"token.actions.githubusercontent.com:sub":"repo:acme/*"}}""", Description = "oidc-subject-wildcard")]
    [TestCase("""{"StringLike":{"gitlab.com:sub":"repo:acme/*"}}""")]
    public void Leaves_other_conditions(string condition) => Check(Of(condition), kind: PolicyKind.Trust);

    [Test]
    public void Leaves_other_issuers_kinds_and_a_Deny_with_the_claim()
    {
        Check(Subject("\"repo:acme/*\"", issuer: "gitlab.com"), kind: PolicyKind.Trust);
        Check(Subject("\"repo:acme/*\""), kind: PolicyKind.Resource);
        Check(
            $$"""[{{Subject("\"repo:acme/*\"")}},{"Effect":"Deny","Principal":{"AWS":"*"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringNotLike":{"{{GitHub}}:sub":"repo:acme/web:ref:refs/heads/main"} } }]""",
            kind: PolicyKind.Trust);
    }

    private static Severity SeverityOf(string statement)
        => new Linter([new GithubSubjectWithoutBranchRule()], new LinterOptions { Kind = PolicyKind.Trust }).Lint(SourceText.From(statement)).Diagnostics.Should().ContainSingle().Which.Severity;
}
