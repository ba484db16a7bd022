using System.Collections.Immutable;
using PolicyLint.Symbolic;
using PolicyLint.Syntax;

namespace PolicyLint.Binding.Templates;

/// <summary>What functions of a template made in a tree: the texts of some nodes, or characters that stand for holes.</summary>
/// <param name="ByNode">The texts that functions made, by the index of the node.</param>
/// <param name="Holes">What the characters stand for that are holes; see <see cref="TemplateString"/>.</param>
internal sealed record TemplateTexts(IReadOnlyDictionary<int, TemplateString> ByNode, ImmutableArray<SymbolicString.Piece> Holes)
{
    private static readonly IReadOnlyDictionary<int, TemplateString> None = new Dictionary<int, TemplateString>();

    /// <summary>The texts of a JSON document that a function made.</summary>
    public static TemplateTexts OfDocument(ImmutableArray<SymbolicString.Piece> holes) => new(None, holes);

    /// <summary>Finds the text of a node that a function made, or that has holes.</summary>
    public bool TryGet(SyntaxNode node, out SymbolicString text)
    {
        if (ByNode.TryGetValue(node.Index, out TemplateString? made))
        {
            text = made.ToSymbolicString(node);
            return true;
        }

        if (TemplateString.HasHole(node.RawText, Holes))
        {
            Text.DecodedText decoded = node.Decode();
            text = TemplateString.Symbolize(decoded, new Text.TextSpan(0, decoded.Text.Length), node.Tree.Text.ToSource(node.Span), Holes);
            return true;
        }

        text = default;
        return false;
    }

    /// <summary>True when it is not known what stands there: a text, a list, an object.</summary>
    public bool IsUnknown(SyntaxNode node) => node.Kind == SyntaxKind.String && TryGet(node, out SymbolicString text) && !text.IsKnown;
}
