namespace PolicyLint.Rules.Reference;

/// <summary>
/// The keys that tell whose VPC endpoint a request came through, and the services that send them.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html, read 2026-09.
/// </summary>
internal static class VpcEndpointOwnerKeys
{
    /// <summary>When AWS's lists were read.</summary>
    public const string Date = "2026-09";

    /// <summary>Services that send all three keys.</summary>
    private static readonly HashSet<string> All = new(StringComparer.OrdinalIgnoreCase)
    {
        "acm-pca", "applicationinsights", "apprunner", "athena", "cloudformation", "comprehendmedical", "compute-optimizer",
        "datasync", "discovery", "dynamodb", "ebs", "ecr", "ecs", "firehose", "gamelift", "healthlake", "iam", "iotfleetwise",
        "iotwireless", "kinesisanalytics", "kms", "lambda", "medical-imaging", "omics", "payment-cryptography", "polly",
        "rbin", "rekognition", "route53", "s3", "scheduler", "servicediscovery", "servicequotas", "shield", "ssm-contacts",
        "storagegateway", "textract", "transcribe", "transfer",
    };

    /// <summary>Services that send <c>aws:VpceOrgID</c> only.</summary>
    private static readonly HashSet<string> OrganizationOnly = new(StringComparer.OrdinalIgnoreCase)
    {
        "b2bi", "cassandra", "cognito-identity", "dms", "ds-data", "identitystore", "iottwinmaker", "network-firewall",
        "pricing", "ses", "sms-voice", "sqs", "workmail",
    };

    /// <summary>True for <c>aws:VpceAccount</c>, <c>aws:VpceOrgID</c> and <c>aws:VpceOrgPaths</c>.</summary>
    public static bool Contains(ReadOnlySpan<char> key)
        => key.StartsWith("aws:Vpce".AsSpan(), StringComparison.OrdinalIgnoreCase)
            && (IsOrganization(key) || Is(key, "aws:VpceAccount") || Is(key, "aws:VpceOrgPaths"));

    /// <summary>True when the service of this prefix sends the key.</summary>
    public static bool IsSentBy(string prefix, ReadOnlySpan<char> key) => All.Contains(prefix) || (IsOrganization(key) && OrganizationOnly.Contains(prefix));

    private static bool IsOrganization(ReadOnlySpan<char> key) => Is(key, "aws:VpceOrgID");

    private static bool Is(ReadOnlySpan<char> key, string name) => key.Equals(name.AsSpan(), StringComparison.OrdinalIgnoreCase);
}
