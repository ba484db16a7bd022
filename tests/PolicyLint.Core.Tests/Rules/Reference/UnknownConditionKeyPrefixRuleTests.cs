using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UnknownConditionKeyPrefixRuleTests : RuleFixture<UnknownConditionKeyPrefixRule>
{
    [Test]
    public void Reports_and_offers_the_nearest() => Check(
        ConditionSource.Of("""{"Bool":{"[|awz|]:SecureTransport":"false"}}"""),
        fixedTo: ConditionSource.Of("""{"Bool":{"aws:SecureTransport":"false"}}"""),
        message: "\"awz\" is no prefix of condition keys (reference of 2026-09-26); did you mean \"aws:SecureTransport\"?");

    [TestCase("dynamdb", "LeadingKeys", "dynamodb")]
    [TestCase("secretmanager", "ResourceTag/team", "secretsmanager")]
    [TestCase("DYNAMO-DB", "leadingKeys", "dynamodb")]
    public void Knows_what_was_meant(string prefix, string name, string meant) => Check(
        ConditionSource.Of($$$"""{"StringEquals":{"[|{{{prefix}}}|]:{{{name}}}":"a"}}"""),
        fixedTo: ConditionSource.Of($$$"""{"StringEquals":{"{{{meant}}}:{{{name}}}":"a"}}"""));

    [TestCase("dynamdb", "LeadingKey", Description = "the service has no such key")]
    [TestCase("mycompany", "Team")]
    [TestCase("ab", "c")]
    [TestCase("asw", "SecureTransport", Description = "two edits are many in three letters")]
    public void Offers_nothing_where_nothing_is_near(string prefix, string name) => CheckUnfixable(
        ConditionSource.Of($$$"""{"StringEquals":{"[|{{{prefix}}}|]:{{{name}}}":"a"}}"""),
        message: $"\"{prefix}\" is no prefix of condition keys (reference of 2026-09-26)");

    [TestCase("aws:Nothing")]
    [TestCase("AWS:SecureTransport")]
    [TestCase("S3:nothing")]
    [TestCase("saml:nothing")]
    [TestCase("SAML:aud")]
    [TestCase("catalog:nothing")]
    [TestCase("cognito-identity-auth:nothing")]
    [TestCase("deepracer:UserToken", Description = "a service that is no more")]
    [TestCase("accounts.google.com:nothing")]
    [TestCase("www.amazon.com:user_id")]
    [TestCase("graph.facebook.com:id")]
    [TestCase("oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub")]
    [TestCase("${Provider}:sub")]
    [TestCase("{{provider}}:sub")]
    [TestCase("<provider>:sub")]
    [TestCase("asw", Description = "malformed-condition-key")]
    [TestCase(":asw", Description = "malformed-condition-key")]
    public void Leaves(string key) => Check(ConditionSource.Of($$$"""{"StringEquals":{"{{{key}}}":"a"}}"""));
}
