namespace PolicyLint.Analysis;

/// <summary>How grave IAM Access Analyzer calls what a check finds.</summary>
internal enum AccessAnalyzerFinding
{
    /// <summary>The policy does not work as it is: <c>ERROR</c>.</summary>
    Error,

    /// <summary>It does not follow best practices: <c>WARNING</c>.</summary>
    Warning,

    /// <summary>It allows what is a risk: <c>SECURITY_WARNING</c>.</summary>
    SecurityWarning,

    /// <summary>It could be written better: <c>SUGGESTION</c>.</summary>
    Suggestion,
}

/// <summary>A check of IAM Access Analyzer's policy validation.</summary>
/// <param name="Code">The issue code.</param>
/// <param name="Title">The title on AWS's page.</param>
/// <param name="Finding">How grave AWS calls it.</param>
/// <param name="Covered">
/// What of it can be decided without AWS, where that is a part only: AWS does not publish the table that its check uses. Null for all of it.
/// </param>
internal sealed record AccessAnalyzerCheck(string Code, string Title, AccessAnalyzerFinding Finding, string? Covered = null);

/// <summary>
/// The checks of IAM Access Analyzer's policy validation, in the order of AWS's page. Rules say by
/// <see cref="RuleDescriptor.AccessAnalyzerCodes"/> which of them they answer.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
/// </summary>
internal static class AccessAnalyzerChecks
{
    /// <summary>AWS's page.</summary>
    public const string Page = "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html";

