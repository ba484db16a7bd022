using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class ArnAccountNotAllowedRuleTests : RuleFixture<ArnAccountNotAllowedRule>
{
    [Test]
    public void Reports_and_removes_the_account_of_an_object() => Check(
        """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3::[|111122223333|]:b/k"}""",
        fixedTo: """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/k"}""",
        message: "\"111122223333\" stands where the ARN of an object has no account: \"arn:${Partition}:s3:::${BucketName}/${ObjectName}\" (reference of 2026-09-26)");

    [TestCase("arn:aws:ec2:eu-west-1:[|111122223333|]:image/ami-1")]
    [TestCase("arn:aws:bedrock:*:[|111122223333|]:foundation-model/m")]
    [TestCase("arn:aws:s3:eu-west-1:[|1111*|]:b")]
    public void Reports_a_literal_account(string resource)
        => Check($$"""{"Effect":"Allow","Action":"s3:GetObject","NotResource":["{{resource}}"]}""");

    [TestCase("arn:aws:s3:::b")]
    [TestCase("arn:aws:s3::*:b")]
    [TestCase("arn:aws:s3::${aws:PrincipalAccount}:b")]
    [TestCase("arn:aws:s3:eu-west-1:111122223333:accesspoint/a")]
    [TestCase("arn:aws:s3::111122223333:accesspoint/a.mrap")]
    [TestCase("arn:aws:ec2:eu-west-1:111122223333:instance/i-1")]
    [TestCase("arn:aws:ec2:eu-west-1:111122223333:*")]
    [TestCase("arn:aws:iam::111122223333:role/r")]
    public void Leaves_an_account_that_may_be_there(string resource)
        => Check($$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":"{{resource}}"}""");

    [Test]
    public void Leaves_trust_policies() => Check(
        """{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"arn:aws:s3::111122223333:b"}""", kind: PolicyKind.Trust);
}
