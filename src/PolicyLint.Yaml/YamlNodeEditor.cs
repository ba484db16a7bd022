using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Yaml;

/// <summary>Changes single nodes of a YAML text. Makes no edits yet: findings in YAML have fixes that cannot be applied.</summary>
internal sealed class YamlNodeEditor(SyntaxTree tree) : NodeEditor
{
    /// <summary>The tree.</summary>
    public SyntaxTree Tree { get; } = tree;

    /// <inheritdoc/>
    public override TextEdit? ReplaceText(TextSpan source, string text) => null;

    /// <inheritdoc/>
    public override TextEdit? Remove(TextSpan source) => null;

    /// <inheritdoc/>
    public override TextEdit? Append(TextSpan source, params string[] texts) => null;

    /// <inheritdoc/>
    public override TextEdit? SetMember(TextSpan source, string name, string text) => null;

    /// <inheritdoc/>
    public override TextEdit? Wrap(TextSpan source, string name) => null;
}
