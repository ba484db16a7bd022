using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class KeyNeverSentForServicePrincipalRuleTests : RuleFixture<KeyNeverSentForServicePrincipalRule>
{
    private static string Of(string condition, string principal = """{"Service":"s3.amazonaws.com"}""", string effect = "Allow")
        => $$"""{"Effect":"{{effect}}","Principal":{{principal}},"Action":"sns:Publish","Resource":"*","Condition":{{condition}}}""";

    [TestCase("StringEquals", "aws:PrincipalOrgID", "aws:SourceOrgID", "never holds")]
    [TestCase("StringLike", "AWS:principalorgid", "aws:SourceOrgID", "never holds")]
    [TestCase("StringEqualsIfExists", "aws:PrincipalOrgID", "aws:SourceOrgID", "always holds")]
    [TestCase("StringNotEquals", "aws:PrincipalOrgID", "aws:SourceOrgID", "always holds")]
    [TestCase("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "aws:SourceOrgPaths", "never holds")]
    [TestCase("ForAnyValue:StringNotLike", "aws:PrincipalOrgPaths", "aws:SourceOrgPaths", "never holds")]
    [TestCase("ForAllValues:StringLike", "aws:PrincipalOrgPaths", "aws:SourceOrgPaths", "always holds")]
    public void Reports_and_names_the_key_that_services_have(string name, string key, string sourceKey, string consequence) => Check(
        Of($$$"""{"{{{name}}}":{[|"{{{key}}}"|]:"o-1"}}"""),
        fixedTo: Of($$$"""{"{{{name}}}":{"{{{sourceKey}}}":"o-1"}}"""),
        message: $"\"{key}\" is never in a request of an AWS service: the condition {consequence}");

    [TestCase("""{"StringEquals":{[|"aws:PrincipalTag/team"|]:"web"}}""")]
    [TestCase("""{"StringEquals":{[|"aws:username"|]:"ann"}}""")]
    [TestCase("""{"StringEquals":{[|"aws:PrincipalOrgID"|]:"o-1","aws:sourceorgid":"o-1"}}""", Description = "the source key is there")]
    public void Has_no_fix_where_there_is_no_such_key(string condition) => CheckUnfixable(Of(condition));

    [TestCase("""{"Service":["s3.amazonaws.com","sns.amazonaws.com"]}""", "Allow")]
    [TestCase("""{"Service":"s3.amazonaws.com"}""", "Deny")]
    public void Reports_every_effect_and_several_services(string principal, string effect)
        => Check(Of("""{"StringEquals":{[|"aws:PrincipalOrgID"|]:"o-1"}}""", principal, effect));

    [Test]
    public void Reports_trust_policies() => Check(
        """{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{[|"aws:PrincipalOrgID"|]:"o-1"}}}""",
        kind: PolicyKind.Trust);

    [TestCase("""{"AWS":"*"}""")]
    [TestCase("""{"Service":"s3.amazonaws.com","AWS":"111122223333"}""")]
    [TestCase("""{"Service":[]}""")]
    [TestCase("{}")]
    [TestCase("\"*\"")]
    public void Leaves_other_principals(string principal) => Check(Of("""{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}""", principal));

    [TestCase("""{"StringEquals":{"aws:SourceOrgID":"o-1"}}""")]
    [TestCase("""{"StringEquals":{"aws:PrincipalServiceName":"s3.amazonaws.com"}}""")]
    [TestCase("""{"StringEquals":{"aws:PrincipalOrgIDs":"o-1"}}""")]
    [TestCase("""{"Null":{"aws:PrincipalOrgID":"true"}}""")]
    [TestCase("""{"ForAnyValue:StringLikeIfExists":{"aws:PrincipalOrgPaths":"o-1"}}""", Description = "not documented")]
    [TestCase("""{"StringEqual":{"aws:PrincipalOrgID":"o-1"}}""", Description = "unknown-condition-operator")]
    public void Leaves(string condition) => Check(Of(condition));

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    public void Leaves_other_kinds(PolicyKind kind) => Check(Of("""{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}"""), kind: kind);
}
