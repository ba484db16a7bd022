using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UnlikelyServicePrincipalRuleTests : RuleFixture<UnlikelyServicePrincipalRule>
{
    [TestCase("lamda", "lambda")]
    [TestCase("lambdaa", "lambda")]
    [TestCase("labmda", "lambda")]
    [TestCase("event", "events")]
    [TestCase("ecs-task", "ecs-tasks")]
    [TestCase("apigatevay", "apigateway")]
    [TestCase("malwareprotection.guardduty", "malware-protection.guardduty")]
    public void Knows_which_is_meant(string written, string meant) => Check(
        $$$$"""{"Effect":"Allow","Principal":{"Service":["ec2.amazonaws.com",[|"{{{{written}}}}.amazonaws.com"|]]},"Action":"sts:AssumeRole"}""",
        message: $"\"{written}.amazonaws.com\" is none of the service principals that are known (reference of 2026-09-26); did you mean \"{meant}.amazonaws.com\"?",
        fixedTo: $$$$"""{"Effect":"Allow","Principal":{"Service":["ec2.amazonaws.com","{{{{meant}}}}.amazonaws.com"]},"Action":"sts:AssumeRole"}""",
        kind: PolicyKind.Trust);

    [TestCase("iam:PassedToService", "lamda.amazonaws.com.cn", "lambda.amazonaws.com.cn")]
    [TestCase("kms:ViaService", "secretmanager.eu-west-1.amazonaws.com", "secretsmanager.eu-west-1.amazonaws.com")]
    public void Keeps_Region_and_suffix(string key, string written, string meant) => Check(
        $$$$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"{{{{key}}}}":[|"{{{{written}}}}"|]}}}""",
        fixedTo: $$$$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"{{{{key}}}}":"{{{{meant}}}}"}}}""");

    [TestCase("lambda.amazonaws.com")]
    [TestCase("lambda.eu-west-1.amazonaws.com.cn")]
    [TestCase("some-new-thing.amazonaws.com")]
    [TestCase("lamd.amazonaws.com")]
    [TestCase("Lamda.amazonaws.com")]
    [TestCase("lamda")]
    [TestCase("lamda.*.amazonaws.com")]
    [TestCase("lamda.${AWS::URLSuffix}")]
    [TestCase("kms.amazonaws.com")]
    [TestCase("ipam.amazonaws.com")]
    [TestCase("ec3.amazonaws.com")]
    [TestCase("inspector3.amazonaws.com")]
    [TestCase("lexv3.amazonaws.com")]
    [TestCase("macie2.amazonaws.com")]
    public void Leaves_known_far_and_short_names(string value) => Check(
        $$$$"""{"Effect":"Allow","Principal":{"Service":"{{{{value}}}}"},"Action":"sts:AssumeRole","Condition":{"StringLike":{"aws:CalledVia":"{{{{value}}}}"}}}""",
        kind: PolicyKind.Trust);

    [TestCase(PolicyKind.Identity)]
    [TestCase(PolicyKind.ResourceControl)]
    public void Leaves_principals_of_policies_that_take_none(PolicyKind kind) => Check(
        """{"Effect":"Deny","Principal":{"Service":"lamda.amazonaws.com"},"Action":"s3:GetObject","Resource":"*"}""", kind: kind);
}
