using PolicyLint.Model;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;
using static PolicyLint.Core.Tests.Rules.Guardrails.GuardrailStatements;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class DenySkipsAbsentKeyRuleTests : RuleFixture<DenySkipsAbsentKeyRule>
{
    [Test]
    public void Reports_and_takes_the_absence_in() => Check(
        Deny("""{"ForAnyValue:StringNotEquals":{[|"aws:CalledVia"|]:"cloudformation.amazonaws.com"}}"""),
        fixedTo: Deny("""{"ForAllValues:StringNotEquals":{"aws:CalledVia":"cloudformation.amazonaws.com"}}"""),
        message: "ForAnyValue:StringNotEquals does not hold for requests without \"aws:CalledVia\", so these are not denied: those that are made directly, through no service");

    [TestCase("foranyvalue:stringnotlike", "aws:principalorgpaths", "StringNotLike")]
    [TestCase("ForAnyValue:StringNotLike", "aws:SourceOrgPaths", "StringNotLike")]
    [TestCase("ForAnyValue:StringNotEqualsIgnoreCase", "aws:PrincipalServiceNamesList", "StringNotEqualsIgnoreCase")]
    public void Reports(string name, string key, string repaired) => Check(
        Deny($$$"""{"{{{name}}}":{[|"{{{key}}}"|]:["a","b"]}}"""),
        fixedTo: Deny($$$"""{"ForAllValues:{{{repaired}}}":{"{{{key}}}":["a","b"]}}"""));

    [TestCase("""{"ForAnyValue:StringNotLike":{[|"aws:PrincipalOrgPaths"|]:"o-1/*","aws:TagKeys":"a"}}""")]
    [TestCase("""{"ForAnyValue:StringNotLike":{[|"aws:PrincipalOrgPaths"|]:"o-1/*"},"ForAllValues:StringNotLike":{"aws:TagKeys":"a"}}""")]
    public void Offers_no_fix(string condition) => CheckUnfixable(Deny(condition));

    [TestCase("""{"ForAllValues:StringNotEquals":{"aws:CalledVia":["dataexchange.amazonaws.com"]}}""", Description = "as in AWS's sample")]
    [TestCase("""{"ForAnyValue:StringLike":{"aws:TagKeys":["dp:*"]}}""", Description = "as in AWS's sample")]
    [TestCase("""{"ForAnyValue:StringNotLike":{"sts:IdentityTokenAudience":["https://api1.example.com"]}}""", Description = "as in AWS's sample")]
    [TestCase("""{"ForAnyValue:StringNotEquals":{"aws:TagKeys":["team"]}}""", Description = "no tags, nothing to deny")]
    [TestCase("""{"ForAnyValue:StringEquals":{"aws:CalledVia":"athena.amazonaws.com"}}""", Description = "who calls directly is not meant")]
    [TestCase("""{"ForAnyValue:StringNotEqualsIfExists":{"aws:CalledVia":"athena.amazonaws.com"}}""", Description = "not documented")]
    [TestCase("""{"ForAnyValue:StringNotEquals":{"aws:CalledVia":[]}}""", Description = "empty-for-any-value")]
    [TestCase("""{"StringNotEquals":{"aws:CalledViaFirst":"athena.amazonaws.com"}}""")]
    public void Leaves(string condition) => Check(Deny(condition));

    [Test]
    public void Leaves_an_allow() => Check(Allow("""{"ForAnyValue:StringNotEquals":{"aws:CalledVia":"athena.amazonaws.com"}}"""));

    [Test]
    public void Leaves_what_another_deny_completes() => Check(Policy(
        Deny("""{"ForAnyValue:StringNotLike":{"aws:PrincipalOrgPaths":"o-1/*"}}"""),
        Deny("""{"Null":{"AWS:PrincipalOrgPaths":"true"}}""")));

    [Test]
    public void Reports_where_another_deny_is_about_another_key() => Check(Policy(
        Deny("""{"ForAnyValue:StringNotLike":{[|"aws:PrincipalOrgPaths"|]:"o-1/*"}}"""),
        Deny("""{"Null":{"aws:PrincipalOrgID":"true","aws:PrincipalOrgPaths":"false"}}""")));

    [Test]
    public void Reports_anonymous_callers_whom_a_resource_control_policy_spares() => Check(
        RcpStatements.Deny("""{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"},"Bool":{[|"aws:principalIsAWSService"|]:"false"}}"""),
        fixedTo: RcpStatements.Deny("""{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"},"BoolIfExists":{"aws:principalIsAWSService":"false"}}"""),
        message: "Bool does not hold for requests without \"aws:principalIsAWSService\", so these are not denied: those of anonymous callers",
        kind: PolicyKind.ResourceControl);

    [TestCase("""{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"},"BoolIfExists":{"aws:PrincipalIsAWSService":"false"}}""")]
    [TestCase("""{"StringNotEquals":{"aws:SourceOrgID":"o-1"},"Bool":{"aws:PrincipalIsAWSService":"true"}}""")]
    [TestCase("""{"StringEquals":{"aws:PrincipalTag/a":"b"},"Bool":{"aws:PrincipalIsAWSService":"false"}}""", Description = "nobody anonymous has a tag")]
    [TestCase("""{"Bool":{"aws:ViaAWSService":"false"}}""", Description = "in every request")]
    public void Leaves_in_a_resource_control_policy(string condition) => Check(RcpStatements.Deny(condition), kind: PolicyKind.ResourceControl);

    [Test]
    public void Leaves_the_same_in_a_bucket_policy()
        => Check(RcpStatements.Deny("""{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"},"Bool":{"aws:PrincipalIsAWSService":"false"}}"""), kind: PolicyKind.Resource);

    [TestCaseSource(typeof(RcpStatements), nameof(RcpStatements.Samples))]
    public void Leaves_what_AWS_shows((string Actions, string Condition) sample)
        => Check(RcpStatements.Deny(sample.Condition, sample.Actions), kind: PolicyKind.ResourceControl);
}
