using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class MissingArnRegionRuleTests : RuleFixture<MissingArnRegionRule>
{
    [Test]
    public void Reports_an_empty_region_and_writes_the_star() => Check(
        """{"Effect":"Allow","Action":"sqs:SendMessage","Resource":["arn:aws:sqs:*:*:a",[|"arn:aws:sqs::111122223333:q"|]]}""",
        fixedTo: """{"Effect":"Allow","Action":"sqs:SendMessage","Resource":["arn:aws:sqs:*:*:a","arn:aws:sqs:*:111122223333:q"]}""",
        message: "\"arn:aws:sqs::111122223333:q\" has no Region, and the ARN of a queue has one: \"arn:${Partition}:sqs:${Region}:${Account}:${QueueName}\" (reference of 2026-09-26)");

    [TestCase("arn:aws:lambda:::function:f")]
    [TestCase("arn:aws:kms::*:*")]
    [TestCase("arn:aws:ec2:::image/ami-1")]
    public void Reports_other_services(string resource)
        => Check($$"""{"Effect":"Allow","Action":"s3:GetObject","NotResource":[|"{{resource}}"|]}""");

    [TestCase("arn:aws:s3:::b")]
    [TestCase("arn:aws:iam::111122223333:role/r")]
    [TestCase("arn:aws:sqs:*:111122223333:q")]
    [TestCase("arn:aws:sqs:${aws:RequestedRegion}:111122223333:q")]
    [TestCase("arn:aws:dynamodb::111122223333:*")]
    [TestCase("arn:aws:ec2::111122223333:ipam/i")]
    [TestCase("arn:aws:rds::111122223333:global-cluster:c")]
    [TestCase("arn:aws:cloudwatch::111122223333:dashboard/d")]
    [TestCase("arn:aws:quicksight::aws:theme/CLASSIC")]
    [TestCase("arn:aws:braket:::device/quantum-simulator/amazon/sv1")]
    [TestCase("arn:aws:lambda::111122223333:functions:f")]
    [TestCase("arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0")]
    public void Leaves_what_has_none(string resource)
        => Check($$"""{"Effect":"Allow","Action":"s3:GetObject","Resource":"{{resource}}"}""");

    [Test]
    public void Leaves_trust_policies() => Check(
        """{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"arn:aws:sqs::*:q"}""", kind: PolicyKind.Trust);
}
