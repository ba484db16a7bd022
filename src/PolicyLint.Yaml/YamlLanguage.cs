using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Yaml;

/// <summary>YAML 1.2, JSON included.</summary>
public sealed class YamlLanguage : SourceLanguage
{
    private YamlLanguage()
    {
    }

    /// <summary>The language.</summary>
    public static YamlLanguage Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "YAML";

    internal override bool IsSharedWithOthers => true;

    /// <summary>A file that is JSON all through is read as such, which is faster, and is changed as such.</summary>
    internal override SyntaxTree Read(SourceText source)
    {
        if (BeginsLikeJson(source.Text))
        {
            SyntaxTree json = JsonReader.Read(source);
            if (json.Diagnostics.IsEmpty)
            {
                return json;
            }
        }

        return YamlReader.Read(source);
    }

    internal override DecodedText Decode(SyntaxNode scalar) => YamlString.Decode(scalar);

    internal override NodeEditor CreateEditor(SyntaxTree tree) => new YamlNodeEditor(tree);

    private static bool BeginsLikeJson(string text)
    {
        foreach (char c in text)
        {
            if (c is not (' ' or '\t' or '\r' or '\n'))
            {
                return c is '{' or '[' or '"';
            }
        }

        return false;
    }
}
