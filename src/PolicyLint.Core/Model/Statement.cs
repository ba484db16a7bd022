using System.Collections.Immutable;
using PolicyLint.Text;

namespace PolicyLint.Model;

/// <summary>One statement of a policy.</summary>
public sealed class Statement
{
    internal Statement(Policy policy, int index)
    {
        Policy = policy;
        Index = index;
    }

    /// <summary>The policy that it stands in.</summary>
    public Policy Policy { get; }

    /// <summary>Its place in the policy, from 0.</summary>
    public int Index { get; }

    /// <summary>Where it stands, braces included.</summary>
    public Origin Origin { get; internal init; }

    /// <summary>True when the text was read whole up to its end.</summary>
    public bool IsComplete { get; internal init; }

    /// <summary>All members as written, in order.</summary>
    public ImmutableArray<PolicyElement> Elements { get; internal init; } = ImmutableArray<PolicyElement>.Empty;

    /// <summary>The <c>Sid</c>, when it is a text.</summary>
    public TextElement? Sid { get; internal init; }

    /// <summary>The <c>Effect</c> as written, when it is a text.</summary>
    public TextElement? EffectElement { get; internal init; }

    /// <summary>The effect, read without regard to case.</summary>
    public Effect Effect { get; internal init; }

    /// <summary>True when the statement grants.</summary>
    public bool IsAllow => Effect == Effect.Allow;

    /// <summary>The actions, if any are given.</summary>
    public ValueList? Action { get; internal init; }

    /// <summary>The actions that the statement does not mean, if given.</summary>
    public ValueList? NotAction { get; internal init; }

    /// <summary>The resources, if any are given.</summary>
    public ValueList? Resource { get; internal init; }

    /// <summary>The resources that the statement does not mean, if given.</summary>
    public ValueList? NotResource { get; internal init; }

    /// <summary>The principals, if given.</summary>
    public PrincipalElement? Principal { get; internal init; }

    /// <summary>The principals that the statement does not mean, if given.</summary>
    public PrincipalElement? NotPrincipal { get; internal init; }

    /// <summary>The conditions, if given.</summary>
    public ConditionBlock? Condition { get; internal init; }

    /// <summary>True when a member of this name is written, whatever its value.</summary>
    public bool HasElement(string name) => PolicyElements.Contains(Elements, name);

    /// <summary>How the statement is called in messages: its Sid, or its place counted from 1.</summary>
    public string DisplayName => Sid is { } sid && sid.Value.TryGetText(out ReadOnlySpan<char> text) && !text.IsEmpty
        ? $"statement '{text.ToString()}'"
        : $"statement {Index + 1}";
}
