using System.Diagnostics.CodeAnalysis;
using PolicyLint.Symbolic;

namespace PolicyLint.Binding;

/// <summary>Which resource of a template or plan a text means.</summary>
internal static class ResourceNames
{
    /// <summary>
    /// The logical id of the resource that a text refers to, alone (<c>Ref</c>, <c>Fn::GetAtt</c>) or by its name as the last part of an ARN; the
    /// text itself where it refers to none.
    /// </summary>
    /// <param name="value">A name or an ARN.</param>
    public static string Of(SymbolicString value) => TryGetReferenced(value, out string? name) ? name : value.ToDisplayString();

    /// <summary>The logical id of what a text refers to; false where it refers to nothing.</summary>
    /// <param name="value">A name or an ARN.</param>
    /// <param name="name">The logical id; of a parameter, its name.</param>
    public static bool TryGetReferenced(SymbolicString value, [NotNullWhen(true)] out string? name)
    {
        name = null;
        int last = value.Pieces.Length - 1;
        if (value.IsKnown || !value.Pieces[last].IsHole || (last > 0 && !(value.Pieces[last].IsName && EndsField(value.Pieces[last - 1]))))
        {
            return false;
        }

        string text = value.Pieces[last].Text;
        int attribute = text.IndexOf('.');
        name = attribute < 0 ? text : text.Substring(0, attribute);
        return true;
    }

    private static bool EndsField(SymbolicString.Piece piece) => !piece.IsHole && piece.Text.Length > 0 && (piece.Text[piece.Text.Length - 1] is '/' or ':');
}
