using PolicyLint.Authorization;

namespace PolicyLint.Core.Tests.Authorization;

/// <summary>Partitions, Regions, service principals, CloudFormation's types: the table against the facts, line by line.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class RegionTests
{
    private static readonly ServiceReference Reference = ServiceReference.Default;

    [Test]
    public void Every_Region_is_found_in_its_partition()
    {
        string[][] facts = ReferenceFacts.Rows("regions.txt");
        Reference.Regions.Select(r => r.Name).Should().Equal(facts.Select(f => f[0]));
        foreach (string[] fact in facts)
        {
            Reference.TryGetRegion(fact[0].ToUpperInvariant(), out AwsRegion region).Should().BeTrue(fact[0]);
            region.Partition.Name.Should().Be(fact[1], fact[0]);
            region.Partition.Regions.Should().Contain(region);
        }

        Reference.TryGetRegion("eu-central", out _).Should().BeFalse();
    }

    [Test]
    public void Every_partition_has_its_suffix_and_its_Regions()
    {
        string[][] facts = ReferenceFacts.Rows("partitions.txt");
        Reference.Partitions.Select(p => (p.Name, p.DnsSuffix)).Should().Equal(facts.Select(f => (f[0], f[1])));
        foreach (string[] fact in facts)
        {
            Reference.TryGetPartition(fact[0], out AwsPartition partition).Should().BeTrue(fact[0]);
            partition.Regions.Select(r => r.Name).Should().Equal(ReferenceFacts.Rows("regions.txt").Where(r => r[1] == fact[0]).Select(r => r[0]));
        }

        Reference.TryGetPartition("aws-", out _).Should().BeFalse();
        Reference.TryGetPartition("", out _).Should().BeFalse();
    }

    [TestCase("us-east-1", "aws")]
    [TestCase("cn-north-1", "aws-cn")]
    [TestCase("us-gov-west-1", "aws-us-gov")]
    [TestCase("eusc-de-east-1", "aws-eusc")]
    [TestCase("us-isob-east-1", "aws-iso-b")]
    public void Knows_where_Regions_are(string name, string partition)
    {
        Reference.TryGetRegion(name, out AwsRegion region).Should().BeTrue();
        region.Partition.Name.Should().Be(partition);
    }

    [Test]
    public void Every_service_principal_is_found()
    {
        string[] facts = [.. ReferenceFacts.Rows("service-principals.txt").Select(f => f[0])];
        Reference.ServicePrincipals.Select(p => p.Name).Should().Equal(facts);
        foreach (string fact in facts)
        {
            Reference.TryGetServicePrincipal(fact, out AwsServicePrincipal principal).Should().BeTrue(fact);
            principal.Name.Should().Be(fact);
        }

        facts.Should().Contain(["ec2.amazonaws.com", "lambda.amazonaws.com", "ecs-tasks.amazonaws.com"]).And.NotContain(f => f.Contains('*'));
        Reference.TryGetServicePrincipal("ec2", out _).Should().BeFalse();
    }

    [Test]
    public void Every_CloudFormation_type_is_found()
    {
        string[][] facts = ReferenceFacts.Rows("cloudformation-types.txt");
        Reference.CloudFormationTypes.Count.Should().Be(facts.Length);
        foreach (string[] fact in facts)
        {
            Reference.TryGetCloudFormationType(fact[0], out CloudFormationType type).Should().BeTrue(fact[0]);
            (type.Name, type.RefIsArn, type.ArnTemplate).Should().Be((fact[0], fact[1] == "arn", fact[2] == "-" ? "" : fact[2]));
        }

        Reference.TryGetCloudFormationType("AWS::S3::Buckets", out _).Should().BeFalse();
    }

    [TestCase("AWS::S3::Bucket", false)]
    [TestCase("AWS::SNS::Topic", true)]
    [TestCase("AWS::SecretsManager::Secret", true)]
    [TestCase("AWS::IAM::Role", false)]
    [TestCase("AWS::IAM::ManagedPolicy", true)]
    public void Knows_what_Ref_gives(string name, bool isArn)
    {
        Reference.TryGetCloudFormationType(name, out CloudFormationType type).Should().BeTrue();
        type.RefIsArn.Should().Be(isArn);
    }

    [TestCase("AdministratorAccess", false)]
    [TestCase("AmazonGuardDutyFullAccess", true)]
    [TestCase("AnthropicInferenceAccess", false)]
    public void Knows_withdrawn_managed_policies(string name, bool isWithdrawn)
    {
        Reference.TryGetManagedPolicy(name, out AwsManagedPolicy policy).Should().BeTrue();
        policy.IsWithdrawn.Should().Be(isWithdrawn);
        policy.LatestVersion.Should().MatchRegex("^v[0-9]+$");
    }

    [TestCase("AdministratorAccess", "*")]
    [TestCase("AmazonS3FullAccess", "s3, s3-object-lambda")]
    [TestCase("IAMFullAccess", "iam")]
    [TestCase("AmazonS3ReadOnlyAccess", "")]
    [TestCase("PowerUserAccess", "", Description = "What it excepts is told, not what it allows.")]
    [TestCase("AWSLakeFormationDataAdmin", "", Description = "It allows lakeformation:* and denies one action of it.")]
    [TestCase("AmazonQLDBFullAccess", "", Description = "Its qldb actions are listed one by one.")]
    public void Knows_which_services_a_managed_policy_hands_out_whole(string name, string services)
    {
        Reference.TryGetManagedPolicy(name, out AwsManagedPolicy policy).Should().BeTrue();
        policy.WholeServices.Should().Be(services);
    }
}
