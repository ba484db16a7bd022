using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Binding;

/// <summary>Guesses from the statements what a policy is attached to, when neither the file nor the user says it.</summary>
internal static class PolicyKindInference
{
    /// <summary>
    /// Without principals it is identity-based: boundaries, SCPs and session policies look the same and must be named with
    /// <c>--kind</c>. With principals and only the actions of role assumption it is a trust policy, else resource-based.
    /// </summary>
    public static PolicyKind Infer(ImmutableArray<Statement> statements)
    {
        bool hasPrincipal = false;
        bool onlyAssumesRoles = true;
        bool hasAllow = false;
        foreach (Statement statement in statements)
        {
            hasPrincipal |= statement.HasElement("Principal") || statement.HasElement("NotPrincipal");
            onlyAssumesRoles &= AssumesRoles(statement);
            hasAllow |= statement.IsAllow;
        }

        if (!hasPrincipal)
        {
            return PolicyKind.Identity;
        }

        // A Deny of sts actions on everything is what resource control policies look like.
        return onlyAssumesRoles && hasAllow ? PolicyKind.Trust : PolicyKind.Resource;
    }

    private static bool AssumesRoles(Statement statement)
    {
        // A trust policy has neither a bare "*" for principal nor a resource; with both this is the endpoint policy of STS.
        if (statement.Principal is { IsEveryone: true } && statement.HasElement("Resource"))
        {
            return false;
        }

        if (statement.Action is not { } action || action.Values.IsEmpty)
        {
            return false;
        }

        foreach (SymbolicString value in action.Values)
        {
            if (value.StartsWith("sts:", ignoreCase: true) != Certainty.Yes)
            {
                return false;
            }
        }

        return true;
    }
}
