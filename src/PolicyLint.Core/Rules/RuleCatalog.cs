using System.Collections.Immutable;
using PolicyLint.Analysis;

namespace PolicyLint.Rules;

/// <summary>
/// Every rule of this library. The list is written by a source generator from the classes in the folders below, so adding
/// a rule means adding its file.
/// </summary>
public static partial class RuleCatalog
{
    /// <summary>The rules, by id.</summary>
    public static ImmutableArray<Rule> All { get; } = Sort(CreateRules());

    private static partial Rule[] CreateRules();

    private static ImmutableArray<Rule> Sort(Rule[] rules)
    {
        Array.Sort(rules, (a, b) => string.CompareOrdinal(a.Descriptor.Id, b.Descriptor.Id));
        return ImmutableArray.Create(rules);
    }
}
