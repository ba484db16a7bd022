using PolicyLint.Model;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.Guardrails.GuardrailStatements;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class ForAllValuesOnAbsentKeyRuleTests : RuleFixture<ForAllValuesOnAbsentKeyRule>
{
    [Test]
    public void Reports_and_asks_for_a_value() => Check(
        Allow("""{"ForAllValues:StringLike":{[|"aws:PrincipalOrgPaths"|]:"o-1/r-1/*"}}"""),
        fixedTo: Allow("""{"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"o-1/r-1/*"}}"""),
        message: "ForAllValues:StringLike holds for requests without \"aws:PrincipalOrgPaths\" too: those of callers who belong to no organization");

    [TestCase("forallvalues:stringequals", "AWS:calledvia", "StringEquals")]
    [TestCase("ForAllValues:StringLike", "aws:SourceOrgPaths", "StringLike")]
    [TestCase("ForAllValues:StringLike", "aws:ResourceOrgPaths", "StringLike")]
    [TestCase("ForAllValues:StringLikeIfExists", "aws:VpceOrgPaths", "StringLike")]
    [TestCase("ForAllValues:StringEquals", "aws:PrincipalServiceNamesList", "StringEquals")]
    public void Reports(string name, string key, string repaired) => Check(
        Allow($$$"""{"{{{name}}}":{[|"{{{key}}}"|]:["a","b"]}}"""),
        fixedTo: Allow($$$"""{"ForAnyValue:{{{repaired}}}":{"{{{key}}}":["a","b"]}}"""));

    [Test]
    public void Reports_how_a_user_authenticated() => Check(
        """{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"ForAllValues:StringLike":{[|"cognito-identity.amazonaws.com:amr"|]:"authenticated"}}}""",
        kind: PolicyKind.Trust);

    [TestCase("""{"ForAllValues:StringLike":{[|"aws:PrincipalOrgPaths"|]:"o-1/*","aws:TagKeys":"a"}}""")]
    [TestCase("""{"ForAllValues:StringLike":{[|"aws:PrincipalOrgPaths"|]:"o-1/*"},"ForAnyValue:StringLike":{"aws:CalledVia":"a"}}""")]
    public void Offers_no_fix(string condition) => CheckUnfixable(Allow(condition));

    [TestCase("""{"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"o-1/*"}}""")]
    [TestCase("""{"ForAllValues:StringNotEquals":{"aws:CalledVia":"athena.amazonaws.com"}}""", Description = "a direct call is not through it")]
    [TestCase("""{"ForAllValues:StringEquals":{"aws:TagKeys":["a"]}}""", Description = "no tags are none of the others")]
    [TestCase("""{"ForAllValues:StringEquals":{"aws:PrincipalOrgID":"o-1"}}""", Description = "for-all-values-on-single-valued-key")]
    [TestCase("""{"ForAllValues:StringEquals":{"aws:CalledVia":[]}}""", Description = "empty-for-all-values")]
    [TestCase("""{"ForAllValues:Null":{"aws:CalledVia":"true"}}""", Description = "null-with-qualifier")]
    [TestCase("""{"ForAllValues:StringEqual":{"aws:CalledVia":"a"}}""", Description = "unknown-condition-operator")]
    [TestCase("""{"ForAllValues:StringEquals":{"s3:amr":"a"}}""")]
    [TestCase("""{"ForAllValues:StringLike":{"aws:PrincipalOrgPaths":"o-1/*"},"Null":{"AWS:PrincipalOrgPaths":"false"}}""", Description = "demanded")]
    [TestCase("""{"ForAllValues:StringLike":{"aws:CalledVia":"*.amazonaws.com"},"ForAnyValue:StringEquals":{"aws:CalledVia":"athena.amazonaws.com"}}""", Description = "demanded")]
    public void Leaves(string condition) => Check(Allow(condition));

    [Test]
    public void Reports_where_another_condition_does_not_demand_the_key()
        => Check(Allow("""{"ForAllValues:StringLike":{[|"aws:PrincipalOrgPaths"|]:"o-1/*"},"Null":{"aws:PrincipalOrgPaths":"true","aws:CalledVia":"false"}}"""));

    [TestCase(PolicyKind.Resource, "\"*\"")]
    [TestCase(PolicyKind.Resource, """{"AWS":["*"]}""")]
    [TestCase(PolicyKind.Trust, """{"AWS":"*"}""")]
    public void Leaves_to_other_rules_whether_it_is_public(PolicyKind kind, string principal)
        => Check(ForPrincipal(principal).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), kind: kind);

    [TestCase(PolicyKind.Resource, """{"AWS":"111122223333"}""")]
    [TestCase(PolicyKind.Endpoint, "\"*\"")]
    public void Reports_what_is_not_for_everybody(PolicyKind kind, string principal) => Check(ForPrincipal(principal), kind: kind);

    private static string ForPrincipal(string principal)
        => $$$"""{"Effect":"Allow","Principal":{{{principal}}},"Action":"s3:GetObject","Resource":"*","Condition":{"ForAllValues:StringLike":{[|"aws:PrincipalOrgPaths"|]:"o-1/*"} } }""";

    [Test]
    public void Leaves_a_deny() => Check(Deny("""{"ForAllValues:StringLike":{"aws:PrincipalOrgPaths":"o-1/*"}}"""));
}
