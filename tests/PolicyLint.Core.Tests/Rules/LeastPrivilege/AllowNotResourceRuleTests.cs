using PolicyLint.Model;
using PolicyLint.Rules.LeastPrivilege;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.LeastPrivilege;

internal sealed class AllowNotResourceRuleTests : RuleFixture<AllowNotResourceRule>
{
    [Test]
    public void Reports_the_element() => Check(
        """
        [
          { "Effect": "Allow", "Action": "s3:GetObject", [|"NotResource"|]: "arn:aws:s3:::a/*" },
          { "Effect": "allow", "NotAction": "s3:GetObject", [|"NotResource"|]: ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"] },
          { "Effect": "Allow", "Action": "s3:GetObject", [|"NotResource"|]: "arn:aws:s3:::a/*", "Condition": { "Bool": { "aws:SecureTransport": "true" } } }
        ]
        """,
        message: "NotResource with Allow allows the actions on every resource but those that it lists");

    [TestCase("""{"Effect":"Deny","Action":"s3:GetObject","NotResource":"arn:aws:s3:::a/*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::a/*"}""")]
    [TestCase("""{"Effect":"Allow","Action":"s3:GetObject","NotResource":["arn:aws:s3:::a/*","*"]}""", TestName = "It allows nothing")]
    [TestCase("""{"Effect":"Allow","Action":"s3:GetObject","NotResource":"arn:aws:s3:::a/*","Condition":{"StringEquals":{"aws:ResourceAccount":"111122223333"}}}""")]
    [TestCase("""{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","NotResource":"arn:aws:s3:::a/*",""", TestName = "Broken off: a condition may follow")]
    public void Leaves(string statement) => Check(statement);

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Trust)]
    [TestCase(PolicyKind.Boundary)]
    [TestCase(PolicyKind.ServiceControl)]
    [TestCase(PolicyKind.ResourceControl)]
    [TestCase(PolicyKind.Endpoint)]
    [TestCase(PolicyKind.Session)]
    public void Leaves_other_kinds(PolicyKind kind)
        => Check("""{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","NotResource":"arn:aws:s3:::a/*"}""", kind: kind);
}
