using System.Collections.Immutable;
using PolicyLint.Text;

namespace PolicyLint.Analysis.Fixing;

/// <summary>What fixing one file gave.</summary>
public sealed class FixResult
{
    internal FixResult(SourceText original, LintResult remaining, ImmutableArray<AppliedFix> applied, ImmutableArray<RejectedFix> rejected)
    {
        Original = original;
        Remaining = remaining;
        Applied = applied;
        Rejected = rejected;
    }

    /// <summary>The file as it was.</summary>
    public SourceText Original { get; }

    /// <summary>The file as it is now; the same as <see cref="Original"/> when nothing was applied.</summary>
    public SourceText Fixed => Remaining.Source;

    /// <summary>True when the text is another one.</summary>
    public bool IsChanged => !ReferenceEquals(Original, Fixed) && Original.Text != Fixed.Text;

    /// <summary>What the linter finds in the fixed file.</summary>
    public LintResult Remaining { get; }

    /// <summary>The fixes that were applied, in the order in which they were.</summary>
    public ImmutableArray<AppliedFix> Applied { get; }

    /// <summary>The fixes that could not be applied, in the order in which they were tried. Each of them is a bug of its rule.</summary>
    public ImmutableArray<RejectedFix> Rejected { get; }

    internal static FixResult Unchanged(LintResult result)
        => new(result.Source, result, ImmutableArray<AppliedFix>.Empty, ImmutableArray<RejectedFix>.Empty);
}

/// <summary>A fix that was applied.</summary>
public sealed class AppliedFix
{
    internal AppliedFix(RuleDescriptor rule, Fix fix, Origin origin)
    {
        Rule = rule;
        Title = fix.Title;
        Safety = fix.Safety;
        Origin = origin;
    }

    /// <summary>The rule that offers it.</summary>
    public RuleDescriptor Rule { get; }

    /// <summary>What it does, in the imperative.</summary>
    public string Title { get; }

    /// <summary>Whether it may be applied unseen.</summary>
    public FixSafety Safety { get; }

    /// <summary>Where its finding was, in the file as it was. What stands in text that another fix wrote is where that text went.</summary>
    public Origin Origin { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Origin}: {Rule.Id}: {Title}";
}

/// <summary>Why a fix was not applied.</summary>
public enum RejectionReason
{
    /// <summary>The file could not be read afterwards as well as before.</summary>
    BreaksFile,

    /// <summary>The rule's fixes, alone or with those of others, undo each other or never come to an end.</summary>
    Loops,
}

/// <summary>A fix that was to be applied and was not.</summary>
public sealed class RejectedFix
{
    internal RejectedFix(RuleDescriptor rule, string title, Origin origin, RejectionReason reason)
    {
        Rule = rule;
        Title = title;
        Origin = origin;
        Reason = reason;
    }

    /// <summary>The rule that offers it.</summary>
    public RuleDescriptor Rule { get; }

    /// <summary>What it does, in the imperative.</summary>
    public string Title { get; }

    /// <summary>Where its finding is, in the file as it was.</summary>
    public Origin Origin { get; }

    /// <summary>Why it was not applied. <see cref="RejectionReason.Loops"/> holds for all fixes of the rule in this file.</summary>
    public RejectionReason Reason { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Origin}: {Rule.Id}: {Title}: {Reason}";
}
