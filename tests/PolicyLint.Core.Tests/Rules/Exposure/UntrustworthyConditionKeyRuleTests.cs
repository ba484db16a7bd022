using PolicyLint.Model;
using PolicyLint.Rules.Exposure;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Exposure;

internal sealed class UntrustworthyConditionKeyRuleTests : RuleFixture<UntrustworthyConditionKeyRule>
{
    private static string Of(string effect, string condition)
        => $$"""{"Effect":"{{effect}}","Action":"s3:GetObject","Resource":"arn:aws:s3:::site/*","Condition":{{condition}}}""";

    [Test]
    public void Says_who_is_let_in() => CheckUnfixable(
        Of("Allow", """{"StringLike":{[|"aws:Referer"|]:["https://example.com/*"]}}"""),
        message: "\"aws:Referer\" is what the caller says of itself: whoever sends what the condition asks for is let in");

    [Test]
    public void Says_who_is_excepted() => CheckUnfixable(
        Of("Deny", """{"StringNotEquals":{[|"aws:UserAgent"|]:"backup/1.0"}}"""),
        message: "\"aws:UserAgent\" is what the caller says of itself: whoever sends the value is excepted from the Deny");

    [TestCase("Allow", "StringEquals", "AWS:REFERER")]
    [TestCase("Allow", "StringNotLike", "aws:useragent")]
    [TestCase("Allow", "StringLikeIfExists", "aws:referer")]
    [TestCase("Deny", "StringNotLikeIfExists", "aws:UserAgent")]
    [TestCase("Deny", "StringNotEqualsIgnoreCase", "aws:Referer")]
    public void Reports(string effect, string name, string key) => CheckUnfixable(Of(effect, $$$"""{"{{{name}}}":{[|"{{{key}}}"|]:"x"}}"""));

    [TestCase(PolicyKind.Boundary, "Allow", "StringLike")]
    [TestCase(PolicyKind.Endpoint, "Allow", "StringLike")]
    [TestCase(PolicyKind.ServiceControl, "Deny", "StringNotLike")]
    [TestCase(PolicyKind.ResourceControl, "Deny", "StringNotLike")]
    [TestCase(PolicyKind.Trust, "Allow", "StringLike")]
    public void Reports_in_every_kind(PolicyKind kind, string effect, string name)
        => CheckUnfixable(Of(effect, $$$"""{"{{{name}}}":{[|"aws:UserAgent"|]:"x"}}"""), kind: kind);

    [TestCase("Deny", "StringLike", "aws:UserAgent", Description = "keeps out those who do not hide")]
    [TestCase("Deny", "StringEquals", "aws:Referer")]
    [TestCase("Deny", "Null", "aws:Referer")]
    [TestCase("Allow", "Null", "aws:UserAgent")]
    [TestCase("Allow", "StringEquals", "aws:UserAgents")]
    [TestCase("Allow", "StringEquals", "s3:Referer")]
    [TestCase("Allow", "StringEquals", "aws:Referrer")]
    [TestCase("Allow", "StringEquals", "aws:PrincipalArn")]
    [TestCase("Allow", "StringUnlike", "aws:Referer", Description = "no operator")]
    public void Leaves(string effect, string name, string key) => Check(Of(effect, $$$"""{"{{{name}}}":{"{{{key}}}":"true"}}"""));

    [Test]
    public void Leaves_what_a_service_says_of_its_caller() => Check(
        """{"Effect":"Allow","Principal":{"Service":"ses.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::mail/*","Condition":{"StringEquals":{"aws:Referer":"111122223333"}}}""");

    [Test]
    public void Reports_a_service_among_others() => CheckUnfixable(
        """{"Effect":"Allow","Principal":{"Service":"ses.amazonaws.com","AWS":"*"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::mail/*","Condition":{"StringEquals":{[|"aws:Referer"|]:"111122223333"}}}""");
}
