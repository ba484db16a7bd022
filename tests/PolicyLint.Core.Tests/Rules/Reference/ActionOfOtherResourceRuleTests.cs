using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Binding.Templates;
using PolicyLint.Binding.Terraform;
using PolicyLint.Model;
using PolicyLint.Rules.Reference;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Rules.Reference;

internal sealed class ActionOfOtherResourceRuleTests : RuleFixture<ActionOfOtherResourceRule>
{
    /// <summary>Types that the rule does not judge, each with the reason.</summary>
    private static readonly Dictionary<string, string> NotJudged = new()
    {
        ["AWS::Backup::BackupAccessPoint"] = "newer than the reference",
        ["AWS::Bedrock::KnowledgeBasePolicy"] = "newer than the reference",
        ["AWS::Bedrock::ResourcePolicy"] = "about resources of several kinds, some of them of other prefixes",
        ["AWS::EC2::VPCEndpointServicePermissions"] = "has no actions",
        ["AWS::EventsV2::ResourcePolicy"] = "newer than the reference",
        ["AWS::FSx::S3AccessPointAttachment"] = "an access point of S3 on a file system of FSx: both services can be meant",
        ["AWS::GlobalAccelerator::CrossAccountAttachment"] = "has no actions",
        ["AWS::Omics::SequenceStore"] = "an access point of S3 on a store of HealthOmics: both services can be meant",
        ["AWS::Organizations::ResourcePolicy"] = "delegates the management of several services",
        ["AWS::RAM::Permission"] = "a template for the policies of any resource type",
        ["AWS::RAM::ResourceShare"] = "has no actions",
        ["aws_fsx_s3_access_point_attachment"] = "an access point of S3 on a file system of FSx: both services can be meant",
        ["aws_organizations_resource_policy"] = "delegates the management of several services",
        ["aws_s3control_access_grants_instance_resource_policy"] = "newer than the reference",
    };

    private static string Of(string actions, string resource = "\"Resource\":\"*\"", string action = "Action", string effect = "Allow")
        => $$"""{"Effect":"{{effect}}","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"{{action}}":{{actions}}{{(resource.Length == 0 ? "" : "," + resource)}}}""";

    private static string Bucket(string actions) => PolicyTemplate.Of("AWS::S3::BucketPolicy", Of(actions));

    [Test]
    public void Names_what_the_policy_is_of() => CheckUnfixable(
        Bucket("[\"s3:GetObject\",[|\"kms:Decrypt\"|]]"),
        message: "\"kms:Decrypt\" has no place in the policy of an AWS::S3::BucketPolicy: it is an action of another service");

    [TestCase("s3:ListAllMyBuckets", "it acts")]
    [TestCase("s3:CreateJob", "it acts")]
    [TestCase("s3:PutAccessPointPolicy", "it acts")]
    [TestCase("s3:*Job", "all that it names acts")]
    public void Knows_what_acts_on_the_resource(string action, string what) => CheckUnfixable(
        Bucket($"[|\"{action}\"|]"),
        message: $"\"{action}\" has no place in the policy of an AWS::S3::BucketPolicy: {what} on other things (reference of 2026-09-26)");

    [Test]
    public void Is_graver_about_another_service()
    {
        var linter = new Linter([new ActionOfOtherResourceRule()], new LinterOptions());
        LintResult result = linter.Lint(SourceText.From(Bucket("[\"sqs:SendMessage\",\"s3:ListAllMyBuckets\"]"), "t.json"));
        result.Diagnostics.Select(diagnostic => diagnostic.Severity).Should().Equal(Severity.Error, Severity.Warning);
    }

    [TestCase("SQS:SendMessage")]
    [TestCase("ec2:*")]
    [TestCase("s3express:CreateSession")]
    [TestCase("sns:publ?sh")]
    public void Reports_another_service(string action) => CheckUnfixable(Bucket($"[|\"{action}\"|]"));

