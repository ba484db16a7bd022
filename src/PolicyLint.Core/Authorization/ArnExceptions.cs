using PolicyLint.Symbolic;

namespace PolicyLint.Authorization;

/// <summary>
/// ARNs that AWS has and its service authorization reference does not list, or lists in another form: what a policy names so
/// is no mistake. Each is <c>service:resource</c>, with wildcards in the resource.
/// </summary>
internal static class ArnExceptions
{
    /// <summary>
    /// Types that users have, under their account, and AWS has too, under none.
    /// Sources: policies that AWS manages (documents, parameters, views);
    /// https://docs.aws.amazon.com/cloudformation/latest/APIReference/API_DescribeType.html,
    /// https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-partner-providers.html,
    /// https://docs.aws.amazon.com/iot/latest/developerguide/job-template-manage-console-create.html,
    /// https://docs.aws.amazon.com/devicefarm/latest/APIReference/API_DevicePool.html,
    /// https://docs.aws.amazon.com/appstream2/latest/developerguide/controlling-access.html
    /// </summary>
    private static readonly string[] OwnedByAws =
    [
        "appstream:image/*",
        "cloudformation:type/*",
        "controltower:baseline/*",
        "controltower:control/*",
        "devicefarm:devicepool:*",
        "devicefarm:upload:*",
        "greengrass:connectors/*",
        "iot:jobtemplate/*",
        "resource-explorer-2:managed-view/*",
        "resource-explorer-2:view/*",
        "schemas:registry/*",
        "schemas:schema/*",
        "securityhub:product/*",
        "ssm:automation-definition/*",
        "ssm:document/*",
        "ssm:parameter/*",
    ];

    /// <summary>
    /// Resources that no type of the reference covers. Sources:
    /// https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html (paths of the API),
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-template.html (transforms),
    /// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html (ARNs without the cluster),
    /// https://docs.aws.amazon.com/waf/latest/developerguide/classic-waf-chapter.html (change tokens)
    /// </summary>
    private static readonly string[] Unlisted =
    [
        "apigateway:*",
        "aps:/workspaces*",
        "autoscaling:scalingPolicy:*",
        "cloudformation:transform/*",
        "ecs:container-instance/*",
        "ecs:service/*",
        "ecs:task/*",
        "execute-api:*",
        "grafana:/workspaces*",
        "lambda:runtime:*",
        "securityhub:action/*",
        "securityhub:control/*",
        "securityhub:insight/*",
        "securityhub:ruleset/*",
        "securityhub:security-control/*",
        "securityhub:standards/*",
        "securityhub:subscription/*",
        "sts:assumed-role/*",
        "sts:federated-user/*",
        "waf:changetoken/*",
        "waf-regional:changetoken/*",
    ];

    /// <summary>
    /// Types whose ARNs have a Region in AWS's own examples although the reference has none.
    /// Source: https://docs.aws.amazon.com/amazonswf/latest/developerguide/swf-dev-iam.html
    /// </summary>
    private static readonly string[] WithRegion = ["swf:/domain/*"];

    /// <summary>
    /// Actions that act on more than the reference says, with the ARNs that they take. Sources:
    /// https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-examples.html,
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-identity-based-access-control-cwl.html;
    /// policies that AWS manages (AmazonSageMakerJobFullAccess, AWSGrafanaWorkspacePermissionManagement,
    /// SageMakerStudioProjectUserRolePolicy)
    /// </summary>
    private static readonly (string Action, string Service, string Resource)[] MoreResources =
    [
        ("aps:*", "aps", "/workspaces"),
        ("datazone:*", "datazone", "domain/*"),
        ("grafana:*", "grafana", "/workspaces"),
        ("logs:DescribeLogGroups", "logs", "log-group::log-stream:"),
        ("sagemaker-mlflow:*", "sagemaker", "mlflow-app/*"),
        ("ssmmessages:OpenDataChannel", "ssm", "session/*"),
    ];

    /// <summary>True when AWS may own the resource, so that its ARN has no account.</summary>
    public static bool IsOwnedByAws(ReadOnlySpan<char> service, ReadOnlySpan<char> resource) => IsIn(OwnedByAws, service, resource);

    /// <summary>True when AWS has such resources and the reference does not list them.</summary>
    public static bool IsUnlisted(ReadOnlySpan<char> service, ReadOnlySpan<char> resource) => IsIn(Unlisted, service, resource);

    /// <summary>True when the ARN has a Region against the reference.</summary>
    public static bool HasRegion(ReadOnlySpan<char> service, ReadOnlySpan<char> resource) => IsIn(WithRegion, service, resource);

    /// <summary>True when the action acts on the resource against the reference.</summary>
    public static bool ActsOn(string action, ReadOnlySpan<char> service, ReadOnlySpan<char> resource)
    {
        foreach ((string pattern, string serviceOfArn, string acceptable) in MoreResources)
        {
            if (WildcardPattern.Matches(pattern.AsSpan(), action.AsSpan(), ignoreCase: true)
                && WildcardPattern.Intersects(service, serviceOfArn.AsSpan(), ignoreCase: true)
                && WildcardPattern.Intersects(resource, acceptable.AsSpan(), ignoreCase: true))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(string[] list, ReadOnlySpan<char> service, ReadOnlySpan<char> resource)
    {
        foreach (string entry in list)
        {
            int colon = entry.IndexOf(':');
            if (service.Equals(entry.AsSpan(0, colon), StringComparison.OrdinalIgnoreCase)
                && WildcardPattern.Intersects(entry.AsSpan(colon + 1), resource, ignoreCase: true))
            {
                return true;
            }
        }

        return false;
    }
}
