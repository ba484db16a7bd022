using System.Collections.Immutable;

namespace PolicyLint.Rules.Escalation;

/// <summary>A path that policies open, and what opens it.</summary>
/// <param name="Path">The path.</param>
/// <param name="Grants">What allows each of its actions, in their order.</param>
/// <param name="Actions">The actions: of steps with several that do, the one that is allowed.</param>
internal sealed record OpenPath(EscalationPath Path, ImmutableArray<PathGrant> Grants, ImmutableArray<EscalatingAction> Actions)
{
    /// <summary>Judges a path; null when it is not open.</summary>
    public static OpenPath? Find(EscalationPath path, PathJudge judge)
    {
        if (path.Kind == EscalationKind.Role && !path.Hosts.IsEmpty && !judge.MayPassAnyRole(path.Steps[0].Actions[0]))
        {
            return null;
        }

        if (path.Spoiler is { } spoiler && FirstOf(judge.GrantsOf(spoiler, path.Hosts), Reach.All) is not null)
        {
            return null;
        }

        // What a closed service could do is not told of those who exclude others.
        OpenPath? found = path.HoldsForAny ? FindForAny(path, judge) : FindForAll(path, judge);
        return path.IsClosed && found?.Grants[0].Value is null ? null : found;
    }

    private static OpenPath? FindForAll(EscalationPath path, PathJudge judge)
    {
        var grants = ImmutableArray.CreateBuilder<PathGrant>(path.Steps.Length);
        var actions = ImmutableArray.CreateBuilder<EscalatingAction>(path.Steps.Length);
        foreach (EscalationStep step in path.Steps)
        {
            if (!TryTake(step, LeastReach(path, isFirst: grants.Count == 0), path, judge, grants, actions))
            {
                return null;
            }
        }

        return new OpenPath(path, grants.ToImmutable(), actions.ToImmutable());
    }

    private static bool TryTake(
        EscalationStep step, Reach least, EscalationPath path, PathJudge judge, ImmutableArray<PathGrant>.Builder grants, ImmutableArray<EscalatingAction>.Builder actions)
    {
        foreach (EscalatingAction action in step.Actions)
        {
            if (FirstOf(judge.GrantsOf(action, path.Hosts), least, path.NeedsEverything) is { } grant)
            {
                grants.Add(grant);
                actions.Add(action);
                return true;
            }
        }

        return false;
    }

    /// <summary>One user or role that all actions reach is enough.</summary>
    private static OpenPath? FindForAny(EscalationPath path, PathJudge judge)
    {
        EscalatingAction first = path.Steps[0].Actions[0];
        foreach (PathGrant start in judge.GrantsOf(first, path.Hosts))
        {
            if (start.Reach == Reach.Own)
            {
                continue;
            }

            var grants = ImmutableArray.CreateBuilder<PathGrant>(path.Steps.Length);
            var actions = ImmutableArray.CreateBuilder<EscalatingAction>(path.Steps.Length);
            grants.Add(start);
            actions.Add(first);
            for (int i = 1; i < path.Steps.Length; i++)
            {
                EscalatingAction action = path.Steps[i].Actions[0];
                if (judge.GrantsOf(action, path.Hosts).Find(grant => grant.Reach != Reach.Own && MeetsAll(grant, grants)) is { } met)
                {
                    grants.Add(met);
                    actions.Add(action);
                }
            }

            if (grants.Count == path.Steps.Length)
            {
                return new OpenPath(path, grants.ToImmutable(), actions.ToImmutable());
            }
        }

        return null;
    }

    private static bool MeetsAll(PathGrant grant, ImmutableArray<PathGrant>.Builder others)
    {
        foreach (PathGrant other in others)
        {
            if (!grant.Meets(other))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>For how many resources an action must be allowed, so that a stronger one is certainly among them.</summary>
    private static Reach LeastReach(EscalationPath path, bool isFirst) => path.Kind switch
    {
        EscalationKind.Self or EscalationKind.Limit => Reach.Own,
        EscalationKind.Role or EscalationKind.Resource => isFirst ? Reach.All : Reach.Some,
        _ => Reach.All,
    };

    /// <summary>The grant that reaches furthest, if it reaches far enough.</summary>
    private static PathGrant? FirstOf(List<PathGrant> grants, Reach least, bool isStar = false)
    {
        PathGrant? best = null;
        foreach (PathGrant grant in grants)
        {
            if (grant.Reach >= least && (!isStar || grant.IsStar) && (best is null || IsBetter(grant, best)))
            {
                best = grant;
            }
        }

        return best;
    }

    private static bool IsBetter(PathGrant grant, PathGrant than)
        => grant.Reach != than.Reach ? grant.Reach > than.Reach : !grant.IsConditional && than.IsConditional;
}
