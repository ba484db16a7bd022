using System.Collections.Immutable;
using PolicyLint.Text;

namespace PolicyLint.Syntax;

/// <summary>
/// What a reader made of a text: a flat array of nodes in document order, a mapping's names and values following it in
/// turn. No object per token; a node is an index. Reading never throws: what is broken is in <see cref="Diagnostics"/>.
/// </summary>
internal sealed class SyntaxTree(
    SourceLanguage language, DecodedText text, SyntaxTree.Node[] nodes, ImmutableArray<SyntaxDiagnostic> diagnostics, SyntaxAnnotations? annotations = null)
{
    /// <summary>The language that the text is written in.</summary>
    public SourceLanguage Language { get; } = language;

    /// <summary>What stands beside the values: tags, aliases, comments. None in JSON.</summary>
    public SyntaxAnnotations Annotations { get; } = annotations ?? SyntaxAnnotations.None;

    /// <summary>The text that was read; for a policy inside a JSON string, the decoded string.</summary>
    public DecodedText Text { get; } = text;

    /// <summary>The file.</summary>
    public SourceText Source => Text.Source;

    /// <summary>What is wrong with the text, in document order.</summary>
    public ImmutableArray<SyntaxDiagnostic> Diagnostics { get; } = diagnostics;

    /// <summary>True when there is not even a broken value.</summary>
    public bool IsEmpty => Nodes.Length == 0;

    /// <summary>The first value of the text. Only when not <see cref="IsEmpty"/>.</summary>
    public SyntaxNode Root => new(this, 0);

    /// <summary>The values that stand one after the other at the top: one, in a proper file.</summary>
    public SyntaxNodeSequence Roots => new(this, 0, Nodes.Length);

    internal Node[] Nodes { get; } = nodes;

    [Flags]
    internal enum NodeFlags : byte
    {
        None = 0,

        /// <summary>The text between the quotes is not the value: it has escapes.</summary>
        HasEscapes = 1,

        /// <summary>The text broke off or broke inside this node.</summary>
        IsIncomplete = 2,

        /// <summary>The scalar stands in quotes: its content is one code unit in from both ends.</summary>
        IsQuoted = 4,

        /// <summary>The scalar is a block of YAML: it stands in lines of its own below <c>|</c> or <c>&gt;</c>.</summary>
        IsBlock = 8,
    }

    /// <summary>One node; offsets in the code units of <see cref="Text"/>.</summary>
    /// <param name="Kind">What it is.</param>
    /// <param name="Flags">More about it.</param>
    /// <param name="Start">Offset of the first code unit, the quote or bracket included.</param>
    /// <param name="End">Offset just after the last one.</param>
    /// <param name="Next">Index of the node after this one and all that it holds.</param>
    internal readonly record struct Node(SyntaxKind Kind, NodeFlags Flags, int Start, int End, int Next);
}
