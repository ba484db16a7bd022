using System.Collections.Immutable;

namespace PolicyLint.Analysis;

/// <summary>A suppression during a run: which rules it really names, and which of them had something to hide.</summary>
internal sealed class SuppressionUse
{
    private readonly bool[] _isMatched;

    /// <summary>Begins with a suppression that has hidden nothing yet.</summary>
    /// <param name="suppression">The suppression.</param>
    /// <param name="known">All rules that there are.</param>
    public SuppressionUse(Suppression suppression, ImmutableArray<RuleDescriptor> known)
    {
        Suppression = suppression;
        Known = known;
        Descriptors = ImmutableArray.CreateRange(suppression.Rules, rule => Find(rule, known));
        _isMatched = new bool[suppression.Rules.Length];
    }

    /// <summary>The suppression.</summary>
    public Suppression Suppression { get; }

    /// <summary>All rules that there are.</summary>
    public ImmutableArray<RuleDescriptor> Known { get; }

    /// <summary>The rules that the suppression names, in its order; null for a name that no rule has.</summary>
    public ImmutableArray<RuleDescriptor?> Descriptors { get; }

    /// <summary>The rules of which everything was seen that they could find; others may have something to hide elsewhere, or when they are on.</summary>
    public Func<RuleDescriptor, bool> IsJudged { get; init; } = static _ => false;

    /// <summary>True when it is about some finding.</summary>
    public bool IsMatched => Array.IndexOf(_isMatched, true) >= 0;

    /// <summary>True when nothing is left that it could hide: it can go.</summary>
    public bool IsUnused => Enumerable.Range(0, _isMatched.Length).All(IsUnusedAt);

    /// <summary>True when one of the rules that it names found nothing that it could hide.</summary>
    /// <param name="index">Which of them.</param>
    public bool IsUnusedAt(int index) => !_isMatched[index] && Descriptors[index] is { } rule && CanHide(rule) && IsJudged(rule);

    /// <summary>Holds a finding against the suppression, and remembers.</summary>
    public bool Match(PolicyDiagnostic diagnostic)
    {
        bool isMatched = false;
        for (int i = 0; i < _isMatched.Length; i++)
        {
            if (ReferenceEquals(Descriptors[i], diagnostic.Descriptor) && CanHide(diagnostic.Descriptor) && Suppression.Holds(diagnostic))
            {
                _isMatched[i] = true;
                isMatched = true;
            }
        }

        return isMatched;
    }

    /// <summary>False for the rules about suppressions: who could suppress them would never be reminded.</summary>
    public static bool CanHide(RuleDescriptor rule) => rule.Category != RuleCategory.Suppression;

    private static RuleDescriptor? Find(SuppressedRule rule, ImmutableArray<RuleDescriptor> known)
    {
        foreach (RuleDescriptor descriptor in known)
        {
            if (rule.Is(descriptor))
            {
                return descriptor;
            }
        }

        return null;
    }
}
