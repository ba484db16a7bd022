using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Escalation;

/// <summary>Finds the role of a template that a service can have.</summary>
internal static class TrustingRole
{
    /// <summary>The first role, administrators before others, that trusts one of the services and is none of the holders; null when there is none.</summary>
    public static IamEntity? Find(ImmutableArray<string> hosts, ImmutableArray<IamEntity> entities, ImmutableArray<IamEntity> holders)
    {
        IamEntity? found = null;
        foreach (IamEntity entity in entities)
        {
            bool isStronger = found is null || (!IsAdministrator(found) && IsAdministrator(entity));
            if (entity is { Type: IamEntityType.Role, TrustPolicy: { } trust } && isStronger && !holders.Contains(entity) && Trusts(trust, hosts))
            {
                found = entity;
            }
        }

        return found;
    }

    /// <summary>True for a role that can do everything, as far as the template shows.</summary>
    public static bool IsAdministrator(IamEntity role)
    {
        if (role.IsAdministrator)
        {
            return role.Boundary is null;
        }

        foreach (Policy policy in role.Policies)
        {
            foreach (Statement statement in policy.Statements)
            {
                if (statement is { IsAllow: true, Condition: null, Action: { } actions, Resource: { } resources } && HasAny(actions) && HasAny(resources))
                {
                    return role.Boundary is null;
                }
            }
        }

        return false;
    }

    private static bool HasAny(ValueList values)
    {
        foreach (SymbolicString value in values.Values)
        {
            if (value.TryGetText(out ReadOnlySpan<char> text) && EscalatingActions.IsEverything(text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Trusts(Policy trust, ImmutableArray<string> hosts)
    {
        foreach (Statement statement in trust.Statements)
        {
            foreach (PrincipalEntry entry in statement is { IsAllow: true, Principal: { } principal } ? principal.Entries : ImmutableArray<PrincipalEntry>.Empty)
            {
                foreach (SymbolicString value in entry.Type == PrincipalType.Service ? entry.Values : ImmutableArray<SymbolicString>.Empty)
                {
                    foreach (string host in hosts)
                    {
                        if (value.Is(host) == Certainty.Yes)
                        {
                            return true;
                        }
                    }
                }
            }
        }

        return false;
    }
}