    /// <summary>All checks.</summary>
    public static IReadOnlyList<AccessAnalyzerCheck> All { get; } =
    [
        new("ARN_ACCOUNT_NOT_ALLOWED", "ARN account not allowed", AccessAnalyzerFinding.Error),
        new("ARN_REGION_NOT_ALLOWED", "ARN Region not allowed", AccessAnalyzerFinding.Error),
        new("DATA_TYPE_MISMATCH", "Data type mismatch", AccessAnalyzerFinding.Error),
        new("DUPLICATE_KEYS_WITH_DIFFERENT_CASE", "Duplicate keys with different case", AccessAnalyzerFinding.Error),
        new("INVALID_ACTION", "Invalid action", AccessAnalyzerFinding.Error),
        new("INVALID_ARN_ACCOUNT", "Invalid ARN account", AccessAnalyzerFinding.Error),
        new("INVALID_ARN_PREFIX", "Invalid ARN prefix", AccessAnalyzerFinding.Error),
        new("INVALID_ARN_REGION", "Invalid ARN Region", AccessAnalyzerFinding.Error, "unknown Regions; not Regions where the service is not offered"),
        new("INVALID_ARN_RESOURCE", "Invalid ARN resource", AccessAnalyzerFinding.Error),
        new("INVALID_ARN_SERVICE_CASE", "Invalid ARN service case", AccessAnalyzerFinding.Error),
        new("INVALID_CONDITION_DATA_TYPE", "Invalid condition data type", AccessAnalyzerFinding.Error),
        new("INVALID_CONDITION_KEY_FORMAT", "Invalid condition key format", AccessAnalyzerFinding.Error),
        new("INVALID_CONDITION_MULTIPLE_BOOLEAN", "Invalid condition multiple Boolean", AccessAnalyzerFinding.Error),
        new("INVALID_CONDITION_OPERATOR", "Invalid condition operator", AccessAnalyzerFinding.Error),
        new("INVALID_EFFECT", "Invalid effect", AccessAnalyzerFinding.Error),
        new("INVALID_GLOBAL_CONDITION_KEY", "Invalid global condition key", AccessAnalyzerFinding.Error),
        new("INVALID_PARTITION", "Invalid partition", AccessAnalyzerFinding.Error, "unknown partitions; not partitions that do not have the service"),
        new("INVALID_POLICY_ELEMENT", "Invalid policy element", AccessAnalyzerFinding.Error),
        new("INVALID_PRINCIPAL_FORMAT", "Invalid principal format", AccessAnalyzerFinding.Error),
        new("INVALID_PRINCIPAL_KEY", "Invalid principal key", AccessAnalyzerFinding.Error),
        new("INVALID_REGION", "Invalid Region", AccessAnalyzerFinding.Error),
        new("INVALID_SERVICE", "Invalid service", AccessAnalyzerFinding.Error),
        new("INVALID_SERVICE_CONDITION_KEY", "Invalid service condition key", AccessAnalyzerFinding.Error),
        new("INVALID_SERVICE_IN_ACTION", "Invalid service in action", AccessAnalyzerFinding.Error),
        new("INVALID_VARIABLE_FOR_OPERATOR", "Invalid variable for operator", AccessAnalyzerFinding.Error),
        new("INVALID_VERSION", "Invalid version", AccessAnalyzerFinding.Error),
        new("JSON_SYNTAX_ERROR", "Json syntax error", AccessAnalyzerFinding.Error),
        new("MISSING_ACTION", "Missing action", AccessAnalyzerFinding.Error),
        new("MISSING_ARN_FIELD", "Missing ARN field", AccessAnalyzerFinding.Error),
        new("MISSING_ARN_REGION", "Missing ARN Region", AccessAnalyzerFinding.Error),
        new("MISSING_EFFECT", "Missing effect", AccessAnalyzerFinding.Error),
        new("MISSING_PRINCIPAL", "Missing principal", AccessAnalyzerFinding.Error),
        new("MISSING_QUALIFIER", "Missing qualifier", AccessAnalyzerFinding.Error),
        new("MISSING_RESOURCE", "Missing resource", AccessAnalyzerFinding.Error),
        new("MISSING_STATEMENT", "Missing statement", AccessAnalyzerFinding.Error),
        new("NULL_WITH_IF_EXISTS", "Null with if exists", AccessAnalyzerFinding.Error),
        new("SCP_SYNTAX_ERROR_ACTION_WILDCARD", "SCP syntax error action wildcard", AccessAnalyzerFinding.Error),
        new("SCP_SYNTAX_ERROR_PRINCIPAL", "SCP syntax error principal", AccessAnalyzerFinding.Error),
        new("UNIQUE_SIDS_REQUIRED", "Unique Sids required", AccessAnalyzerFinding.Error),
        new("UNSUPPORTED_ACTION_IN_POLICY", "Unsupported action in policy", AccessAnalyzerFinding.Error),
        new("UNSUPPORTED_ELEMENT_COMBINATION", "Unsupported element combination", AccessAnalyzerFinding.Error),
        new("UNSUPPORTED_GLOBAL_CONDITION_KEY", "Unsupported global condition key", AccessAnalyzerFinding.Error),
        new("UNSUPPORTED_PRINCIPAL", "Unsupported principal", AccessAnalyzerFinding.Error),
        new("UNSUPPORTED_RESOURCE_ARN_IN_POLICY", "Unsupported resource ARN in policy", AccessAnalyzerFinding.Error),
        new("UNSUPPORTED_SID", "Unsupported Sid", AccessAnalyzerFinding.Error),
        new("UNSUPPORTED_WILDCARD_IN_PRINCIPAL", "Unsupported wildcard in principal", AccessAnalyzerFinding.Error),
        new("MISSING_BRACE_IN_VARIABLE", "Missing brace in variable", AccessAnalyzerFinding.Error),
        new("MISSING_QUOTE_IN_VARIABLE", "Missing quote in variable", AccessAnalyzerFinding.Error),
        new("UNSUPPORTED_SPACE_IN_VARIABLE", "Unsupported space in variable", AccessAnalyzerFinding.Error),
        new("EMPTY_VARIABLE", "Empty variable", AccessAnalyzerFinding.Error),
        new("VARIABLE_UNSUPPORTED_IN_ELEMENT", "Variable unsupported in element", AccessAnalyzerFinding.Error),
        new("VARIABLE_UNSUPPORTED_IN_VERSION", "Variable unsupported in version", AccessAnalyzerFinding.Error),
        new("PRIVATE_IP_ADDRESS", "Private IP address", AccessAnalyzerFinding.Error),
        new("PRIVATE_NOT_IP_ADDRESS", "Private NotIpAddress", AccessAnalyzerFinding.Error),
        new("POLICY_SIZE_EXCEEDS_SCP_QUOTA", "Policy size exceeds SCP quota", AccessAnalyzerFinding.Error),
        new("INVALID_SERVICE_PRINCIPAL_FORMAT", "Invalid service principal format", AccessAnalyzerFinding.Error, "principals of policies, and the condition keys that the rule names"),
        new("MISSING_TAG_KEY_IN_CONDITION", "Missing tag key in condition", AccessAnalyzerFinding.Error),
        new("INVALID_VPC_FORMAT", "Invalid vpc format", AccessAnalyzerFinding.Error),
        new("INVALID_VPCE_FORMAT", "Invalid vpce format", AccessAnalyzerFinding.Error),
        new("FEDERATED_PRINCIPAL_NOT_SUPPORTED", "Federated principal not supported", AccessAnalyzerFinding.Error),
        new("UNSUPPORTED_ACTION_FOR_CONDITION_KEY", "Unsupported action for condition key", AccessAnalyzerFinding.Error),
        new("UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL", "Unsupported condition key for service principal", AccessAnalyzerFinding.Error, "the keys that no service sends; not those of single services"),
        new("ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL", "Role trust policy syntax error notprincipal", AccessAnalyzerFinding.Error),
        new("ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL", "Role trust policy unsupported wildcard in principal", AccessAnalyzerFinding.Error),
        new("ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE", "Role trust policy syntax error resource", AccessAnalyzerFinding.Error),
        new("TYPE_MISMATCH_IP_RANGE", "Type mismatch IP range", AccessAnalyzerFinding.Error),
        new("MISSING_ACTION_FOR_CONDITION_KEY", "Missing action for condition key", AccessAnalyzerFinding.Error, "sts:TagSession and sts:SetSourceIdentity, in trust policies"),
        new("INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY", "Invalid federated principal syntax in role trust policy", AccessAnalyzerFinding.Error),
        new("MISMATCHED_ACTION_FOR_PRINCIPAL", "Mismatched action for principal", AccessAnalyzerFinding.Error),
        new("MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY", "Missing action for roles anywhere trust policy", AccessAnalyzerFinding.Error),
        new("POLICY_SIZE_EXCEEDS_RCP_QUOTA", "Policy size exceeds RCP quota", AccessAnalyzerFinding.Error),
        new("RCP_SYNTAX_ERROR_PRINCIPAL", "RCP syntax error principal", AccessAnalyzerFinding.Error),
        new("RCP_SYNTAX_ERROR_ALLOW", "RCP syntax error allow", AccessAnalyzerFinding.Error),
        new("RCP_SYNTAX_ERROR_NOTACTION", "RCP syntax error NotAction", AccessAnalyzerFinding.Error),
        new("RCP_SYNTAX_ERROR_ACTION", "RCP syntax error action", AccessAnalyzerFinding.Error),
        new("MISSING_ARN_ACCOUNT", "Missing ARN account", AccessAnalyzerFinding.Error),
        new("INVALID_KMS_KEY_VALUE", "Invalid kms key value", AccessAnalyzerFinding.Error, "the keys of S3 and Secrets Manager"),
        new("VARIABLE_USAGE_TOO_PERMISSIVE", "Variable usage too permissive", AccessAnalyzerFinding.Error, "the ten sensitive keys, aws:userid and the sub of GitHub, under StringLike in Allow"),
        new("WILDCARD_USAGE_TOO_PERMISSIVE", "Wildcard usage too permissive", AccessAnalyzerFinding.Error, "the ten sensitive keys, aws:userid and the sub of GitHub, under StringLike in Allow"),
        new("CREATE_SLR_WITH_NOT_RESOURCE", "Create SLR with NotResource", AccessAnalyzerFinding.Warning),
        new("CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE", "Create SLR with star in action and NotResource", AccessAnalyzerFinding.Warning),
        new("CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE", "Create SLR with NotAction and NotResource", AccessAnalyzerFinding.Warning),
        new("CREATE_SLR_WITH_STAR_IN_RESOURCE", "Create SLR with star in resource", AccessAnalyzerFinding.Warning),
        new("CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE", "Create SLR with star in action and resource", AccessAnalyzerFinding.Warning),
        new("CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION", "Create SLR with star in resource and NotAction", AccessAnalyzerFinding.Warning),
        new("DEPRECATED_GLOBAL_CONDITION_KEY", "Deprecated global condition key", AccessAnalyzerFinding.Warning),
        new("INVALID_DATE_VALUE", "Invalid date value", AccessAnalyzerFinding.Warning),
        new("INVALID_ROLE_REFERENCE", "Invalid role reference", AccessAnalyzerFinding.Warning),
        new("INVALID_USER_REFERENCE", "Invalid user reference", AccessAnalyzerFinding.Warning),
        new("MISSING_VERSION", "Missing version", AccessAnalyzerFinding.Warning),
        new("UNIQUE_SIDS_RECOMMENDED", "Unique Sids recommended", AccessAnalyzerFinding.Warning),
        new("WILDCARD_WITHOUT_LIKE_OPERATOR", "Wildcard without like operator", AccessAnalyzerFinding.Warning),
        new("POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA", "Policy size exceeds identity policy quota", AccessAnalyzerFinding.Warning),
        new("POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA", "Policy size exceeds resource policy quota", AccessAnalyzerFinding.Warning, "the quotas that AWS publishes for types of resources"),
        new("TYPE_MISMATCH", "Type mismatch", AccessAnalyzerFinding.Warning),
        new("TYPE_MISMATCH_BOOLEAN", "Type mismatch Boolean", AccessAnalyzerFinding.Warning),
        new("TYPE_MISMATCH_DATE", "Type mismatch date", AccessAnalyzerFinding.Warning),
        new("TYPE_MISMATCH_NUMBER", "Type mismatch number", AccessAnalyzerFinding.Warning),
        new("TYPE_MISMATCH_STRING", "Type mismatch string", AccessAnalyzerFinding.Warning),
        new("SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED", "Specific github repo and branch recommended", AccessAnalyzerFinding.Warning),
        new("POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA", "Policy size exceeds role trust policy quota", AccessAnalyzerFinding.Warning),
        new("RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY", "RCP missing related principal condition key", AccessAnalyzerFinding.Warning),
        new("RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY", "RCP missing related service principal condition key", AccessAnalyzerFinding.Warning, "the four source keys"),
        new("RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK", "RCP missing service condition key null check", AccessAnalyzerFinding.Warning, "the four source keys"),
        new("USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES", "Use condition key only with supported services", AccessAnalyzerFinding.Warning),
        new("UNTRUSTWORTHY_CONDITION_KEY", "Untrustworthy condition key", AccessAnalyzerFinding.SecurityWarning, "aws:Referer and aws:UserAgent"),
        new("ALLOW_WITH_NOT_PRINCIPAL", "Allow with NotPrincipal", AccessAnalyzerFinding.SecurityWarning),
        new("FORALLVALUES_WITH_SINGLE_VALUED_KEY", "ForAllValues with single valued key", AccessAnalyzerFinding.SecurityWarning),
        new("PASS_ROLE_WITH_NOT_RESOURCE", "Pass role with NotResource", AccessAnalyzerFinding.SecurityWarning),
        new("PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE", "Pass role with star in action and NotResource", AccessAnalyzerFinding.SecurityWarning),
        new("PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE", "Pass role with NotAction and NotResource", AccessAnalyzerFinding.SecurityWarning),
        new("PASS_ROLE_WITH_STAR_IN_RESOURCE", "Pass role with star in resource", AccessAnalyzerFinding.SecurityWarning, "every wildcard; without the names of roles that AWS exempts"),
        new("PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE", "Pass role with star in action and resource", AccessAnalyzerFinding.SecurityWarning),
        new("PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION", "Pass role with star in resource and NotAction", AccessAnalyzerFinding.SecurityWarning),
        new("MISSING_PAIRED_CONDITION_KEYS", "Missing paired condition keys", AccessAnalyzerFinding.SecurityWarning, "aws:VpcSourceIp and aws:Ec2InstanceSourcePrivateIPv4"),
        new("DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", "Deny with unsupported tag condition key for service", AccessAnalyzerFinding.SecurityWarning),
        new("DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", "Deny NotAction with unsupported tag condition key for service", AccessAnalyzerFinding.SecurityWarning),
        new("RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL", "Restrict access to service principal", AccessAnalyzerFinding.SecurityWarning, "the services and calls of which a guide of AWS shows the keys"),
        new("MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL", "Missing condition key for oidc principal", AccessAnalyzerFinding.SecurityWarning),
        new("MISSING_GITHUB_REPO_CONDITION_KEY", "Missing github repo condition key", AccessAnalyzerFinding.SecurityWarning),
        new("STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS", "String like operator with ARN condition keys", AccessAnalyzerFinding.SecurityWarning),
        new("DYNAMODB_ATTRIBUTES_WITHOUT_SELECT", "DynamoDB attributes without select", AccessAnalyzerFinding.SecurityWarning),
        new("S3_PREFIX_IN_NEGATIVE_CONTEXT", "S3 prefix in negative context", AccessAnalyzerFinding.SecurityWarning),
        new("FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE", "ForAnyValue with audience claim type", AccessAnalyzerFinding.SecurityWarning),
        new("EMPTY_ARRAY_ACTION", "Empty array action", AccessAnalyzerFinding.Suggestion),
        new("EMPTY_ARRAY_CONDITION", "Empty array condition", AccessAnalyzerFinding.Suggestion),
        new("EMPTY_ARRAY_CONDITION_FORALLVALUES", "Empty array condition ForAllValues", AccessAnalyzerFinding.Suggestion),
        new("EMPTY_ARRAY_CONDITION_FORANYVALUE", "Empty array condition ForAnyValue", AccessAnalyzerFinding.Suggestion),
        new("EMPTY_ARRAY_CONDITION_IFEXISTS", "Empty array condition IfExists", AccessAnalyzerFinding.Suggestion),
        new("EMPTY_ARRAY_PRINCIPAL", "Empty array principal", AccessAnalyzerFinding.Suggestion),
        new("EMPTY_ARRAY_RESOURCE", "Empty array resource", AccessAnalyzerFinding.Suggestion),
        new("EMPTY_OBJECT_CONDITION", "Empty object condition", AccessAnalyzerFinding.Suggestion),
        new("EMPTY_OBJECT_PRINCIPAL", "Empty object principal", AccessAnalyzerFinding.Suggestion),
        new("EMPTY_SID_VALUE", "Empty Sid value", AccessAnalyzerFinding.Suggestion),
        new("EQUIVALENT_TO_NULL_FALSE", "Equivalent to null false", AccessAnalyzerFinding.Suggestion, "what follows from the documented operators"),
        new("EQUIVALENT_TO_NULL_TRUE", "Equivalent to null true", AccessAnalyzerFinding.Suggestion, "what follows from the documented operators"),
        new("IMPROVE_IP_RANGE", "Improve IP range", AccessAnalyzerFinding.Suggestion),
        new("NULL_WITH_QUALIFIER", "Null with qualifier", AccessAnalyzerFinding.Suggestion),
        new("PRIVATE_IP_ADDRESS_SUBSET", "Private IP address subset", AccessAnalyzerFinding.Suggestion),
        new("PRIVATE_NOT_IP_ADDRESS_SUBSET", "Private NotIpAddress subset", AccessAnalyzerFinding.Suggestion),
        new("REDUNDANT_ACTION", "Redundant action", AccessAnalyzerFinding.Suggestion),
        new("REDUNDANT_CONDITION_VALUE_NUM", "Redundant condition value num", AccessAnalyzerFinding.Suggestion),
        new("REDUNDANT_RESOURCE", "Redundant resource", AccessAnalyzerFinding.Suggestion),
        new("REDUNDANT_STATEMENT", "Redundant statement", AccessAnalyzerFinding.Suggestion),
        new("WILDCARD_IN_SERVICE_NAME", "Wildcard in service name", AccessAnalyzerFinding.Suggestion),
        new("ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", "Allow with unsupported tag condition key for service", AccessAnalyzerFinding.Suggestion),
        new("ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE", "Allow NotAction with unsupported tag condition key for service", AccessAnalyzerFinding.Suggestion),
        new("RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL", "Recommended condition key for service principal", AccessAnalyzerFinding.Suggestion, "aws:Referer, aws:SourceOwner, kms:CallerAccount and encryption contexts"),
        new("IRRELEVANT_CONDITION_KEY_IN_POLICY", "Irrelevant condition key in policy", AccessAnalyzerFinding.Suggestion, "s3:ResourceAccount"),
        new("REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION", "Redundant key due to wildcard in condition", AccessAnalyzerFinding.Suggestion, "what follows from the documented operators"),
        new("REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY", "Redundant principal in role trust policy", AccessAnalyzerFinding.Suggestion),
        new("REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION", "Redundant statement due to wildcard in condition", AccessAnalyzerFinding.Suggestion, "what follows from the documented operators"),
        new("CONFIRM_AUDIENCE_CLAIM_TYPE", "Confirm audience claim type", AccessAnalyzerFinding.Suggestion, "set operators on the audience of identity providers"),
    ];

    /// <summary>A finding's type as AWS writes it.</summary>
    public static string NameOf(AccessAnalyzerFinding finding) => finding switch
    {
        AccessAnalyzerFinding.Error => "error",
        AccessAnalyzerFinding.Warning => "warning",
        AccessAnalyzerFinding.SecurityWarning => "security warning",
        _ => "suggestion",
    };
}
