using PolicyLint.Model;
using PolicyLint.Rules.Grammar;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Grammar;

internal sealed class ShortArnRuleTests : RuleFixture<ShortArnRule>
{
    [Test]
    public void Fills_up_an_ARN_that_ends_in_a_wildcard() => Check(
        """{"Effect":"Allow","Action":"sqs:*","Resource":[|"arn:aws:sqs:*"|]}""",
        fixedTo: """{"Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:sqs:*:*:*"}""",
        message: "\"arn:aws:sqs:*\" has 4 of the six fields of an ARN");

    [Test]
    public void Fills_up_each_of_a_list() => Check(
        """{"Effect":"Allow","Action":"sqs:*","NotResource":[[|"arn:aws:sqs:*"|],[|"arn:aws:sqs:eu-central-1:1111*"|],"arn:aws:sqs:::"]}""",
        fixedTo: """{"Effect":"Allow","Action":"sqs:*","NotResource":["arn:aws:sqs:*:*:*","arn:aws:sqs:eu-central-1:1111*:*","arn:aws:sqs:::"]}""");

    [TestCase("arn:", 2)]
    [TestCase("arn:*", 2)]
    [TestCase("arn:aws:*", 3)]
    [TestCase("arn:aws:*:*", 4)]
    [TestCase("arn:aws:s3", 3)]
    [TestCase("arn:aws:s3::reports", 5)]
    public void Offers_nothing_when_the_service_or_the_end_is_not_plain(string resource, int fields)
    {
        string source = $$"""{"Effect":"Allow","Action":"s3:*","Resource":[|"{{resource}}"|]}""";
        Check(source, message: $"\"{resource}\" has {fields} of the six fields of an ARN");
        RuleFixes.Of<ShortArnRule>(source).Should().BeEmpty();
    }

    [TestCase("arn:aws:s3:::reports")]
    [TestCase("arn:aws:sns:eu-central-1:111122223333:orders:5f2b")]
    [TestCase("arn:aws:s3:${rest}")]
    [TestCase("arn:{{ rest }}")]
    [TestCase("*")]
    [TestCase("reports")]
    [TestCase("ARN:aws:s3")]
    public void Leaves_six_fields_placeholders_and_what_is_no_ARN(string resource)
        => Check($$"""{"Effect":"Allow","Action":"s3:*","Resource":"{{resource}}"}""");

    [Test]
    public void Leaves_trust_policies() => Check(
        """{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole","Resource":"arn:aws:iam"}""",
        kind: PolicyKind.Trust);
}
