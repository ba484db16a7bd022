using PolicyLint.Authorization;

namespace PolicyLint.Cli.Reference;

/// <summary>AWS's own pages, where the prose is.</summary>
internal static class Addresses
{
    /// <summary>The page of a service in the service authorization reference.</summary>
    public static string Of(AwsService service)
        => $"https://docs.aws.amazon.com/service-authorization/latest/reference/list_{service.Prefix}.html";

    /// <summary>The page of a managed policy, with its versions.</summary>
    public static string Of(AwsManagedPolicy policy)
        => $"https://docs.aws.amazon.com/aws-managed-policy/latest/reference/{policy.Name}.html";
}
