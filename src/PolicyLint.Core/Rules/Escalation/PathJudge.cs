using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Rules.Escalation;

/// <summary>Tells what policies that are judged together allow of the actions that paths need. Made only where a path may hold.</summary>
internal sealed class PathJudge
{
    private const string PassRole = "iam:PassRole";

    private readonly ImmutableArray<Policy> _policies;
    private readonly PathJudge? _limit;
    private readonly bool _limits;
    private readonly long _past;
    private readonly Dictionary<(int Action, string Host, int Hosts), List<PathGrant>> _grants = [];
    private bool? _passesAnyRole;

    /// <summary>Begins.</summary>
    /// <param name="policies">The policies: what one denies, the others cannot allow.</param>
    /// <param name="boundary">The policy that caps them; null when there is none.</param>
    /// <param name="context">Tells the date.</param>
    public PathJudge(ImmutableArray<Policy> policies, Policy? boundary, RuleContext context)
        : this(policies, limits: false, PastOf(context))
        => _limit = boundary is null ? null : new PathJudge(ImmutableArray.Create(boundary), limits: true, _past);

    private PathJudge(ImmutableArray<Policy> policies, bool limits, long past)
    {
        _policies = policies;
        _limits = limits;
        _past = past;
    }

    /// <summary>Where an action is allowed, and for which resources: one for each value and resource that count.</summary>
    /// <param name="action">The action.</param>
    /// <param name="hosts">The services that can receive the role; empty for other actions.</param>
    public List<PathGrant> GrantsOf(EscalatingAction action, ImmutableArray<string> hosts)
    {
        // Only for what is passed it matters to whom. No two paths have the same number of services and the same first one, but not the others.
        bool isPassed = action.Name == PassRole && !hosts.IsEmpty;
        (int, string, int) key = (action.Index, isPassed ? hosts[0] : "", isPassed ? hosts.Length : 0);
        if (!_grants.TryGetValue(key, out List<PathGrant>? grants))
        {
            grants = FindGrants(action, hosts);
            grants.RemoveAll(grant => IsDenied(grant, action, hosts) || (_limit is not null && !_limit.Allows(grant, action, hosts)));
            _grants.Add(key, grants);
        }

        return grants;
    }

    /// <summary>False when iam:PassRole is for some roles only, so that no path that passes a role need be looked at.</summary>
    /// <param name="action">The action, <c>iam:PassRole</c>.</param>
    public bool MayPassAnyRole(EscalatingAction action) => _passesAnyRole ??= HasAll(action);

    /// <summary>Dates before this one are past: now, or when the reference was made.</summary>
    private static long PastOf(RuleContext context)
        => context.Now?.ToUnixTimeSeconds() ?? new DateTimeOffset(DateTime.SpecifyKind(context.Reference.DataDate, DateTimeKind.Utc)).ToUnixTimeSeconds();

    private bool Allows(PathGrant grant, EscalatingAction action, ImmutableArray<string> hosts)
    {
        foreach (PathGrant allowed in GrantsOf(action, hosts))
        {
            if (allowed.Reach == Reach.All || (grant.Reach != Reach.All && Covers(allowed.Resource, grant.Resource)))
            {
                return true;
            }
        }

        return false;
    }

    private List<PathGrant> FindGrants(EscalatingAction action, ImmutableArray<string> hosts)
    {
        var grants = new List<PathGrant>();
        bool lacksOther = action.OtherResource is not null;
        foreach (Policy policy in _policies)
        {
            foreach (Statement statement in policy.Statements)
            {
                if (statement is not { IsAllow: true, IsComplete: true }
                    || !TryFindAction(statement, action, out Origin origin, out SymbolicString? value)
                    || AttackConditions.OnAllow(statement.Condition, action, hosts, _past) > ConditionEffect.Delays)
                {
                    continue;
                }

                lacksOther = lacksOther && !PathResource.Names(statement, action.OtherResource!);
                bool isConditional = statement.Condition is not null;
                foreach (PathResource resource in PathResource.Of(statement, action))
                {
                    grants.Add(new PathGrant(statement, origin, value, resource.Reach, resource.Service, resource.Resource, resource.IsStar, isConditional));
                }
            }
        }

        if (lacksOther)
        {
            grants.Clear();
        }

        return grants;
    }

    private bool HasAll(EscalatingAction action)
    {
        foreach (Policy policy in _policies)
        {
            foreach (Statement statement in policy.Statements)
            {
                if (statement.IsAllow && TryFindAction(statement, action, out _, out _) && PathResource.IncludeAll(statement, action))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool TryFindAction(Statement statement, EscalatingAction action, out Origin origin, out SymbolicString? value)
    {
        value = null;
        origin = default;
        if (statement.Action is { } actions)
        {
            foreach (SymbolicString candidate in actions.Values)
            {
                if (candidate.TryGetText(out ReadOnlySpan<char> text) && EscalatingActions.Names(text, action.Name, _limits))
                {
                    value = candidate;
                    origin = candidate.Origin;
                    return true;
                }
            }

            return false;
        }

        if (statement.NotAction is not { } excluded || EscalatingActions.IsNamed(excluded, action.Name))
        {
            return false;
        }

        origin = excluded.Name.Origin;
        return true;
    }

    private bool IsDenied(PathGrant grant, EscalatingAction action, ImmutableArray<string> hosts)
    {
        foreach (Policy policy in _policies)
        {
            foreach (Statement statement in policy.Statements)
            {
                if (statement.Effect == Effect.Deny
                    && DeniesAction(statement, action)
                    && PathResource.AreCovered(grant, action, statement)
                    && AttackConditions.HoldOnDeny(statement.Condition, action, hosts, _past))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool DeniesAction(Statement statement, EscalatingAction action)
    {
        if (statement.Action is { } actions)
        {
            foreach (SymbolicString value in actions.Values)
            {
                bool isKnown = value.TryGetText(out ReadOnlySpan<char> text);
                if (!isKnown || WildcardPattern.Covers(text, action.Name.AsSpan(), ignoreCase: true))
                {
                    return true;
                }
            }

            return false;
        }

        return statement.NotAction is { } excluded && !EscalatingActions.IsNamed(excluded, action.Name);
    }

    private static bool Covers(string wide, string narrow)
        => string.Equals(wide, narrow, StringComparison.Ordinal) || (!wide.Contains("${") && WildcardPattern.Covers(wide.AsSpan(), narrow.AsSpan()));
}
