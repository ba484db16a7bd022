using PolicyLint.Model;

namespace PolicyLint.Binding.Terraform;

/// <summary>
/// Where resources of the Terraform provider for AWS hold policies and name them: ways from a resource's values, <c>[]</c>
/// for the items of a list. Each type is described at https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/NAME,
/// NAME being the type without <c>aws_</c>.
/// </summary>
/// <remarks>
/// No IAM policies, for all their names: <c>aws_sns_topic_data_protection_policy</c>, <c>aws_cloudwatch_log_data_protection_policy</c>,
/// <c>aws_cloudwatch_log_account_policy</c>, <c>aws_cloudwatch_log_index_policy</c>, <c>aws_ecr_lifecycle_policy</c>, <c>aws_dlm_lifecycle_policy</c>,
/// <c>aws_fms_policy</c>, <c>aws_opensearchserverless_*_policy</c>, <c>aws_networkmanager_core_network_policy_attachment</c>,
/// <c>aws_verifiedaccess_*</c> and <c>aws_verifiedpermissions_*</c> (Cedar), <c>aws_sqs_queue_redrive_policy</c>, <c>aws_eks_access_policy_association</c>.
/// </remarks>
internal static class TerraformPolicyProperties
{
    /// <summary>The type of the data source that writes policies.</summary>
    public const string PolicyDocumentType = "aws_iam_policy_document";

    /// <summary>The type of the resource that gives a permission set its boundary.</summary>
    public const string PermissionSetBoundaryType = "aws_ssoadmin_permissions_boundary_attachment";

    /// <summary>An attribute that holds a policy.</summary>
    /// <param name="ResourceType">The type of the resource.</param>
    /// <param name="Block">The way to the block that it stands in; empty for the resource itself.</param>
    /// <param name="Name">The attribute's name.</param>
    /// <param name="Kind">What the policy is attached to; null where the attribute <c>type</c> of the resource says it.</param>
    internal sealed record Document(string ResourceType, string[] Block, string Name, PolicyKind? Kind);

    /// <summary>An attribute that attaches a policy.</summary>
    /// <param name="ResourceType">The type of the resource.</param>
    /// <param name="Form">How it is attached.</param>
    /// <param name="EntityType">What it is attached to.</param>
    /// <param name="Entity">The way to the name of what it is attached to; null where that is the resource itself.</param>
    /// <param name="Way">The way to the policy's ARN or name.</param>
    internal sealed record Attachment(string ResourceType, PolicyAttachmentForm Form, IamEntityType EntityType, string[]? Entity, string[] Way);

    /// <summary>A resource that policies are attached to and that can have a permissions boundary.</summary>
    /// <param name="ResourceType">The type of the resource.</param>
    /// <param name="Type">What it is.</param>
    internal sealed record Entity(string ResourceType, IamEntityType Type);

