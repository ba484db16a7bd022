using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class ForAnyValueOnAudienceRuleTests : RuleFixture<ForAnyValueOnAudienceRule>
{
    private static string Of(string condition)
        => $$"""{"Effect":"Allow","Principal":{"Federated":"accounts.google.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{{condition}}}""";

    [TestCase("accounts.google.com:aud", "StringEquals")]
    [TestCase("ACCOUNTS.google.com:AUD", "StringLike")]
    [TestCase("cognito-identity.amazonaws.com:aud", "StringEquals")]
    [TestCase("oidc.eks.eu-central-1.amazonaws.com/id/1:aud", "StringNotEquals")]
    [TestCase("SAML:aud", "StringEqualsIgnoreCase")]
    public void Reports_and_drops_the_qualifier(string key, string @operator) => Check(
        Of($$$"""{"ForAnyValue:{{{@operator}}}":{[|"{{{key}}}"|]:["a","b"]}}"""),
        fixedTo: Of($$$"""{"{{{@operator}}}":{"{{{key}}}":["a","b"]}}"""),
        message: $"\"{key}\" has one value: ForAnyValue:{@operator} is for keys with several",
        kind: PolicyKind.Trust);

    [TestCase("""{"ForAnyValue:StringEquals":{[|"gitlab.com:aud"|]:"a","gitlab.com:sub":"b"}}""")]
    [TestCase("""{"ForAnyValue:StringEquals":{[|"gitlab.com:aud"|]:"a"},"StringEquals":{"gitlab.com:sub":"b"}}""")]
    public void Has_no_fix_where_others_are_in_the_way(string condition) => CheckUnfixable(Of(condition), kind: PolicyKind.Trust);

    [TestCase("""{"StringEquals":{"accounts.google.com:aud":"a"}}""")]
    [TestCase("""{"ForAllValues:StringEquals":{"accounts.google.com:aud":"a"}}""", Description = "for-all-values-on-audience")]
    [TestCase("""{"ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"authenticated"}}""")]
    [TestCase("""{"ForAnyValue:StringEquals":{"accounts.google.com:sub":"a"}}""")]
    [TestCase("""{"ForAnyValue:StringEquals":{"accounts.google.com:oaud":"a"}}""")]
    [TestCase("""{"ForAnyValue:StringEquals":{"aws:aud":"a"}}""", Description = "no identity provider")]
    [TestCase("""{"ForAnyValue:Null":{"accounts.google.com:aud":"true"}}""", Description = "null-with-qualifier")]
    [TestCase("""{"ForAnyValue:StringEqual":{"accounts.google.com:aud":"a"}}""", Description = "unknown-condition-operator")]
    public void Leaves(string condition) => Check(Of(condition), kind: PolicyKind.Trust);

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.ServiceControl)]
    public void Reports_in_other_kinds(PolicyKind kind) => Check(
        """{"Effect":"Deny","Action":"s3:GetObject","Resource":"*","Condition":{"ForAnyValue:StringEquals":{[|"accounts.google.com:aud"|]:"a"}}}""", kind: kind);
}
