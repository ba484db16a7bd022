using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class ArnRegionNotAllowedRuleTests : RuleFixture<ArnRegionNotAllowedRule>
{
    [Test]
    public void Reports_and_removes_the_region_of_a_bucket() => Check(
        """{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:[|eu-west-1|]::b"}""",
        fixedTo: """{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::b"}""",
        message: "\"eu-west-1\" stands where the ARN of a bucket has no Region: \"arn:${Partition}:s3:::${BucketName}\" (reference of 2026-09-26)");

    [TestCase("arn:aws:iam:[|us-east-1|]:111122223333:role/r")]
    [TestCase("arn:aws:iam:[|us-*|]:111122223333:user/u")]
    [TestCase("arn:aws:s3:[|eu-west-1|]:111122223333:b/*")]
    [TestCase("arn:aws:cloudfront:[|us-east-1|]:111122223333:distribution/d")]
    public void Reports_a_literal_region(string resource)
        => Check($$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":["{{resource}}"]}""");

    [TestCase("arn:aws:s3:::b")]
    [TestCase("arn:aws:s3:*::b")]
    [TestCase("arn:aws:s3:${aws:RequestedRegion}::b")]
    [TestCase("arn:aws:s3:eu-west-1:111122223333:accesspoint/a")]
    [TestCase("arn:aws:s3:eu-west-1:111122223333:job/*")]
    [TestCase("arn:aws:sqs:eu-west-1:111122223333:q")]
    [TestCase("arn:aws:swf:eu-west-1:111122223333:/domain/d")]
    [TestCase("arn:aws:iam:us-east-1:111122223333:roles/r")]
    [TestCase("arn:aws:ec2:eu-west-1::image/ami-1")]
    public void Leaves_a_region_that_may_be_there(string resource)
        => Check($$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":"{{resource}}"}""");

    [Test]
    public void Leaves_trust_policies() => Check(
        """{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"arn:aws:s3:eu-west-1::b"}""", kind: PolicyKind.Trust);
}
