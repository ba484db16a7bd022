using System.Collections.Immutable;

namespace PolicyLint.Rules.Escalation;

/// <summary>A known way from some permissions to more of them: a row of <see cref="EscalationPaths"/>.</summary>
internal sealed class EscalationPath
{
    /// <summary>A path.</summary>
    /// <param name="slug">What we call it.</param>
    /// <param name="kind">How it leads to more.</param>
    /// <param name="actions">
    /// The actions that it needs, joined by <c> + </c>, the one that decides first; each with what it acts on in parentheses, and with
    /// <c>|</c> before others that do as well.
    /// </param>
    /// <param name="gain">What its holder can do: goes on after "lets its holder".</param>
    /// <param name="knownAs">What others call it.</param>
    /// <param name="hosts">The services of which one must be able to receive the role, with blanks between.</param>
    public EscalationPath(string slug, EscalationKind kind, string actions, string gain, string knownAs, string hosts = "")
    {
        Slug = slug;
        Kind = kind;
        Actions = actions;
        Gain = gain;
        KnownAs = knownAs;
        Hosts = hosts.Length == 0 ? ImmutableArray<string>.Empty : ImmutableArray.Create(hosts.Split(' '));
    }

    /// <summary>What we call it. Other tools number theirs anew; ours stay.</summary>
    public string Slug { get; }

    /// <summary>How it leads to more.</summary>
    public EscalationKind Kind { get; }

    /// <summary>The actions as written in the table.</summary>
    public string Actions { get; }

    /// <summary>What its holder can do.</summary>
    public string Gain { get; }

    /// <summary>
    /// Who else knows it, and as what: CS cloudsplaining, PA parliament, PR prowler, PC pacu, PF pathfinding.cloud, RH Rhino's number, BF
    /// Bishop Fox's, PM PMapper, KX KICS, CR cfripper, BO, PH, CK others.
    /// </summary>
    public string KnownAs { get; }

    /// <summary>The services of which one must be able to receive the role; empty when none is passed.</summary>
    public ImmutableArray<string> Hosts { get; }

    /// <summary>The path under which it is reported: it is the same, or needs more than it says.</summary>
    public string? ReportedAs { get; init; }

    /// <summary>The rule that reports it, when it is none of this category.</summary>
    public string? CoveredBy { get; init; }

    /// <summary>An action whose holder gains nothing.</summary>
    public string? Unless { get; init; }

    /// <summary>True when the service is closed: told for those who compare tools.</summary>
    public bool IsClosed { get; init; }

    /// <summary>True when it holds for any one user or role that all its actions reach: it is made strong on the way.</summary>
    public bool HoldsForAny { get; init; }

    /// <summary>True when it is less than paths that need more: told only when none of those holds.</summary>
    public bool IsWeaker { get; init; }

    /// <summary>True when it gives every permission, whoever the holder is.</summary>
    public bool GivesEverything { get; init; }

    /// <summary>True when it seldom gains anything.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>True when only <c>*</c> counts as every resource.</summary>
    public bool NeedsEverything { get; init; }

    /// <summary>True when it says nothing of the paths that need more: they gain in another way.</summary>
    public bool StandsAlone { get; init; }

    /// <summary>What it needs; empty for a path that is not looked for.</summary>
    public ImmutableArray<EscalationStep> Steps { get; internal set; } = ImmutableArray<EscalationStep>.Empty;

    /// <summary>The action that spoils it, looked up.</summary>
    public EscalatingAction? Spoiler { get; internal set; }

    /// <summary>True when it is looked for.</summary>
    public bool IsJudged => ReportedAs is null && CoveredBy is null;

    /// <summary>True when it needs all that another needs, and more.</summary>
    public bool Contains(EscalationPath other)
    {
        foreach (EscalationStep step in other.Steps)
        {
            if (!Has(step))
            {
                return false;
            }
        }

        return other.Steps.Length < Steps.Length;
    }

    private bool Has(EscalationStep step)
    {
        foreach (EscalationStep own in Steps)
        {
            if ((own.Mask & step.Mask) != default)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>One thing that a path needs: an action, or one of several.</summary>
/// <param name="Actions">Those that do.</param>
/// <param name="Mask">The same as a set.</param>
internal readonly record struct EscalationStep(ImmutableArray<EscalatingAction> Actions, EscalatingActionSet Mask);
