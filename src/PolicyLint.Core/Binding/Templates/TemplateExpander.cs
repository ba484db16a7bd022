using System.Collections.Immutable;
using PolicyLint.Symbolic;
using PolicyLint.Syntax;

namespace PolicyLint.Binding.Templates;

/// <summary>
/// Writes a part of a template anew with its intrinsic functions carried out, as a tree over the same text: what stood there
/// keeps its place, what a function makes has the place of the call, and what is absent is left out. So a policy in a
/// template is bound like any other.
/// </summary>
internal sealed class TemplateExpander
{
    /// <summary>How large a tree may grow: functions and aliases can name the same part of a template again and again.</summary>
    private const int MaxNodes = 1_000_000;

    private readonly Template _template;
    private readonly List<SyntaxTree.Node> _nodes = [];
    private readonly Dictionary<int, TemplateString> _texts = [];

    private TemplateExpander(Template template) => _template = template;

    /// <summary>
    /// True when there is nothing to carry out in a node: it can be bound where it stands. Most policies are so. Found out in one
    /// walk over its parts; what only looks like a function is expanded for nothing.
    /// </summary>
    public static bool IsPlain(SyntaxNode node)
    {
        SyntaxTree tree = node.Tree;
        if (!tree.Annotations.Tags.IsEmpty || !tree.Annotations.Aliases.IsEmpty)
        {
            return false;
        }

        for (int index = node.Index; index < node.Next; index++)
        {
            var part = new SyntaxNode(tree, index);
            if (part.Kind == SyntaxKind.String && (part.HasEscapes || MayMatter(part.RawText)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool MayMatter(ReadOnlySpan<char> text)
        => text.StartsWith("Fn::".AsSpan(), StringComparison.Ordinal) || text.SequenceEqual("Ref".AsSpan()) || text.IndexOf("${".AsSpan()) >= 0;

    /// <summary>Expands a value.</summary>
    /// <param name="value">What was evaluated.</param>
    /// <param name="template">The template.</param>
    /// <param name="texts">What functions made in it.</param>
    /// <returns>The tree; null when it would be too large.</returns>
    public static SyntaxTree? Expand(TemplateValue value, Template template, out TemplateTexts texts)
    {
        var expander = new TemplateExpander(template);
        SyntaxTree tree = template.Root.Tree;
        texts = new TemplateTexts(expander._texts, ImmutableArray<SymbolicString.Piece>.Empty);
        return expander.Add(value)
            ? new SyntaxTree(
                tree.Language,
                tree.Text,
                [.. expander._nodes],
                ImmutableArray<SyntaxDiagnostic>.Empty,
                new SyntaxAnnotations { BlockIndentations = tree.Annotations.BlockIndentations })
            : null;
    }

    private bool Add(TemplateValue value)
    {
        if (_nodes.Count >= MaxNodes)
        {
            return false;
        }

        switch (value.Kind)
        {
            case TemplateValueKind.Node:
                return AddNode(value.Node);
            case TemplateValueKind.List:
                int index = Open(value.Node, SyntaxKind.Sequence);
                bool isWhole = value.Items.All(Add);
                Close(index);
                return isWhole;
            default:
                _texts.Add(_nodes.Count, value.Text!);
                Close(Open(value.Node, SyntaxKind.String));
                return true;
        }
    }

    private bool AddNode(SyntaxNode node)
    {
        int index = Open(node, node.Kind);
        foreach (SyntaxNode item in node.Items)
        {
            TemplateValue value = _template.Evaluate(item);
            // CloudFormation leaves the list in the list, which IAM refuses; what is meant are the items of both.
            bool isWhole = value.Kind == TemplateValueKind.List ? value.Items.All(Add) : value.Kind == TemplateValueKind.Absent || Add(value);
            if (!isWhole)
            {
                return false;
            }
        }

        if (!AddMembers(node))
        {
            return false;
        }

        if (node.Kind == SyntaxKind.String)
        {
            CheckVariables(node);
        }

        Close(index);
        return true;
    }

    private bool AddMembers(SyntaxNode node)
    {
        foreach (SyntaxMember member in node.Members)
        {
            if (ForEachLoop.TryRead(member, _template, out SyntaxNode body))
            {
                if (!AddMembers(body))
                {
                    return false;
                }

                continue;
            }

            TemplateValue value = _template.Evaluate(member.Value);
            if (value.Kind == TemplateValueKind.Absent)
            {
                continue;
            }

            Close(Open(member.Name, member.Name.Kind));
            if (!Add(value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A variable of the template in a text that no <c>Fn::Sub</c> works on stays as it is, and matches nothing.</summary>
    private void CheckVariables(SyntaxNode node)
    {
        ReadOnlySpan<char> raw = node.RawText;
        if (raw.IndexOf("${".AsSpan()) >= 0)
        {
            UnsubstitutedVariables.Report(node, _template);
        }
    }

    private int Open(SyntaxNode node, SyntaxKind kind)
    {
        _nodes.Add(node.Tree.Nodes[node.Index] with { Kind = kind });
        return _nodes.Count - 1;
    }

    private void Close(int index) => _nodes[index] = _nodes[index] with { Next = _nodes.Count };
}
