using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

/// <summary>
/// What a resource-based policy is attached to, where that is known: which actions and which resources can be in it. A resource's policy
/// is read only for requests to that resource.
/// </summary>
internal sealed class PolicyBearer
{
    /// <summary>A role, whose trust policy is read for requests to assume it.</summary>
    private static readonly PolicyBearer Role = new("", ["sts"], ["role"]);

    /// <summary>
    /// The types of CloudFormation and Terraform that hold a policy of a resource, in ordinal order. The services are those whose actions can be
    /// in it. The types of the reference are given where its links between actions and types are complete: for the others, all actions and ARNs of the
    /// service pass. A test holds the table against the properties that the binders read.
    /// Source: the guides of the services, and https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html
    /// </summary>
    private static readonly PolicyBearer[] Rows =
    [
        new("AWS::ACMPCA::Permission", ["acm-pca"]),
        new("AWS::AIOps::InvestigationGroup", ["aiops"]),
        new("AWS::APS::ResourcePolicy", ["aps"]),
        new("AWS::ApiGateway::DomainNameV2", ["execute-api"]),
        new("AWS::ApiGateway::RestApi", ["execute-api"]),
        new("AWS::Backup::BackupVault", ["backup"]),
        new("AWS::Backup::LogicallyAirGappedBackupVault", ["backup"]),
        new("AWS::BedrockAgentCore::ResourcePolicy", ["bedrock-agentcore"]),
        new("AWS::CloudTrail::ResourcePolicy", ["cloudtrail", "cloudtrail-data"]),
        new("AWS::CodeArtifact::Domain", ["codeartifact"]),
        new("AWS::CodeArtifact::Repository", ["codeartifact"]),
        new("AWS::CodeGuruProfiler::ProfilingGroup", ["codeguru-profiler"]),
        new("AWS::Comprehend::DocumentClassifier", ["comprehend"]),
        new("AWS::Comprehend::EntityRecognizer", ["comprehend"]),
        new("AWS::DSQL::Cluster", ["dsql"]),
        new("AWS::DynamoDB::GlobalTable", ["dynamodb"], ["table", "index", "stream"]),
        new("AWS::DynamoDB::Table", ["dynamodb"], ["table", "index", "stream"]),
        new("AWS::ECR::PublicRepository", ["ecr-public"], ["repository"]),
        new("AWS::ECR::RegistryPolicy", ["ecr"]),
        new("AWS::ECR::Repository", ["ecr"], ["repository"]),
        new("AWS::ECR::RepositoryCreationTemplate", ["ecr"], ["repository"]),
        new("AWS::EFS::FileSystem", ["elasticfilesystem"], ["file-system"]),
        new("AWS::Elasticsearch::Domain", ["es"], ["domain"]),
        new("AWS::EntityResolution::PolicyStatement", ["entityresolution"]),
        new("AWS::EventSchemas::RegistryPolicy", ["schemas"]),
        new("AWS::Events::EventBus", ["events"]),
        new("AWS::Events::EventBusPolicy", ["events"]),
        new("AWS::KMS::Key", ["kms"], ["key"]),
        new("AWS::KMS::ReplicaKey", ["kms"], ["key"]),
        new("AWS::Kinesis::ResourcePolicy", ["kinesis"]),
        new("AWS::Lambda::LayerVersionPermission", ["lambda"]),
        new("AWS::Lambda::Permission", ["lambda"]),
        new("AWS::Lambda::ResourcePolicy", ["lambda"]),
        new("AWS::Lex::ResourcePolicy", ["lex"]),
        new("AWS::Logs::DeliveryDestination", ["logs"]),
        new("AWS::Logs::Destination", ["logs"]),
        new("AWS::Logs::LogGroup", ["logs"]),
        new("AWS::Logs::ResourcePolicy", ["logs"]),
        new("AWS::MSK::ClusterPolicy", ["kafka", "kafka-cluster"]),
        new("AWS::MediaPackageV2::ChannelPolicy", ["mediapackagev2"]),
        new("AWS::MediaPackageV2::OriginEndpointPolicy", ["mediapackagev2"]),
        new("AWS::MediaStore::Container", ["mediastore"]),
        new("AWS::MediaTailor::ChannelPolicy", ["mediatailor"]),
        new("AWS::OSIS::Pipeline", ["osis"]),
        new("AWS::Oam::Sink", ["oam"]),
        new("AWS::OpenSearchService::Domain", ["es"], ["domain"]),
        new("AWS::PaymentCryptography::Key", ["payment-cryptography"]),
        new("AWS::QBusiness::Permission", ["qbusiness"]),
        new("AWS::RUM::AppMonitor", ["rum"]),
        new("AWS::Redshift::Cluster", ["redshift", "redshift-serverless"]),
        new("AWS::RedshiftServerless::Namespace", ["redshift", "redshift-serverless"]),
        new("AWS::S3::AccessPoint", ["s3"], ["accesspoint", "accesspointobject", "bucket", "object"], ["accesspoint", "accesspointobject"]),
        new("AWS::S3::BucketPolicy", ["s3"], ["bucket", "object"]),
        new("AWS::S3::MultiRegionAccessPointPolicy", ["s3"], ["multiregionaccesspoint", "accesspoint", "accesspointobject", "bucket", "object"], ["multiregionaccesspoint"]),
        new("AWS::S3Express::AccessPoint", ["s3express"]),
        new("AWS::S3Express::BucketPolicy", ["s3express"]),
        new("AWS::S3Files::FileSystemPolicy", ["s3files"]),
        new("AWS::S3ObjectLambda::AccessPointPolicy", ["s3-object-lambda"]),
        new("AWS::S3Outposts::AccessPoint", ["s3-outposts"]),
        new("AWS::S3Outposts::BucketPolicy", ["s3-outposts"]),
        new("AWS::S3Tables::TableBucketPolicy", ["s3tables"]),
        new("AWS::S3Tables::TablePolicy", ["s3tables"]),
        new("AWS::S3Vectors::VectorBucketPolicy", ["s3vectors"]),
        new("AWS::SMSVOICE::ResourcePolicy", ["sms-voice"]),
        new("AWS::SNS::TopicInlinePolicy", ["sns"], ["topic"]),
        new("AWS::SNS::TopicPolicy", ["sns"], ["topic"]),
        new("AWS::SQS::QueueInlinePolicy", ["sqs"], ["queue"]),
        new("AWS::SQS::QueuePolicy", ["sqs"], ["queue"]),
        new("AWS::SSM::ResourcePolicy", ["ssm"]),
        new("AWS::SageMaker::ModelPackageGroup", ["sagemaker"]),
        new("AWS::SecretsManager::ResourcePolicy", ["secretsmanager"], ["Secret"]),
        new("AWS::Serverless::Api", ["execute-api"]),
        new("AWS::Serverless::Function", ["execute-api"]),
        new("AWS::Serverless::StateMachine", ["execute-api"]),
        new("AWS::Signer::ProfilePermission", ["signer"]),
        new("AWS::VpcLattice::AuthPolicy", ["vpc-lattice-svcs"]),
        new("AWS::VpcLattice::ResourcePolicy", ["vpc-lattice"]),
        new("AWS::XRay::ResourcePolicy", ["xray"]),
        new("aws_acmpca_policy", ["acm-pca"]),
        new("aws_api_gateway_domain_name", ["execute-api"]),
        new("aws_api_gateway_rest_api", ["execute-api"]),
        new("aws_api_gateway_rest_api_policy", ["execute-api"]),
        new("aws_backup_vault_policy", ["backup"]),
        new("aws_bedrockagentcore_resource_policy", ["bedrock-agentcore"]),
        new("aws_cloudsearch_domain_service_access_policy", ["cloudsearch"]),
        new("aws_cloudwatch_event_bus_policy", ["events"]),
        new("aws_cloudwatch_log_delivery_destination_policy", ["logs"]),
        new("aws_cloudwatch_log_destination_policy", ["logs"]),
        new("aws_cloudwatch_log_resource_policy", ["logs"]),
        new("aws_codeartifact_domain_permissions_policy", ["codeartifact"]),
        new("aws_codeartifact_repository_permissions_policy", ["codeartifact"]),
        new("aws_codebuild_resource_policy", ["codebuild"]),
        new("aws_dsql_cluster_policy", ["dsql"]),
        new("aws_dynamodb_resource_policy", ["dynamodb"], ["table", "index", "stream"]),
        new("aws_ecr_registry_policy", ["ecr"]),
        new("aws_ecr_repository_creation_template", ["ecr"], ["repository"]),
        new("aws_ecr_repository_policy", ["ecr"], ["repository"]),
        new("aws_ecrpublic_repository_policy", ["ecr-public"], ["repository"]),
        new("aws_efs_file_system_policy", ["elasticfilesystem"], ["file-system"]),
        new("aws_elasticsearch_domain", ["es"], ["domain"]),
        new("aws_elasticsearch_domain_policy", ["es"], ["domain"]),
        new("aws_glacier_vault", ["glacier"]),
        new("aws_glacier_vault_lock", ["glacier"]),
        new("aws_glue_resource_policy", ["glue"]),
        new("aws_kinesis_resource_policy", ["kinesis"]),
        new("aws_kms_external_key", ["kms"], ["key"]),
        new("aws_kms_key", ["kms"], ["key"]),
        new("aws_kms_key_policy", ["kms"], ["key"]),
        new("aws_kms_replica_external_key", ["kms"], ["key"]),
        new("aws_kms_replica_key", ["kms"], ["key"]),
        new("aws_media_store_container_policy", ["mediastore"]),
        new("aws_msk_cluster_policy", ["kafka", "kafka-cluster"]),
        new("aws_networkfirewall_resource_policy", ["network-firewall"]),
        new("aws_oam_sink_policy", ["oam"]),
        new("aws_opensearch_domain", ["es"], ["domain"]),
        new("aws_opensearch_domain_policy", ["es"], ["domain"]),
        new("aws_osis_pipeline_resource_policy", ["osis"]),
        new("aws_prometheus_resource_policy", ["aps"]),
        new("aws_redshift_resource_policy", ["redshift", "redshift-serverless"]),
        new("aws_redshiftserverless_resource_policy", ["redshift", "redshift-serverless"]),
        new("aws_s3_access_point", ["s3"], ["accesspoint", "accesspointobject", "bucket", "object"], ["accesspoint", "accesspointobject"]),
        new("aws_s3_bucket", ["s3"], ["bucket", "object"]),
        new("aws_s3_bucket_policy", ["s3"], ["bucket", "object"]),
        new("aws_s3control_access_point_policy", ["s3"], ["accesspoint", "accesspointobject", "bucket", "object"], ["accesspoint", "accesspointobject"]),
        new("aws_s3control_bucket_policy", ["s3-outposts"]),
        new("aws_s3control_multi_region_access_point_policy", ["s3"], ["multiregionaccesspoint", "accesspoint", "accesspointobject", "bucket", "object"], ["multiregionaccesspoint"]),
        new("aws_s3control_object_lambda_access_point_policy", ["s3-object-lambda"]),
        new("aws_s3files_file_system_policy", ["s3files"]),
        new("aws_s3tables_table_bucket_policy", ["s3tables"]),
        new("aws_s3tables_table_policy", ["s3tables"]),
        new("aws_s3vectors_vector_bucket_policy", ["s3vectors"]),
        new("aws_sagemaker_model_package_group_policy", ["sagemaker"]),
        new("aws_schemas_registry_policy", ["schemas"]),
        new("aws_secretsmanager_secret", ["secretsmanager"], ["Secret"]),
        new("aws_secretsmanager_secret_policy", ["secretsmanager"], ["Secret"]),
        new("aws_ses_identity_policy", ["ses"]),
        new("aws_sesv2_email_identity_policy", ["ses"]),
        new("aws_sns_topic", ["sns"], ["topic"]),
        new("aws_sns_topic_policy", ["sns"], ["topic"]),
        new("aws_sqs_queue", ["sqs"], ["queue"]),
        new("aws_sqs_queue_policy", ["sqs"], ["queue"]),
        new("aws_ssm_resource_policy", ["ssm"]),
        new("aws_vpclattice_auth_policy", ["vpc-lattice-svcs"]),
        new("aws_vpclattice_resource_policy", ["vpc-lattice"]),
        new("aws_xray_resource_policy", ["xray"]),
    ];

