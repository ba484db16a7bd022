using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

/// <summary>The two ways to name everyone: <c>"*"</c> and <c>{"AWS": "*"}</c>.</summary>
internal static class Everyone
{
    /// <summary>True when a principal element names everyone and nobody besides.</summary>
    public static bool IsMeantBy(PrincipalElement element)
        => element.IsEveryone
        || (element.Entries.Length == 1
            && element.Entries[0] is { Type: PrincipalType.Aws, Values.Length: 1 } entry
            && entry.Values[0].Is("*") == Certainty.Yes);
}
