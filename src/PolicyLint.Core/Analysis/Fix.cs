using System.Collections.Immutable;
using PolicyLint.Model;
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

    /// <summary>
    /// True when the finding stands afterwards, about less than before: a step on the way to a repair that only its author can
    /// make. It is offered, and never applied unseen, however safe it is; it is not offered again on what it leaves.
    /// </summary>
    public bool LeavesFinding { get; init; }

    /// <summary>The same, not to be applied unseen.</summary>
    internal Fix AsUnsafe() => new(Title, FixSafety.Unsafe, [.. Edits]) { LeavesFinding = LeavesFinding };
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

    /// <summary>Puts several items in the place of one; a single value becomes a list.</summary>
    /// <param name="Target">Where the item or the single value stands.</param>
    /// <param name="Texts">The items, unquoted; at least one.</param>
    public sealed record ReplaceElement(Origin Target, ImmutableArray<string> Texts) : PolicyEdit;

    /// <summary>Gives a mapping a member with a text: replaces it, or adds it as the first.</summary>
    /// <param name="Target">Where the mapping stands.</param>
    /// <param name="Name">The member's name.</param>
    /// <param name="Text">Its value, unquoted.</param>
    public sealed record SetProperty(Origin Target, string Name, string Text) : PolicyEdit;

    /// <summary>Puts an object with one member in the place of a value: <c>"x"</c> becomes <c>{"name": "x"}</c>.</summary>
    /// <param name="Target">Where the value stands; it is kept as it is, inside.</param>
    /// <param name="Name">The member's name.</param>
    public sealed record WrapInProperty(Origin Target, string Name) : PolicyEdit;

    /// <summary>
    /// Takes items out of a list of a statement and puts after it a copy of the statement that has these items only. The copy gets no
    /// <c>Sid</c>, which must be unique. A statement that is not in a list becomes a list of two.
    /// </summary>
    /// <param name="Statement">Where the statement stands.</param>
    /// <param name="Items">Where the items stand: some of one list, such as that of <c>Action</c>, and not all.</param>
    public sealed record SplitStatement(Origin Statement, ImmutableArray<Origin> Items) : PolicyEdit
    {
        /// <summary>
        /// What else is different in the copy. The targets are those of the statement; <see cref="RemoveTrivia"/> and another split are not
        /// for a copy. The other edits of the fix change the statement itself.
        /// </summary>
        public ImmutableArray<PolicyEdit> CopyEdits { get; init; } = ImmutableArray<PolicyEdit>.Empty;

        /// <summary>
        /// Splits values off a list of a statement; null where that cannot be done: a value alone or all values, a text that broke off.
        /// A statement that is not in a list becomes a list of two.
        /// </summary>
        /// <param name="statement">The statement.</param>
        /// <param name="list">One of its lists.</param>
        /// <param name="items">Where the values that go stand; each once.</param>
        public static SplitStatement? Of(Statement statement, ValueList list, ImmutableArray<Origin> items)
            => statement.IsComplete && list.IsList && !items.IsEmpty && items.Length < list.Values.Length
                ? new SplitStatement(statement.Origin, items)
                : null;
    }

    /// <summary>Removes the white space between the parts of a JSON value: it means the same, and is shorter. Not where there are comments.</summary>
    /// <param name="Target">Where the value stands.</param>
    public sealed record RemoveWhiteSpace(Origin Target) : PolicyEdit;

    /// <summary>Removes text that is no part of the tree: a comment, a stray comma.</summary>
    /// <param name="Target">Where it stands.</param>
    public sealed record RemoveTrivia(Origin Target) : PolicyEdit;
}
