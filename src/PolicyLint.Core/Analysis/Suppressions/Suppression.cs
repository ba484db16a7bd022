using System.Collections.Immutable;
using PolicyLint.Model;
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

    /// <summary>True when it no longer holds. Without a clock nothing is over.</summary>
    /// <param name="now">The present; null when nobody tells.</param>
    public bool IsExpired(DateTimeOffset? now) => Until is { } until && now is { } present && until.IsPast(present);
}
