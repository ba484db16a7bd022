using PolicyLint.Syntax;

namespace PolicyLint.Yaml.Tests;

/// <summary>What holds for every tree, whatever was read.</summary>
internal static class TreeLaws
{
    /// <summary>Each node's children follow one another and end where it says; but for aliases, they lie inside it and in order.</summary>
    public static bool IsWhole(SyntaxTree tree)
    {
        int next = 0;
        int end = 0;
        foreach (SyntaxNode root in tree.Roots)
        {
            if (root.Index != next || (!IsAliased(root) && root.Span.Start < end) || !IsWhole(root))
            {
                return false;
            }

            next = root.Next;
            end = IsAliased(root) ? end : root.Span.End;
        }

        return next == tree.Nodes.Length
            && tree.Diagnostics.All(d => d.Span.Start >= 0 && d.Span.Length >= 0 && d.Span.End <= tree.Text.Text.Length && d.Found.Length > 0)
            && tree.Diagnostics.Count(d => d.StopsReading) <= 1
            && tree.Annotations.Tags.All(t => t.Node < tree.Nodes.Length && tree.Text.Text[t.Span.Start] == '!')
            && tree.Annotations.Tags.Zip(tree.Annotations.Tags.Skip(1)).All(pair => pair.First.Node < pair.Second.Node)
            && tree.Annotations.Aliases.All(a => a.First < a.End && a.End <= tree.Nodes.Length && tree.Source.GetText(a.Span) is "<<" or ['*', ..])
            && tree.Annotations.Comments.All(c => tree.Text.Text[c.Start] == '#')
            && tree.Annotations.Comments.Zip(tree.Annotations.Comments.Skip(1)).All(pair => pair.First.End <= pair.Second.Start);
    }

    private static bool IsWhole(SyntaxNode node)
    {
        int next = node.Index + 1;
        int end = node.Span.Start;
        foreach (SyntaxNode item in node.Items)
        {
            if (item.Index != next || !Fits(item, node, ref end) || !IsWhole(item))
            {
                return false;
            }

            next = item.Next;
        }

        foreach (SyntaxMember member in node.Members)
        {
            bool fits = Fits(member.Name, node, ref end) & Fits(member.Value, node, ref end);
            if (member.Name.Index != next || member.Name.Kind != SyntaxKind.String || !fits || !IsWhole(member.Value))
            {
                return false;
            }

            next = member.Value.Next;
        }

        return next == node.Next && node.Span.Start <= node.Span.End && node.Span.End <= node.Tree.Text.Text.Length;
    }

    private static bool Fits(SyntaxNode node, SyntaxNode container, ref int end)
    {
        if (IsAliased(node))
        {
            return true;
        }

        bool fits = node.Span.Start >= end && node.Span.End <= container.Span.End;
        end = node.Span.End;
        return fits;
    }

    private static bool IsAliased(SyntaxNode node) => node.Tree.Annotations.TryGetAlias(node.Index, out _);
}
