using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

/// <summary>How messages call a resource type.</summary>
internal static class ResourceTypeText
{
    /// <summary>The name with its article: <c>an instance</c>.</summary>
    public static string Name(AwsResourceType type)
    {
        string name = type.Name;
        bool soundsLikeYou = name.StartsWith("us", StringComparison.OrdinalIgnoreCase) || name.StartsWith("uni", StringComparison.OrdinalIgnoreCase);
        return (name.Length > 0 && "aeiouAEIOU".IndexOf(name[0]) >= 0 && !soundsLikeYou ? "an " : "a ") + name;
    }

    /// <summary>How far a resource is from a type, for the choice of the one to name: another service is farthest.</summary>
    public static int Distance(ArnFields mismatches)
        => (int)mismatches + ((mismatches & ArnFields.Service) != 0 ? 2 * (int)ArnFields.Resource : 0);

    /// <summary>Of the type's ARN patterns, the one that comes nearest to a resource.</summary>
    public static string NearestPattern(AwsResourceType type, StatementResource resource)
    {
        AwsArnPattern nearest = default;
        ArnFields best = (ArnFields)int.MaxValue;
        resource.TryGetArn(out Arn arn);
        foreach (AwsArnPattern pattern in type.ArnPatterns)
        {
            ArnFields mismatches = pattern.FindMismatches(arn.Partition, arn.Service, arn.Region, arn.Account, arn.Resource);
            if (mismatches < best)
            {
                best = mismatches;
                nearest = pattern;
            }
        }

        return nearest.ToString();
    }
}
