using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class ForAllValuesOnSingleValuedKeyRuleTests : RuleFixture<ForAllValuesOnSingleValuedKeyRule>
{
    private static string Allow(string condition) => ConditionSource.Of(condition).Replace("Deny", "Allow", StringComparison.Ordinal);

    [Test]
    public void Reports_and_drops_the_qualifier() => Check(
        Allow("""{"ForAllValues:StringEquals":{[|"aws:PrincipalOrgID"|]:"o-1"}}"""),
        fixedTo: Allow("""{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}"""),
        message: "\"aws:PrincipalOrgID\" has one value, and ForAllValues:StringEquals holds too when a request does not have it");

    [TestCase("forallvalues:stringlike", "AWS:principalarn", "StringLike")]
    [TestCase("ForAllValues:ArnLike", "aws:SourceArn", "ArnLike")]
    [TestCase("ForAllValues:Bool", "aws:SecureTransport", "Bool")]
    [TestCase("ForAllValues:StringLike", "aws:PrincipalTag/team", "StringLike")]
    [TestCase("ForAllValues:StringEquals", "iam:PassedToService", "StringEquals")]
    [TestCase("ForAllValues:StringEquals", "token.actions.githubusercontent.com:repository", "StringEquals")]
    public void Reports(string written, string key, string repaired) => Check(
        Allow($$$"""{"{{{written}}}":{[|"{{{key}}}"|]:["a"]}}"""),
        fixedTo: Allow($$$"""{"{{{repaired}}}":{"{{{key}}}":["a"]}}"""));

    [TestCase("token.actions.githubusercontent.com:sub")]
    [TestCase("oidc.eks.eu-west-1.amazonaws.com/id/ABC:SUB")]
    [TestCase("oidc.example.com:aud")]
    public void Knows_the_claims_of_one_value_of_any_provider(string key) => Check(
        $$$"""{"Effect":"Allow","Principal":{"Federated":"*"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"ForAllValues:StringLike":{[|"{{{key}}}"|]:"repo:acme/*"} } }""",
        fixedTo: $$$"""{"Effect":"Allow","Principal":{"Federated":"*"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringLike":{"{{{key}}}":"repo:acme/*"} } }""",
        kind: PolicyKind.Trust);

    [Test]
    public void Offers_no_fix_that_changes_another_key()
        => CheckUnfixable(Allow("""{"ForAllValues:StringEquals":{[|"aws:PrincipalOrgID"|]:"o-1","aws:TagKeys":"a"}}"""));

    [Test]
    public void Offers_no_fix_that_writes_an_operator_twice()
        => CheckUnfixable(Allow("""{"ForAllValues:StringEquals":{[|"aws:PrincipalOrgID"|]:"o-1"},"StringEquals":{"aws:username":"a"}}"""));

    [Test]
    public void Leaves_a_deny() => Check(ConditionSource.Of("""{"ForAllValues:StringEquals":{"aws:PrincipalOrgID":"o-1"}}"""));

    [Test]
    public void Leaves_an_empty_list() => Check(Allow("""{"ForAllValues:StringEquals":{"aws:PrincipalOrgID":[]}}"""));

    [TestCase("ForAllValues:StringEquals", "aws:TagKeys")]
    [TestCase("ForAllValues:StringEquals", "dynamodb:LeadingKeys")]
    [TestCase("ForAnyValue:StringEquals", "aws:PrincipalOrgID")]
    [TestCase("StringEquals", "aws:PrincipalOrgID")]
    [TestCase("ForAllValues:StringNotEquals", "aws:PrincipalOrgID")]
    [TestCase("ForAllValues:StringEqualsIfExists", "aws:PrincipalOrgID")]
    [TestCase("ForAllValues:Null", "aws:PrincipalOrgID", Description = "null-with-qualifier")]
    [TestCase("ForAllValues:StringEqual", "aws:PrincipalOrgID", Description = "unknown-condition-operator")]
    [TestCase("ForAllValues:StringEquals", "idp.example.com:groups", Description = "nobody knows how many")]
    [TestCase("ForAllValues:StringEquals", "s3:sub", Description = "unknown-service-condition-key")]
    public void Leaves(string name, string key) => Check(Allow($$$"""{"{{{name}}}":{"{{{key}}}":"a"}}"""));
}
