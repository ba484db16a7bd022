using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class ForAllValuesOnAudienceRuleTests : RuleFixture<ForAllValuesOnAudienceRule>
{
    private static string Of(string condition, string effect = "Deny")
        => $$"""{"Effect":"{{effect}}","Principal":{"Federated":"accounts.google.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{{condition}}}""";

    [TestCase("accounts.google.com:aud", "StringNotEquals", "Deny")]
    [TestCase("ACCOUNTS.google.com:AUD", "StringLike", "Deny")]
    [TestCase("cognito-identity.amazonaws.com:aud", "StringNotEquals", "Allow")]
    [TestCase("saml:aud", "StringEqualsIfExists", "Allow")]
    public void Reports_and_drops_the_qualifier(string key, string @operator, string effect) => Check(
        Of($$$"""{"ForAllValues:{{{@operator}}}":{[|"{{{key}}}"|]:["a","b"]}}""", effect),
        fixedTo: Of($$$"""{"{{{@operator}}}":{"{{{key}}}":["a","b"]}}""", effect),
        message: $"\"{key}\" has one value: ForAllValues:{@operator} is for keys with several, and holds without any",
        kind: PolicyKind.Trust);

    [Test]
    public void Has_no_fix_where_others_are_in_the_way()
        => CheckUnfixable(Of("""{"ForAllValues:StringEquals":{[|"gitlab.com:aud"|]:"a","gitlab.com:sub":"b"}}"""), kind: PolicyKind.Trust);

    [TestCase("""{"StringEquals":{"accounts.google.com:aud":"a"}}""")]
    [TestCase("""{"ForAnyValue:StringEquals":{"accounts.google.com:aud":"a"}}""", Description = "for-any-value-on-audience")]
    [TestCase("""{"ForAllValues:StringLike":{"cognito-identity.amazonaws.com:amr":"authenticated"}}""")]
    [TestCase("""{"ForAllValues:StringEquals":{"accounts.google.com:sub":"a"}}""")]
    [TestCase("""{"ForAllValues:Null":{"accounts.google.com:aud":"true"}}""", Description = "null-with-qualifier")]
    public void Leaves(string condition) => Check(Of(condition), kind: PolicyKind.Trust);

    [Test]
    public void Is_silent_where_for_all_values_on_single_valued_key_speaks()
    {
        var linter = new Linter(RuleCatalog.All, new LinterOptions { Kind = PolicyKind.Trust, Select = ["PL2037", "PL5030"] });
        linter.Lint(SourceText.From(Of("""{"ForAllValues:StringEquals":{"accounts.google.com:aud":"a"}}""", "Allow"))).Diagnostics
            .Should().ContainSingle().Which.Descriptor.Id.Should().Be("PL2037");
    }
}
