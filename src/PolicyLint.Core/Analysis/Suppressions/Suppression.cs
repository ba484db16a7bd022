using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>Somebody's word that what certain rules find at certain places is accepted, and why. Immutable.</summary>
public sealed class Suppression
{
    /// <summary>Makes a suppression; one of a configuration reaches all of each file that it is given for.</summary>
    /// <param name="kind">Where it is written.</param>
    /// <param name="origin">Where exactly: the comment, or the entry of a list.</param>
    /// <param name="rules">The rules that it names; at least one.</param>
    public Suppression(SuppressionKind kind, Origin origin, params SuppressedRule[] rules)
    {
        if (rules is null || rules.Length == 0)
        {
            throw new ArgumentException("A suppression names at least one rule.", nameof(rules));
        }

        Kind = kind;
        Origin = origin;
        Rules = ImmutableArray.Create(rules);
    }

    private Suppression(SuppressionKind kind, Origin origin, ImmutableArray<SuppressionFault> faults)
    {
        Kind = kind;
        Origin = origin;
        Rules = ImmutableArray<SuppressedRule>.Empty;
        Faults = faults;
        Reach = SuppressionReach.Nowhere;
    }

    /// <summary>Where it is written.</summary>
    public SuppressionKind Kind { get; }

    /// <summary>Where exactly: the comment, or the entry of a list.</summary>
    public Origin Origin { get; }

    /// <summary>The rules that it names, in order.</summary>
    public ImmutableArray<SuppressedRule> Rules { get; }

    /// <summary>Why the findings are accepted; empty when nobody says.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The ticket under which they will be repaired; empty when there is none.</summary>
    public string Ticket { get; init; } = "";

    /// <summary>The last day on which it holds, in UTC; null when it holds for good.</summary>
    public CalendarDate? Until { get; init; }

    /// <summary>
    /// Only findings about this policy, when given: its name in the file, or the logical id, address or construct path of the resource
    /// that declares it.
    /// </summary>
    public string? Policy { get; init; }

    /// <summary>Only findings about statements with this <c>Sid</c>, when given.</summary>
    public string? Sid { get; init; }

    /// <summary>Only findings about this value, when given: what stands at the place reported, such as <c>s3:*</c>, or what the message names.</summary>
    public string? Value { get; init; }

    /// <summary>Which places of the file it is about; the other conditions hold besides.</summary>
    internal SuppressionReach Reach { get; init; } = SuppressionReach.EntireFile;

    /// <summary>Where the last day is written, when that is known.</summary>
    internal Origin? UntilOrigin { get; init; }

    /// <summary>The resource of a template that has it; null when it is not on a resource.</summary>
    internal DeclaringResource? DeclaringResource { get; init; }

    /// <summary>Why it cannot be honored; empty for all others.</summary>
    internal ImmutableArray<SuppressionFault> Faults { get; } = ImmutableArray<SuppressionFault>.Empty;

    /// <summary>True when it may hide something at other places too, so that nobody can tell here that it is unused.</summary>
    internal bool MayHideElsewhere { get; init; }

    /// <summary>True when another file, or the end of the run, is the place to say what is wrong with it.</summary>
    internal bool IsJudgedElsewhere { get; init; }

    /// <summary>A suppression that cannot be honored.</summary>
    /// <param name="kind">Where it is written.</param>
    /// <param name="origin">Where exactly.</param>
    /// <param name="resource">The resource of a template that has it.</param>
    /// <param name="faults">Why.</param>
    internal static Suppression Malformed(SuppressionKind kind, Origin origin, DeclaringResource? resource, params SuppressionFault[] faults)
        => new(kind, origin, ImmutableArray.Create(faults)) { DeclaringResource = resource };

    /// <summary>True for a finding that it is about, whatever the rule.</summary>
    internal bool Holds(PolicyDiagnostic diagnostic)
        => Reach.Holds(diagnostic)
            && (Policy is null || diagnostic.IsAboutPolicy(Policy))
            && (Sid is null || (diagnostic.Statement?.Sid is { } sid && sid.Value.Is(Sid) == Certainty.Yes))
            && (Value is null || diagnostic.IsAboutValue(Value));

    /// <summary>True when it no longer holds. Without a clock nothing is over.</summary>
    /// <param name="now">The present; null when nobody tells.</param>
    public bool IsExpired(DateTimeOffset? now) => Until is { } until && now is { } present && until.IsPast(present);
}
