using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Escalation;

/// <summary>The paths that a policy opens, or policies together: worked out once for the rules of all kinds.</summary>
internal sealed class Escalations
{
    private static readonly Escalations None = new(ImmutableArray<OpenPath>.Empty);

    private Escalations(ImmutableArray<OpenPath> open) => Open = open;

    /// <summary>The paths, each once, in the order of the table.</summary>
    public ImmutableArray<OpenPath> Open { get; }

    /// <summary>Those of one policy.</summary>
    public static Escalations Of(Policy policy, RuleContext context) => context.Share(policy, static (subject, c) => Find(subject, c));

    /// <summary>Those that only all policies of a user, role, group or permission set together open.</summary>
    public static Escalations OfTogether(IamEntity entity, RuleContext context) => context.Share(entity, static (subject, c) => FindTogether(subject, c));

    private static Escalations Find(Policy policy, RuleContext context)
    {
        // Broken off: what denies, or a condition, may stand in what was not read.
        if (policy.Kind != PolicyKind.Identity || !policy.IsComplete || IsBoundary(policy))
        {
            return None;
        }

        EscalatingActionSet named = EscalatingActions.NamedBy(policy);
        return EscalatingActions.HaveDeciding(named) ? Judge(named, new PathJudge(ImmutableArray.Create(policy), BoundaryOf(policy), context)) : None;
    }

    /// <summary>True for a managed policy that the template uses as a boundary and nothing else.</summary>
    private static bool IsBoundary(Policy policy)
    {
        foreach (IamEntity neighbor in policy.Holders.IsEmpty ? policy.Neighbors : ImmutableArray<IamEntity>.Empty)
        {
            if (ReferenceEquals(neighbor.BoundaryPolicy, policy))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The boundary of all who have the policy; null when some have none, or another, or one that is not in the template.</summary>
    private static Policy? BoundaryOf(Policy policy)
    {
        Policy? boundary = policy.Holders.IsEmpty ? null : policy.Holders[0].BoundaryPolicy;
        foreach (IamEntity holder in policy.Holders)
        {
            boundary = ReferenceEquals(holder.BoundaryPolicy, boundary) ? boundary : null;
        }

        return boundary;
    }

    private static Escalations FindTogether(IamEntity entity, RuleContext context)
    {
        // Under a boundary that is elsewhere nothing is certain.
        if (entity.Policies.Length < 2 || (entity.Boundary is not null && entity.BoundaryPolicy is null))
        {
            return None;
        }

        EscalatingActionSet named = default;
        var alone = new List<OpenPath>();
        foreach (Policy policy in entity.Policies)
        {
            if (!policy.IsComplete)
            {
                return None;
            }

            named |= EscalatingActions.NamedBy(policy);
        }

        if (!EscalatingActions.HaveDeciding(named))
        {
            return None;
        }

        foreach (Policy policy in entity.Policies)
        {
            alone.AddRange(Find(policy, context).Open);
        }

        List<OpenPath> open = FindAll(named, new PathJudge(entity.Policies, entity.BoundaryPolicy, context));
        open.RemoveAll(path => alone.Exists(told => told.Path == path.Path || Says(told, path)));
        return open.Count == 0 ? None : new Escalations(Least(open));
    }

    private static Escalations Judge(EscalatingActionSet named, PathJudge judge)
    {
        List<OpenPath> open = FindAll(named, judge);
        return open.Count == 0 ? None : new Escalations(Least(open));
    }

    private static List<OpenPath> FindAll(EscalatingActionSet named, PathJudge judge)
    {
        var open = new List<OpenPath>();
        foreach (EscalationPath path in EscalatingActions.JudgedPaths)
        {
            if (MayBeOpen(path, named) && OpenPath.Find(path, judge) is { } found)
            {
                open.Add(found);
            }
        }

        return open;
    }

    private static bool MayBeOpen(EscalationPath path, EscalatingActionSet named)
    {
        foreach (EscalationStep step in path.Steps)
        {
            if ((step.Mask & named) == default)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Without what follows from others.</summary>
    private static ImmutableArray<OpenPath> Least(List<OpenPath> open)
    {
        var least = ImmutableArray.CreateBuilder<OpenPath>();
        foreach (OpenPath path in open)
        {
            if (!open.Exists(other => Says(other, path)))
            {
                least.Add(path);
            }
        }

        return least.ToImmutable();
    }

    /// <summary>True when a path that is open makes another not worth telling.</summary>
    private static bool Says(OpenPath told, OpenPath other)
    {
        EscalationPath path = told.Path;
        if (path.Slug == "iam-full")
        {
            return other.Path != path && other.Path.Actions.StartsWith("iam:", StringComparison.Ordinal);
        }

        // What a closed service could be used for is told only where nothing else is.
        if (path.IsClosed || other.Path.IsClosed)
        {
            return !path.IsClosed && path.Kind == other.Path.Kind && told.Grants[0].Origin == other.Grants[0].Origin;
        }

        // With a role of one's choice, what needs a resource that happens to have one is little. Otherwise it is the other way round: of
        // two of which one needs more, the lesser says all.
        return path.Kind == EscalationKind.Role && other.Path.Kind == EscalationKind.Resource ? path.Contains(other.Path)
            : other.Path.IsWeaker ? path.Kind == other.Path.Kind && path.Contains(other.Path)
            : path is { IsWeaker: false, StandsAlone: false }
                && !(path.Kind == EscalationKind.Resource && other.Path.Kind == EscalationKind.Role)
                && other.Path.Contains(path);
    }
}
