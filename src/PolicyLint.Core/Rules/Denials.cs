using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules;

/// <summary>
/// What a policy denies whatever else it allows: statements with <c>Deny</c> that have no condition. One with a condition, or for some of
/// the resources only, takes nothing away for certain.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
/// </summary>
internal static class Denials
{
    /// <summary>Rules ask for the same few actions, statement after statement.</summary>
    private static readonly ConditionalWeakTable<Policy, Known> OfPolicy = new();

    /// <summary>True when the policy denies the action on every resource, without a condition.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="action">An action without wildcards, such as <c>iam:PassRole</c>.</param>
    public static bool CoverEverything(Policy policy, string action) => IsCovered(policy, action, null);

    /// <summary>True when the policy denies the action on all that a pattern of resources can mean, without a condition.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="action">An action without wildcards.</param>
    /// <param name="resource">A value of <c>Resource</c>. One that is not known in all parts is covered by <c>*</c> only, or by the same text.</param>
    public static bool Cover(Policy policy, string action, SymbolicString resource) => IsCovered(policy, action, resource);

    private static bool IsCovered(Policy policy, string action, SymbolicString? resource)
    {
        foreach (Statement statement in OfPolicy.GetValue(policy, static _ => new Known()).Of(policy, action))
        {
            if (HasResource(statement, resource))
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<Statement> Find(Policy policy, string action)
    {
        ImmutableArray<Statement> found = ImmutableArray<Statement>.Empty;
        foreach (Statement statement in policy.Statements)
        {
            if (statement is { Effect: Effect.Deny, IsComplete: true }
                && !statement.HasElement("Condition")
                && IsForEveryone(statement)
                && HasAction(statement, action))
            {
                found = found.Add(statement);
                if (HasResource(statement, null))
                {
                    // It takes everything away: no other one matters.
                    return ImmutableArray.Create(statement);
                }
            }
        }

        return found;
    }

    /// <summary>False for a statement that spares some: whoever is spared may be who is allowed.</summary>
    private static bool IsForEveryone(Statement statement)
    {
        if (!statement.HasElement("Principal"))
        {
            return !statement.HasElement("NotPrincipal");
        }

        if (statement.Principal is not { } principal || principal.IsEveryone)
        {
            return statement.Principal is not null;
        }

        foreach (PrincipalEntry entry in principal.Entries)
        {
            foreach (SymbolicString value in entry.Values)
            {
                if (entry.Type == PrincipalType.Aws && value.Is("*") == Certainty.Yes)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HasAction(Statement statement, string action)
    {
        if (statement.Action is { } actions)
        {
            foreach (SymbolicString value in actions.Values)
            {
                if (value.Matches(action, ignoreCase: true) == Certainty.Yes)
                {
                    return true;
                }
            }

            return false;
        }

        foreach (SymbolicString value in statement.NotAction?.Values ?? ImmutableArray<SymbolicString>.Empty)
        {
            if (value.Matches(action, ignoreCase: true) != Certainty.No)
            {
                return false;
            }
        }

        return statement.NotAction is not null;
    }

    private static bool HasResource(Statement statement, SymbolicString? resource)
    {
        if (statement.Resource is null)
        {
            // A trust policy is about its own role.
            return !statement.HasElement("Resource") && statement.NotResource is null && !statement.HasElement("NotResource");
        }

        foreach (SymbolicString value in statement.Resource.Values)
        {
            if (Covers(value, resource))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Covers(SymbolicString wide, SymbolicString? narrow)
    {
        if (!wide.TryGetText(out ReadOnlySpan<char> pattern))
        {
            return narrow is { } same && wide.ToDisplayString() == same.ToDisplayString();
        }

        return WildcardPattern.IsAny(pattern)
            || (narrow is { } resource && resource.TryGetText(out ReadOnlySpan<char> text) && WildcardPattern.Covers(pattern, text));
    }

    /// <summary>What is known of a policy: the statements that deny an action, by action.</summary>
    private sealed class Known
    {
        private readonly ConcurrentDictionary<string, ImmutableArray<Statement>> _statements = new(StringComparer.OrdinalIgnoreCase);

        public ImmutableArray<Statement> Of(Policy policy, string action)
            => _statements.TryGetValue(action, out ImmutableArray<Statement> known) ? known : _statements[action] = Find(policy, action);
    }
}
