using PolicyLint.Analysis;
using PolicyLint.Authorization;

namespace PolicyLint.Rules.LeastPrivilege;

/// <summary>Whether a <c>Resource</c> other than <c>*</c> is possible for an action.</summary>
internal static class Narrowability
{
    /// <summary>CloudWatch's resource type <c>dataset</c>.</summary>
    private static readonly AwsResourceType Dataset = FindDataset();

    /// <summary>True when the action can be allowed for some resources and not for others.</summary>
    /// <remarks>
    /// The reference lists an optional type <c>dataset</c> for the actions of CloudWatch's metrics, which have no ARNs
    /// themselves: <c>PutMetricData</c> needs <c>*</c> for what is in no dataset, as it always did.
    /// </remarks>
    public static bool CanBeNarrowed(AwsAction action)
    {
        ReferenceList<AwsActionResource> resources = action.Resources;
        return resources.Count > 1 || (resources.Count == 1 && (resources[0].IsRequired || resources[0].Type != Dataset));
    }

    /// <summary>True when an action that the value names can be allowed for some resources and not for others.</summary>
    public static bool CanBeNarrowed(in StatementAction action)
    {
        if (action.Form is StatementActionForm.Everything or StatementActionForm.Name)
        {
            return action.Form == StatementActionForm.Everything || (action.IsKnown && CanBeNarrowed(action.Action));
        }

        foreach (AwsAction match in action.Matches)
        {
            if (CanBeNarrowed(match))
            {
                return true;
            }
        }

        return false;
    }

    private static AwsResourceType FindDataset()
        => ServiceReference.Default.TryGetService("cloudwatch".AsSpan(), out AwsService service)
            && service.TryGetResourceType("dataset".AsSpan(), out AwsResourceType dataset)
                ? dataset
                : default;
}
