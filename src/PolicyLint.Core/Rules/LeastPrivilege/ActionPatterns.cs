using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.LeastPrivilege;

/// <summary>How much of a service the patterns of a statement name.</summary>
internal static class ActionPatterns
{
    /// <summary>True for <c>s3:*</c>.</summary>
    /// <param name="action">A value of <c>Action</c> or <c>NotAction</c>.</param>
    /// <param name="service">What stands before the colon.</param>
    public static bool IsWholeService(in StatementAction action, out ReadOnlySpan<char> service)
    {
        service = default;
        if (action.Form != StatementActionForm.Pattern || !action.Value.TryGetText(out ReadOnlySpan<char> text))
        {
            return false;
        }

        int colon = text.IndexOf(':');
        service = text.Slice(0, colon);
        return WildcardPattern.IsAny(text.Slice(colon + 1));
    }

    /// <summary>True when an action can act on one of the resources, as far as they are known.</summary>
    /// <param name="action">The action.</param>
    /// <param name="resources">Those of the statement; none when it has no such element.</param>
    public static bool CanReach(AwsAction action, ReadOnlySpan<StatementResource> resources)
    {
        foreach (StatementResource resource in resources)
        {
            if (resource.IsExcluded || !resource.TryGetArn(out Arn arn))
            {
                return true;
            }

            foreach (AwsActionResource acted in action.Resources)
            {
                if (resource.FindMismatches(acted.Type) == ArnFields.None && !IsObjectForBucket(arn, acted.Type))
                {
                    return true;
                }
            }
        }

        return resources.IsEmpty;
    }

    /// <summary>A bucket's name has no slash, so what has one names objects.</summary>
    private static bool IsObjectForBucket(Arn arn, AwsResourceType type)
        => arn.Resource.IndexOf('/') >= 0 && arn.Service.SequenceEqual("s3".AsSpan()) && arn.Region.IsEmpty && type.Name == "bucket";

    /// <summary>True when another value of the statement allows all that this one can: <c>*</c>, or the whole service.</summary>
    /// <param name="action">A value of <c>Action</c>.</param>
    /// <param name="all">All values of the statement.</param>
    public static bool IsInBroader(in StatementAction action, ReadOnlySpan<StatementAction> all)
    {
        foreach (StatementAction other in all)
        {
            if (!other.IsExcluded
                && (other.Form == StatementActionForm.Everything
                    || (IsWholeService(other, out _) && other.IsServiceKnown && other.Service == action.Service)))
            {
                return true;
            }
        }

        return false;
    }
}
