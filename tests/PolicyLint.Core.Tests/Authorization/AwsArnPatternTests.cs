using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Core.Tests.Authorization;

[Parallelizable(ParallelScope.All)]
internal sealed class AwsArnPatternTests
{
    [TestCase("s3", "object", "arn:aws:s3:::bucket/*", ArnFields.None)]
    [TestCase("s3", "object", "arn:aws:s3:::bucket", ArnFields.Resource)]
    [TestCase("s3", "object", "arn:aws:s3:::bucket*", ArnFields.None)]
    [TestCase("s3", "object", "arn:aws:s3:::bucket/", ArnFields.Resource)]
    [TestCase("s3", "bucket", "arn:aws:s3:::bucket", ArnFields.None)]
    [TestCase("s3", "bucket", "arn:aws:s3:::*", ArnFields.None)]
    [TestCase("s3", "bucket", "arn:aws:s3:::bucket/*", ArnFields.Resource)]
    [TestCase("s3", "bucket", "arn:aws:s3:::*/key", ArnFields.Resource)]
    [TestCase("s3", "object", "arn:aws:s3:::bucket/a/b/c", ArnFields.None)]
    [TestCase("s3express", "bucket", "arn:aws:s3express:*:*:bucket/b", ArnFields.None)]
    [TestCase("s3express", "bucket", "arn:aws:s3express:*:*:bucket/b/*", ArnFields.Resource)]
    [TestCase("dynamodb", "table", "arn:aws:dynamodb:*:*:table/t", ArnFields.None)]
    [TestCase("dynamodb", "table", "arn:aws:dynamodb:*:*:table/t/index/*", ArnFields.Resource)]
    [TestCase("dynamodb", "table", "arn:aws:dynamodb:*:*:*/t/*", ArnFields.Resource)]
    [TestCase("glue", "table", "arn:aws:glue:*:*:table/d/t/x", ArnFields.None)]
    [TestCase("iam", "role", "arn:aws:iam::*:role/a/b", ArnFields.None)]
    [TestCase("s3", "bucket", "arn:aws:s3:eu-west-1::b", ArnFields.Region)]
    [TestCase("s3", "bucket", "arn:aws:s3::111122223333:b", ArnFields.Account)]
    [TestCase("s3", "bucket", "arn:aws:s3:*:*:b", ArnFields.None)]
    [TestCase("s3", "bucket", "arn:*:s?:::b", ArnFields.None)]
    [TestCase("s3", "bucket", "arn:aws:sqs:::b", ArnFields.Service)]
    [TestCase("s3", "bucket", "arn::s3:::b", ArnFields.Partition)]
    [TestCase("sqs", "queue", "arn:aws:sqs:::q", ArnFields.Region | ArnFields.Account)]
    [TestCase("sqs", "queue", "arn:aws:sqs:eu-west-1:111122223333:q", ArnFields.None)]
    [TestCase("ec2", "instance", "arn:aws:ec2:*:*:instance/i-*", ArnFields.None)]
    [TestCase("ec2", "instance", "arn:aws:ec2:*:*:Instance/i-*", ArnFields.None)]
    [TestCase("ec2", "instance", "arn:aws:ec2:*:*:volume/*", ArnFields.Resource)]
    [TestCase("ec2", "instance", "arn:aws:ec2:*:*:*/i-1", ArnFields.None)]
    public void Tells_the_fields_that_cannot_match(string service, string type, string arn, ArnFields expected)
    {
        Arn.TryParse(arn, out Arn parts).Should().BeTrue();

        PatternOf(service, type).FindMismatches(parts.Partition, parts.Service, parts.Region, parts.Account, parts.Resource).Should().Be(expected);
    }

    [TestCase("s3", "bucket", ArnFields.Region | ArnFields.Account)]
    [TestCase("iam", "role", ArnFields.Region)]
    [TestCase("sqs", "queue", ArnFields.None)]
    public void Tells_the_fields_that_are_always_empty(string service, string type, ArnFields expected)
        => PatternOf(service, type).EmptyFields.Should().Be(expected);

    [Test]
    public void Every_pattern_matches_itself_with_its_placeholders_filled()
    {
        foreach (AwsService service in ServiceReference.Default.Services)
        {
            foreach (AwsResourceType type in service.ResourceTypes)
            {
                foreach (AwsArnPattern pattern in type.ArnPatterns)
                {
                    string arn = System.Text.RegularExpressions.Regex.Replace(pattern.Text, @"\$\{[^}]*\}", "x");
                    Arn.TryParse(arn, out Arn parts).Should().BeTrue(arn);
                    pattern.FindMismatches(parts.Partition, parts.Service, parts.Region, parts.Account, parts.Resource)
                        .Should().Be(ArnFields.None, pattern.Text);
                }
            }
        }
    }

    private static AwsArnPattern PatternOf(string service, string type)
    {
        ServiceReference.Default.TryGetService(service, out AwsService found).Should().BeTrue();
        found.TryGetResourceType(type, out AwsResourceType resourceType).Should().BeTrue();
        return resourceType.ArnPatterns[0];
    }
}