    [TestCase("AWS::SQS::QueuePolicy", "PolicyDocument", "sqs:SendMessage", "sqs:ListQueues")]
    [TestCase("AWS::SNS::TopicPolicy", "PolicyDocument", "SNS:Publish", "sns:ListTopics")]
    [TestCase("AWS::KMS::Key", "KeyPolicy", "kms:CreateAlias", "kms:CreateKey")]
    [TestCase("AWS::SecretsManager::ResourcePolicy", "ResourcePolicy", "secretsmanager:GetSecretValue", "secretsmanager:GetRandomPassword")]
    [TestCase("AWS::ECR::Repository", "RepositoryPolicyText", "ecr:BatchGetImage", "ecr:GetAuthorizationToken")]
    [TestCase("AWS::EFS::FileSystem", "FileSystemPolicy", "elasticfilesystem:ClientMount", "s3:GetObject")]
    [TestCase("AWS::OpenSearchService::Domain", "AccessPolicies", "es:ESHttpGet", "es:ListDomainNames")]
    [TestCase("AWS::ApiGateway::RestApi", "Policy", "execute-api:Invoke", "apigateway:GET")]
    [TestCase("AWS::Logs::ResourcePolicy", "PolicyDocument", "logs:PutLogEvents", "es:ESHttpGet")]
    [TestCase("AWS::MSK::ClusterPolicy", "Policy", "kafka-cluster:Connect", "kinesis:GetRecords")]
    [TestCase("AWS::S3::AccessPoint", "Policy", "s3:GetObject", "s3:ListAllMyBuckets")]
    public void Knows(string type, string property, string good, string bad)
        => CheckUnfixable(PolicyTemplate.Of(type, Of($"[\"{good}\",[|\"{bad}\"|]]"), property));

    [TestCase("\"s3:*\"")]
    [TestCase("\"*\"")]
    [TestCase("\"S3:getobject\"")]
    [TestCase("\"s3:List*\"", Description = "names s3:ListBucket too")]
    [TestCase("\"s3:GetBuckets\"", Description = "unknown-action")]
    [TestCase("\"s33:GetObject\"", Description = "unknown-service-in-action")]
    [TestCase("\"GetObject\"")]
    [TestCase("[]")]
    public void Leaves(string actions) => Check(Bucket(actions));

    [Test]
    public void Leaves_NotAction() => Check(PolicyTemplate.Of("AWS::S3::BucketPolicy", Of("\"kms:Decrypt\"", action: "NotAction")));

    [Test]
    public void Leaves_an_identity_policy() => Check(PolicyTemplate.Of("AWS::IAM::ManagedPolicy", """{"Effect":"Allow","Action":["s3:GetObject","sqs:SendMessage"],"Resource":"*"}"""));

    [Test]
    public void Leaves_types_whose_policies_are_about_several_services()
        => Check(PolicyTemplate.Of("AWS::Organizations::ResourcePolicy", Of("\"account:ListRegions\""), "Content"));

    [Test]
    public void Reports_in_a_plan() => CheckUnfixable("""
        {
          "format_version": "1.2", "terraform_version": "1.9.0",
          "planned_values": { "root_module": { "resources": [ {
            "address": "aws_sqs_queue_policy.q", "mode": "managed", "type": "aws_sqs_queue_policy", "name": "q",
            "values": { "policy": "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":[|\"sns:Publish\"|],\"Resource\":\"*\"}}" }
          } ] } }
        }
        """);

    [TestCase("sts:GetCallerIdentity")]
    [TestCase("sts:GetFederationToken")]
    [TestCase("ec2:RunInstances")]
    [TestCase("iam:PassRole")]
    public void Reports_in_a_trust_policy(string action) => CheckUnfixable(Of($"[\"sts:AssumeRole\",[|\"{action}\"|]]", ""), kind: PolicyKind.Trust);

    [Test]
    public void Calls_a_role_a_role() => CheckUnfixable(
        Of("[|\"s3:GetObject\"|]", "", effect: "Deny"),
        message: "\"s3:GetObject\" has no place in the policy of a role: it is an action of another service",
        kind: PolicyKind.Trust);

