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

    /// <summary>How far a resource is from a type, for the choice of the one to name: first by the service, then by the number of fields.</summary>
    public static int Distance(ArnFields mismatches)
    {
        int fields = 0;
        for (int rest = (int)mismatches; rest != 0; rest &= rest - 1)
        {
            fields++;
        }

        return ((mismatches & ArnFields.Service) != 0 ? 1024 : 0) + (fields * 64) + (int)mismatches;
    }

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
