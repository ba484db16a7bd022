using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Escalation;

/// <summary>How many roles a value of <c>Resource</c> or <c>NotResource</c> names.</summary>
internal static class RoleResources
{
    /// <summary>The action that gives a role to a service.</summary>
    public const string PassRole = "iam:PassRole";

    /// <summary>The action that makes a role for a service of AWS.</summary>
    public const string CreateServiceLinkedRole = "iam:CreateServiceLinkedRole";

    /// <summary>With fewer characters of a path or name than these, a pattern names roles that nobody had in mind.</summary>
    private const int MinNameLength = 3;

    /// <summary>True when the value names every role of an account, or all but for a letter or two of their names: <c>*</c>, <c>…:role/*</c>, <c>…:role/a*</c>.</summary>
    public static bool AreAll(in StatementResource resource)
    {
        if (resource.Form != StatementResourceForm.Arn || !resource.TryGetArn(out Arn arn))
        {
            return resource.Form == StatementResourceForm.Everything;
        }

        // A variable or what a template leaves open is a name, though one that is not known.
        return CanBeIam(arn.Service)
            && resource.EndsAsWritten(arn.Resource.Length)
            && (WildcardPattern.Covers(arn.Resource, "role/*".AsSpan()) || IsNearlyAll(arn.Resource));
    }

    /// <summary>True when one of the values of <c>Resource</c> names all roles.</summary>
    public static bool HaveAll(ReadOnlySpan<StatementResource> resources)
    {
        foreach (ref readonly StatementResource resource in resources)
        {
            if (!resource.IsExcluded && AreAll(resource))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the value names the service-linked roles of every service.</summary>
    public static bool AreServiceLinked(in StatementResource resource)
    {
        if (resource.Form != StatementResourceForm.Arn || !resource.TryGetArn(out Arn arn))
        {
            return resource.Form == StatementResourceForm.Everything;
        }

        return CanBeIam(arn.Service)
            && resource.EndsAsWritten(arn.Resource.Length)
            && WildcardPattern.Covers(arn.Resource, "role/aws-service-role/*.amazonaws.com/AWSServiceRoleFor*".AsSpan());
    }

    /// <summary>True when one of the values of <c>Resource</c> names the service-linked roles of every service.</summary>
    public static bool HaveServiceLinked(ReadOnlySpan<StatementResource> resources)
    {
        foreach (ref readonly StatementResource resource in resources)
        {
            if (!resource.IsExcluded && AreServiceLinked(resource))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the value can name a role that can be handed to a service; what is not known can.</summary>
    public static bool CanBePassed(in StatementResource resource)
        => !resource.TryGetArn(out Arn arn)
            ? resource.Form != StatementResourceForm.Malformed
            : CanBeIam(arn.Service)
                && !IsServiceLinked(arn.Resource)
                && WildcardPattern.Intersects(arn.Resource, "role/*".AsSpan());

    /// <summary>A role that AWS made for one service only.</summary>
    private static bool IsServiceLinked(ReadOnlySpan<char> resource) => resource.StartsWith("role/aws-service-role/".AsSpan(), StringComparison.Ordinal);

    private static bool CanBeIam(ReadOnlySpan<char> service) => WildcardPattern.Matches(service, "iam".AsSpan());

    private static bool IsNearlyAll(ReadOnlySpan<char> resource)
    {
        if (!resource.StartsWith("role/".AsSpan(), StringComparison.Ordinal) || !WildcardPattern.HasWildcard(resource))
        {
            return false;
        }

        int known = 0;
        foreach (char c in resource.Slice("role/".Length))
        {
            known += c is '*' or '?' or '/' ? 0 : 1;
        }

        return known < MinNameLength;
    }
}
