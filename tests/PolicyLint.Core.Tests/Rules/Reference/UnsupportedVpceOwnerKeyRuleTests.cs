using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UnsupportedVpceOwnerKeyRuleTests : RuleFixture<UnsupportedVpceOwnerKeyRule>
{
    private static string Of(string actions, string condition, string effect = "Deny", string action = "Action")
        => $$"""{"Effect":"{{effect}}","{{action}}":{{actions}},"Resource":"*","Condition":{{condition}}}""";

    [TestCase("Deny", "StringNotEquals", "the statement denies that as if the key were not tested")]
    [TestCase("Deny", "StringEquals", "the statement never denies that")]
    [TestCase("Allow", "StringEquals", "the statement never allows that")]
    public void Reports_and_says_what_follows(string effect, string name, string consequence) => CheckUnfixable(
        Of("""["s3:*","ec2:*","sqs:*"]""", $$$"""{"{{{name}}}":{[|"aws:VpceAccount"|]:"111122223333"}}""", effect),
        message: $"Condition key \"aws:VpceAccount\" is not sent for all that \"ec2:*\" stands for, so {consequence} (list of 2026-09)");

    [TestCase("\"*\"")]
    [TestCase("\"*:*\"")]
    [TestCase("\"EC2:StopInstances\"")]
    [TestCase("\"sqs:SendMessage\"")]
    [TestCase("[\"iam:GetRole\",\"IAM:PassRole\"]")]
    public void Reports(string actions) => CheckUnfixable(Of(actions, """{"StringNotEquals":{[|"AWS:vpceaccount"|]:"111122223333"}}"""));

    [Test]
    public void Reports_NotAction() => CheckUnfixable(
        Of("\"s3:*\"", """{"ForAnyValue:StringLike":{[|"aws:VpceOrgPaths"|]:"o-1/*"}}""", action: "NotAction"),
        message: "Condition key \"aws:VpceOrgPaths\" is not sent for all that \"NotAction\" stands for, so the statement never denies that (list of 2026-09)");

    [Test]
    public void Knows_that_more_services_send_the_organization()
    {
        Check(Of("\"sqs:*\"", """{"StringNotEquals":{"aws:VpceOrgID":"o-1"}}"""));
        CheckUnfixable(Of("\"sqs:*\"", """{"ForAnyValue:StringLike":{[|"aws:VpceOrgPaths"|]:"o-1/*"}}"""));
        CheckUnfixable(Of("\"ec2:*\"", """{"StringNotEquals":{[|"aws:VpceOrgID"|]:"o-1"}}"""));
    }

    [TestCase("\"s3:*\"", "StringNotEquals", "aws:VpceAccount")]
    [TestCase("[\"S3:GetObject\",\"kms:*\",\"iam:Get*\"]", "StringNotEquals", "aws:VpceAccount")]
    [TestCase("\"*\"", "StringNotEqualsIfExists", "aws:VpceAccount")]
    [TestCase("\"*\"", "ForAllValues:StringNotEquals", "aws:VpceOrgPaths")]
    [TestCase("\"*\"", "Null", "aws:VpceAccount")]
    [TestCase("\"*\"", "StringNotEquals", "aws:SourceVpce")]
    [TestCase("\"*\"", "StringNotEquals", "aws:VpcSourceIp")]
    [TestCase("\"ec2:*\"", "ArnNotLike", "aws:SourceVpcArn", Description = "not named by the check")]
    [TestCase("\"s4:*\"", "StringNotEquals", "aws:VpceAccount", Description = "an unknown service")]
    [TestCase("[]", "StringNotEquals", "aws:VpceAccount")]
    public void Leaves(string actions, string name, string key) => Check(Of(actions, $$$"""{"{{{name}}}":{"{{{key}}}":"true"}}"""));
}
