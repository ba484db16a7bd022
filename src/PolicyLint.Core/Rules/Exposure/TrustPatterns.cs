using System.Text;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

/// <summary>Texts of trust policies in which what is not known is one character that nobody writes, so that the rest can be looked at.</summary>
internal static class TrustPatterns
{
    /// <summary>What stands for a part that is not known: a hole of a template, or a placeholder of another tool. It is no wildcard.</summary>
    public const char Unknown = '\u0002';

    /// <summary>The text of a value. Nothing is allocated for one that is known.</summary>
    public static ReadOnlySpan<char> Of(SymbolicString value)
        => !value.TryGetText(out ReadOnlySpan<char> text) ? OfPieces(value).AsSpan()
            : Placeholder.IsIn(text) ? WithoutPlaceholders(text).AsSpan()
            : text;

    /// <summary>True when nothing of a text is known.</summary>
    public static bool IsUnknown(ReadOnlySpan<char> text) => !text.IsEmpty && text.Trim(Unknown).IsEmpty;

    private static string OfPieces(SymbolicString value)
    {
        var text = new StringBuilder();
        foreach (SymbolicString.Piece piece in value.Pieces)
        {
            if (piece.IsHole)
            {
                text.Append(Unknown);
            }
            else
            {
                text.Append(piece.Text);
            }
        }

        return text.ToString();
    }

    private static string WithoutPlaceholders(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            bool isVariable = text.Slice(i).StartsWith("${".AsSpan(), StringComparison.Ordinal);
            bool isMustache = text.Slice(i).StartsWith("{{".AsSpan(), StringComparison.Ordinal);
            if (!isVariable && !isMustache)
            {
                result.Append(text[i]);
                continue;
            }

            result.Append(Unknown);
            int end = text.Slice(i).IndexOf(isVariable ? "}".AsSpan() : "}}".AsSpan());
            i = end < 0 ? text.Length : i + end + (isVariable ? 0 : 1);
        }

        return result.ToString();
    }
}
