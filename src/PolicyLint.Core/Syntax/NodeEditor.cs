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

    /// <summary>Removes the white space between the parts of a value; null where it tells the parts apart, and where there are comments.</summary>
    public abstract TextEdit? RemoveWhiteSpace(TextSpan source);
}
