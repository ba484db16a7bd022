using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UnknownPartitionRuleTests : RuleFixture<UnknownPartitionRule>
{
    [Test]
    public void Reports_a_misspelt_partition_and_knows_which_is_meant() => Check(
        """{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::a/*","arn:[|aws-ch|]:s3:::b/*"]}""",
        message: "AWS has no partition \"aws-ch\" (reference of 2026-09-26); did you mean \"aws-cn\"?",
        fixedTo: """{"Effect":"Allow","Action":"s3:GetObject","Resource":["arn:aws:s3:::a/*","arn:aws-cn:s3:::b/*"]}""");

    [Test]
    public void Writes_a_known_partition_in_lower_case() => Check(
        """{"Effect":"Allow","Action":"s3:GetObject","NotResource":"arn:[|AWS-US-Gov|]:s3:::b/*"}""",
        fixedTo: """{"Effect":"Allow","Action":"s3:GetObject","NotResource":"arn:aws-us-gov:s3:::b/*"}""");

    [Test]
    public void Reports_one_that_is_like_none() => CheckUnfixable(
        """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:[|amazon|]:s3:::b/*"}""",
        message: "AWS has no partition \"amazon\" (reference of 2026-09-26)");

    [Test]
    public void Shows_an_empty_one_by_the_whole_value() => CheckUnfixable(
        """{"Effect":"Allow","Action":"s3:GetObject","Resource":[|"arn::s3:::b/*"|]}""");

    [TestCase("arn:[|asw|]:lamda:::x")]
    [TestCase("arn:[|azure|]:*:*:*:*")]
    [TestCase("arn:[|aws |]:s3:::b")]
    public void Reports_it_whatever_the_service(string resource)
        => Check($$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":"{{resource}}"}""");

    [TestCase("arn:aws:s3:::b")]
    [TestCase("arn:aws-cn:s3:::b")]
    [TestCase("arn:aws-us-gov:s3:::b")]
    [TestCase("arn:aws-eusc:s3:::b")]
    [TestCase("arn:aws-iso-f:s3:::b")]
    [TestCase("arn:*:s3:::b")]
    [TestCase("arn:aws*:s3:::b")]
    [TestCase("arn:awz?:s3:::b")]
    [TestCase("arn:${AWS::Partition}:s3:::b")]
    [TestCase("arn:{{partition}}:s3:::b")]
    [TestCase("arn:awz:s3")]
    [TestCase("awz")]
    [TestCase("*")]
    public void Leaves_known_and_unknowable_partitions(string resource)
        => Check($$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":"{{resource}}"}""");

    [TestCase(PolicyKind.Resource)]
    [TestCase(PolicyKind.Endpoint)]
    public void Reports_it_in_policies_with_principals(PolicyKind kind) => Check(
        """{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:[|aws-foo-bar|]:s3:::b/*"}""", kind: kind);

    [Test]
    public void Leaves_trust_policies() => Check(
        """{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"arn:awz:s3:::b"}""", kind: PolicyKind.Trust);
}
