using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class WildcardInSensitiveKeyRuleTests : RuleFixture<WildcardInSensitiveKeyRule>
{
    private static string Of(string key, string values, string name = "StringLike", string effect = "Allow")
        => $$"""{"Effect":"{{effect}}","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*","Condition":{"{{name}}":{"{{key}}":{{values}} } } }""";

    private static readonly string[] Keys =
    [
        "aws:PrincipalAccount", "aws:PrincipalOrgID", "aws:ResourceAccount", "aws:ResourceOrgID", "aws:SourceAccount",
        "aws:SourceOrgID", "aws:SourceVpc", "aws:SourceVpce", "aws:VpceAccount", "aws:VpceOrgID",
    ];

    [TestCaseSource(nameof(Keys))]
    public void Reports_any_wildcard_in(string key) => CheckUnfixable(
        Of(key, """["1111?2223333",[|"1111*"|],"x"]""".Replace("\"1111?2223333\"", "[|\"1111?2223333\"|]")),
        message: $"\"1111?2223333\" of \"{key}\" can be anybody's: no wildcard has a use in this key");

    [TestCase("ForAnyValue:StringLike")]
    [TestCase("ForAllValues:StringLike")]
    [TestCase("StringLikeIfExists")]
    [TestCase("stringlike")]
    public void Reports_under(string name) => CheckUnfixable(Of("AWS:sourcevpc", "[|\"vpc-*\"|]", name));

    [Test]
    public void Reports_the_bare_wildcard() => CheckUnfixable(Of("aws:PrincipalOrgID", "[|\"*\"|]"));

    [TestCase("AROAEXAMPLE*:session")]
    [TestCase("AROA?XAMPLE:session")]
    [TestCase("*X:session")]
    public void Reports_a_pattern_of_a_user_id(string value) => CheckUnfixable(
        Of("aws:userid", $"[|\"{value}\"|]"),
        message: $"\"{value}\" of \"aws:userid\" can be anybody's: a wildcard left of the colon must stand alone there");

    [TestCase("AROAEXAMPLE:*")]
    [TestCase("AROAEXAMPLE:a*b?")]
    [TestCase("*:session")]
    [TestCase("AIDA*", Description = "no colon: AWS says nothing of it")]
    [TestCase("AROAEXAMPLE:session")]
    public void Leaves_a_user_id(string value) => Check(Of("aws:userid", $"\"{value}\""));

    [TestCase("repo:*")]
    [TestCase("*")]
    [TestCase("repo:octo-org*/x*", Description = "two characters before the second")]
    [TestCase("repo:octo-org/*?")]
    [TestCase("?epo:octo-org/octo-repo:ref:refs/heads/main")]
    public void Counts_the_characters_before_a_wildcard(string value) => CheckUnfixable(
        Of("token.actions.githubusercontent.com:sub", $"[|\"{value}\"|]"),
        message: $"\"{value}\" of \"token.actions.githubusercontent.com:sub\" can be anybody's: fewer than six characters stand right before a wildcard");

    [TestCase("repo:a*")]
    [TestCase("repo:octo-org@*/octo-repo@*")]
    [TestCase("repo:octo-org/octo-repo:*")]
    [TestCase("repo:octo-org/octo-repo:ref:refs/heads/main")]
    public void Leaves_six_characters(string value) => Check(Of("token.actions.githubusercontent.com:sub", $"\"{value}\""));

    [TestCase("aws:PrincipalOrgID", "o-*", "StringNotLike", "Allow")]
    [TestCase("aws:PrincipalOrgID", "o-*", "StringLike", "Deny")]
    [TestCase("aws:PrincipalOrgID", "o-*", "StringNotLike", "Deny")]
    [TestCase("aws:PrincipalOrgID", "o-*", "StringEquals", "Allow")]
    [TestCase("aws:PrincipalOrgID", "o-a1b2c3d4e5", "StringLike", "Allow")]
    [TestCase("aws:PrincipalOrgID", "o-${*}", "StringLike", "Allow")]
    [TestCase("aws:PrincipalOrgID", "${aws:PrincipalTag/a, '*'}", "StringLike", "Allow")]
    [TestCase("aws:PrincipalOrgPaths", "o-a/*", "ForAnyValue:StringLike", "Allow", Description = "no key of the ten")]
    [TestCase("aws:SourceVpcArn", "*", "ArnLike", "Allow")]
    [TestCase("s3:prefix", "a*", "StringLike", "Allow")]
    [TestCase("aws:PrincipalTag/team", "*", "StringLike", "Allow")]
    [TestCase("gitlab.com:sub", "*", "StringLike", "Allow")]
    [TestCase("token.actions.githubusercontent.com:subject", "*", "StringLike", "Allow")]
    public void Leaves(string key, string value, string name, string effect) => Check(Of(key, $"\"{value}\"", name, effect));

    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.Session)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    public void Reports_in_every_kind_that_allows(PolicyKind kind) => CheckUnfixable(Of("aws:SourceVpce", "[|\"vpce-1*\"|]"), kind: kind);
}
