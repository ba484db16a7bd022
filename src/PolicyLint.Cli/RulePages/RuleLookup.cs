using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Rules;

namespace PolicyLint.Cli.RulePages;

/// <summary>Finds rules by what people have in hand: an id, a name, or the code of a check of Access Analyzer.</summary>
internal sealed class RuleLookup(ImmutableArray<Rule> rules)
{
    private const int MostHints = 5;

    private readonly RuleDescriptor[] _rules =
        [.. rules.Select(rule => rule.Descriptor).Append(RuleFailure.Descriptor).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>The rule of an id or name, or all that answer a check, by id; case does not count.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public IReadOnlyList<RuleDescriptor> Find(string text)
    {
        RuleDescriptor[] found = Array.FindAll(_rules, rule => Is(rule.Id, text) || Is(rule.Name, text));
        if (found.Length == 0)
        {
            found = Array.FindAll(_rules, rule => rule.AccessAnalyzerCodes.Any(code => Is(code, text)));
        }

        return found.Length > 0 ? found : throw new UsageException($"there is no rule, and no check of Access Analyzer, '{text}'; {Hint(text)}\"policylint rules\" lists the rules");
    }

    private static bool Is(string name, string text) => name.Equals(text, StringComparison.OrdinalIgnoreCase);

    private string Hint(string text)
    {
        IReadOnlyList<string> nearest = RuleNames.IsLikeId(text) ? NearestIds(text) : NearestNames(text);
        string[] quoted = [.. nearest.Select(name => $"'{name}'")];
        return quoted.Length == 0 ? ""
            : quoted.Length == 1 ? $"did you mean {quoted[0]}? "
            : $"did you mean {string.Join(", ", quoted[..^1])} or {quoted[^1]}? ";
    }

    /// <summary>The ids before and after, in the same category: any id differs by a digit from many.</summary>
    private List<string> NearestIds(string text)
    {
        string id = text.ToUpperInvariant();
        RuleDescriptor[] category = id.Length <= RuleNames.IdPrefix.Length ? [] : Array.FindAll(_rules, rule => rule.Id[RuleNames.IdPrefix.Length] == id[RuleNames.IdPrefix.Length]);
        RuleDescriptor? before = Array.FindLast(category, rule => string.CompareOrdinal(rule.Id, id) < 0);
        RuleDescriptor? after = Array.Find(category, rule => string.CompareOrdinal(rule.Id, id) > 0);
        return [.. new[] { before, after }.Where(rule => rule is not null).Select(rule => rule!.ToString())];
    }

    /// <summary>The name or code that was mistyped, or else those that hold all of the words.</summary>
    private string[] NearestNames(string text)
    {
        string[] names = [.. _rules.Select(rule => rule.Name), .. _rules.SelectMany(rule => rule.AccessAnalyzerCodes).Distinct(StringComparer.Ordinal)];
        if (Spelling.Nearest(text, names) is { } nearest)
        {
            return [nearest];
        }

        string[] words = text.Split(['-', '_', ' '], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? [] : [.. names.Where(name => Array.TrueForAll(words, word => name.Contains(word, StringComparison.OrdinalIgnoreCase))).Take(MostHints)];
    }
}
