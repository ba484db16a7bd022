using PolicyLint.Model;

namespace PolicyLint.Binding.Templates;

/// <summary>
/// Which properties of CloudFormation's resource types hold policies. A test holds the table against AWS's resource specification:
/// a property that looks like a policy is here, or in <see cref="FlattenedStatements"/>, <see cref="PolicyReferences"/> or <see cref="LookAlikeProperties"/>.
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
/// </summary>
internal static class PolicyProperties
{
    // In ordinal order of types, then paths.
    private static readonly PolicyProperty[] Rows =
    [
        new("AWS::AIOps::InvestigationGroup", "InvestigationGroupPolicy", PolicyPropertyForm.Text, PolicyKind.Resource),
        new("AWS::APS::ResourcePolicy", "PolicyDocument", PolicyPropertyForm.Text, PolicyKind.Resource),
        new("AWS::ApiGateway::DomainNameV2", "Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        // In an OpenAPI definition: https://docs.aws.amazon.com/apigateway/latest/developerguide/openapi-extensions-policy.html
        new("AWS::ApiGateway::RestApi", "Body/x-amazon-apigateway-policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::ApiGateway::RestApi", "Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        // Newer than the specification: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-backup-backupaccesspoint.html
        new("AWS::Backup::BackupAccessPoint", "AccessPointPolicy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::Backup::BackupVault", "AccessPolicy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::Backup::LogicallyAirGappedBackupVault", "AccessPolicy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::Bedrock::KnowledgeBasePolicy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::Bedrock::ResourcePolicy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::BedrockAgentCore::ResourcePolicy", "Policy", PolicyPropertyForm.Text, PolicyKind.Resource),
        new("AWS::CloudTrail::ResourcePolicy", "ResourcePolicy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::CodeArtifact::Domain", "PermissionsPolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::CodeArtifact::Repository", "PermissionsPolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::Comprehend::DocumentClassifier", "ModelPolicy", PolicyPropertyForm.Text, PolicyKind.Resource),
        new("AWS::Comprehend::EntityRecognizer", "ModelPolicy", PolicyPropertyForm.Text, PolicyKind.Resource),
        new("AWS::DSQL::Cluster", "PolicyDocument", PolicyPropertyForm.Text, PolicyKind.Resource),
        new("AWS::DynamoDB::GlobalTable", "Replicas/*/ReplicaStreamSpecification/ResourcePolicy/PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::DynamoDB::GlobalTable", "Replicas/*/ResourcePolicy/PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::DynamoDB::Table", "ResourcePolicy/PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::DynamoDB::Table", "StreamSpecification/ResourcePolicy/PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::EC2::VPCEndpoint", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Endpoint),
        // Its statements have no Resource: they are about the repository.
        new("AWS::ECR::PublicRepository", "RepositoryPolicyText", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::ECR::RegistryPolicy", "PolicyText", PolicyPropertyForm.Document, PolicyKind.Resource),
        // Its statements have no Resource: they are about the repository.
        new("AWS::ECR::Repository", "RepositoryPolicyText", PolicyPropertyForm.Document, PolicyKind.Resource),
        // Its statements have no Resource: they are about the repositories to come.
        new("AWS::ECR::RepositoryCreationTemplate", "RepositoryPolicy", PolicyPropertyForm.Text, PolicyKind.Resource),
        new("AWS::EFS::FileSystem", "FileSystemPolicy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::EKS::PodIdentityAssociation", "Policy", PolicyPropertyForm.Text, PolicyKind.Session),
        new("AWS::Elasticsearch::Domain", "AccessPolicies", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::EventSchemas::RegistryPolicy", "Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::Events::EventBus", "Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        // The older form, in fields, is in FlattenedStatements.
        new("AWS::Events::EventBusPolicy", "Statement", PolicyPropertyForm.Statement, PolicyKind.Resource),
        new("AWS::EventsV2::ResourcePolicy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::FSx::S3AccessPointAttachment", "S3AccessPoint/Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::IAM::Group", "Policies/*/PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Identity),
        new("AWS::IAM::GroupPolicy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Identity),
        new("AWS::IAM::ManagedPolicy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Identity),
        new("AWS::IAM::Policy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Identity),
        new("AWS::IAM::Role", "AssumeRolePolicyDocument", PolicyPropertyForm.Document, PolicyKind.Trust),
        new("AWS::IAM::Role", "Policies/*/PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Identity),
        new("AWS::IAM::RolePolicy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Identity),
        new("AWS::IAM::User", "Policies/*/PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Identity),
        new("AWS::IAM::UserPolicy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Identity),
        // IAM's grammar without principals: it is attached to certificates and identities, and has variables of its own (${iot:…}).
        new("AWS::IoT::Policy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Identity),
        new("AWS::KMS::Key", "KeyPolicy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::KMS::ReplicaKey", "KeyPolicy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::Kinesis::ResourcePolicy", "ResourcePolicy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::Lambda::ResourcePolicy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::Lex::ResourcePolicy", "Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::Logs::DeliveryDestination", "DeliveryDestinationPolicy/DeliveryDestinationPolicy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::Logs::Destination", "DestinationPolicy", PolicyPropertyForm.Text, PolicyKind.Resource),
        new("AWS::Logs::LogGroup", "ResourcePolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::Logs::ResourcePolicy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::MSK::ClusterPolicy", "Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::MediaPackageV2::ChannelPolicy", "Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::MediaPackageV2::OriginEndpointPolicy", "Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::MediaStore::Container", "Policy", PolicyPropertyForm.Text, PolicyKind.Resource),
        new("AWS::MediaTailor::ChannelPolicy", "Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        // What the network's own endpoints let through.
        new("AWS::ODB::OdbNetwork", "KmsPolicyDocument", PolicyPropertyForm.Text, PolicyKind.Endpoint),
        new("AWS::ODB::OdbNetwork", "S3PolicyDocument", PolicyPropertyForm.Text, PolicyKind.Endpoint),
        new("AWS::ODB::OdbNetwork", "StsPolicyDocument", PolicyPropertyForm.Text, PolicyKind.Endpoint),
        new("AWS::OSIS::Pipeline", "ResourcePolicy/Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::Oam::Sink", "Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::Omics::SequenceStore", "S3AccessPolicy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::OpenSearchService::Domain", "AccessPolicies", PolicyPropertyForm.Document, PolicyKind.Resource),
        // The kind is that of Type: see OrganizationsKind.
        new("AWS::Organizations::Policy", "Content", PolicyPropertyForm.Document, null),
        // What the management account delegates to others.
        new("AWS::Organizations::ResourcePolicy", "Content", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::PaymentCryptography::Key", "Policy", PolicyPropertyForm.Text, PolicyKind.Resource),
        new("AWS::RAM::Permission", "PolicyTemplate", PolicyPropertyForm.StatementFragment, PolicyKind.Resource),
        new("AWS::RUM::AppMonitor", "ResourcePolicy/PolicyDocument", PolicyPropertyForm.Text, PolicyKind.Resource),
        new("AWS::Redshift::Cluster", "NamespaceResourcePolicy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::RedshiftServerless::Namespace", "NamespaceResourcePolicy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::RolesAnywhere::Profile", "SessionPolicy", PolicyPropertyForm.Text, PolicyKind.Session),
        new("AWS::S3::AccessPoint", "Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::S3::BucketPolicy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::S3::MultiRegionAccessPointPolicy", "Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::S3Express::AccessPoint", "Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::S3Express::BucketPolicy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::S3Files::FileSystemPolicy", "Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::S3ObjectLambda::AccessPointPolicy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::S3Outposts::AccessPoint", "Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::S3Outposts::BucketPolicy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::S3Tables::TableBucketPolicy", "ResourcePolicy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::S3Tables::TablePolicy", "ResourcePolicy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::S3Vectors::VectorBucketPolicy", "Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::SMSVOICE::ResourcePolicy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::SNS::TopicInlinePolicy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::SNS::TopicPolicy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::SQS::QueueInlinePolicy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::SQS::QueuePolicy", "PolicyDocument", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::SSM::ResourcePolicy", "Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::SSO::PermissionSet", "InlinePolicy", PolicyPropertyForm.Document, PolicyKind.Identity),
        new("AWS::SageMaker::ModelPackageGroup", "ModelPackageGroupPolicy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::SecretsManager::ResourcePolicy", "ResourcePolicy", PolicyPropertyForm.Document, PolicyKind.Resource),
        // SAM makes one policy of them: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-resourcepolicystatement.html
        new("AWS::Serverless::Api", "Auth/ResourcePolicy/CustomStatements", PolicyPropertyForm.Statements, PolicyKind.Resource),
        new("AWS::Serverless::Api", "DefinitionBody/x-amazon-apigateway-policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::Serverless::Function", "AssumeRolePolicyDocument", PolicyPropertyForm.Document, PolicyKind.Trust),
        new("AWS::Serverless::Function", "Events/*/Properties/Auth/ResourcePolicy/CustomStatements", PolicyPropertyForm.Statements, PolicyKind.Resource),
        new("AWS::Serverless::Function", "Policies", PolicyPropertyForm.ServerlessPolicies, PolicyKind.Identity),
        new("AWS::Serverless::StateMachine", "Events/*/Properties/Auth/ResourcePolicy/CustomStatements", PolicyPropertyForm.Statements, PolicyKind.Resource),
        new("AWS::Serverless::StateMachine", "Policies", PolicyPropertyForm.ServerlessPolicies, PolicyKind.Identity),
        new("AWS::Transfer::User", "Policy", PolicyPropertyForm.Text, PolicyKind.Session),
        new("AWS::VpcLattice::AuthPolicy", "Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::VpcLattice::ResourcePolicy", "Policy", PolicyPropertyForm.Document, PolicyKind.Resource),
        new("AWS::XRay::ResourcePolicy", "PolicyDocument", PolicyPropertyForm.Text, PolicyKind.Resource),
    ];

    /// <summary>All rows.</summary>
    public static ReadOnlySpan<PolicyProperty> All => Rows;

    /// <summary>The properties of a type that hold policies; none for most types.</summary>
    public static ReadOnlySpan<PolicyProperty> Of(ReadOnlySpan<char> resourceType) => ResourceTypeRows.Of(Rows, resourceType);

    /// <summary>
    /// The kind of policy that <c>Content</c> of <c>AWS::Organizations::Policy</c> holds by its <c>Type</c>. Null for all other types of policy
    /// (tag, backup, declarative policies …): they are not written in IAM's grammar.
    /// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-organizations-policy.html
    /// </summary>
    public static PolicyKind? OrganizationsKind(string type) => type switch
    {
        "SERVICE_CONTROL_POLICY" => PolicyKind.ServiceControl,
        "RESOURCE_CONTROL_POLICY" => PolicyKind.ResourceControl,
        _ => null,
    };
}
