using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Rules.Escalation;

/// <summary>For how many resources of its type an action is allowed.</summary>
internal enum Reach
{
    /// <summary>None that it can be used on.</summary>
    None,

    /// <summary>Some.</summary>
    Some,

    /// <summary>That of the caller: <c>user/${aws:username}</c>.</summary>
    Own,

    /// <summary>All.</summary>
    All,
}

/// <summary>That a statement allows an action, for the resources of one of its values.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Origin">Where the action is named.</param>
/// <param name="Value">The value that names it; null for <c>NotAction</c>.</param>
/// <param name="Reach">For how many resources.</param>
/// <param name="Service">The field of the service in the ARN of the resource.</param>
/// <param name="Resource">What stands after its fifth colon; what is not known as <c>${…}</c>.</param>
/// <param name="IsStar">True when the resource is <c>*</c>.</param>
/// <param name="IsConditional">True when a condition delays, or may do so.</param>
internal sealed record PathGrant(Statement Statement, Origin Origin, SymbolicString? Value, Reach Reach, string Service, string Resource, bool IsStar, bool IsConditional)
{
    /// <summary>True when both are for one resource at least that both are certain to name.</summary>
    public bool Meets(PathGrant other)
    {
        if (Reach == Reach.None || other.Reach == Reach.None)
        {
            return false;
        }

        bool isOpen = Resource.Contains("${") || other.Resource.Contains("${");
        return isOpen && Reach != Reach.All && other.Reach != Reach.All
            ? string.Equals(Resource, other.Resource, StringComparison.Ordinal)
            : Reach == Reach.All || other.Reach == Reach.All || WildcardPattern.Intersects(Resource.AsSpan(), other.Resource.AsSpan());
    }
}