    /// <summary>All attributes that hold policies.</summary>
    public static readonly Document[] Documents =
    [
        At("aws_iam_policy", "policy", PolicyKind.Identity),
        At("aws_iam_role_policy", "policy", PolicyKind.Identity),
        At("aws_iam_user_policy", "policy", PolicyKind.Identity),
        At("aws_iam_group_policy", "policy", PolicyKind.Identity),
        At("aws_iam_role", "inline_policy/[]/policy", PolicyKind.Identity),
        At("aws_iam_role", "assume_role_policy", PolicyKind.Trust),
        At("aws_ssoadmin_permission_set_inline_policy", "inline_policy", PolicyKind.Identity),
        At("aws_iot_policy", "policy", PolicyKind.Identity), // attached to certificates; it names no principals

        At("aws_rolesanywhere_profile", "session_policy", PolicyKind.Session),
        At("aws_transfer_access", "policy", PolicyKind.Session),
        At("aws_transfer_user", "policy", PolicyKind.Session),

        At("aws_organizations_policy", "content", null),
        At("aws_organizations_resource_policy", "content", PolicyKind.Resource),

        At("aws_vpc_endpoint", "policy", PolicyKind.Endpoint),
        At("aws_vpc_endpoint_policy", "policy", PolicyKind.Endpoint),
        At("aws_odb_network", "s3_policy_document", PolicyKind.Endpoint),

        At("aws_s3_bucket", "policy", PolicyKind.Resource),
        At("aws_s3_bucket_policy", "policy", PolicyKind.Resource),
        At("aws_s3_access_point", "policy", PolicyKind.Resource),
        At("aws_s3control_access_grants_instance_resource_policy", "policy", PolicyKind.Resource),
        At("aws_s3control_access_point_policy", "policy", PolicyKind.Resource),
        At("aws_s3control_bucket_policy", "policy", PolicyKind.Resource),
        At("aws_s3control_multi_region_access_point_policy", "details/[]/policy", PolicyKind.Resource),
        At("aws_s3control_object_lambda_access_point_policy", "policy", PolicyKind.Resource),
        At("aws_s3files_file_system_policy", "policy", PolicyKind.Resource),
        At("aws_s3tables_table_bucket_policy", "resource_policy", PolicyKind.Resource),
        At("aws_s3tables_table_policy", "resource_policy", PolicyKind.Resource),
        At("aws_s3vectors_vector_bucket_policy", "policy", PolicyKind.Resource),
        At("aws_fsx_s3_access_point_attachment", "s3_access_point/[]/policy", PolicyKind.Resource),

        At("aws_kms_key", "policy", PolicyKind.Resource),
        At("aws_kms_key_policy", "policy", PolicyKind.Resource),
        At("aws_kms_external_key", "policy", PolicyKind.Resource),
        At("aws_kms_replica_key", "policy", PolicyKind.Resource),
        At("aws_kms_replica_external_key", "policy", PolicyKind.Resource),
        At("aws_secretsmanager_secret", "policy", PolicyKind.Resource),
        At("aws_secretsmanager_secret_policy", "policy", PolicyKind.Resource),
        At("aws_acmpca_policy", "policy", PolicyKind.Resource),

        At("aws_sns_topic", "policy", PolicyKind.Resource),
        At("aws_sns_topic_policy", "policy", PolicyKind.Resource),
        At("aws_sqs_queue", "policy", PolicyKind.Resource),
        At("aws_sqs_queue_policy", "policy", PolicyKind.Resource),
        At("aws_cloudwatch_event_bus_policy", "policy", PolicyKind.Resource),
        At("aws_schemas_registry_policy", "policy", PolicyKind.Resource),
        At("aws_kinesis_resource_policy", "policy", PolicyKind.Resource),
        At("aws_msk_cluster_policy", "policy", PolicyKind.Resource),
        At("aws_ses_identity_policy", "policy", PolicyKind.Resource),
        At("aws_sesv2_email_identity_policy", "policy", PolicyKind.Resource),

        At("aws_api_gateway_domain_name", "policy", PolicyKind.Resource),
        At("aws_api_gateway_rest_api", "policy", PolicyKind.Resource),
        At("aws_api_gateway_rest_api_policy", "policy", PolicyKind.Resource),
        At("aws_vpclattice_auth_policy", "policy", PolicyKind.Resource),
        At("aws_vpclattice_resource_policy", "policy", PolicyKind.Resource),
        At("aws_networkfirewall_resource_policy", "policy", PolicyKind.Resource),

        At("aws_ecr_registry_policy", "policy", PolicyKind.Resource),
        At("aws_ecr_repository_creation_template", "repository_policy", PolicyKind.Resource),
        At("aws_ecr_repository_policy", "policy", PolicyKind.Resource),
        At("aws_ecrpublic_repository_policy", "policy", PolicyKind.Resource),
        At("aws_codeartifact_domain_permissions_policy", "policy_document", PolicyKind.Resource),
        At("aws_codeartifact_repository_permissions_policy", "policy_document", PolicyKind.Resource),
        At("aws_codebuild_resource_policy", "policy", PolicyKind.Resource),

        At("aws_backup_vault_policy", "policy", PolicyKind.Resource),
        At("aws_efs_file_system_policy", "policy", PolicyKind.Resource),
        At("aws_glacier_vault", "access_policy", PolicyKind.Resource),
        At("aws_glacier_vault_lock", "policy", PolicyKind.Resource),
        At("aws_media_store_container_policy", "policy", PolicyKind.Resource),

        At("aws_dsql_cluster_policy", "policy", PolicyKind.Resource),
        At("aws_dynamodb_resource_policy", "policy", PolicyKind.Resource),
        At("aws_glue_resource_policy", "policy", PolicyKind.Resource),
        At("aws_redshift_resource_policy", "policy", PolicyKind.Resource),
        At("aws_redshiftserverless_resource_policy", "policy", PolicyKind.Resource),
        At("aws_cloudsearch_domain_service_access_policy", "access_policy", PolicyKind.Resource),
        At("aws_elasticsearch_domain", "access_policies", PolicyKind.Resource),
        At("aws_elasticsearch_domain_policy", "access_policies", PolicyKind.Resource),
        At("aws_opensearch_domain", "access_policies", PolicyKind.Resource),
        At("aws_opensearch_domain_policy", "access_policies", PolicyKind.Resource),
        At("aws_osis_pipeline_resource_policy", "policy", PolicyKind.Resource),

        At("aws_cloudwatch_log_delivery_destination_policy", "delivery_destination_policy", PolicyKind.Resource),
        At("aws_cloudwatch_log_destination_policy", "access_policy", PolicyKind.Resource),
        At("aws_cloudwatch_log_resource_policy", "policy_document", PolicyKind.Resource),
        At("aws_oam_sink_policy", "policy", PolicyKind.Resource),
        At("aws_prometheus_resource_policy", "policy_document", PolicyKind.Resource),
        At("aws_ssm_resource_policy", "policy", PolicyKind.Resource),
        At("aws_xray_resource_policy", "policy_document", PolicyKind.Resource),

        At("aws_bedrockagentcore_resource_policy", "policy", PolicyKind.Resource),
        At("aws_sagemaker_model_package_group_policy", "resource_policy", PolicyKind.Resource),
    ];

