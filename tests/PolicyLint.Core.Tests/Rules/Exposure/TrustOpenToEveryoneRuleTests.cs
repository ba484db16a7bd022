using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class TrustOpenToEveryoneRuleTests : RuleFixture<TrustOpenToEveryoneRule>
{
    private static string Of(string principal, string condition = "", string action = "\"sts:AssumeRole\"", string effect = "Allow")
        => $$"""{"Effect":"{{effect}}","Principal":{{principal}},"Action":{{action}}{{(condition.Length == 0 ? "" : ",\"Condition\":" + condition)}}}""";

    [TestCase("""{"AWS":[|"*"|]}""")]
    [TestCase("""{"AWS":["arn:aws:iam::111122223333:role/deploy",[|"*"|]]}""")]
    [TestCase("""{"Service":"ec2.amazonaws.com","AWS":[|"*"|]}""")]
    public void Reports(string principal) => CheckUnfixable(
        Of(principal), message: "\"*\" lets everybody assume the role: no condition says who may call", kind: PolicyKind.Trust);

    [TestCase("\"sts:*\"")]
    [TestCase("\"*\"")]
    [TestCase("[\"sts:TagSession\",\"STS:assumerole\"]")]
    public void Reports_whatever_the_action_is_called(string action) => Check(Of("""{"AWS":[|"*"|]}""", action: action), kind: PolicyKind.Trust);

    [TestCase("""{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""")]
    [TestCase("""{"StringEquals":{"aws:PrincipalTag/team":"web"}}""")]
    [TestCase("""{"StringLike":{"aws:PrincipalArn":"*"}}""")]
    [TestCase("""{"StringEqualsIfExists":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""")]
    [TestCase("""{"StringNotEquals":{"aws:PrincipalAccount":"111122223333"}}""")]
    [TestCase("""{"StringEquals":{"sts:ExternalId":"5c4b6a3d"}}""")]
    [TestCase("""{"Bool":{"aws:SecureTransport":"true"}}""")]
    public void Reports_in_spite_of(string condition) => Check(Of("""{"AWS":[|"*"|]}""", condition), kind: PolicyKind.Trust);

    [Test]
    public void Says_why_a_condition_keeps_nobody_out() => Check(
        Of("""{"AWS":[|"*"|]}""", """{"StringEquals":{"sts:ExternalId":"5c4b6a3d"}}"""),
        message: "\"*\" lets everybody assume the role: an external ID is no secret",
        kind: PolicyKind.Trust);

    [TestCase("""{"StringEquals":{"sts:ExternalId":"5c4b6a3d"}}""", Severity.Warning)]
    [TestCase("""{"StringNotEquals":{"sts:ExternalId":"5c4b6a3d"}}""", Severity.Error)]
    [TestCase("""{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""", Severity.Error)]
    public void Weighs_an_external_id(string condition, Severity severity)
    {
        var linter = new Linter([new TrustOpenToEveryoneRule()], new LinterOptions { Kind = PolicyKind.Trust });
        linter.Lint(SourceText.From(Of("""{"AWS":"*"}""", condition))).Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(severity);
    }

    [TestCase("""{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""")]
    [TestCase("""{"ForAnyValue:StringLike":{"aws:PrincipalOrgPaths":"o-a1b2c3d4e5/r-ab12/*"}}""")]
    [TestCase("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/deploy-*"}}""")]
    [TestCase("""{"StringEquals":{"aws:PrincipalAccount":["111122223333"]}}""")]
    [TestCase("""{"StringEquals":{"sts:ExternalId":"5c4b6a3d","aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""")]
    [TestCase("""{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""")]
    [TestCase("[]", Description = "wrong-value-type")]
    public void Leaves_what_says_who(string condition) => Check(Of("""{"AWS":"*"}""", condition), kind: PolicyKind.Trust);

    [TestCase("\"*\"", Description = "trust-wildcard-principal")]
    [TestCase("""{"AWS":"arn:aws:iam::111122223333:root"}""")]
    [TestCase("""{"Service":"*"}""")]
    [TestCase("""{"Federated":"*"}""", Description = "wildcard-in-principal")]
    [TestCase("""{"AWS":"arn:aws:iam::111122223333:role/*"}""", Description = "wildcard-in-principal")]
    public void Leaves_other_principals(string principal) => Check(Of(principal), kind: PolicyKind.Trust);

    [TestCase("\"sts:TagSession\"")]
    [TestCase("\"sts:AssumeRoleWithWebIdentity\"")]
    public void Leaves_other_actions(string action) => Check(Of("""{"AWS":"*"}""", action: action), kind: PolicyKind.Trust);

    [Test]
    public void Leaves_what_denies_and_what_a_Deny_takes_from_strangers()
    {
        Check(Of("""{"AWS":"*"}""", effect: "Deny"), kind: PolicyKind.Trust);
        Check(
            $"[{Of("""{"AWS":"*"}""")},{Of("""{"AWS":"*"}""", """{"StringNotEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}""", effect: "Deny")}]",
            kind: PolicyKind.Trust);
    }

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Endpoint)]
    public void Leaves_other_kinds(PolicyKind kind) => Check(Of("""{"AWS":"*"}"""), kind: kind);

    [TestCase("[{0},")]
    [TestCase("{0}")]
    public void Leaves_what_was_not_read_whole(string format)
    {
        string text = format.Replace("{0}", Of("""{"AWS":"*"}"""), StringComparison.Ordinal);
        Check(format == "{0}" ? text[..^1] : text, kind: PolicyKind.Trust);
    }
}
