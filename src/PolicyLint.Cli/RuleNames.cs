using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Rules;

namespace PolicyLint.Cli;

/// <summary>Reads the names that users give rules: an id, a name, or the first characters of ids.</summary>
internal sealed class RuleNames(ImmutableArray<Rule> rules)
{
    /// <summary>What all ids begin with.</summary>
    public const string IdPrefix = "PL";

    private const int IdLength = 6;

    /// <summary>True for what was meant to be an id: any of them differs by a digit from many others.</summary>
    public static bool IsLikeId(string text)
        => text.StartsWith(IdPrefix, StringComparison.OrdinalIgnoreCase) && text.AsSpan(IdPrefix.Length).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>The rule of an id or name; the stand-in for failed rules included.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public RuleDescriptor Find(string text)
    {
        foreach (Rule rule in rules)
        {
            if (IsNamed(rule.Descriptor, text))
            {
                return rule.Descriptor;
            }
        }

        return IsNamed(RuleFailure.Descriptor, text) ? RuleFailure.Descriptor : throw Unknown(text);
    }

    /// <summary>A name or a prefix in its exact spelling.</summary>
    /// <exception cref="UsageException">It names no rule.</exception>
    public string Normalize(string text)
    {
        if (text.Length < IdLength && text.StartsWith(IdPrefix, StringComparison.OrdinalIgnoreCase))
        {
            string prefix = text.ToUpperInvariant();
            // A category may be empty in this version.
            if (prefix.Length == IdPrefix.Length || (prefix.Length == IdPrefix.Length + 1 && char.IsAsciiDigit(prefix[^1])))
            {
                return prefix;
            }

            foreach (Rule rule in rules)
            {
                if (rule.Descriptor.Id.StartsWith(prefix, StringComparison.Ordinal))
                {
                    return prefix;
                }
            }

            throw Unknown(text);
        }

        return Find(text).Id;
    }

    private static bool IsNamed(RuleDescriptor rule, string text)
        => rule.Id.Equals(text, StringComparison.OrdinalIgnoreCase) || rule.Name.Equals(text, StringComparison.OrdinalIgnoreCase);

    private UsageException Unknown(string text)
    {
        var names = new List<string>(rules.Length * 2);
        foreach (Rule rule in rules)
        {
            names.Add(rule.Descriptor.Id);
            names.Add(rule.Descriptor.Name);
        }

        string? nearest = IsLikeId(text) ? null : Spelling.Nearest(text, names);
        return new UsageException($"there is no rule '{text}'; {(nearest is null ? "" : $"did you mean '{nearest}'? ")}\"policylint rules\" lists them");
    }
}
