using System.Collections.Immutable;
using PolicyLint.Text;

namespace PolicyLint.Syntax;

/// <summary>
/// Changes single nodes of a text, named by where they stand in the file; the language's layout and quoting are solved here.
/// Each method returns null when the tree has no such node, or has it in a form that cannot be changed so.
/// </summary>
internal abstract class NodeEditor
{
    /// <summary>Puts another text in the place of a scalar or name.</summary>
    public abstract TextEdit? ReplaceText(TextSpan source, string text);

    /// <summary>Puts several texts in the place of one item of a sequence; a scalar that is no item becomes a sequence.</summary>
    public abstract TextEdit? ReplaceItem(TextSpan source, ImmutableArray<string> texts);

    /// <summary>Removes an item of a sequence or a member of a mapping, named by its own, its name's or its value's span.</summary>
    public abstract TextEdit? Remove(TextSpan source);

    /// <summary>Adds texts to the end of a sequence; a scalar becomes a sequence that begins with it.</summary>
    public abstract TextEdit? Append(TextSpan source, params string[] texts);

    /// <summary>Gives a mapping a member with a text: replaces it, or adds it as the first.</summary>
    public abstract TextEdit? SetMember(TextSpan source, string name, string text);

    /// <summary>Puts a mapping with one member in the place of a value.</summary>
    public abstract TextEdit? Wrap(TextSpan source, string name);

    /// <summary>
    /// An editor of the same tree whose edits are not lowered to the file: they stand in the tree's own text, for a copy of a
    /// part of it.
    /// </summary>
    public abstract NodeEditor ForCopy { get; }

    /// <summary>
    /// Takes items out of a sequence that is the value of a member of a mapping, and puts after the mapping a copy of it that has these
    /// items only. A mapping that is no item of a sequence becomes one of two.
    /// </summary>
    /// <param name="source">The mapping.</param>
    /// <param name="items">Some items of one sequence, not all.</param>
    /// <param name="omitted">The name of the member that the copy does not get.</param>
    /// <param name="changes">What else is different in the copy: edits that <see cref="ForCopy"/> gave.</param>
    /// <returns>
    /// The edits; empty when there is no such node, when all items or none are named, when edits of the copy overlap, and where the layout
    /// does not allow for it.
    /// </returns>
    public abstract ImmutableArray<TextEdit> Split(TextSpan source, ImmutableArray<TextSpan> items, string omitted, IEnumerable<TextEdit> changes);

    /// <summary>Removes the white space between the parts of a value; null where it tells the parts apart, and where there are comments.</summary>
    public abstract TextEdit? RemoveWhiteSpace(TextSpan source);

    /// <summary>A part of a text with edits; null when they overlap or reach out of it.</summary>
    protected static string? CopyOf(string text, TextSpan span, List<TextEdit> edits)
    {
        int end = span.Start;
        foreach (TextEdit edit in edits.OrderBy(edit => edit.Span.Start).ThenBy(edit => edit.Span.End))
        {
            if (edit.Span.Start < end || edit.Span.End > span.End)
            {
                return null;
            }

            end = edit.Span.End;
        }

        return TextEdit.Apply(
            text.Substring(span.Start, span.Length),
            edits.Select(edit => new TextEdit(new TextSpan(edit.Span.Start - span.Start, edit.Span.Length), edit.NewText)));
    }

    /// <summary>The sequence that has a node as its item and is the value of a member of a mapping.</summary>
    protected static SyntaxNode? SequenceIn(SyntaxNode mapping, int item)
    {
        foreach (SyntaxMember member in mapping.Members)
        {
            // What an intrinsic function holds is deeper: each of its branches would come to stand in both statements.
            if (member.Value.Kind == SyntaxKind.Sequence && member.Value.Index < item && item < member.Value.Next)
            {
                foreach (SyntaxNode candidate in member.Value.Items)
                {
                    if (candidate.Index == item)
                    {
                        return member.Value;
                    }
                }
            }
        }

        return null;
    }
}
