using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Syntax;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class WholeAccountPrincipalRuleTests : RuleFixture<WholeAccountPrincipalRule>
{
    private static readonly LinterOptions Own = new() { Accounts = ImmutableArray.Create("111122223333") };

    private static string Of(string principals, string condition = "")
        => $$"""{"Effect":"Allow","Principal":{"AWS":{{principals}}},"Action":"sns:Publish","Resource":"arn:aws:sns:eu-central-1:111122223333:t"{{(condition.Length == 0 ? "" : ",\"Condition\":" + condition)}}}""";

    [TestCase("arn:aws:iam::999988887777:root")]
    [TestCase("arn:aws-us-gov:iam::999988887777:root")]
    [TestCase("999988887777")]
    public void Reports(string principal) => CheckUnfixable(
        Of($"[|\"{principal}\"|]"),
        message: $"\"{principal}\" lets in whomever account 999988887777 chooses, and the resource is of account 111122223333",
        kind: PolicyKind.Resource);

    [Test]
    public void Reports_each() => Check(Of("""["111122223333",[|"999988887777"|],"arn:aws:iam::999988887777:role/x",[|"arn:aws:iam::444455556666:root"|]]"""), kind: PolicyKind.Resource, options: Own);

    [TestCase("\"arn:aws:iam::999988887777:role/root\"")]
    [TestCase("\"arn:aws:iam::999988887777:user/root\"")]
    [TestCase("\"arn:aws:iam::111122223333:root\"")]
    [TestCase("\"386209384616\"", Description = "billing reports")]
    [TestCase("\"99998888777\"", Description = "no account")]
    public void Leaves(string principal) => Check(Of(principal), kind: PolicyKind.Resource);

    [TestCase("logs:PutSubscriptionFilter")]
    [TestCase("lambda:GetLayerVersion")]
    public void Leaves_what_takes_accounts_only(string action)
        => Check(Of("\"999988887777\"").Replace("sns:Publish", action, StringComparison.Ordinal), kind: PolicyKind.Resource, options: Own);

    [Test]
    public void Leaves_who_is_of_the_organization() => Check(Of("\"999988887777\"", """{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}"""), kind: PolicyKind.Resource);

    [Test]
    public void Takes_the_place_of_the_rule_for_accounts()
    {
        LintResult result = new Linter([new WholeAccountPrincipalRule(), new CrossAccountPrincipalRule()], Own with { Kind = PolicyKind.Resource })
            .Lint(SourceText.From(Of("[\"999988887777\",\"arn:aws:iam::999988887777:role/x\"]")), SourceLanguage.Json);
        result.Diagnostics.Select(d => d.Descriptor.Id).Should().Equal("PL5007", "PL5006");
        result.Diagnostics.Should().OnlyContain(d => d.Severity == Severity.Warning);
    }

    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Endpoint)]
    public void Leaves_other_kinds(PolicyKind kind) => Check(Of("\"999988887777\""), kind: kind, options: Own);
}
