using System.Collections.Immutable;
using PolicyLint.Text;

namespace PolicyLint.Syntax;

/// <summary>What YAML has beside its values, in tables of their own: most values have none of it, and JSON has nothing of it.</summary>
internal sealed class SyntaxAnnotations
{
    /// <summary>Nothing at all.</summary>
    public static SyntaxAnnotations None { get; } = new();

    /// <summary>The tags, by node.</summary>
    public ImmutableArray<SyntaxTag> Tags { get; init; } = ImmutableArray<SyntaxTag>.Empty;

    /// <summary>Which nodes stand somewhere else and are used by an alias or a merge key, by node; those inside of others follow them.</summary>
    public ImmutableArray<SyntaxAlias> Aliases { get; init; } = ImmutableArray<SyntaxAlias>.Empty;

    /// <summary>Where comments stand, from <c>#</c> to the end of the line, in the order of the text.</summary>
    public ImmutableArray<TextSpan> Comments { get; init; } = ImmutableArray<TextSpan>.Empty;

    /// <summary>The indentation of block scalars that state it, which cannot be told from their text alone; by start.</summary>
    public ImmutableArray<BlockIndentation> BlockIndentations { get; init; } = ImmutableArray<BlockIndentation>.Empty;

    /// <summary>Finds the tag of a node.</summary>
    public bool TryGetTag(int node, out SyntaxTag tag)
    {
        int low = 0;
        int high = Tags.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Tags[middle].Node < node)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        bool found = low < Tags.Length && Tags[low].Node == node;
        tag = found ? Tags[low] : default;
        return found;
    }

    /// <summary>Finds where the file uses a node that stands elsewhere: the innermost alias or merge key.</summary>
    public bool TryGetAlias(int node, out SyntaxAlias alias)
    {
        bool found = false;
        alias = default;
        foreach (SyntaxAlias candidate in Aliases)
        {
            if (candidate.First > node)
            {
                break;
            }

            if (node < candidate.End)
            {
                alias = candidate;
                found = true;
            }
        }

        return found;
    }
}

/// <summary>A tag.</summary>
/// <param name="Node">The node that has it.</param>
/// <param name="Text">The tag, shorthands of YAML's own resolved: <c>!Sub</c>, <c>tag:yaml.org,2002:str</c>.</param>
/// <param name="Span">Where it stands.</param>
internal readonly record struct SyntaxTag(int Node, string Text, TextSpan Span)
{
    /// <summary>True for a tag that YAML does not define: what the value means is somebody else's business.</summary>
    public bool IsForeign => Text.Length > 1 && !Text.StartsWith("tag:yaml.org,2002:", StringComparison.Ordinal);
}

/// <summary>Nodes that stand at an anchor and are used at an alias.</summary>
/// <param name="First">The first node.</param>
/// <param name="End">The node after the last.</param>
/// <param name="Span">Where the alias stands.</param>
internal readonly record struct SyntaxAlias(int First, int End, TextSpan Span);

/// <summary>The indentation of a block scalar.</summary>
/// <param name="Start">Where the scalar begins.</param>
/// <param name="Width">Number of blanks before each line that are no part of the text.</param>
internal readonly record struct BlockIndentation(int Start, int Width);
