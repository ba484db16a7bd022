using System.Collections.Immutable;

namespace PolicyLint.Analysis;

/// <summary>
/// What rules cost: the time that each takes, over all files and threads of a linter. What several rules share, such as looking up the
/// actions of a statement, is counted for the first that asks. Measuring costs more than most rules take, so that the sum is more than a run without it.
/// </summary>
public sealed class RuleProfile
{
    private readonly Func<long> _clock;
    private readonly Dictionary<RuleDescriptor, Cell> _cells = [];

    /// <summary>Makes an empty profile.</summary>
    /// <param name="clock">Tells a time that only grows, in units of the caller's choice, such as <c>Stopwatch.GetTimestamp</c>.</param>
    public RuleProfile(Func<long> clock) => _clock = clock ?? throw new ArgumentNullException(nameof(clock));

    /// <summary>What each rule cost so far, the dearest first.</summary>
    public ImmutableArray<RuleCost> ToCosts()
    {
        var costs = new List<RuleCost>(_cells.Count);
        foreach (KeyValuePair<RuleDescriptor, Cell> cell in _cells)
        {
            costs.Add(new RuleCost(cell.Key, Interlocked.Read(ref cell.Value.Time), Interlocked.Read(ref cell.Value.Calls)));
        }

        costs.Sort(static (a, b) => a.Time != b.Time ? b.Time.CompareTo(a.Time) : string.CompareOrdinal(a.Rule.Id, b.Rule.Id));
        return costs.ToImmutableArray();
    }

    /// <summary>Makes room for the rules of a linter; to be called before it lints.</summary>
    internal void Enter(IEnumerable<RuleDescriptor> rules)
    {
        foreach (RuleDescriptor rule in rules)
        {
            if (!_cells.ContainsKey(rule))
            {
                _cells.Add(rule, new Cell());
            }
        }
    }

    internal long Now() => _clock();

    internal void Add(RuleDescriptor rule, long since)
    {
        Cell cell = _cells[rule];
        Interlocked.Add(ref cell.Time, _clock() - since);
        Interlocked.Increment(ref cell.Calls);
    }

    private sealed class Cell
    {
        public long Time;
        public long Calls;
    }
}

/// <summary>What a rule cost.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Time">The time that it took, in units of the profile's clock.</param>
/// <param name="Calls">How many statements, policies, conditions or other things it was shown.</param>
public sealed record RuleCost(RuleDescriptor Rule, long Time, long Calls);
