using PolicyLint.Model;
using PolicyLint.Rules.Guardrails;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Guardrails;

internal sealed class RcpMissingSourceKeyNullCheckRuleTests : RuleFixture<RcpMissingSourceKeyNullCheckRule>
{
    [TestCase("""{"StringNotEqualsIfExists":{[|"aws:SourceOrgID"|]:"o-1"},"Bool":{"aws:PrincipalIsAWSService":"true"}}""")]
    [TestCase("""{"StringNotEquals":{[|"aws:sourceAccount"|]:"111122223333"}}""")]
    [TestCase("""{"ArnNotLike":{[|"aws:SourceArn"|]:"arn:aws:s3:::*"},"Null":{"aws:SourceAccount":"true"}}""", Description = "the wrong way round")]
    public void Reports(string condition) => CheckUnfixable(RcpStatements.Deny(condition), kind: PolicyKind.ResourceControl);

    [Test]
    public void Adds_the_line_where_it_goes() => Check(
        RcpStatements.Deny("""{"StringNotEquals":{[|"aws:SourceOrgID"|]:"o-1"},"Null":{"aws:SourceOrgID":"false"}}"""),
        fixedTo: RcpStatements.Deny("""{"StringNotEquals":{"aws:SourceOrgID":"o-1"},"Null":{"aws:SourceAccount": "false", "aws:SourceOrgID":"false"}}"""),
        message: "\"aws:SourceOrgID\" is tested without a Null check: requests of AWS services that do not have it are denied",
        kind: PolicyKind.ResourceControl);

    [TestCaseSource(typeof(RcpStatements), nameof(RcpStatements.Samples))]
    public void Leaves_what_AWS_shows((string Actions, string Condition) sample)
        => Check(RcpStatements.Deny(sample.Condition, sample.Actions), kind: PolicyKind.ResourceControl);

    [TestCase("""{"StringNotEquals":{"aws:SourceOrgID":"o-1"},"Null":{"aws:SourceArn":false}}""")]
    [TestCase("""{"StringNotEquals":{"aws:SourceOrgID":"o-1"},"null":{"AWS:SOURCEACCOUNT":"FALSE"}}""")]
    [TestCase("""{"StringEquals":{"aws:SourceAccount":"111122223333"}}""", Description = "does not hold without the key")]
    [TestCase("""{"StringNotEquals":{"aws:SourceOrgID":"o-1","aws:PrincipalOrgID":"o-1"}}""", Description = "the line would let strangers pass")]
    [TestCase("""{"StringNotEquals":{"aws:SourceVpc":"vpc-12345678"}}""")]
    public void Leaves(string condition) => Check(RcpStatements.Deny(condition), kind: PolicyKind.ResourceControl);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.ServiceControl)]
    public void Leaves_other_kinds(PolicyKind kind) => Check(RcpStatements.Deny("""{"StringNotEquals":{"aws:SourceOrgID":"o-1"}}"""), kind: kind);
}
