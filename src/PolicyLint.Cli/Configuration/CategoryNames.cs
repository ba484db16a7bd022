using PolicyLint.Analysis;

namespace PolicyLint.Cli.Configuration;

/// <summary>The names of categories in the configuration: <c>least-privilege</c> as rules have them.</summary>
internal static class CategoryNames
{
    /// <summary>The names, in the order of <see cref="RuleCategory"/>.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<RuleCategory>().Select(category => RuleDocumentation.CategoryTitle(category).ToLowerInvariant().Replace(' ', '-'))];

    /// <summary>What the ids of a category's rules begin with; null for no name of a category.</summary>
    public static string? PrefixOf(string name)
    {
        for (int i = 0; i < All.Count; i++)
        {
            if (All[i] == name)
            {
                return $"PL{i}";
            }
        }

        return null;
    }
}
