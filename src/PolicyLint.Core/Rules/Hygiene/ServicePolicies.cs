using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Hygiene;

/// <summary>Of which service's resources a resource-based policy is.</summary>
internal static class ServicePolicies
{
    /// <summary>The service whose actions all actions of a policy are; empty when they are of several, or not known.</summary>
    public static ReadOnlySpan<char> ServiceOfActions(Policy policy)
    {
        ReadOnlySpan<char> service = default;
        foreach (Statement statement in policy.Statements)
        {
            if (!TryFind(statement.Action, ref service) || !TryFind(statement.NotAction, ref service))
            {
                return default;
            }
        }

        return service;
    }

    /// <summary>The service whose quotas hold for policies of a type of resource, by the prefix of its actions; empty for all others.</summary>
    public static string ServiceOfType(string type) => type switch
    {
        "AWS::S3::BucketPolicy" or "aws_s3_bucket_policy" or "aws_s3_bucket" => "s3",
        "AWS::KMS::Key" or "AWS::KMS::ReplicaKey" or "aws_kms_key" or "aws_kms_key_policy" or "aws_kms_replica_key" => "kms",
        "AWS::SQS::QueuePolicy" or "AWS::SQS::QueueInlinePolicy" or "aws_sqs_queue_policy" or "aws_sqs_queue" => "sqs",
        "AWS::SNS::TopicPolicy" or "AWS::SNS::TopicInlinePolicy" or "aws_sns_topic_policy" or "aws_sns_topic" => "sns",
        "AWS::SecretsManager::ResourcePolicy" or "aws_secretsmanager_secret_policy" or "aws_secretsmanager_secret" => "secretsmanager",
        "AWS::DynamoDB::Table" or "AWS::DynamoDB::GlobalTable" or "aws_dynamodb_resource_policy" => "dynamodb",
        "AWS::Events::EventBus" or "aws_cloudwatch_event_bus_policy" => "events",
        "AWS::ECR::Repository" or "AWS::ECR::RegistryPolicy" or "aws_ecr_repository_policy" or "aws_ecr_registry_policy" => "ecr",
        "AWS::ECR::PublicRepository" or "aws_ecrpublic_repository_policy" => "ecr-public",
        "AWS::EFS::FileSystem" or "aws_efs_file_system_policy" => "elasticfilesystem",
        "AWS::OpenSearchService::Domain" or "AWS::Elasticsearch::Domain" or "aws_opensearch_domain" or "aws_opensearch_domain_policy" or "aws_elasticsearch_domain" or "aws_elasticsearch_domain_policy" => "es",
        "aws_glacier_vault" or "aws_glacier_vault_lock" => "glacier",
        "AWS::S3Tables::TableBucketPolicy" or "AWS::S3Tables::TablePolicy" or "aws_s3tables_table_bucket_policy" or "aws_s3tables_table_policy" => "s3tables",
        "AWS::CloudTrail::ResourcePolicy" => "cloudtrail",
        "AWS::CodeArtifact::Domain" or "AWS::CodeArtifact::Repository" or "aws_codeartifact_domain_permissions_policy" or "aws_codeartifact_repository_permissions_policy" => "codeartifact",
        "AWS::XRay::ResourcePolicy" => "xray",
        _ => "",
    };

    /// <summary>True for a policy of a queue, a topic and so on: by the type of the resource that declares it, or by its actions where it is in a file of its own.</summary>
    /// <param name="policy">A policy.</param>
    /// <param name="service">The prefix of the service's actions.</param>
    public static bool IsOf(Policy policy, string service)
    {
        if (policy.Kind != PolicyKind.Resource || PolicyQuota.IsTakenByAws(policy))
        {
            return false;
        }

        return policy.DeclaringResource is { } resource
            ? ServiceOfType(resource.Type) == service
            : ServiceOfActions(policy).Equals(service.AsSpan(), StringComparison.OrdinalIgnoreCase);
    }

    private static bool TryFind(ValueList? actions, ref ReadOnlySpan<char> service)
    {
        foreach (SymbolicString action in actions?.Values ?? ImmutableArray<SymbolicString>.Empty)
        {
            if (!action.TryGetText(out ReadOnlySpan<char> text) || text.IndexOf(':') is not (> 0 and int colon))
            {
                return false;
            }

            ReadOnlySpan<char> found = text.Slice(0, colon);
            if (!service.IsEmpty && !service.Equals(found, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            service = found;
        }

        return true;
    }
}
