using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.LeastPrivilege;

/// <summary>Actions and patterns that a team takes for granted, as <c>logs:*</c>: what they cover is not reported.</summary>
internal static class AllowedActions
{
    /// <summary>Makes the option of a rule.</summary>
    public static RuleOption<ImmutableArray<string>> Option()
        => RuleOption.Texts("allowedActions", "actions and patterns, such as \"logs:*\", that are not reported, nor what they cover");

    /// <summary>True when one of the allowed patterns covers all that the value means.</summary>
    public static bool Cover(ImmutableArray<string> allowed, SymbolicString value)
    {
        if (!allowed.IsEmpty && value.TryGetText(out ReadOnlySpan<char> text))
        {
            foreach (string pattern in allowed)
            {
                if (WildcardPattern.Covers(pattern.AsSpan(), text, ignoreCase: true))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
