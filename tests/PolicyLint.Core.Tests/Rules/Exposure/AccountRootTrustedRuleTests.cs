using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class AccountRootTrustedRuleTests : RuleFixture<AccountRootTrustedRule>
{
    private static string Of(string principal, string condition = "", string action = "sts:AssumeRole")
        => $$"""{"Effect":"Allow","Principal":{"AWS":{{principal}}},"Action":"{{action}}"{{(condition.Length == 0 ? "" : ",\"Condition\":" + condition)}}}""";

    [TestCase("444455556666")]
    [TestCase("arn:aws:iam::444455556666:root")]
    [TestCase("arn:aws-us-gov:iam::444455556666:root")]
    public void Reports(string principal)
    {
        CheckUnfixable(
            Of($"[\"arn:aws:iam::444455556666:role/deploy\",[|\"{principal}\"|]]"),
            message: $"\"{principal}\" is everybody in the account whom its administrators let assume the role",
            kind: PolicyKind.Trust);
        Check(Of($"[|\"{principal}\"|]", """{"StringEquals":{"sts:ExternalId":"5c4b6a3d"}}""", "sts:*"), kind: PolicyKind.Trust);
    }

    [TestCase("arn:aws:iam::444455556666:role/deploy")]
    [TestCase("arn:aws:iam::444455556666:role/root")]
    [TestCase("arn:aws:iam::444455556666:user/alice")]
    [TestCase("arn:aws:iam::${AWS::AccountId}:root")]
    [TestCase("*")]
    public void Leaves(string principal) => Check(Of($"\"{principal}\""), kind: PolicyKind.Trust);

    [Test]
    public void Leaves_a_principal_that_a_condition_names()
        => Check(Of("\"444455556666\"", """{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::444455556666:role/deploy-*"}}"""), kind: PolicyKind.Trust);

    [Test]
    public void Leaves_own_accounts() => RuleVerifier.Check(
        new AccountRootTrustedRule(),
        Of("[\"444455556666\",[|\"111122223333\"|]]"),
        options: new LinterOptions { Kind = PolicyKind.Trust, Accounts = ["444455556666"] });

    [Test]
    public void Leaves_other_actions_and_kinds()
    {
        Check(Of("\"444455556666\"", action: "sts:TagSession"), kind: PolicyKind.Trust);
        Check(Of("\"444455556666\""), kind: PolicyKind.Resource);
    }

    [Test]
    public void Is_off_by_default_and_silent_where_the_external_id_is_missing()
    {
        const string Id = "PL5029";
        new AccountRootTrustedRule().Descriptor.IsEnabledByDefault.Should().BeFalse();
        var linter = new Linter(RuleCatalog.All, new LinterOptions { Kind = PolicyKind.Trust, Select = ["PL5027", Id] });
        linter.Lint(SourceText.From(Of("\"444455556666\""))).Diagnostics.Should().ContainSingle().Which.Descriptor.Id.Should().Be("PL5027");
        linter.Lint(SourceText.From(Of("\"444455556666\"", """{"StringEquals":{"sts:ExternalId":"5c4b6a3d"}}"""))).Diagnostics.Should().ContainSingle().Which.Descriptor.Id.Should().Be(Id);
    }
}
