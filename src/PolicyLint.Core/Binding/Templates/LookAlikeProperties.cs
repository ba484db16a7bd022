namespace PolicyLint.Binding.Templates;

/// <summary>Properties that look like a policy, or like a part or the name of one, and are not in IAM's grammar.</summary>
internal readonly struct LookAlikeProperty(string resourceType, string path, string reason)
{
    private readonly string[] _segments = ResourceTypeRows.Segments(path);

    /// <summary>The resource type; an asterisk is any text.</summary>
    public string ResourceType { get; } = resourceType;

    /// <summary>The path under <c>Properties</c>; an asterisk is any text within a name, two are any names.</summary>
    public string Path { get; } = path;

    /// <summary>What it is.</summary>
    public string Reason { get; } = reason;

    /// <summary>True if the row is about a property.</summary>
    /// <param name="resourceType">Its resource type.</param>
    /// <param name="segments">Its path's names.</param>
    public bool Covers(string resourceType, string[] segments) => Matches(ResourceType, resourceType) && Matches(_segments, 0, segments, 0);

    // Bounded: a pattern has "**" once.
    private static bool Matches(string[] pattern, int at, string[] segments, int from)
    {
        while (at < pattern.Length && pattern[at] != "**")
        {
            if (from == segments.Length || !Matches(pattern[at++], segments[from++]))
            {
                return false;
            }
        }

        if (at == pattern.Length)
        {
            return from == segments.Length;
        }

        for (int next = from; next <= segments.Length; next++)
        {
            if (Matches(pattern, at + 1, segments, next))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Matches(string pattern, string text)
    {
        int star = pattern.IndexOf('*');
        return star < 0
            ? pattern == text
            : text.Length >= pattern.Length - 1
                && text.StartsWith(pattern.Substring(0, star), StringComparison.Ordinal)
                && text.EndsWith(pattern.Substring(star + 1), StringComparison.Ordinal);
    }
}

/// <summary>
/// The properties of CloudFormation's resource types that look like policies and are none, each with what it is. Linting leaves them alone because
/// they are in no other table; this one is what the test of the tables holds AWS's resource specification against, so that nothing is passed over.
/// </summary>
internal static class LookAlikeProperties
{
    private static readonly LookAlikeProperty[] Rows =
    [
        // Whatever the type: labels and switches.
        new("*", "**/*PolicyName", "the name of a policy"),
        new("*", "**/PolicyNames/*", "names of policies"),
        new("*", "**/*PolicyType", "a choice"),
        new("*", "**/PolicyDescription", "a description"),
        new("*", "**/*StatementId", "the id of a statement"),
        new("*", "**/*StatementName", "the name of a statement"),
        new("*", "**/*PrincipalType", "a choice"),
        new("*", "**/PermissionType", "a choice"),
        new("*", "**/BlockPublicPolicy", "a switch"),
        new("*", "**/BypassPolicyLockout*", "a switch"),
        new("*", "**/*SecurityPolicyName", "the name of a TLS policy"),

        // IAM: the entity itself and its memberships.
        new("AWS::IAM::Role", "RoleName", "its own name"),
        new("AWS::IAM::User", "UserName", "its own name"),
        new("AWS::IAM::Group", "GroupName", "its own name"),
        new("AWS::Transfer::User", "UserName", "its own name"),
        new("AWS::IAM::User", "Groups/*", "a membership, not an attachment"),

        // Messaging: JSON of other grammars. SNS and Logs' data protection has Statement and Principal, but DataDirection and DataIdentifier for Action.
        new("AWS::SNS::Subscription", "FilterPolicy", "a filter of message attributes"),
        new("AWS::SNS::Subscription", "FilterPolicyScope", "a choice"),
        new("AWS::SNS::Subscription", "DeliveryPolicy", "retries"),
        new("AWS::SNS::Subscription", "RedrivePolicy", "a dead-letter queue"),
        new("AWS::SQS::Queue", "RedrivePolicy", "a dead-letter queue"),
        new("AWS::SQS::Queue", "RedriveAllowPolicy", "which queues may use a dead-letter queue"),
        new("AWS::SNS::Subscription", "ReplayPolicy", "a replay of messages"),
        new("AWS::SNS::Topic", "ArchivePolicy", "how long messages are kept"),
        new("AWS::SNS::Topic", "DataProtectionPolicy", "data protection, a grammar of its own"),
        new("AWS::Logs::LogGroup", "DataProtectionPolicy", "data protection, a grammar of its own"),
        new("AWS::Logs::AccountPolicy", "PolicyDocument", "data protection, subscriptions, or field indexes, by its PolicyType"),
        new("AWS::Logs::LogGroup", "FieldIndexPolicies/*", "which fields are indexed"),

        // Lifecycle, retention, deletion.
        new("AWS::ECR::Repository", "LifecyclePolicy/LifecyclePolicyText", "which images expire"),
        new("AWS::ECR::RepositoryCreationTemplate", "LifecyclePolicy", "which images expire"),
        new("AWS::MediaStore::Container", "LifecyclePolicy", "which objects expire"),
        new("AWS::OpenSearchServerless::LifecyclePolicy", "Policy", "how long indexes are kept"),
        new("AWS::DLM::LifecyclePolicy", "DefaultPolicy", "a choice"),
        new("AWS::DLM::LifecyclePolicy", "PolicyDetails/PolicyLanguage", "a choice"),
        new("AWS::CloudFormation::GeneratedTemplate", "TemplateConfiguration/DeletionPolicy", "a choice"),
        new("AWS::CloudFormation::GeneratedTemplate", "TemplateConfiguration/UpdateReplacePolicy", "a choice"),
        new("AWS::Serverless::LayerVersion", "RetentionPolicy", "a choice"),
        new("AWS::Bedrock::DataSource", "DataDeletionPolicy", "a choice"),
        new("AWS::SageMaker::Cluster", "RestrictedInstanceGroupsConfig/SharedEnvironmentConfig/FSxLustreDeletionPolicy", "a choice"),
        new("AWS::EKS::Capability", "DeletePropagationPolicy", "a choice"),
        new("AWS::FSx::Volume", "OntapConfiguration/SnapshotPolicy", "a choice"),
        new("AWS::FSx::Volume", "OntapConfiguration/TieringPolicy/Name", "a choice"),
        new("AWS::FSx::FileSystem", "LustreConfiguration/AutoImportPolicy", "a choice"),
        new("AWS::DMS::Endpoint", "MicrosoftSqlServerSettings/SafeguardPolicy", "a choice"),

        // Authorization in other languages than IAM.
        new("AWS::OpenSearchServerless::AccessPolicy", "Policy", "OpenSearch's own JSON"),
        new("AWS::OpenSearchServerless::SecurityPolicy", "Policy", "OpenSearch's own JSON"),
        new("AWS::BedrockAgentCore::Policy", "Definition/*/Statement", "Cedar, or a statement of AgentCore's policy engine"),
        new("AWS::VerifiedPermissions::Policy", "Definition/Static/Statement", "Cedar"),
        new("AWS::VerifiedPermissions::PolicyTemplate", "Statement", "Cedar"),
        new("AWS::EC2::VerifiedAccess*", "PolicyDocument", "Cedar"),
        new("AWS::EC2::VerifiedAccess*", "PolicyEnabled", "a switch"),
        new("AWS::EC2::VerifiedAccessTrustProvider", "PolicyReferenceName", "a name used in Cedar"),
        new("AWS::Config::ConfigRule", "Source/CustomPolicyDetails/PolicyText", "Guard"),
        new("AWS::Config::OrganizationConfigRule", "OrganizationCustomPolicyRuleMetadata/PolicyText", "Guard"),
        new("AWS::Config::ConfigRule", "Source/CustomPolicyDetails/PolicyRuntime", "the version of Guard"),
        new("AWS::NetworkManager::CoreNetwork", "PolicyDocument", "the segments of a network"),
        new("AWS::WorkSpacesWeb::BrowserSettings", "BrowserPolicy", "Chrome settings"),
        new("AWS::SSM::Parameter", "Policies", "expiry and notification"),
        new("AWS::EKS::AccessEntry", "AccessPolicies/*/PolicyArn", "an access policy of EKS"),
        new("AWS::MPA::ApprovalTeam", "Policies/*/PolicyArn", "an approval policy"),
        new("AWS::DataZone::PolicyGrant", "Detail/*", "what DataZone grants"),
        new("AWS::DataZone::PolicyGrant", "Principal/**", "what DataZone grants"),
        new("AWS::QuickSight::ApprovalPolicy", "Actions/*", "what applies to an approval"),
        new("AWS::QuickSight::ApprovalPolicy", "AssetTypes/*", "what applies to an approval"),

        // Grants of services that have permissions of their own.
        new("AWS::QuickSight::*", "Permissions/*/Principal", "permissions of Quick Sight, to users and groups of its own"),
        new("AWS::QuickSight::*", "Permissions/*/Resource", "permissions of Quick Sight, to users and groups of its own"),
        new("AWS::QuickSight::*", "Permissions/*/Actions/*", "permissions of Quick Sight, to users and groups of its own"),
        new("AWS::QuickSight::Dashboard", "LinkSharingConfiguration/Permissions/**", "permissions of Quick Sight, to users and groups of its own"),
        new("AWS::QuickSight::DataSet", "ColumnLevelPermissionRules/*/Principals/*", "permissions of Quick Sight, to users and groups of its own"),
        new("AWS::QuickSight::DataSet", "**/RowLevelPermissionDataSet/Arn", "rows of data"),
        new("AWS::QuickSight::DataSet", "**/RowLevelPermissionDataSet/PermissionPolicy", "rows of data"),
        new("AWS::QuickSight::CustomPermissions", "CustomPermissionsName", "its own name"),
        new("AWS::Glue::Catalog", "Create*DefaultPermissions/**", "permissions of Lake Formation"),
        new("AWS::Glue::Database", "DatabaseInput/CreateTableDefaultPermissions/**", "permissions of Lake Formation"),
        new("AWS::LakeFormation::DataLakeSettings", "Create*DefaultPermissions/**", "permissions of Lake Formation"),
        new("AWS::LakeFormation::DataLakeSettings", "*/*/DataLakePrincipalIdentifier", "permissions of Lake Formation"),
        new("AWS::LakeFormation::Permissions", "DataLakePrincipal/DataLakePrincipalIdentifier", "permissions of Lake Formation"),
        new("AWS::LakeFormation::Permissions", "Permissions*/*", "permissions of Lake Formation"),
        new("AWS::LakeFormation::PrincipalPermissions", "Permissions*/*", "permissions of Lake Formation"),
        new("AWS::LakeFormation::PrincipalPermissions", "Principal/DataLakePrincipalIdentifier", "permissions of Lake Formation"),
        new("AWS::Glue::Catalog", "OverwriteChildResourcePermissionsWithDefault", "a choice"),
        new("AWS::S3::AccessGrant", "Permission", "a grant of S3 Access Grants: read, write"),
        new("AWS::S3Express::AccessPoint", "Scope/Permissions/*", "operations, without principals"),
        new("AWS::Connect::SecurityProfile", "Permissions/*", "permissions of Connect"),
        new("AWS::Connect::SecurityProfile", "Applications/*/ApplicationPermissions/*", "permissions of Connect"),
        new("AWS::AppIntegrations::Application", "Permissions/*", "permissions of Connect"),
        new("AWS::IoTSiteWise::AccessPolicy", "AccessPolicyPermission", "a choice"),
        new("AWS::EC2::NetworkInterfacePermission", "Permission", "a choice"),
        new("AWS::AppStream::Stack", "UserSettings/*/Permission", "a choice"),
        new("AWS::AppStream::Stack", "AgentAccessConfig/Settings/*/Permission", "a choice"),
        new("AWS::DataZone::GroupProfile", "RolePrincipalArn", "who, without what"),
        new("AWS::DataZone::SubscriptionTarget", "AuthorizedPrincipals/*", "who, without what"),
        new("AWS::ECR::PullTimeUpdateExclusion", "PrincipalArn", "who, without what"),
        new("AWS::EKS::AccessEntry", "PrincipalArn", "who, without what"),
        new("AWS::IoT::PolicyPrincipalAttachment", "Principal", "who, without what"),
        new("AWS::IoT::ThingPrincipalAttachment", "Principal", "who, without what"),
        new("AWS::LicenseManager::Grant", "Principals/*", "who, without what"),
        new("AWS::Lightsail::Container", "PrivateRegistryAccess/EcrImagePullerRole/PrincipalArn", "who, without what"),
        new("AWS::Logs::Integration", "ResourceConfig/OpenSearchResourceConfig/DashboardViewerPrincipals/*", "who, without what"),
        new("AWS::QBusiness::DataAccessor", "Principal", "who, without what"),
        new("AWS::SecurityLake::Subscriber", "SubscriberIdentity/Principal", "who, without what"),
        new("AWS::ServiceCatalog::PortfolioPrincipalAssociation", "PrincipalARN", "who, without what"),
        new("AWS::SSO::*Assignment", "PrincipalId", "who, without what"),
        new("AWS::BedrockAgentCore::GatewayRule", "Conditions/*/MatchPrincipals/AnyOf/*/IamPrincipal/Arn", "who, without what"),
        new("AWS::SSO::Assignment", "PermissionSetArn", "a permission set, whose policies stand where it is declared"),
        new("AWS::RAM::ResourceShare", "PermissionArns/*", "permissions that are declared elsewhere"),
        new("AWS::EC2::FlowLog", "DeliverLogsPermissionArn", "a role"),
        new("AWS::IoTCoreDeviceAdvisor::SuiteDefinition", "SuiteDefinitionConfiguration/DevicePermissionRoleArn", "a role"),
        new("AWS::VerifiedPermissions::IdentitySource", "Configuration/OpenIdConnectConfiguration/TokenSelection/*/PrincipalIdClaim", "claims and types of principals"),
        new("AWS::VerifiedPermissions::IdentitySource", "PrincipalEntityType", "claims and types of principals"),
        new("AWS::Cognito::IdentityPoolPrincipalTag", "PrincipalTags", "tags of sessions"),
        new("AWS::ApplicationInsights::Application", "AttachMissingPermission", "a switch"),
        new("AWS::CleanRooms::*", "InputReferenceConfig/ManageResourcePolicies", "a switch"),
        new("AWS::EKS::Cluster", "AccessConfig/BootstrapClusterCreatorAdminPermissions", "a switch"),
        new("AWS::FMS::Policy", "DeleteAllPolicyResources", "a switch"),
        new("AWS::NetworkFirewall::Firewall", "FirewallPolicyChangeProtection", "a switch"),
        new("AWS::OpsWorks::Stack", "ClonePermissions", "a switch"),
        new("AWS::CloudFormation::StackSet", "PermissionModel", "a choice"),
        new("AWS::QLDB::Ledger", "PermissionsMode", "a choice"),

        // Files, devices, Kerberos.
        new("AWS::DataSync::Task", "Options/PosixPermissions", "the mode of files"),
        new("AWS::EFS::AccessPoint", "RootDirectory/CreationInfo/Permissions", "the mode of files"),
        new("AWS::S3Files::AccessPoint", "RootDirectory/CreationPermissions/Permissions", "the mode of files"),
        new("AWS::Batch::JobDefinition", "**/LinuxParameters/Devices/*/Permissions/*", "the mode of devices and volumes"),
        new("AWS::ECS::*TaskDefinition", "ContainerDefinitions/*/LinuxParameters/Devices/*/Permissions/*", "the mode of devices and volumes"),
        new("AWS::Greengrass::FunctionDefinition*", "**/ResourceAccessPolicies/*/Permission", "the mode of devices and volumes"),
        new("AWS::Greengrass::ResourceDefinition*", "**/OwnerSetting/GroupPermission", "the mode of devices and volumes"),
        new("AWS::GreengrassV2::ComponentVersion", "LambdaFunction/ComponentLambdaParameters/LinuxProcessParams/ContainerParams/*/*/Permission", "the mode of devices and volumes"),
        new("AWS::DataSync::LocationHDFS", "KerberosPrincipal", "Kerberos"),
        new("AWS::DataSync::LocationSMB", "KerberosPrincipal", "Kerberos"),
        new("AWS::EMR::Cluster", "KerberosAttributes/CrossRealmTrustPrincipalPassword", "Kerberos"),

        // Networks: TLS, routing, caching, firewalls.
        new("AWS::ApiGateway::DomainName*", "SecurityPolicy", "versions and ciphers of TLS"),
        new("AWS::ApiGateway::RestApi", "SecurityPolicy", "versions and ciphers of TLS"),
        new("AWS::ApiGatewayV2::DomainName", "DomainNameConfigurations/*/SecurityPolicy", "versions and ciphers of TLS"),
        new("AWS::Cognito::UserPoolDomain", "CustomDomainConfig/SecurityPolicy", "versions and ciphers of TLS"),
        new("AWS::IoT::DomainConfiguration", "TlsConfig/SecurityPolicy", "versions and ciphers of TLS"),
        new("AWS::Serverless::*Api", "Domain/SecurityPolicy", "versions and ciphers of TLS"),
        new("AWS::ElasticLoadBalancingV2::Listener", "SslPolicy", "versions and ciphers of TLS"),
        new("AWS::ElasticLoadBalancingV2::Listener", "AlpnPolicy/*", "versions and ciphers of TLS"),
        new("AWS::Elasticsearch::Domain", "DomainEndpointOptions/TLSSecurityPolicy", "versions and ciphers of TLS"),
        new("AWS::OpenSearchService::Domain", "DomainEndpointOptions/TLSSecurityPolicy", "versions and ciphers of TLS"),
        new("AWS::Lightsail::LoadBalancer", "TlsPolicyName", "versions and ciphers of TLS"),
        new("AWS::SES::ConfigurationSet", "DeliveryOptions/TlsPolicy", "versions and ciphers of TLS"),
        new("AWS::SES::ConfigurationSet", "TrackingOptions/HttpsPolicy", "versions and ciphers of TLS"),
        new("AWS::SES::MailManagerIngressPoint", "TlsPolicy", "versions and ciphers of TLS"),
        new("AWS::SES::ReceiptRule", "Rule/TlsPolicy", "versions and ciphers of TLS"),
        new("AWS::CloudFront::Distribution", "DistributionConfig/**/ViewerProtocolPolicy", "a choice of protocol"),
        new("AWS::CloudFront::Distribution", "DistributionConfig/**/OriginProtocolPolicy", "a choice of protocol"),
        new("AWS::CloudFront::VpcOrigin", "VpcOriginEndpointConfig/OriginProtocolPolicy", "a choice of protocol"),
        new("AWS::Lightsail::Distribution", "Origin/ProtocolPolicy", "a choice of protocol"),
        new("AWS::CloudFront::Distribution", "DistributionConfig/**/CachePolicyId", "a policy of CloudFront"),
        new("AWS::CloudFront::Distribution", "DistributionConfig/**/OriginRequestPolicyId", "a policy of CloudFront"),
        new("AWS::CloudFront::Distribution", "DistributionConfig/**/ResponseHeadersPolicyId", "a policy of CloudFront"),
        new("AWS::CloudFront::Distribution", "DistributionConfig/ContinuousDeploymentPolicyId", "a policy of CloudFront"),
        new("AWS::CloudFront::CachePolicy", "CachePolicyConfig/Name", "its own name"),
        new("AWS::CloudFront::OriginRequestPolicy", "OriginRequestPolicyConfig/Name", "its own name"),
        new("AWS::CloudFront::ResponseHeadersPolicy", "ResponseHeadersPolicyConfig/Name", "its own name"),
        new("AWS::CloudFront::ResponseHeadersPolicy", "ResponseHeadersPolicyConfig/SecurityHeadersConfig/ContentSecurityPolicy/ContentSecurityPolicy", "a header of HTTP"),
        new("AWS::CloudFront::ResponseHeadersPolicy", "ResponseHeadersPolicyConfig/SecurityHeadersConfig/ReferrerPolicy/ReferrerPolicy", "a header of HTTP"),
        new("AWS::Transfer::WebApp", "WebAppEndpointPolicy", "a choice"),
        new("AWS::ServiceDiscovery::Service", "DnsConfig/RoutingPolicy", "a choice"),
        new("AWS::Batch::JobDefinition", "**/DnsPolicy", "a choice"),
        new("AWS::ServiceDiscovery::Instance", "InstanceAttributes", "attributes of a DNS record"),
        new("AWS::NetworkManager::*Attachment", "RoutingPolicyLabel", "a label of routes"),
        new("AWS::EC2::TransitGatewayPolicyTableEntry", "PolicyRuleNumber", "the number of a rule"),
        new("AWS::EC2::TransitGateway*", "TransitGatewayMeteringPolicyId", "a table or policy of a transit gateway"),
        new("AWS::EC2::TransitGateway*", "TransitGatewayPolicyTableId", "a table or policy of a transit gateway"),
        new("AWS::Route53::TrafficPolicyInstance", "TrafficPolicyId", "a traffic policy"),
        new("AWS::SES::MailManagerIngressPoint", "TrafficPolicyId", "a traffic policy"),
        new("AWS::NetworkFirewall::Firewall", "FirewallPolicyArn", "a firewall policy"),
        new("AWS::NetworkFirewall::FirewallPolicy", "FirewallPolicy/StatefulEngineOptions/StreamExceptionPolicy", "a choice"),
        new("AWS::SES::ReceiptFilter", "Filter/IpFilter/Policy", "a choice"),
        new("AWS::WAFv2::RuleGroup", "Rules/*/Statement/*/Arn", "a statement of a web access control list"),
        new("AWS::WAFv2::WebACL", "Rules/*/Statement/*/Arn", "a statement of a web access control list"),
        new("AWS::WAFv2::WebACL", "Rules/*/Statement/*/Name", "a statement of a web access control list"),
        new("AWS::WAFv2::LoggingConfiguration", "RedactedFields/*/JsonBody", "what is left out of logs"),

        // HTTP APIs have no resource policy; of REST APIs' bodies the extension is in PolicyProperties. Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html
        new("AWS::ApiGatewayV2::Api", "Body", "an HTTP API"),
        new("AWS::Serverless::HttpApi", "DefinitionBody", "an HTTP API"),
        new("AWS::ApiGatewayV2::Stage", "AccessPolicyId", "not supported"),
        new("AWS::ApiGateway::RestApi", "Body", "an OpenAPI definition, whose policy is a row of its own"),
        new("AWS::Serverless::Api", "DefinitionBody", "an OpenAPI definition, whose policy is a row of its own"),

        // Scaling, scheduling, placement, failure.
        new("AWS::AutoScaling::AutoScalingGroup", "TerminationPolicies/*", "a choice"),
        new("AWS::AutoScalingPlans::ScalingPlan", "ScalingInstructions/*/ScalingPolicyUpdateBehavior", "a choice"),
        new("AWS::EC2::EC2Fleet", "ExcessCapacityTerminationPolicy", "a choice"),
        new("AWS::EC2::SpotFleet", "SpotFleetRequestConfigData/ExcessCapacityTerminationPolicy", "a choice"),
        new("AWS::GameLift::*", "NewGameSessionProtectionPolicy", "a choice"),
        new("AWS::GameLift::GameServerGroup", "GameServerProtectionPolicy", "a choice"),
        new("AWS::Batch::JobDefinition", "**/ImagePullPolicy", "a choice"),
        new("AWS::GreengrassV2::Deployment", "DeploymentPolicies/FailureHandlingPolicy", "a choice"),
        new("AWS::PCS::ComputeNodeGroup", "NodeLifecycleActions/ScriptCachingPolicy", "a choice"),
        new("AWS::PCS::ComputeNodeGroup", "NodeLifecycleActions/Stages/*/*/ExecutionPolicy", "a choice"),
        new("AWS::SES::MailManagerRuleSet", "Rules/*/Actions/*/*/ActionFailurePolicy", "a choice"),
        new("AWS::Kendra::Index", "UserContextPolicy", "a choice"),
        new("AWS::IVS::Channel", "MultitrackInputConfiguration/Policy", "a choice"),
        new("AWS::MediaTailor::PlaybackConfiguration", "AvailSuppression/FillPolicy", "a choice"),
        new("AWS::MediaLive::Channel", "**/LanguageSelectionPolicy", "a choice"),
        new("AWS::MediaLive::Channel", "**/MvOverPictureBoundaries", "a choice"),
        new("AWS::IoTWireless::ServiceProfile", "LoRaWAN/*RatePolicy", "a rate"),
        new("AWS::GameLift::*", "ScalingPolicies/*/Name", "its own name"),
        new("AWS::Batch::JobQueue", "SchedulingPolicyArn", "a scheduling policy"),
        new("AWS::ResilienceHub::App", "ResiliencyPolicyArn", "a policy of resilience"),
        new("AWS::ResilienceHubV2::*", "PolicyArn", "a policy of resilience"),
        new("AWS::SecurityHub::PolicyAssociation", "ConfigurationPolicyId", "a policy of Security Hub"),
        new("AWS::Bedrock::AutomatedReasoningPolicyVersion", "PolicyArn", "automated reasoning"),
        new("AWS::Bedrock::Guardrail", "AutomatedReasoningPolicyConfig/Policies/*", "automated reasoning"),

        // Queries.
        new("AWS::Athena::PreparedStatement", "QueryStatement", "SQL"),
        new("AWS::BCMDataExports::Export", "Export/DataQuery/QueryStatement", "SQL"),
        new("AWS::CloudTrail::Dashboard", "Widgets/*/QueryStatement", "SQL"),

        // Certificates.
        new("AWS::ACMPCA::Certificate", "ApiPassthrough/Extensions/CertificatePolicies/**", "an object identifier"),
        new("AWS::PCAConnectorAD::Template", "Definition/*/Extensions/ApplicationPolicies/Policies/*/PolicyObjectIdentifier", "an object identifier"),

        // Ids and tags.
        new("AWS::BedrockAgentCore::Policy", "PolicyEngineId", "a policy engine or store, or a template in it"),
        new("AWS::BedrockAgentCore::Gateway", "PolicyEngineConfiguration/Arn", "a policy engine or store, or a template in it"),
        new("AWS::VerifiedPermissions::*", "PolicyStoreId", "a policy engine or store, or a template in it"),
        new("AWS::VerifiedPermissions::Policy", "Definition/TemplateLinked/PolicyTemplateId", "a policy engine or store, or a template in it"),
        new("AWS::QuickSight::ApprovalPolicy", "PolicyId", "an id"),
        new("AWS::DevOpsAgent::Service", "ServiceDetails/MCPServerNewRelic/AuthorizationConfig/ApiKey/AlertPolicyIds/*", "an id"),
        new("AWS::RUM::AppMonitor", "ResourcePolicy/PolicyRevisionId", "a revision"),
        new("AWS::Greengrass::*", "Tags", "tags"),
        new("AWS::AIOps::InvestigationGroup", "TagKeyBoundaries/*", "keys of tags"),
        new("AWS::DevOpsGuru::ResourceCollection", "ResourceCollectionFilter/Tags/*/AppBoundaryKey", "keys of tags"),
        new("AWS::Serverless::StateMachine", "PermissionsBoundaries", "what the specification calls PermissionsBoundary, which is the name that SAM reads"),
    ];

    /// <summary>All rows.</summary>
    public static ReadOnlySpan<LookAlikeProperty> All => Rows;
}