    private readonly string[] _services;
    private readonly string[] _actedOn;
    private readonly string[] _named;

    private PolicyBearer(string type, string[] services, string[]? actedOn = null, string[]? named = null)
    {
        Type = type;
        _services = services;
        _actedOn = actedOn ?? [];
        _named = named ?? _actedOn;
    }

    /// <summary>All rows of the table.</summary>
    public static IReadOnlyList<PolicyBearer> All => Rows;

    /// <summary>The resource type of the template or plan; empty for the role of a trust policy.</summary>
    public string Type { get; }

    /// <summary>The services whose actions can be in the policy.</summary>
    public IReadOnlyList<string> Services => _services;

    /// <summary>The types of the reference on which one of the actions must be able to act; none where all actions of the services pass.</summary>
    public IReadOnlyList<string> ActedOn => _actedOn;

    /// <summary>The types of the reference that a <c>Resource</c> can name; none where all of the services pass.</summary>
    public IReadOnlyList<string> Named => _named;

    /// <summary>What it is called in messages.</summary>
    public string Phrase => Type.Length == 0 ? "a role" : "an " + Type;

    /// <summary>What a policy is attached to; null when that is not known, or not known to restrict what can be in it.</summary>
    public static PolicyBearer? Of(Policy policy)
    {
        if (policy.Kind == PolicyKind.Trust)
        {
            return Role;
        }

        if (policy.Kind != PolicyKind.Resource || policy.DeclaringResource is not { } declaring)
        {
            return null;
        }

        int start = 0;
        int end = Rows.Length;
        while (start < end)
        {
            int middle = (start + end) / 2;
            int order = string.CompareOrdinal(Rows[middle].Type, declaring.Type);
            if (order == 0)
            {
                return Rows[middle];
            }

            if (order < 0)
            {
                start = middle + 1;
            }
            else
            {
                end = middle;
            }
        }

        return null;
    }