    /// <summary>All attributes that attach policies.</summary>
    public static readonly Attachment[] Attachments =
    [
        Attaches("aws_iam_role", PolicyAttachmentForm.Managed, IamEntityType.Role, null, "managed_policy_arns/[]"),
        Attaches("aws_iam_role_policy_attachment", PolicyAttachmentForm.Managed, IamEntityType.Role, "role", "policy_arn"),
        Attaches("aws_iam_user_policy_attachment", PolicyAttachmentForm.Managed, IamEntityType.User, "user", "policy_arn"),
        Attaches("aws_iam_group_policy_attachment", PolicyAttachmentForm.Managed, IamEntityType.Group, "group", "policy_arn"),
        Attaches("aws_iam_policy_attachment", PolicyAttachmentForm.Managed, IamEntityType.Role, "roles/[]", "policy_arn"),
        Attaches("aws_iam_policy_attachment", PolicyAttachmentForm.Managed, IamEntityType.User, "users/[]", "policy_arn"),
        Attaches("aws_iam_policy_attachment", PolicyAttachmentForm.Managed, IamEntityType.Group, "groups/[]", "policy_arn"),
        Attaches("aws_iam_role_policy_attachments_exclusive", PolicyAttachmentForm.Managed, IamEntityType.Role, "role_name", "policy_arns/[]"),
        Attaches("aws_iam_user_policy_attachments_exclusive", PolicyAttachmentForm.Managed, IamEntityType.User, "user_name", "policy_arns/[]"),
        Attaches("aws_iam_group_policy_attachments_exclusive", PolicyAttachmentForm.Managed, IamEntityType.Group, "group_name", "policy_arns/[]"),
        Attaches("aws_ssoadmin_managed_policy_attachment", PolicyAttachmentForm.Managed, IamEntityType.PermissionSet, "permission_set_arn", "managed_policy_arn"),
        Attaches(
            "aws_ssoadmin_customer_managed_policy_attachment",
            PolicyAttachmentForm.Managed,
            IamEntityType.PermissionSet,
            "permission_set_arn",
            "customer_managed_policy_reference/[]/name"),

        Attaches("aws_iam_role", PolicyAttachmentForm.Inline, IamEntityType.Role, null, "inline_policy/[]/name"),
        Attaches("aws_iam_role_policy", PolicyAttachmentForm.Inline, IamEntityType.Role, "role", "name"),
        Attaches("aws_iam_user_policy", PolicyAttachmentForm.Inline, IamEntityType.User, "user", "name"),
        Attaches("aws_iam_group_policy", PolicyAttachmentForm.Inline, IamEntityType.Group, "group", "name"),
        Attaches("aws_ssoadmin_permission_set_inline_policy", PolicyAttachmentForm.Inline, IamEntityType.PermissionSet, "permission_set_arn", "name"),

        Attaches("aws_iam_role", PolicyAttachmentForm.Boundary, IamEntityType.Role, null, "permissions_boundary"),
        Attaches("aws_iam_user", PolicyAttachmentForm.Boundary, IamEntityType.User, null, "permissions_boundary"),
        Attaches(
            PermissionSetBoundaryType, PolicyAttachmentForm.Boundary, IamEntityType.PermissionSet, "permission_set_arn", "permissions_boundary/[]/managed_policy_arn"),
        Attaches(
            PermissionSetBoundaryType,
            PolicyAttachmentForm.Boundary,
            IamEntityType.PermissionSet,
            "permission_set_arn",
            "permissions_boundary/[]/customer_managed_policy_reference/[]/name"),
    ];

