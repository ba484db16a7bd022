using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class MissingArnAccountRuleTests : RuleFixture<MissingArnAccountRule>
{
    [Test]
    public void Reports_an_empty_account_and_writes_the_star() => Check(
        """{"Effect":"Allow","Action":"iam:PassRole","Resource":[|"arn:aws:iam:::role/r"|]}""",
        fixedTo: """{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::*:role/r"}""",
        message: "\"arn:aws:iam:::role/r\" has no account, and the ARN of a role has one: \"arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}\" (reference of 2026-09-26)");

    [TestCase("arn:aws:dynamodb:eu-west-1::table/t")]
    [TestCase("arn:aws:kms:*::*")]
    [TestCase("arn:aws:sns:*::t")]
    [TestCase("arn:aws:ec2:eu-west-1::instance/i-1")]
    public void Reports_other_services(string resource)
        => Check($$"""{"Effect":"Allow","Action":"s3:GetObject","NotResource":[|"{{resource}}"|]}""");

    [TestCase("arn:aws:s3:::b/*")]
    [TestCase("arn:aws:iam::*:role/r")]
    [TestCase("arn:aws:iam::aws:policy/ReadOnlyAccess")]
    [TestCase("arn:aws:iam::${aws:PrincipalAccount}:role/r")]
    [TestCase("arn:aws:ec2:*::image/ami-1")]
    [TestCase("arn:aws:ec2:*::snapshot/*")]
    [TestCase("arn:aws:ec2:*::*")]
    [TestCase("arn:aws:bedrock:us-east-1::foundation-model/m")]
    [TestCase("arn:aws:apigateway:*::/restapis/*")]
    [TestCase("arn:aws:sso:::permissionSet/*")]
    [TestCase("arn:aws:elasticbeanstalk:*::solutionstack/*")]
    [TestCase("arn:aws:ssm:*::document/AWS-RunShellScript")]
    [TestCase("arn:aws:ssm:*::parameter/aws/service/ami-amazon-linux-latest/*")]
    [TestCase("arn:aws:ssm:*::automation-definition/AWS-*:*")]
    [TestCase("arn:aws:resource-explorer-2:*::view/AWSServiceViewForApplicationSignals/service-view")]
    [TestCase("arn:aws:cloudformation:*::type/resource/AWS-S3-Bucket")]
    [TestCase("arn:aws:securityhub:*::product/aws/guardduty")]
    [TestCase("arn:aws:iot:*::jobtemplate/AWS-Reboot:1.0")]
    [TestCase("arn:aws:iam:::roles/r")]
    public void Leaves_what_has_none_and_what_AWS_owns(string resource)
        => Check($$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":"{{resource}}"}""");

    [Test]
    public void Leaves_trust_policies() => Check(
        """{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"arn:aws:iam:::role/r"}""", kind: PolicyKind.Trust);
}
