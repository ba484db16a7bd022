using PolicyLint.Binding.Intrinsics;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding.Templates;

/// <summary>Which places of a template are what a function is given, so that an edit there would break the function.</summary>
internal static class FunctionArguments
{
    /// <summary>Finds the function that a place belongs to. A branch of <c>Fn::If</c> is what its function is given; what the branch holds is not.</summary>
    /// <param name="tree">The template.</param>
    /// <param name="source">The place, in the file.</param>
    /// <returns>The function's name; null when the place is no argument.</returns>
    public static string? FunctionAt(SyntaxTree tree, TextSpan source) => tree.IsEmpty ? null : FunctionAt(tree.Root, source);

    private static string? FunctionAt(SyntaxNode node, TextSpan source)
    {
        if (IntrinsicFunction.TryFind(node, out IntrinsicCall call))
        {
            // The name of the function is none of its arguments.
            if (!node.Origin.Span.Contains(source) || (node.Origin.Span == source && !call.IsTagged) || node.Tree.Text.ToSource(call.NameSpan) == source)
            {
                return null;
            }

            // A policy in the text of Fn::Sub is a text of its own, whose language knows how it is written there.
            if (call.Function is SubFunction && IsInsideText(call, source))
            {
                return null;
            }

            return call.Function is IfFunction or ToJsonStringFunction ? InBranches(call, source) ?? BelowBranches(call, source) : call.Name;
        }

        foreach (SyntaxNode item in node.Items)
        {
            if (item.Origin.Span.Contains(source))
            {
                return FunctionAt(item, source);
            }
        }

        foreach (SyntaxMember member in node.Members)
        {
            if (member.Value.Origin.Span.Contains(source))
            {
                return FunctionAt(member.Value, source);
            }
        }

        return null;
    }

    private static bool IsInsideText(IntrinsicCall call, TextSpan source)
    {
        SyntaxNode text = call.Argument;
        foreach (SyntaxNode item in call.Argument.Items)
        {
            text = item;
            break;
        }

        return text.Kind == SyntaxKind.String && text.Origin.Span.Contains(source) && text.Origin.Span != source;
    }

    private static string? InBranches(IntrinsicCall call, TextSpan source)
    {
        if (call.Argument.Origin.Span == source)
        {
            return call.Name;
        }

        if (call.Function is IfFunction)
        {
            foreach (SyntaxNode item in call.Argument.Items)
            {
                if (item.Origin.Span == source)
                {
                    return call.Name;
                }
            }
        }

        return null;
    }

    private static string? BelowBranches(IntrinsicCall call, TextSpan source)
    {
        foreach (SyntaxNode item in call.Argument.Items)
        {
            if (item.Origin.Span.Contains(source))
            {
                return FunctionAt(item, source);
            }
        }

        return call.IsTagged ? null : FunctionAt(call.Argument, source);
    }
}
