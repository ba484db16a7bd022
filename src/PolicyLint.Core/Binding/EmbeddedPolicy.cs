using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding;

/// <summary>A policy that stands as JSON in a text of a file: it is read in its place, so that findings point into the text.</summary>
internal static class EmbeddedPolicy
{
    /// <summary>Reads the JSON in a text; percent encoding and repeated quoting are undone.</summary>
    /// <returns>A tree whose root is no text; null when the text does not begin like JSON.</returns>
    public static SyntaxTree? Read(DecodedText text)
    {
        while (true)
        {
            if (PercentEncoding.LooksEncoded(text.Text.AsSpan()))
            {
                text = PercentEncoding.Decode(text);
            }

            ReadOnlySpan<char> trimmed = text.Text.AsSpan().TrimStart();
            if (trimmed.IsEmpty || trimmed[0] is not ('{' or '[' or '"'))
            {
                return null;
            }

            SyntaxTree tree = JsonReader.Read(text);
            if (tree.IsEmpty)
            {
                return null;
            }

            if (tree.Root.Kind != SyntaxKind.String)
            {
                return tree;
            }

            // Encoded twice, as happens when a tool quotes what is quoted already. Each level is shorter, so this ends.
            text = tree.Root.Decode();
        }
    }

    /// <summary>True when the text broke off before it told what it is.</summary>
    public static bool IsUnreadable(SyntaxTree tree) => tree.Root.Members.IsEmpty && tree.Diagnostics.Any(d => d.StopsReading);
}
