using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class ThirdPartyTrustWithoutExternalIdRuleTests : RuleFixture<ThirdPartyTrustWithoutExternalIdRule>
{
    private const string Datadog = "arn:aws:iam::464622532012:root";
    private const string Other = "arn:aws:iam::444455556666:root";

    private static readonly LinterOptions OwnAccounts = new() { Kind = PolicyKind.Trust, Accounts = ["111122223333", "444455556666"] };

    private static string Of(string principal, string condition = "", string action = "\"sts:AssumeRole\"", string effect = "Allow")
        => $$"""{"Effect":"{{effect}}","Principal":{"AWS":{{principal}}},"Action":{{action}}{{(condition.Length == 0 ? "" : ",\"Condition\":" + condition)}}}""";

    [TestCase("464622532012", "Datadog")]
    [TestCase("arn:aws:iam::464622532012:root", "Datadog")]
    [TestCase("arn:aws:iam::464622532012:role/collector", "Datadog")]
    [TestCase("arn:aws:iam::464622532012:user/collector", "Datadog")]
    [TestCase("arn:aws:sts::464622532012:assumed-role/collector/1", "Datadog")]
    [TestCase("arn:aws:iam::754728514883:root", "New Relic")]
    [TestCase("arn:aws:iam::414351767826:role/unity-catalog", "Databricks")]
    public void Reports_a_vendor_by_name(string principal, string vendor)
    {
        CheckUnfixable(
            Of($"[|\"{principal}\"|]"), message: $"\"{principal}\" can assume the role without an external ID, and the account is {vendor}'s", kind: PolicyKind.Trust);
        SeverityOf(Of($"\"{principal}\"")).Should().Be(Severity.Warning);
    }

    [TestCase("444455556666")]
    [TestCase(Other)]
    [TestCase("arn:aws-cn:iam::444455556666:root")]
    public void Suggests_it_for_a_whole_account_when_nothing_is_known(string principal)
    {
        CheckUnfixable(
            Of($"[|\"{principal}\"|]"),
            message: $"\"{principal}\" can assume the role without an external ID, and if the account is somebody else's, so can its other customers through it",
            kind: PolicyKind.Trust);
        SeverityOf(Of($"\"{principal}\"")).Should().Be(Severity.Suggestion);
    }

    [TestCase("777788889999")]
    [TestCase("arn:aws:iam::777788889999:root")]
    [TestCase("arn:aws:iam::777788889999:role/collector")]
    [TestCase("arn:aws:iam::777788889999:user/collector")]
    public void Reports_accounts_that_are_not_configured(string principal) => RuleVerifier.Check(
        new ThirdPartyTrustWithoutExternalIdRule(),
        Of($"[\"444455556666\",\"arn:aws:iam::111122223333:role/deploy\",[|\"{principal}\"|]]"),
        message: $"\"{principal}\" can assume the role without an external ID, and the account is none of yours",
        options: OwnAccounts);

    [Test]
    public void Leaves_accounts_that_the_option_names() => RuleVerifier.Check(
        new ThirdPartyTrustWithoutExternalIdRule(),
        Of("[\"777788889999\",[|\"777788880000\"|]]"),
        options: OwnAccounts.With(ThirdPartyTrustWithoutExternalIdRule.TrustedAccounts, ImmutableArray.Create("777788889999")));

    [TestCase("\"arn:aws:iam::444455556666:role/deploy\"")]
    [TestCase("\"arn:aws:iam::444455556666:user/alice\"")]
    [TestCase("\"AROAEXAMPLE\"")]
    [TestCase("\"*\"", Description = "trust-open-to-everyone")]
    [TestCase("\"${account}\"")]
    [TestCase("\"arn:aws:iam::${account}:root\"")]
    [TestCase("\"1234\"")]
    public void Leaves_what_is_not_known(string principal) => Check(Of(principal), kind: PolicyKind.Trust);

    [TestCase("""{"StringEquals":{"sts:ExternalId":"5c4b6a3d"}}""")]
    [TestCase("""{"StringLike":{"STS:externalid":["5c4b*"]}}""")]
    [TestCase("""{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""")]
    [TestCase("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::464622532012:role/collector"}}""")]
    [TestCase("""{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""")]
    [TestCase("""{"StringEquals":{"aws:PrincipalTag/team":"web"}}""")]
    [TestCase("""{"StringEquals":{"${key}":"web"}}""")]
    [TestCase("[]", Description = "wrong-value-type")]
    public void Leaves(string condition) => Check(Of($"\"{Datadog}\"", condition), kind: PolicyKind.Trust);

    [TestCase("""{"StringNotEquals":{"sts:ExternalId":"5c4b6a3d"}}""")]
    [TestCase("""{"StringEqualsIfExists":{"sts:ExternalId":"5c4b6a3d"}}""")]
    [TestCase("""{"Null":{"sts:ExternalId":"false"}}""")]
    [TestCase("""{"ForAllValues:StringEquals":{"sts:ExternalId":"5c4b6a3d"}}""")]
    [TestCase("""{"Bool":{"aws:SecureTransport":"true"}}""")]
    [TestCase("{}")]
    public void Reports_in_spite_of(string condition) => Check(Of($"[|\"{Datadog}\"|]", condition), kind: PolicyKind.Trust);

    [TestCase("\"sts:*\"", true)]
    [TestCase("[\"sts:TagSession\",\"sts:AssumeRole\"]", true)]
    [TestCase("\"sts:TagSession\"", false)]
    [TestCase("\"sts:AssumeRoleWithSAML\"", false)]
    public void Is_about_assuming_the_role(string action, bool isReported)
        => Check(Of(isReported ? $"[|\"{Datadog}\"|]" : $"\"{Datadog}\"", action: action), kind: PolicyKind.Trust);

    [Test]
    public void The_account_of_an_identity_provider_is_the_roles_own()
    {
        const string Provider = """{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::444455556666:saml-provider/adfs"},"Action":"sts:AssumeRoleWithSAML"}""";
        Check($"[{Of($"\"{Other}\"")},{Provider}]", kind: PolicyKind.Trust);
        Check($"[{Of("[|\"arn:aws:iam::777788889999:root\"|]")},{Provider}]", kind: PolicyKind.Trust);
    }

    [Test]
    public void Respects_a_Deny_with_the_key() => Check(
        $"[{Of($"\"{Datadog}\"")},{Of("\"*\"", """{"StringNotEquals":{"sts:ExternalId":"5c4b6a3d"}}""", effect: "Deny")}]", kind: PolicyKind.Trust);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Endpoint)]
    public void Leaves_other_kinds(PolicyKind kind) => Check(Of($"\"{Datadog}\""), kind: kind);

    [TestCase("!Sub [|'arn:${AWS::Partition}:iam::464622532012:root'|]")]
    [TestCase("!Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'")]
    [TestCase("!Sub 'arn:aws:iam::${Vendor}:root'")]
    [TestCase("!Ref AWS::AccountId")]
    public void Knows_accounts_that_a_template_writes_out(string principal) => CheckYaml($$"""
        Parameters:
          Vendor: { Type: String }
        Resources:
          Collector:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - Effect: Allow
                    Principal:
                      AWS: {{principal}}
                    Action: sts:AssumeRole
        """);

    private static Severity SeverityOf(string statement)
        => new Linter([new ThirdPartyTrustWithoutExternalIdRule()], new LinterOptions { Kind = PolicyKind.Trust }).Lint(SourceText.From(statement)).Diagnostics.Should().ContainSingle().Which.Severity;
}
