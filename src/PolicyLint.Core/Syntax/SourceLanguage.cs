using PolicyLint.Text;

namespace PolicyLint.Syntax;

/// <summary>A language that policies are written in: how it is read, and how it is changed.</summary>
public abstract class SourceLanguage
{
    private protected SourceLanguage()
    {
    }

    /// <summary>JSON, comments and trailing commas told.</summary>
    public static SourceLanguage Json { get; } = new JsonLanguage();

    /// <summary>The language's name, for people.</summary>
    public abstract string Name { get; }

    /// <summary>True when files of this language are mostly written by hand for programs of all kinds, some with a template language around them.</summary>
    internal abstract bool IsSharedWithOthers { get; }

    /// <summary>Reads a file. Never throws for what it holds.</summary>
    internal abstract SyntaxTree Read(SourceText source);

    /// <summary>Decodes a scalar of a tree of this language.</summary>
    internal abstract DecodedText Decode(SyntaxNode scalar);

    /// <summary>What changes a tree of this language.</summary>
    internal abstract NodeEditor CreateEditor(SyntaxTree tree);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private sealed class JsonLanguage : SourceLanguage
    {
        public override string Name => "JSON";

        internal override bool IsSharedWithOthers => false;

        internal override SyntaxTree Read(SourceText source) => JsonReader.Read(source);

        internal override DecodedText Decode(SyntaxNode scalar) => JsonString.Decode(scalar.Tree.Text, scalar.ContentSpan);

        internal override NodeEditor CreateEditor(SyntaxTree tree) => new JsonNodeEditor(tree);
    }
}
