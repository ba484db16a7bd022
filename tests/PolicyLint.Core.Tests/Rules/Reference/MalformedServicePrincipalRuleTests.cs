using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class MalformedServicePrincipalRuleTests : RuleFixture<MalformedServicePrincipalRule>
{
    [TestCase("lambda", "it does not end in \".amazonaws.com\" or the suffix of another partition")]
    [TestCase("lambda.amazonaws.con", "it does not end in \".amazonaws.com\" or the suffix of another partition")]
    [TestCase("amazonaws.com", "it does not end in \".amazonaws.com\" or the suffix of another partition")]
    [TestCase("https://lambda.amazonaws.com", "it takes letters, digits and hyphens, in parts with a dot between them")]
    [TestCase(" lambda.amazonaws.com", "it takes letters, digits and hyphens, in parts with a dot between them")]
    [TestCase("lambda..amazonaws.com", "it takes letters, digits and hyphens, in parts with a dot between them")]
    [TestCase(".amazonaws.com", "it takes letters, digits and hyphens, in parts with a dot between them")]
    [TestCase("lambda.amazonaws.com.", "it takes letters, digits and hyphens, in parts with a dot between them")]
    [TestCase("111122223333:root", "it takes letters, digits and hyphens, in parts with a dot between them")]
    public void Says_what_is_wrong_with_a_principal(string value, string why) => CheckUnfixable(
        $$$$"""{"Effect":"Allow","Principal":{"Service":["ec2.amazonaws.com",[|"{{{{value}}}}"|]]},"Action":"sts:AssumeRole"}""",
        message: $"\"{value}\" is not the name of a service principal: {why}",
        kind: PolicyKind.Trust);

    [TestCase("Lambda.amazonaws.com", "lambda.amazonaws.com")]
    [TestCase("lambda.AmazonAWS.com", "lambda.amazonaws.com")]
    [TestCase("LOGS.eu-west-1.amazonaws.com.cn", "logs.eu-west-1.amazonaws.com.cn")]
    public void Writes_it_in_lower_case(string value, string lower) => Check(
        $$$$"""{"Effect":"Allow","NotPrincipal":{"Service":[|"{{{{value}}}}"|]},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}""",
        message: $"\"{value}\" is not the name of a service principal: it is not in lower case",
        fixedTo: $$$$"""{"Effect":"Allow","NotPrincipal":{"Service":"{{{{lower}}}}"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}""",
        kind: PolicyKind.Resource);

    [TestCase("iam:PassedToService")]
    [TestCase("iam:passedtoservice")]
    [TestCase("iam:AWSServiceName")]
    [TestCase("aws:CalledVia")]
    [TestCase("aws:CalledViaFirst")]
    [TestCase("aws:CalledViaLast")]
    [TestCase("aws:PrincipalServiceName")]
    [TestCase("aws:PrincipalServiceNamesList")]
    [TestCase("kms:ViaService")]
    public void Reports_values_of_keys_that_hold_one(string key) => CheckUnfixable(
        $$$$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"ForAnyValue:StringLike":{"{{{{key}}}}":["ec2.us-east-1.amazonaws.com",[|"lambda"|]]}}}""");

    [TestCase("s3.amazonaws.com")]
    [TestCase("S3.amazonaws.com")]
    [TestCase("s3.eu-west.amazonaws.com")]
    [TestCase("application-autoscaling.dynamodb.amazonaws.com")]
    public void Wants_a_Region_in_ViaService(string value) => CheckUnfixable(
        $$$$"""{"Effect":"Allow","Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"kms:ViaService":[|"{{{{value}}}}"|]}}}""",
        message: $"\"{value}\" is not the name of a service principal: it has no Region, as \"s3.eu-central-1.amazonaws.com\" has");

    [TestCase("lambda.amazonaws.com")]
    [TestCase("malware-protection.guardduty.amazonaws.com")]
    [TestCase("logs.eu-west-1.amazonaws.com")]
    [TestCase("some-new-thing.amazonaws.com")]
    [TestCase("ec2.amazonaws.com.cn")]
    [TestCase("ec2.amazonaws.eu")]
    [TestCase("ec2.c2s.ic.gov")]
    [TestCase("alexa-appkit.amazon.com")]
    [TestCase("*")]
    [TestCase("EC2*")]
    [TestCase("${AWS::URLSuffix}")]
    [TestCase("EC2.${AWS::URLSuffix}")]
    [TestCase("{{Service}}")]
    [TestCase("")]
    public void Leaves_well_formed_and_unknowable_principals(string value) => Check(
        $$$$"""{"Effect":"Allow","Principal":{"Service":"{{{{value}}}}"},"Action":"sts:AssumeRole","Condition":{"StringLike":{"aws:CalledVia":"{{{{value}}}}"}}}""",
        kind: PolicyKind.Trust);

    [TestCase("StringEquals", "kms:ViaService", "s3.us-gov-east-1.amazonaws.com")]
    [TestCase("StringEquals", "kms:ViaService", "s3.cn-north-1.amazonaws.com.cn")]
    [TestCase("StringLike", "kms:ViaService", "s3.*.amazonaws.com")]
    [TestCase("StringEqualsIgnoreCase", "iam:PassedToService", "EC2.amazonaws.com")]
    [TestCase("Null", "iam:PassedToService", "true")]
    [TestCase("StringEquals", "iam:ResourceTag/Service", "lambda")]
    public void Leaves_other_forms_operators_and_keys(string name, string key, string value) => Check(
        $$$$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"{{{{name}}}}":{"{{{{key}}}}":"{{{{value}}}}"}}}""");

    [TestCase("AWS", PolicyKind.Resource)]
    [TestCase("Federated", PolicyKind.Trust)]
    [TestCase("service", PolicyKind.Trust)]
    [TestCase("Service", PolicyKind.Identity)]
    [TestCase("Service", PolicyKind.ServiceControl)]
    public void Leaves_other_principals_and_policies_that_take_none(string key, PolicyKind kind) => Check(
        $$$$"""{"Effect":"Allow","Principal":{"{{{{key}}}}":"lambda"},"Action":"s3:GetObject","Resource":"*"}""", kind: kind);
}
