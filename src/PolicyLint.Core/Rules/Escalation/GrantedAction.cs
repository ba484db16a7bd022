using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Escalation;

/// <summary>The text of a statement that makes it allow one action.</summary>
internal static class GrantedAction
{
    /// <summary>Finds the value of <c>Action</c> that names the action, or the name of <c>NotAction</c> when it leaves the action out.</summary>
    /// <param name="statement">The statement at hand.</param>
    /// <param name="context">Its context.</param>
    /// <param name="action">An action without wildcards, such as <c>iam:PassRole</c>.</param>
    /// <param name="granting">The text. Of several, one that stands for the whole service or for everything, so that a broader finding there absorbs this one.</param>
    public static bool TryFind(Statement statement, RuleContext context, string action, out SymbolicString granting)
    {
        granting = default;
        if (statement.Action is null)
        {
            granting = statement.NotAction?.Name ?? default;
            return statement.NotAction is { } excluded && !CanBeAmong(excluded.Values, action);
        }

        bool isFound = false;
        foreach (ref readonly StatementAction value in context.Actions)
        {
            if (value.IsExcluded || !IsFor(value, action))
            {
                continue;
            }

            if (value.Form == StatementActionForm.Everything || IsWholeService(value))
            {
                granting = value.Value;
                return true;
            }

            granting = isFound ? granting : value.Value;
            isFound = true;
        }

        return isFound;
    }

    /// <summary>True for <c>iam:*</c>.</summary>
    public static bool IsWholeService(in StatementAction action)
        => action.Form == StatementActionForm.Pattern
            && action.Value.TryGetText(out ReadOnlySpan<char> text)
            && WildcardPattern.IsAny(text.Slice(text.IndexOf(':') + 1));

    /// <summary>The text for a message: <c>Action "iam:PassRole"</c>, or <c>NotAction</c>.</summary>
    public static string Describe(Statement statement, SymbolicString granting)
        => statement.Action is null ? granting.ToDisplayString() : $"Action \"{granting.ToDisplayString()}\"";

    private static bool IsFor(in StatementAction value, string action)
    {
        switch (value.Form)
        {
            case StatementActionForm.Name:
                value.Value.TryGetText(out ReadOnlySpan<char> name);
                return name.Length == action.Length && name.Equals(action.AsSpan(), StringComparison.OrdinalIgnoreCase);

            case StatementActionForm.Pattern:
                value.Value.TryGetText(out ReadOnlySpan<char> pattern);
                return (pattern[0] | ' ') == action[0] && WildcardPattern.Matches(pattern, action.AsSpan(), ignoreCase: true);

            case StatementActionForm.Unknown:
                return value.Value.Matches(action, ignoreCase: true) == Certainty.Yes;

            default:
                return value.Form == StatementActionForm.Everything;
        }
    }

    private static bool CanBeAmong(ImmutableArray<SymbolicString> excluded, string action)
    {
        foreach (SymbolicString value in excluded)
        {
            if (value.Matches(action, ignoreCase: true) != Certainty.No)
            {
                return true;
            }
        }

        return false;
    }
}
