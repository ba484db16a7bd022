using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UnknownArnResourceRuleTests : RuleFixture<UnknownArnResourceRule>
{
    [Test]
    public void Reports_a_misspelt_type_and_knows_which_is_meant() => Check(
        """{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::*:[|roles/r|]"}""",
        fixedTo: """{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::*:role/r"}""",
        message: "The service \"iam\" has no resource \"roles/r\" (reference of 2026-09-26); did you mean \"role/r\"?");

    [TestCase("ec2", "vpc-endpoint:*", "vpc-endpoint/*")]
    [TestCase("sagemaker", "endpointconfig/*", "endpoint-config/*")]
    [TestCase("appflow", "connector-profile/*", "connectorprofile/*")]
    [TestCase("lambda", "function/f", "function:f")]
    [TestCase("secretsmanager", "db/password-*", "secret:db/password-*")]
    [TestCase("secretsmanager", "sqlworkbench!*", "secret:sqlworkbench!*")]
    [TestCase("profile", "/domains/d", "domains/d")]
    public void Repairs_word_separator_and_beginning(string service, string resource, string meant) => Check(
        $$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:{{service}}:*:*:[|{{resource}}|]"]}""",
        fixedTo: $$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:{{service}}:*:*:{{meant}}"]}""");

    [TestCase("arn:aws:s3:::[|bucket/|]")]
    [TestCase("arn:aws:logs:*:*:[|/aws/lambda/*|]")]
    [TestCase("arn:aws:kms:*:*:[|:*|]")]
    [TestCase("arn:aws:cloudformation:*:*:[|stack/s|]")]
    [TestCase("arn:aws:cloudwatch:*:*:[|fleet*|]")]
    [TestCase("arn:aws:iam::*:[|nothing-of-the-kind/${aws:username}|]")]
    public void Reports_what_resembles_nothing(string resource)
        => CheckUnfixable($$"""{"Effect":"Allow","Action":"s3:GetObject","NotResource":"{{resource}}"}""");

    [Test]
    public void Shows_the_whole_ARN_where_the_resource_is_empty() => CheckUnfixable(
        """{"Effect":"Allow","Action":"organizations:ListAccounts","Resource":[|"arn:aws:organizations::*:"|]}""");

    [TestCase("[|u*|]")]
    [TestCase("[|?|]")]
    [TestCase("[|*/admin|]")]
    [TestCase("[|role*|]")]
    public void IAM_takes_no_wildcard_in_the_word_for_the_type(string resource)
        => CheckUnfixable($$"""{"Effect":"Allow","Action":"iam:GetUser","Resource":"arn:aws:iam::111122223333:{{resource}}"}""");

    [TestCase("arn:aws:iam::*:*")]
    [TestCase("arn:aws:iam::*:user/*")]
    [TestCase("arn:aws:iam::*:user/${aws:username}")]
    [TestCase("arn:aws:iam::*:root")]
    [TestCase("arn:aws:ec2:*:*:vpc*")]
    [TestCase("arn:aws:ec2:*:*:Instance/*")]
    [TestCase("arn:aws:cloudformation:*:*:stack/s/*")]
    [TestCase("arn:aws:cloudformation:*:*:stack/s*")]
    [TestCase("arn:aws:cloudformation:*:aws:transform/Serverless-2016-10-31")]
    [TestCase("arn:aws:apigateway:*::/tags/*")]
    [TestCase("arn:aws:ecs:*:*:service/s")]
    [TestCase("arn:aws:execute-api:*:*:a1b2c3/prod/GET/")]
    [TestCase("arn:aws:backup:*:*:recovery-point:*")]
    [TestCase("arn:aws:autoscaling:*:*:scalingPolicy:*:resource/dynamodb/table/*")]
    [TestCase("arn:aws:waf-regional:*:*:changetoken/*")]
    [TestCase("arn:aws:applicationinsights:*:*:anything")]
    [TestCase("arn:aws:s4:::b")]
    [TestCase("arn:aws:*:*:*:nothing/x")]
    [TestCase("arn:aws:${service}:*:*:nothing/x")]
    [TestCase("arn:aws:iam::*:{{type}}/x")]
    public void Leaves_what_there_may_be(string resource)
        => Check($$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":"{{resource}}"}""");

    [Test]
    public void Leaves_trust_policies() => Check(
        """{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"arn:aws:iam::*:roles/r"}""", kind: PolicyKind.Trust);
}
