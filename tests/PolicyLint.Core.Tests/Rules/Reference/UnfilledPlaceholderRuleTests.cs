using PolicyLint.Analysis;
using PolicyLint.Rules;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class UnfilledPlaceholderRuleTests : RuleFixture<UnfilledPlaceholderRule>
{
    [Test]
    public void Names_all_of_an_ARN() => Check(
        """{"Effect":"Allow","Action":"sqs:SendMessage","Resource":["arn:aws:sqs:[|${Region}|]:${Account}:${QueueName}","arn:aws:sqs:*:*:reports"]}""",
        message: "Nothing is put in the place of \"${Region}\", \"${Account}\", \"${QueueName}\" of AWS's reference");

    [TestCase("arn:[|${Partition}|]:s3:::reports")]
    [TestCase("arn:aws:s3:::[|${BucketName}|]")]
    [TestCase("arn:aws:s3:::reports/[|${ObjectName}|]")]
    [TestCase("arn:aws:s3:::${aws:username}/[|${ObjectName}|]")]
    [TestCase("arn:aws:kms:eu-central-1:111122223333:key/[|${KeyId}|]")]
    public void Reports_names_of_the_service(string resource)
    {
        Check($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"{{resource}}"}]}""");
        Check($$"""{"Statement":[{"Effect":"Allow","Action":"*","NotResource":["{{resource}}"]}]}""");
    }

    [TestCase("arn:aws:s3:::${bucketname}", TestName = "Not reported: another tool's spelling")]
    [TestCase("arn:aws:s3:::${var.BucketName}", TestName = "Not reported: another tool's name")]
    [TestCase("arn:aws:s3:::${KeyId}", TestName = "Not reported: another service's name")]
    [TestCase("arn:aws:nosuch:::${BucketName}", TestName = "Not reported: an unknown service")]
    [TestCase("arn:aws:s3:::${aws:username}/*", TestName = "Not reported: a variable of IAM")]
    [TestCase("arn:aws:s3:::${*}", TestName = "Not reported: an escape")]
    [TestCase("arn:aws:s3:::${BucketName", TestName = "Not reported: a variable that is not closed")]
    [TestCase("${BucketName}", TestName = "Not reported: no ARN")]
    public void Leaves_other_names(string resource) => Check($$"""{"Effect":"Allow","Action":"*","Resource":"{{resource}}"}""");

    [Test]
    public void Leaves_other_elements_and_trust_policies()
        => Check("""{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:s3:::${BucketName}"}}}""");

    [Test]
    public void Leaves_what_CloudFormation_fills_in() => Check(
        """{"Resources":{"P":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":{"Fn::Sub":"arn:aws:s3:::${BucketName}"}}]}}}},"Parameters":{"BucketName":{"Type":"String"}}}""");

    [Test]
    public void Says_nothing_more_where_the_template_has_the_name()
    {
        const string Source = """{"Resources":{"P":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::${BucketName}"}]}}}},"Parameters":{"BucketName":{"Type":"String"}}}""";
        new Linter(RuleCatalog.All).Lint(SourceText.From(Source)).Diagnostics.Select(d => d.Descriptor.Name)
            .Should().Contain("unsubstituted-variable").And.NotContain("unfilled-placeholder");
    }
}
