using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Escalation;

/// <summary>
/// Values of <c>Resource</c> that stand for all there is: <c>*</c>, and ARNs that name a type and nothing of it, such as <c>arn:aws:s3:::*/*</c> or
/// <c>arn:aws:kms:*:*:key/*</c>. One with an account in it is narrower.
/// </summary>
internal static class Breadth
{
    /// <summary>Cheap: false when no value can stand for everything.</summary>
    public static bool CanBeEverything(ReadOnlySpan<StatementResource> resources)
    {
        foreach (ref readonly StatementResource resource in resources)
        {
            if (!resource.IsExcluded && (resource.Form == StatementResourceForm.Everything || CanBeWholeType(resource)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Finds a value that stands for everything that an action acts on. Where it acts on things of several types at once, there must be such
    /// a value for each: <c>ec2:ExportImage</c> with all export tasks and one image copies one image.
    /// </summary>
    public static bool TryFindEverything(ReadOnlySpan<StatementResource> resources, AwsAction action, out StatementResource found)
    {
        found = default;
        foreach (ref readonly StatementResource resource in resources)
        {
            if (resource is { Form: StatementResourceForm.Everything, IsExcluded: false })
            {
                found = resource;
                return true;
            }
        }

        bool needsOne = false;
        foreach (AwsActionResource acted in action.Resources)
        {
            if (acted.IsRequired && !TryFindAll(resources, acted.Type, out found))
            {
                return false;
            }

            needsOne |= acted.IsRequired;
        }

        return needsOne || TryFindAnyType(resources, action, out found);
    }

    private static bool TryFindAnyType(ReadOnlySpan<StatementResource> resources, AwsAction action, out StatementResource found)
    {
        foreach (AwsActionResource acted in action.Resources)
        {
            if (TryFindAll(resources, acted.Type, out found))
            {
                return true;
            }
        }

        found = default;
        return false;
    }

    /// <summary>Finds the value that names all resources of a type.</summary>
    private static bool TryFindAll(ReadOnlySpan<StatementResource> resources, AwsResourceType type, out StatementResource found)
    {
        foreach (ref readonly StatementResource resource in resources)
        {
            if (!resource.IsExcluded && CanBeWholeType(resource) && resource.TryGetArn(out Arn arn) && WholeType.IsNamed(resource, arn, type))
            {
                found = resource;
                return true;
            }
        }

        found = default;
        return false;
    }

    /// <summary>Most ARNs end here: the last character stands for any name, and the account for any.</summary>
    private static bool CanBeWholeType(in StatementResource resource)
        => resource.Form == StatementResourceForm.Arn
            && resource.Pattern[resource.Pattern.Length - 1] == '*'
            && resource.TryGetArn(out Arn arn)
            && (arn.Account.IsEmpty || WildcardPattern.IsAny(arn.Account))
            && resource.EndsAsWritten(arn.Account.Length + 1 + arn.Resource.Length);
}
