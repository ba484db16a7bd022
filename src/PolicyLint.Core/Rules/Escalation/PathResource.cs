using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Escalation;

/// <summary>What a value of <c>Resource</c> is for an action that a path needs.</summary>
/// <param name="Reach">How many resources of the action's type it names.</param>
/// <param name="Service">The field of the service.</param>
/// <param name="Resource">What stands after the fifth colon; what is not known as <c>${…}</c>.</param>
/// <param name="IsStar">True for <c>*</c>.</param>
internal readonly record struct PathResource(Reach Reach, string Service, string Resource, bool IsStar)
{
    private static readonly string[] OwnNames = ["${aws:username}", "${aws:userid}", "${aws:PrincipalTag/"];

    private static readonly PathResource Everything = new(Reach.All, "*", "*", IsStar: true);

    /// <summary>What a statement names of the action's type.</summary>
    public static IEnumerable<PathResource> Of(Statement statement, EscalatingAction action)
    {
        if (statement.Resource is { } resources)
        {
            foreach (SymbolicString value in resources.Values)
            {
                PathResource resource = Of(value, action);
                if (resource.Reach != Reach.None)
                {
                    yield return resource;
                }
            }
        }
        else if (statement.NotResource is { } excluded && !ExcludesAll(excluded, action))
        {
            yield return Everything with { IsStar = false };
        }
    }

    /// <summary>True when a statement names all resources of the action's type.</summary>
    public static bool IncludeAll(Statement statement, EscalatingAction action)
    {
        foreach (PathResource resource in Of(statement, action))
        {
            if (resource.Reach == Reach.All)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when a statement is for a certain resource.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="resource">What stands after the fifth colon.</param>
    public static bool Names(Statement statement, string resource)
    {
        if (statement.Resource is not { } resources)
        {
            return statement.NotResource is not null;
        }

        foreach (SymbolicString value in resources.Values)
        {
            string text = value.ToDisplayString();
            if (WildcardPattern.IsAny(text.AsSpan()) || (Arn.TryParse(text.AsSpan(), out Arn arn) && WildcardPattern.Matches(arn.Resource, resource.AsSpan())))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when a statement that denies takes the action away from all that a grant gives it for.</summary>
    public static bool AreCovered(PathGrant grant, EscalatingAction action, Statement deny)
    {
        if (deny.Resource is { } resources)
        {
            foreach (SymbolicString value in resources.Values)
            {
                if (Covers(value, grant, action))
                {
                    return true;
                }
            }

            return false;
        }

        // All but some: what is left is little, unless the grant is for it.
        return deny.NotResource is { } excluded && (grant.Reach == Reach.All ? !ExcludesAll(excluded, action) : !ExcludesSome(excluded, grant));
    }

    private static PathResource Of(SymbolicString value, EscalatingAction action)
    {
        string text = value.ToDisplayString();
        if (WildcardPattern.IsAny(text.AsSpan()))
        {
            return Everything;
        }

        if (!Arn.TryParse(text.AsSpan(), out Arn arn))
        {
            // A reference to something that the template does not tell may well be the ARN of one.
            return value.IsKnown || action.ResourceType.Length == 0 ? default : new PathResource(Reach.Some, "*", text, IsStar: false);
        }

        if (IsOfAws(arn, action))
        {
            return default;
        }

        bool hasOpenParts = arn.Resource.IndexOf("${".AsSpan()) >= 0 || arn.Resource.IndexOf("{{".AsSpan()) >= 0;
        ReadOnlySpan<char> pattern = hasOpenParts ? WithoutVariables(arn.Resource).AsSpan() : arn.Resource;
        Reach reach = Reach.None;
        foreach (EscalatingAction.ResourceForm form in action.Forms)
        {
            if (form.IsMeantBy(arn.Service, pattern))
            {
                reach = !hasOpenParts && form.IsCoveredBy(arn.Service, arn.Resource) ? Reach.All : reach == Reach.All ? reach : IsOwn(text) ? Reach.Own : Reach.Some;
            }
        }

        return new PathResource(reach, arn.Service.ToString(), arn.Resource.ToString(), IsStar: false);
    }

    private static bool Covers(SymbolicString value, PathGrant grant, EscalatingAction action)
    {
        string text = value.ToDisplayString();
        if (WildcardPattern.IsAny(text.AsSpan()))
        {
            return true;
        }

        if (!Arn.TryParse(text.AsSpan(), out Arn arn))
        {
            return text == grant.Resource;
        }

        if (arn.Resource.IndexOf("${".AsSpan()) >= 0)
        {
            return arn.Resource.SequenceEqual(grant.Resource.AsSpan());
        }

        if (grant.Reach != Reach.All)
        {
            return WildcardPattern.Covers(arn.Resource, grant.Resource.AsSpan()) && WildcardPattern.Intersects(arn.Service, grant.Service.AsSpan(), ignoreCase: true);
        }

        foreach (EscalatingAction.ResourceForm form in action.Forms)
        {
            if (form.IsCoveredBy(arn.Service, arn.Resource))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ExcludesAll(ValueList excluded, EscalatingAction action)
    {
        foreach (SymbolicString value in excluded.Values)
        {
            if (!value.IsKnown || Of(value, action).Reach == Reach.All)
            {
                return true;
            }
        }

        return false;
    }

    private static bool ExcludesSome(ValueList excluded, PathGrant grant)
    {
        foreach (SymbolicString value in excluded.Values)
        {
            string text = value.ToDisplayString();
            if (!Arn.TryParse(text.AsSpan(), out Arn arn)
                || WildcardPattern.Intersects(WithoutVariables(arn.Resource).AsSpan(), WithoutVariables(grant.Resource.AsSpan()).AsSpan()))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for policies that AWS keeps, and for roles that belong to services: nobody can change them.</summary>
    private static bool IsOfAws(Arn arn, EscalatingAction action)
        => action.ResourceType switch
        {
            "policy" => arn.Account.SequenceEqual("aws".AsSpan()),
            "role" => arn.Resource.StartsWith("role/aws-service-role/".AsSpan(), StringComparison.Ordinal)
                || arn.Resource.StartsWith("role/aws-reserved/".AsSpan(), StringComparison.Ordinal),
            _ => false,
        };

    private static bool IsOwn(string text)
    {
        foreach (string name in OwnNames)
        {
            if (text.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string WithoutVariables(ReadOnlySpan<char> text)
    {
        string result = text.ToString();
        while (result.IndexOf("${", StringComparison.Ordinal) is var start and >= 0 && result.IndexOf('}', start) is var end and >= 0)
        {
            result = result.Substring(0, start) + "*" + result.Substring(end + 1);
        }

        while (result.IndexOf("{{", StringComparison.Ordinal) is var start and >= 0 && result.IndexOf("}}", start, StringComparison.Ordinal) is var end and >= 0)
        {
            result = result.Substring(0, start) + "*" + result.Substring(end + 2);
        }

        return result;
    }
}
