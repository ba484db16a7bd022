using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Rules.Hygiene;
using PolicyLint.Testing;

namespace PolicyLint.Core.Tests.Rules.Hygiene;

internal sealed class OversizeResourcePolicyRuleTests : RuleFixture<OversizeResourcePolicyRule>
{
    private const string Principal = "\"Principal\":{\"AWS\":\"111122223333\"},";

    [TestCase("s3:GetObject", 20_480, "bytes", "an S3 bucket policy")]
    [TestCase("KMS:Decrypt", 32_768, "bytes", "a KMS key policy")]
    [TestCase("sqs:SendMessage", 8_192, "bytes", "an SQS queue policy")]
    [TestCase("sns:Publish", 30_720, "bytes", "an SNS topic policy")]
    [TestCase("secretsmanager:GetSecretValue", 20_480, "characters", "the policy of a secret")]
    [TestCase("ecr:BatchGetImage", 10_240, "characters", "an ECR repository or registry policy")]
    [TestCase("codeartifact:ReadFromRepository", 7_168, "characters", "a CodeArtifact domain or repository policy")]
    [TestCase("xray:PutTraceSegments", 5_120, "bytes", "an X-Ray resource policy")]
    public void Knows_the_quota_by_the_actions(string action, int quota, string unit, string owner)
    {
        Sizes.Find<OversizeResourcePolicyRule>(Sizes.Policy(quota, action, Principal)).Should().BeEmpty();
        PolicyDiagnostic found = Sizes.Find<OversizeResourcePolicyRule>(Sizes.Policy(quota + 1, action, Principal)).Single();
        found.Message.Should().Be(FormattableString.Invariant($"The policy has {quota + 1:N0} {unit}, more than the {quota:N0} that {owner} may have"));
        found.Severity.Should().Be(Severity.Warning);
    }

    [TestCase("AWS::S3::BucketPolicy", "PolicyDocument", 20_480)]
    [TestCase("AWS::KMS::Key", "KeyPolicy", 32_768)]
    [TestCase("AWS::SQS::QueuePolicy", "PolicyDocument", 8_192)]
    [TestCase("AWS::SNS::TopicPolicy", "PolicyDocument", 30_720)]
    [TestCase("AWS::EFS::FileSystem", "FileSystemPolicy", 20_000)]
    [TestCase("AWS::OpenSearchService::Domain", "AccessPolicies", 102_400)]
    [TestCase("AWS::Events::EventBus", "Policy", 10_240)]
    [TestCase("AWS::CloudTrail::ResourcePolicy", "ResourcePolicy", 8_192)]
    [TestCase("AWS::EC2::VPCEndpoint", "PolicyDocument", 20_480)]
    [TestCase("AWS::Organizations::ResourcePolicy", "Content", 40_000)]
    public void Knows_the_quota_by_the_resource(string type, string property, int quota)
    {
        Sizes.Find<OversizeResourcePolicyRule>(Sizes.Template(type, property, Sizes.Policy(quota, "*", Principal))).Should().BeEmpty();
        Sizes.Find<OversizeResourcePolicyRule>(Sizes.Template(type, property, Sizes.Policy(quota + 1, "*", Principal))).Single().Severity.Should().Be(Severity.Error);
    }

    [Test]
    public void Counts_bytes_where_the_service_does()
    {
        Sizes.Find<OversizeResourcePolicyRule>(Sizes.Policy(8_192, "sqs:SendMessage", Principal).Replace("\"A\"", "\"ä\"")).Single().Message.Should().StartWith("The policy has 8,193 bytes");
        Sizes.Find<OversizeResourcePolicyRule>(Sizes.Policy(10_240, "ecr:BatchGetImage", Principal).Replace("\"A\"", "\"ä\"")).Should().BeEmpty();
    }

    [Test]
    public void Knows_the_quota_of_endpoints_where_white_space_counts()
    {
        Sizes.Find<OversizeResourcePolicyRule>(Sizes.Policy(20_481, "*", Principal), PolicyKind.Endpoint).Should().ContainSingle();
        Sizes.Find<OversizeResourcePolicyRule>(Sizes.Policy(20_480, "*", Principal) + "\n\n", PolicyKind.Endpoint).Should().BeEmpty();
        Sizes.Find<OversizeResourcePolicyRule>(Sizes.Policy(20_470, "*", Principal).Replace("\"Sid\"", "            \"Sid\""), PolicyKind.Endpoint).Single().Message
            .Should().Be("The policy has 20,482 characters as it is written, more than the 20,480 that a VPC endpoint policy may have; without white space it has 20,470");
    }

    [TestCase("*", Description = "of no service")]
    [TestCase("lambda:InvokeFunction", Description = "not verified")]
    public void Leaves_quotas_that_are_not_known(string action) => Sizes.Find<OversizeResourcePolicyRule>(Sizes.Policy(200_000, action, Principal)).Should().BeEmpty();

    [Test]
    public void Leaves_actions_of_several_services()
        => Sizes.Find<OversizeResourcePolicyRule>(Sizes.Policy(50_000, "s3:*", Principal).Replace("\"s3:*\"", "[\"s3:*\",\"sqs:*\"]")).Should().BeEmpty();

    [Test]
    public void Leaves_what_AWS_took_and_other_types()
    {
        Sizes.Find<OversizeResourcePolicyRule>($$"""{"Policy":{{Sizes.Policy(50_000, "s3:*", Principal)}} }""").Should().BeEmpty();
        Sizes.Find<OversizeResourcePolicyRule>(Sizes.Template("AWS::S3::AccessPoint", "Policy", Sizes.Policy(50_000, "s3:*", Principal))).Should().BeEmpty();
    }
}
