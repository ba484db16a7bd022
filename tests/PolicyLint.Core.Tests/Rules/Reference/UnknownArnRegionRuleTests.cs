using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UnknownArnRegionRuleTests : RuleFixture<UnknownArnRegionRule>
{
    [Test]
    public void Reports_a_misspelt_Region_and_knows_which_is_meant() => Check(
        """{"Effect":"Allow","Action":"sqs:*","Resource":["arn:aws:sqs:eu-west-1:111122223333:a","arn:aws:sqs:[|eu-cental-1|]:111122223333:b"]}""",
        message: "The partition \"aws\" has no Region \"eu-cental-1\" (reference of 2026-09-26); did you mean \"eu-central-1\"?",
        fixedTo: """{"Effect":"Allow","Action":"sqs:*","Resource":["arn:aws:sqs:eu-west-1:111122223333:a","arn:aws:sqs:eu-central-1:111122223333:b"]}""");

    [Test]
    public void Reports_a_Region_of_another_partition() => Check(
        """{"Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:sqs:[|cn-north-1|]:111122223333:a"}""",
        message: "The partition \"aws\" has no Region \"cn-north-1\" (reference of 2026-09-26); it is one of \"aws-cn\"",
        fixedTo: """{"Effect":"Allow","Action":"sqs:*","Resource":"arn:aws-cn:sqs:cn-north-1:111122223333:a"}""");

    [Test]
    public void Takes_a_Region_of_the_main_partition_back_to_it() => Check(
        """{"Effect":"Allow","Action":"sqs:*","NotResource":"arn:aws-us-gov:sqs:[|us-east-1|]:111122223333:a"}""",
        fixedTo: """{"Effect":"Allow","Action":"sqs:*","NotResource":"arn:aws:sqs:us-east-1:111122223333:a"}""");

    [Test]
    public void Writes_a_known_Region_in_lower_case() => Check(
        """{"Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:sqs:[|EU-West-1|]:111122223333:a"}""",
        fixedTo: """{"Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:sqs:eu-west-1:111122223333:a"}""");

    [Test]
    public void Knows_the_Region_of_an_availability_zone() => Check(
        """{"Effect":"Allow","Action":"ec2:*","Resource":"arn:aws:ec2:[|eu-west-1a|]:111122223333:instance/*"}""",
        fixedTo: """{"Effect":"Allow","Action":"ec2:*","Resource":"arn:aws:ec2:eu-west-1:111122223333:instance/*"}""");

    [Test]
    public void Does_not_choose_among_several() => CheckUnfixable(
        """{"Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:sqs:[|eu-west-9|]:111122223333:a"}""",
        message: "The partition \"aws\" has no Region \"eu-west-9\" (reference of 2026-09-26)");

    [TestCase("arn:aws:sqs:eu-west-1:111122223333:a")]
    [TestCase("arn:aws-cn:sqs:cn-north-1:111122223333:a")]
    [TestCase("arn:aws:sqs:*:111122223333:a")]
    [TestCase("arn:aws:sqs:eu-wets-*:111122223333:a")]
    [TestCase("arn:aws:sqs:eu-wets-?:111122223333:a")]
    [TestCase("arn:aws:sqs:${AWS::Region}:111122223333:a")]
    [TestCase("arn:aws:sqs:{{region}}:111122223333:a")]
    [TestCase("arn:aws:sqs::111122223333:a")]
    [TestCase("arn:aws:lightsail:global:111122223333:Domain/*")]
    [TestCase("arn:*:sqs:cn-north-1:111122223333:a")]
    [TestCase("arn:awz:sqs:nowhere:111122223333:a")]
    [TestCase("arn:aws:s3:nowhere::b/*")]
    [TestCase("arn:aws:sqs:nowhere")]
    [TestCase("*")]
    public void Leaves_known_and_unknowable_Regions(string resource)
        => Check($$"""{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"{{resource}}"}""");

    [Test]
    public void Leaves_trust_policies() => Check(
        """{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"arn:aws:sqs:nowhere:111122223333:a"}""", kind: PolicyKind.Trust);
}