    /// <summary>True when actions of the service can be in the policy.</summary>
    public bool HasService(AwsService service)
    {
        foreach (string own in _services)
        {
            if (ReferenceTable.Compare(service.PrefixText, own.AsSpan()) == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when an action of one of the services can act on the resource; one of those that it names, if it is a pattern.</summary>
    public bool CanActOn(in StatementAction action)
    {
        if (_actedOn.Length == 0)
        {
            return true;
        }

        bool isAny = false;
        foreach (AwsAction match in action.Matches)
        {
            isAny = true;
            if (ActsOnOneOf(match))
            {
                return true;
            }
        }

        // What the reference does not have may act on anything.
        return !isAny;
    }

    /// <summary>True when a <c>Resource</c> can name a resource that has the policy, or one in it.</summary>
    public bool CanBeNamedBy(in StatementResource resource, ServiceReference reference)
    {
        if (!resource.TryGetArn(out Arn arn))
        {
            return true;
        }

        bool isNamed = false;
        bool isOther = false;
        foreach (string prefix in _services)
        {
            if (_named.Length == 0 && WildcardPattern.Matches(arn.Service, prefix.AsSpan()))
            {
                return true;
            }

            if (!reference.TryGetService(prefix.AsSpan(), out AwsService service))
            {
                return true;
            }

            foreach (AwsResourceType type in service.ResourceTypes)
            {
                ArnFields mismatches = resource.FindMismatches(type);
                if (_named.Length == 0)
                {
                    isNamed |= (mismatches & ArnFields.Service) == 0;
                }
                else if (!IsNamed(type))
                {
                    isOther |= mismatches == ArnFields.None;
                }
                else if (mismatches == ArnFields.None)
                {
                    return true;
                }
                else
                {
                    // A Region or account too many or too few is another fault, unless it tells that another type is meant.
                    isNamed |= (mismatches & (ArnFields.Service | ArnFields.Resource)) == 0;
                }
            }
        }

        return isNamed && !isOther;
    }

    private bool ActsOnOneOf(AwsAction action)
    {
        foreach (AwsActionResource resource in action.Resources)
        {
            string name = resource.Type.Name;
            foreach (string own in _actedOn)
            {
                if (name == own)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsNamed(AwsResourceType type)
    {
        string name = type.Name;
        foreach (string own in _named)
        {
            if (name == own)
            {
                return true;
            }
        }

        return false;
    }
}
