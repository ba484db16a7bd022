using System.Collections.Immutable;
using PolicyLint.Model;

namespace PolicyLint.Analysis;

/// <summary>The fixes of a finding. What costs more than the finding itself is made when somebody asks, which most runs never do.</summary>
internal sealed class DiagnosticFixes
{
    private readonly Func<IEnumerable<Fix>>? _makeMore;
    private ImmutableArray<Fix> _all;

    /// <summary>Holds fixes.</summary>
    /// <param name="ready">Those that are made.</param>
    /// <param name="makeMore">Makes those that come after them; the same each time. Null when there are none.</param>
    public DiagnosticFixes(ImmutableArray<Fix> ready, Func<IEnumerable<Fix>>? makeMore = null)
    {
        Ready = ready;
        _makeMore = makeMore;
        _all = makeMore is null ? ready : default;
    }

    /// <summary>No fix.</summary>
    public static DiagnosticFixes None { get; } = new(ImmutableArray<Fix>.Empty);

    /// <summary>All of them, the best first. Several threads may make them, and all make the same.</summary>
    public ImmutableArray<Fix> All
    {
        get
        {
            if (_all.IsDefault)
            {
                _all = Ready.AddRange(_makeMore!());
            }

            return _all;
        }
    }

    private ImmutableArray<Fix> Ready { get; }

    /// <summary>Lets a rule make fixes later, in the surroundings that its check had.</summary>
    public static Func<IEnumerable<Fix>> Later(LinterOptions options, Policy? policy, Statement? statement, Func<RuleContext, IEnumerable<Fix?>> make) => () =>
    {
        var context = new RuleContext(options, new StatementReferences(options));
        context.Enter(policy, statement);
        return make(context).OfType<Fix>();
    };
}
