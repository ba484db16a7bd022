using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

/// <summary>
/// The form of an action: <c>*</c>, or <c>service:name</c>.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
/// </summary>
internal static class ActionForm
{
    /// <summary>What is wrong with an action, as the end of a sentence; null when nothing is.</summary>
    public static string? FaultOf(ReadOnlySpan<char> action)
    {
        if (action.Trim().IsEmpty)
        {
            return "is empty";
        }

        if (WildcardPattern.IsAny(action))
        {
            return null;
        }

        int colon = action.IndexOf(':');
        if (colon < 0)
        {
            return "has no service prefix";
        }

        if (action.Slice(colon + 1).IndexOf(':') >= 0)
        {
            return "has more than one colon";
        }

        return colon == 0 ? "has no service before the colon"
            : colon == action.Length - 1 ? "has no action after the colon"
            : null;
    }

    /// <summary>True when white space or a comma stands in the action, and something else too.</summary>
    public static bool HasSpace(ReadOnlySpan<char> action)
    {
        if (!MayHaveSpace(action))
        {
            return false;
        }

        bool hasSpace = false;
        bool hasOther = false;
        foreach (char c in action)
        {
            hasSpace |= c == ',' || char.IsWhiteSpace(c);
            hasOther |= !char.IsWhiteSpace(c);
        }

        return hasSpace && hasOther;
    }

    /// <summary>False for ASCII letters, digits and the like, which actions are made of.</summary>
    private static bool MayHaveSpace(ReadOnlySpan<char> action)
    {
        foreach (char c in action)
        {
            if (c is <= ' ' or ',' or > '~')
            {
                return true;
            }
        }

        return false;
    }
}