    /// <summary>All resources that can have a permissions boundary. Service-linked roles are a type of their own.</summary>
    public static readonly Entity[] Entities =
    [
        new("aws_iam_role", IamEntityType.Role),
        new("aws_iam_user", IamEntityType.User),
        new("aws_ssoadmin_permission_set", IamEntityType.PermissionSet),
    ];

    /// <summary>The rows of a type.</summary>
    public static readonly ILookup<string, Document> DocumentsOf = Documents.ToLookup(row => row.ResourceType, StringComparer.Ordinal);

    /// <inheritdoc cref="DocumentsOf"/>
    public static readonly ILookup<string, Attachment> AttachmentsOf = Attachments.ToLookup(row => row.ResourceType, StringComparer.Ordinal);

    /// <inheritdoc cref="DocumentsOf"/>
    public static readonly ILookup<string, Entity> EntitiesOf = Entities.ToLookup(row => row.ResourceType, StringComparer.Ordinal);

    /// <summary>True when a resource of this type is in the table.</summary>
    public static bool Knows(string type) => DocumentsOf.Contains(type) || AttachmentsOf.Contains(type) || EntitiesOf.Contains(type);

    /// <summary>
    /// The kind of a policy of AWS Organizations. Most types of them are no IAM policies.
    /// Source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_policy
    /// </summary>
    /// <param name="type">The attribute <c>type</c>; null when it is left out.</param>
    /// <returns>The kind; null when it is no IAM policy.</returns>
    public static PolicyKind? KindOfOrganizationsPolicy(string? type) => type switch
    {
        null or "SERVICE_CONTROL_POLICY" => PolicyKind.ServiceControl,
        "RESOURCE_CONTROL_POLICY" => PolicyKind.ResourceControl,
        _ => null,
    };

    private static Document At(string type, string way, PolicyKind? kind)
    {
        int name = way.LastIndexOf('/') + 1;
        return new Document(type, name == 0 ? [] : way.Substring(0, name - 1).Split('/'), way.Substring(name), kind);
    }

    private static Attachment Attaches(string type, PolicyAttachmentForm form, IamEntityType entityType, string? entity, string way)
        => new(type, form, entityType, entity?.Split('/'), way.Split('/'));
}
