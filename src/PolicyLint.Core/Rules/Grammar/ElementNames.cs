using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

/// <summary>
/// The names that the policy grammar knows, and what a name that it does not know was meant to be.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
/// </summary>
internal static class ElementNames
{
    /// <summary>The members of a policy.</summary>
    public static IReadOnlyList<string> OfPolicy { get; } = ["Version", "Id", "Statement"];

    /// <summary>The members of a statement.</summary>
    public static IReadOnlyList<string> OfStatement { get; } =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    /// <summary>True when the name is one of these, or not known in all parts.</summary>
    public static bool IsKnown(SymbolicString name, IReadOnlyList<string> names)
    {
        if (!name.IsKnown)
        {
            return true;
        }

        foreach (string known in names)
        {
            if (name.Is(known) == Certainty.Yes)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The one name that an unknown one is near to; null when there is none, or when it is a proper name in another place.</summary>
    public static string? Meant(SymbolicString name, IReadOnlyList<string> names)
    {
        if (!name.TryGetText(out ReadOnlySpan<char> text))
        {
            return null;
        }

        // "Sid" beside Statement is a Sid in the wrong place and not a misspelt Id; an "Id" in a statement is a Sid.
        bool isMisplaced = ReferenceEquals(names, OfPolicy) && IsKnown(name, OfStatement);
        return isMisplaced ? null : Spelling.Nearest(text, names);
    }

    /// <summary>True when an element of this name is written, or one that was meant to be it: that fault has a rule of its own.</summary>
    public static bool IsGiven(ImmutableArray<PolicyElement> elements, string name, IReadOnlyList<string> names)
    {
        foreach (PolicyElement element in elements)
        {
            if (element.Name.Is(name) != Certainty.No || (!IsKnown(element.Name, names) && Meant(element.Name, names) == name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the statement has an element of this name, or one that was meant to be it.</summary>
    public static bool IsGiven(Statement statement, string name) => IsGiven(statement.Elements, name, OfStatement);

    /// <summary>True when the policy has an element of this name, or one that was meant to be it.</summary>
    public static bool IsGiven(Policy policy, string name) => IsGiven(policy.Elements, name, OfPolicy);

    /// <summary>Finds an element by its exact name.</summary>
    public static bool TryFind(Statement statement, string name, out PolicyElement element)
    {
        foreach (PolicyElement candidate in statement.Elements)
        {
            if (candidate.Name.Is(name) == Certainty.Yes)
            {
                element = candidate;
                return true;
            }
        }

        element = default;
        return false;
    }
}