    [TestCase("sts:AssumeRole")]
    [TestCase("sts:AssumeRoleWithSAML")]
    [TestCase("sts:TagSession")]
    [TestCase("sts:SetSourceIdentity")]
    [TestCase("sts:SetContext")]
    [TestCase("sts:*")]
    [TestCase("sts:Assume*")]
    public void Leaves_in_a_trust_policy(string action) => Check(Of($"\"{action}\"", ""), kind: PolicyKind.Trust);

    [Test]
    public void Without_a_template_the_ARNs_tell_the_service()
    {
        string other = Of("\"s3:GetObject\"", "\"Resource\":\"arn:aws:s3:::reports/*\"");
        var linter = new Linter([new ActionOfOtherResourceRule()], new LinterOptions { Kind = PolicyKind.Resource });
        LintResult result = linter.Lint(SourceText.From($"[{other},{Of("[\"s3:ListBucket\",\"sqs:SendMessage\"]")}]", "p.json"));
        result.Diagnostics.Select(diagnostic => diagnostic.Message).Should().Equal(
            "\"sqs:SendMessage\" has no place in the policy of a resource of s3: it is an action of another service");
    }

    [TestCase("\"Resource\":\"arn:aws:s3:::reports/*\"", "\"Resource\":\"arn:aws:s3:::reports\"", "Allow", Description = "action-resource-mismatch")]
    [TestCase("\"Resource\":\"arn:aws:sqs:eu-central-1:111122223333:q\"", "\"Resource\":\"*\"", "Allow", Description = "the same service")]
    [TestCase("\"Resource\":\"*\"", "\"Resource\":\"*\"", "Allow", Description = "nothing tells")]
    [TestCase("\"Resource\":[\"arn:aws:s3:::reports/*\",\"arn:aws:sqs:eu-central-1:111122223333:q\"]", "\"Resource\":\"*\"", "Allow", Description = "two services")]
    [TestCase("\"Resource\":\"arn:aws:ec2:*:*:instance/*\"", "\"Resource\":\"*\"", "Allow", Description = "no service with such policies")]
    [TestCase("\"Resource\":\"arn:aws:s3:::reports/*\"", "\"Resource\":\"*\"", "Deny", Description = "perhaps a resource control policy")]
    [TestCase("\"NotResource\":\"arn:aws:s3:::reports/*\"", "\"Resource\":\"*\"", "Allow")]
    public void Without_a_template_it_leaves(string first, string second, string effect)
    {
        string policy = $"[{Of("\"s3:GetObject\"", first, effect: effect)},{Of("\"sqs:SendMessage\"", second, effect: effect)}]";
        new Linter([new ActionOfOtherResourceRule()], new LinterOptions { Kind = PolicyKind.Resource }).Lint(SourceText.From(policy, "p.json")).Diagnostics.Should().BeEmpty();
    }

    [Test]
    public void The_table_has_every_type_that_holds_the_policy_of_a_resource()
    {
        List<string> types = [];
        foreach (PolicyProperty property in PolicyProperties.All)
        {
            if (property.Kind == PolicyKind.Resource)
            {
                types.Add(property.ResourceType);
            }
        }

        foreach (FlattenedStatement statement in FlattenedStatements.All)
        {
            types.Add(statement.ResourceType);
        }

        types.AddRange(TerraformPolicyProperties.Documents.Where(document => document.Kind == PolicyKind.Resource).Select(document => document.ResourceType));
        PolicyBearer.All.Select(bearer => bearer.Type).Should().BeEquivalentTo(types.Distinct().Except(NotJudged.Keys));
        NotJudged.Keys.Should().BeSubsetOf(types);
    }

    [Test]
    public void The_table_is_sorted_and_knows_only_what_the_reference_has()
    {
        PolicyBearer.All.Select(bearer => bearer.Type).Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
        foreach (PolicyBearer bearer in PolicyBearer.All)
        {
            bearer.Services.Should().NotBeEmpty(bearer.Type);
            List<string> names = [];
            foreach (string prefix in bearer.Services)
            {
                ServiceReference.Default.TryGetService(prefix, out AwsService service).Should().BeTrue(prefix);
                names.AddRange(service.ResourceTypes.Select(type => type.Name));
            }

            bearer.ActedOn.Concat(bearer.Named).Should().BeSubsetOf(names);
        }
    }
}
