using System.Collections.Immutable;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>Whether a fix may be applied without being looked at.</summary>
public enum FixSafety
{
    /// <summary>The effective permissions do not change.</summary>
    Safe,

    /// <summary>The policy means something else afterwards: only on request.</summary>
    Unsafe,
}

/// <summary>A way to repair a finding.</summary>
public sealed class Fix
{
    /// <summary>Makes a fix.</summary>
    /// <param name="title">What it does, in the imperative: "Remove the empty Sid".</param>
    /// <param name="safety">Whether it may be applied unseen.</param>
    /// <param name="edits">What it changes; at least one edit.</param>
    public Fix(string title, FixSafety safety, params PolicyEdit[] edits)
    {
        Title = title;
        Safety = safety;
        Edits = ImmutableArray.Create(edits);
    }

    /// <summary>What it does, in the imperative.</summary>
    public string Title { get; }

    /// <summary>Whether it may be applied unseen.</summary>
    public FixSafety Safety { get; }

    /// <summary>What it changes.</summary>
    public ImmutableArray<PolicyEdit> Edits { get; }
}

/// <summary>
/// A change to a policy, told in the policy's own terms. The file's language turns it into text: commas, quotes,
/// indentation and the escapes of strings inside strings are its business.
/// </summary>
public abstract record PolicyEdit
{
    private protected PolicyEdit()
    {
    }

    /// <summary>Puts another text in the place of a name or value.</summary>
    /// <param name="Target">Where the name or value stands.</param>
    /// <param name="Text">The new text, unquoted.</param>
    public sealed record ReplaceText(Origin Target, string Text) : PolicyEdit;

    /// <summary>Removes a member or an item of a list, with the comma that goes with it.</summary>
    /// <param name="Target">Where the item, or the member's name or value, stands.</param>
    public sealed record RemoveElement(Origin Target) : PolicyEdit;

    /// <summary>Adds an item to the end of a list; a single value becomes a list.</summary>
    /// <param name="Target">Where the list or the single value stands.</param>
    /// <param name="Text">The item, unquoted.</param>
    public sealed record InsertElement(Origin Target, string Text) : PolicyEdit;

    /// <summary>Gives a mapping a member with a text: replaces it, or adds it as the first.</summary>
    /// <param name="Target">Where the mapping stands.</param>
    /// <param name="Name">The member's name.</param>
    /// <param name="Text">Its value, unquoted.</param>
    public sealed record SetProperty(Origin Target, string Name, string Text) : PolicyEdit;

    /// <summary>Puts an object with one member in the place of a value: <c>"x"</c> becomes <c>{"name": "x"}</c>.</summary>
    /// <param name="Target">Where the value stands; it is kept as it is, inside.</param>
    /// <param name="Name">The member's name.</param>
    public sealed record WrapInProperty(Origin Target, string Name) : PolicyEdit;

    /// <summary>Removes text that is no part of the tree: a comment, a stray comma.</summary>
    /// <param name="Target">Where it stands.</param>
    public sealed record RemoveTrivia(Origin Target) : PolicyEdit;
}
