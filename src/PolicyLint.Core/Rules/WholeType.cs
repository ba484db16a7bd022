using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules;

/// <summary>ARNs that name every resource of a type.</summary>
internal static class WholeType
{
    /// <summary>True when the part after the account holds for whatever stands for the placeholders of one of the type's ARNs.</summary>
    /// <param name="resource">An ARN.</param>
    /// <param name="arn">Its fields.</param>
    /// <param name="type">The type.</param>
    public static bool IsNamed(in StatementResource resource, Arn arn, AwsResourceType type)
    {
        Span<char> buffer = stackalloc char[512];
        foreach (AwsArnPattern pattern in type.ArnPatterns)
        {
            if (pattern.Length > buffer.Length)
            {
                continue;
            }

            ReadOnlySpan<char> any = ToWildcards(buffer.Slice(0, pattern.CopyTo(buffer)));
            if (!any.IsEmpty && WildcardPattern.Covers(arn.Resource, any, ignoreCase: true) && resource.FindMismatches(type) == ArnFields.None)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The pattern's resource with <c>?*</c> for each placeholder; empty when it has none, and so stands for one resource.</summary>
    private static ReadOnlySpan<char> ToWildcards(Span<char> pattern)
    {
        for (int colons = 0; colons < 5; colons++)
        {
            pattern = pattern.Slice(pattern.IndexOf(':') + 1);
        }

        int to = 0;
        bool hasPlaceholder = false;
        for (int from = 0; from < pattern.Length; from++)
        {
            if (pattern[from] != '$')
            {
                pattern[to++] = pattern[from];
                continue;
            }

            hasPlaceholder = true;
            pattern[to++] = '?';
            pattern[to++] = '*';
            from += pattern.Slice(from).IndexOf('}');
        }

        return hasPlaceholder ? pattern.Slice(0, to) : default;
    }
}
