using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding.Intrinsics;

/// <summary>A call of an intrinsic function, in its long or short spelling.</summary>
/// <param name="Function">The function; null when CloudFormation has none of this name.</param>
/// <param name="Name">The name as a user knows it: <c>Fn::Sub</c>, <c>Ref</c>, <c>!Foo</c>.</param>
/// <param name="Argument">What it is given. In the short spelling that is the node that has the tag.</param>
/// <param name="Place">The whole call.</param>
/// <param name="IsTagged">True for the short spelling.</param>
/// <param name="NameSpan">Where its name stands, in the tree's text.</param>
internal readonly record struct IntrinsicCall(IntrinsicFunction? Function, string Name, SyntaxNode Argument, SyntaxNode Place, bool IsTagged, TextSpan NameSpan)
{
    /// <summary>The items of an argument that is a list of a known number of items.</summary>
    public SyntaxNode[] Items(int most)
    {
        var items = new List<SyntaxNode>(most);
        foreach (SyntaxNode item in Argument.Items)
        {
            if (items.Count == most)
            {
                return [];
            }

            items.Add(item);
        }

        return [.. items];
    }
}
