using System.Collections.Immutable;
using PolicyLint.Model;

namespace PolicyLint.Rules.LeastPrivilege;

/// <summary>Whether a policy may become longer: a fix must not make a policy that AWS refuses.</summary>
internal static class PolicyRoom
{
    /// <summary>Of a managed policy. What is attached otherwise is not known where the policy stands in a file of its own.</summary>
    private const int Managed = 6_144;

    /// <summary>Of a queue's policy, the least of the common ones.</summary>
    private const int OfResource = 8_192;

    /// <summary>True when there is room for more entries of a list.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="besides">How many characters are added besides.</param>
    public static bool Has(Policy policy, ImmutableArray<string> entries, int besides = 0)
    {
        int limit = policy.Kind == PolicyKind.Resource ? OfResource : Managed;
        int more = besides;
        foreach (string entry in entries)
        {
            more += entry.Length + 3;
        }

        // White space is not counted by IAM either.
        string text = policy.Origin.Source.Text;
        int length = policy.Origin.Span.Length;
        for (int i = policy.Origin.Span.Start; length + more > limit && i < policy.Origin.Span.End; i++)
        {
            length -= char.IsWhiteSpace(text[i]) ? 1 : 0;
        }

        return length + more <= limit;
    }
}
