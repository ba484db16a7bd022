using System.Text;

namespace PolicyLint.Testing.Decisions;

/// <summary>A pattern of IAM with <c>*</c>, <c>?</c> and policy variables, matched the plain way. Source: shared/semantics.md, 2.4 and 2.6.</summary>
public static class Glob
{
    private const char AnyRun = '\uE000';
    private const char AnyOne = '\uE001';

    /// <summary>
    /// Puts values in the place of variables. What comes of it has wildcards as characters of their own, so that those of a value are
    /// not taken for such. Null when a variable has no value.
    /// </summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="hasVariables">False in policies of an older version, where there are no variables.</param>
    /// <param name="hasWildcards">False for an operator that compares literally.</param>
    /// <param name="context">The values.</param>
    public static string? Expand(string pattern, bool hasVariables, bool hasWildcards, IReadOnlyDictionary<string, string[]> context)
    {
        var result = new StringBuilder();
        for (int i = 0; i < pattern.Length; i++)
        {
            if (hasVariables && pattern.AsSpan(i).StartsWith("${") && pattern.IndexOf('}', i) is > 0 and int end)
            {
                string variable = pattern[(i + 2)..end];
                if (ValueOf(variable, context) is not { } value)
                {
                    return null;
                }

                result.Append(value);
                i = end;
            }
            else
            {
                result.Append(!hasWildcards ? pattern[i] : pattern[i] switch { '*' => AnyRun, '?' => AnyOne, char c => c });
            }
        }

        return result.ToString();
    }

    /// <summary>True when an expanded pattern matches a text.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        if (pattern.IsEmpty)
        {
            return text.IsEmpty;
        }

        if (pattern[0] != AnyRun)
        {
            return !text.IsEmpty && (pattern[0] == AnyOne || pattern[0] == text[0]) && Matches(pattern[1..], text[1..]);
        }

        for (int i = 0; i <= text.Length; i++)
        {
            if (Matches(pattern[1..], text[i..]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when an expanded pattern matches an ARN field by field: what is before the fifth colon matches no colon.</summary>
    public static bool MatchesByField(string pattern, string arn)
    {
        string[] fields = arn.Split(':', 6);
        string[] patterns = pattern.Split(':', 6);
        if (pattern is [AnyRun])
        {
            return true;
        }

        if (patterns.Length < 6)
        {
            // Shorter than an ARN: its last wildcard stands for the rest.
            return pattern.EndsWith(AnyRun) && Matches(pattern, arn);
        }

        return fields.Length == 6 && fields.Zip(patterns).All(pair => Matches(pair.Second, pair.First));
    }

    private static string? ValueOf(string variable, IReadOnlyDictionary<string, string[]> context)
    {
        if (variable is "*" or "?" or "$")
        {
            return variable;
        }

        string[] parts = variable.Split(',', 2);
        return context.TryGetValue(parts[0].Trim().ToLowerInvariant(), out string[]? values) && values.Length == 1 ? values[0]
            : parts.Length == 2 && parts[1].Trim() is ['\'', .. var otherwise, '\''] ? otherwise
            : null;
    }
}
