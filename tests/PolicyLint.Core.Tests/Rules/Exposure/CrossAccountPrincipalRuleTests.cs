using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Syntax;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class CrossAccountPrincipalRuleTests : RuleFixture<CrossAccountPrincipalRule>
{
    private const string Queue = "arn:aws:sqs:eu-central-1:111122223333:orders";

    private static readonly LinterOptions Own = new() { Accounts = ImmutableArray.Create("111122223333", "444455556666") };

    private static string Of(string principals, string resource = Queue, string condition = "", string action = "sqs:SendMessage")
        => $$"""{"Effect":"Allow","Principal":{"AWS":{{principals}}},"Action":"{{action}}","Resource":"{{resource}}"{{(condition.Length == 0 ? "" : ",\"Condition\":" + condition)}}}""";

    [TestCase("arn:aws:iam::999988887777:role/x")]
    [TestCase("arn:aws:iam::999988887777:user/x")]
    [TestCase("arn:aws:sts::999988887777:assumed-role/x/s")]
    [TestCase("arn:aws-cn:iam::999988887777:role/x")]
    [TestCase("arn:aws:iam::999988887777:root", Description = "whole-account-principal takes its place")]
    [TestCase("999988887777", Description = "whole-account-principal takes its place")]
    public void Reports_accounts_that_are_not_the_resource_s(string principal) => CheckUnfixable(
        Of($"[|\"{principal}\"|]"),
        message: $"\"{principal}\" lets in account 999988887777, and the resource is of account 111122223333",
        kind: PolicyKind.Resource);

    [Test]
    public void Reports_accounts_that_are_not_configured() => Check(
        Of("""["arn:aws:iam::444455556666:role/x","arn:aws:iam::111122223333:root",[|"arn:aws:iam::999988887777:role/x"|]]""", "arn:aws:s3:::b/*"),
        message: "\"arn:aws:iam::999988887777:role/x\" lets in account 999988887777, which is not among those configured",
        kind: PolicyKind.Resource,
        options: Own);

    [Test]
    public void The_resource_s_own_account_is_the_user_s() => Check(
        Of("\"arn:aws:iam::777788889999:role/x\"", "arn:aws:sqs:eu-central-1:777788889999:orders"), kind: PolicyKind.Resource, options: Own);

    [Test]
    public void The_option_lets_others_in() => Check(
        Of("""["arn:aws:iam::999988887777:role/x",[|"arn:aws:iam::999988887778:role/x"|]]"""),
        kind: PolicyKind.Resource,
        options: Option("allowedAccounts", ImmutableArray.Create("999988887777")));

    [TestCase("\"arn:aws:iam::111122223333:role/x\"", Queue)]
    [TestCase("\"111122223333\"", Queue)]
    [TestCase("\"*\"", Queue)]
    [TestCase("\"AROAEXAMPLEID1234567\"", Queue, Description = "of whom is not known")]
    [TestCase("\"arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1\"", Queue)]
    [TestCase("\"arn:aws:iam::127311923021:root\"", Queue, Description = "logs of load balancers")]
    [TestCase("\"arn:aws:iam::999988887777:role/x\"", "arn:aws:s3:::b/*", Description = "whose the bucket is is not to be seen")]
    [TestCase("\"arn:aws:iam::999988887777:role/x\"", "*")]
    public void Leaves(string principal, string resource) => Check(Of(principal, resource), kind: PolicyKind.Resource);

    [Test]
    public void Leaves_policies_that_show_several_accounts() => Check(
        $"[{Of("\"arn:aws:iam::999988887777:role/x\"")},{Of("\"arn:aws:iam::999988887777:role/x\"", "arn:aws:sqs:eu-central-1:999988887777:orders")}]",
        kind: PolicyKind.Resource);

    [TestCase("""{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}""", false)]
    [TestCase("""{"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"o-1/*"}}""", false)]
    [TestCase("""{"StringEqualsIfExists":{"aws:PrincipalOrgID":"o-1"}}""", true)]
    [TestCase("""{"Bool":{"aws:SecureTransport":"true"}}""", true)]
    [TestCase("{}", true)]
    public void Leaves_who_is_of_the_organization(string condition, bool isReported) => Check(
        Of(isReported ? "[|\"arn:aws:iam::999988887777:role/x\"|]" : "\"arn:aws:iam::999988887777:role/x\"", condition: condition), kind: PolicyKind.Resource);

    [Test]
    public void Reports_organizations_that_are_not_configured()
    {
        LinterOptions own = new() { Organizations = ImmutableArray.Create("o-a1b2c3d4e5") };
        Check(
            Of("\"*\"", condition: """{"StringEquals":{"aws:PrincipalOrgID":["o-a1b2c3d4e5",[|"o-zzzzzzzzzz"|]]}}"""),
            message: "\"o-zzzzzzzzzz\" lets in organization o-zzzzzzzzzz, which is not among those configured",
            kind: PolicyKind.Resource,
            options: own);
        Check(Of("\"*\"", condition: """{"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":["o-a1b2c3d4e5/*",[|"o-zzzzzzzzzz/r-1/*"|],"o-*"]}}"""), kind: PolicyKind.Resource, options: own);
        Check(Of("\"*\"", condition: """{"StringNotEquals":{"aws:PrincipalOrgID":"o-zzzzzzzzzz"}}"""), kind: PolicyKind.Resource, options: own);
        Check(Of("\"*\"", condition: """{"StringEquals":{"aws:PrincipalOrgID":"o-zzzzzzzzzz"}}"""), kind: PolicyKind.Resource);
        Check(Of("\"*\"", condition: """{"StringEquals":{"aws:PrincipalOrgID":"o-zzzzzzzzzz"}}"""), kind: PolicyKind.Endpoint, options: own);
    }

    [Test]
    public void A_key_policy_shows_its_account_by_the_default_statement() => Check(
        $$"""[{{Of("\"arn:aws:iam::111122223333:root\"", "*", action: "kms:*")}},{{Of("[|\"arn:aws:iam::999988887777:role/x\"|]", "*", action: "kms:Decrypt")}}]""",
        kind: PolicyKind.Resource);

    [Test]
    public void A_template_shows_its_account_by_a_pseudo_parameter() => Check(
        """
        {"Resources":{"P":{"Type":"AWS::SNS::TopicPolicy","Properties":{"Topics":["t"],"PolicyDocument":{"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Principal":{"AWS":[[|"999988887777"|],{"Ref":"AWS::AccountId"},{"Fn::Sub":"arn:aws:iam::${AWS::AccountId}:role/x"}]},
        "Action":"sns:Publish","Resource":{"Fn::Sub":"arn:aws:sns:eu-west-1:${AWS::AccountId}:t"}}]}}}}}
        """,
        message: "\"999988887777\" lets in account 999988887777, and the resource is of the account that the template is deployed in");

    [TestCase(true, Severity.Warning)]
    [TestCase(false, Severity.Suggestion)]
    public void What_only_the_policy_shows_weighs_less(bool isConfigured, Severity severity)
    {
        LintResult result = new Linter([new CrossAccountPrincipalRule()], (isConfigured ? Own : new LinterOptions()) with { Kind = PolicyKind.Resource })
            .Lint(SourceText.From(Of("\"arn:aws:iam::999988887777:role/x\"")), SourceLanguage.Json);
        result.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(severity);
    }

    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Leaves_other_kinds(PolicyKind kind) => Check(Of("\"arn:aws:iam::999988887777:role/x\""), kind: kind, options: Own);

    [Test]
    public void Leaves_a_Deny() => Check(Of("\"arn:aws:iam::999988887777:role/x\"").Replace("Allow", "Deny", StringComparison.Ordinal), kind: PolicyKind.Resource);
}
