using System.Collections.Immutable;
using PolicyLint.Syntax;
using PolicyLint.Text;
using YamlDotNet.Core.Events;

namespace PolicyLint.Yaml;

/// <summary>Aliases and merge keys: nodes that stand in one place and count in another.</summary>
internal sealed partial class YamlReader
{
    private void ReadAlias(AnchorAlias alias)
    {
        int start = (int)alias.Start.Index;
        int end = (int)alias.End.Index;
        var span = TextSpan.FromBounds(start, end);
        FindComments(start);
        _gapStart = end;
        _lastEnd = end;
        if (IsName)
        {
            AddAliasedName(alias.Value.Value, span);
        }
        else if (FindAnchor(alias.Value.Value, span) is { } anchor)
        {
            int first = _count;
            Copy(TakeOut(anchor, _nodes[anchor].Next), 0, null);
            _aliases.Add(new SyntaxAlias(first, _count, span));
        }
        else
        {
            Add(new SyntaxTree.Node(SyntaxKind.Missing, SyntaxTree.NodeFlags.IsIncomplete, start, end, _count + 1));
            MarkIncomplete();
        }

        ValueDone();
    }

    private void AddAliasedName(string name, TextSpan span)
    {
        int node = _count;
        SyntaxTree.Node target = FindAnchor(name, span) is { } anchor ? _nodes[anchor] : default;
        bool isScalar = target.Kind is not (SyntaxKind.Missing or SyntaxKind.Mapping or SyntaxKind.Sequence);
        Add(isScalar
            ? target with { Kind = SyntaxKind.String, Next = node + 1 }
            : new SyntaxTree.Node(SyntaxKind.String, SyntaxTree.NodeFlags.None, span.Start, span.End, node + 1));
        if (isScalar)
        {
            _aliases.Add(new SyntaxAlias(node, node + 1, span));
        }
    }

    /// <summary>The node of an anchor that can be written out at an alias; null when it cannot, which is told.</summary>
    private int? FindAnchor(string name, TextSpan span)
    {
        if (!_anchors.TryGetValue(name, out int anchor))
        {
            Report(SyntaxFault.UndefinedAlias, span, "", $"'*{name}'");
            return null;
        }

        int next = _nodes[anchor].Next;
        if (next == 0)
        {
            Report(SyntaxFault.RecursiveAlias, span, "", $"'*{name}'");
            return null;
        }

        // Once is enough: after that, no work is done for any alias.
        if (_hasTooManyAliases)
        {
            return null;
        }

        if (_aliased + (next - anchor) > MaxAliasedNodes || _depth + HeightOf(anchor) > MaxDepth)
        {
            _hasTooManyAliases = true;
            Report(SyntaxFault.TooManyAliases, span, "", $"'*{name}'");
            return null;
        }

        _aliased += next - anchor;
        return anchor;
    }

    /// <summary>Collections inside one another, the node included.</summary>
    private int HeightOf(int node)
    {
        int end = _nodes[node].Next;
        var ends = new Stack<int>();
        int height = 0;
        for (int i = node; i < end; i++)
        {
            while (ends.Count > 0 && ends.Peek() <= i)
            {
                ends.Pop();
            }

            if (_nodes[i].Kind is SyntaxKind.Mapping or SyntaxKind.Sequence)
            {
                ends.Push(_nodes[i].Next);
                height = Math.Max(height, ends.Count);
            }
        }

        return height;
    }

    /// <summary>What could not be written out may have held anything.</summary>
    private void MarkIncomplete()
    {
        for (int i = 0; i < _depth; i++)
        {
            ref SyntaxTree.Node node = ref _nodes[_frames[i].Node];
            node = node with { Flags = node.Flags | SyntaxTree.NodeFlags.IsIncomplete };
        }
    }

    /// <summary>The value of a merge key is read like any other and then taken out again.</summary>
    private void BeginMerge(TextSpan key)
    {
        ref Frame frame = ref _frames[_depth - 1];
        frame.AwaitsValue = true;
        frame.MergeStart = _count;
        frame.MergeKey = key;
    }

    private void EndMerge(ref Frame frame)
    {
        (frame.Merges ??= []).Add(TakeOut(frame.MergeStart, _count) with { MergeKey = frame.MergeKey });
        Truncate(frame.MergeStart);
        frame.MergeStart = 0;
    }

    /// <summary>Takes nodes off the end, with all that is noted about them.</summary>
    private void Truncate(int count)
    {
        _count = count;
        while (_tags.Count > 0 && _tags[_tags.Count - 1].Node >= count)
        {
            _tags.RemoveAt(_tags.Count - 1);
        }

        while (_aliases.Count > 0 && _aliases[_aliases.Count - 1].First >= count)
        {
            _aliases.RemoveAt(_aliases.Count - 1);
        }

        while (_anchored.Count > 0 && _anchored.Peek().Node >= count)
        {
            (string name, int node) = _anchored.Pop();
            if (_anchors.TryGetValue(name, out int current) && current == node)
            {
                _anchors.Remove(name);
            }
        }
    }

    /// <summary>Adds the members of the merged mappings to the end of a mapping; its own come first, and so do those of earlier ones.</summary>
    private void AddMerged(int mapping, List<Fragment> merges)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = mapping + 1; i < _count; i = _nodes[i + 1].Next)
        {
            names.Add(TextOf(_nodes[i]));
        }

        foreach (Fragment merge in merges)
        {
            SyntaxTree.Node root = merge.Nodes[0];
            if (root.Kind == SyntaxKind.Mapping)
            {
                AddMembers(merge, 0, names);
            }
            else if (root.Kind == SyntaxKind.Sequence)
            {
                for (int i = 1; i < merge.Nodes.Length; i = merge.Nodes[i].Next)
                {
                    if (merge.Nodes[i].Kind == SyntaxKind.Mapping)
                    {
                        AddMembers(merge, i, names);
                    }
                }
            }
        }
    }

    private void AddMembers(Fragment merge, int mapping, HashSet<string> names)
    {
        for (int i = mapping + 1; i < merge.Nodes[mapping].Next; i = merge.Nodes[i + 1].Next)
        {
            if (names.Add(TextOf(merge.Nodes[i])))
            {
                int next = merge.Nodes[i + 1].Next;
                int first = _count;
                Copy(merge, i, next);
                if (!merge.Aliases.Exists(alias => alias.First <= i && next <= alias.End))
                {
                    // Written out behind the merge key itself, and counting among the other members.
                    _aliases.Add(new SyntaxAlias(first, _count, merge.MergeKey));
                }
            }
        }
    }

    /// <summary>Adds nodes that were taken from elsewhere.</summary>
    private void Copy(Fragment from, int first, int? end)
    {
        int shift = _count - first;
        for (int i = first; i < (end ?? from.Nodes.Length); i++)
        {
            Add(from.Nodes[i] with { Next = from.Nodes[i].Next + shift });
        }

        foreach (SyntaxTag tag in from.Tags)
        {
            if (tag.Node >= first && tag.Node < (end ?? int.MaxValue))
            {
                _tags.Add(tag with { Node = tag.Node + shift });
            }
        }

        foreach (SyntaxAlias alias in from.Aliases)
        {
            // An alias for a whole mapping counts for each of its members that is merged.
            int firstNode = Math.Max(alias.First, first);
            int endNode = Math.Min(alias.End, end ?? int.MaxValue);
            if (firstNode < endNode)
            {
                _aliases.Add(new SyntaxAlias(firstNode + shift, endNode + shift, alias.Span));
            }
        }
    }

    private string TextOf(SyntaxTree.Node name)
    {
        if ((name.Flags & SyntaxTree.NodeFlags.HasEscapes) == 0)
        {
            int quote = (name.Flags & SyntaxTree.NodeFlags.IsQuoted) != 0 ? 1 : 0;
            return _text.Substring(name.Start + quote, name.End - name.Start - (2 * quote));
        }

        var annotations = new SyntaxAnnotations { BlockIndentations = _blockIndentations.ToImmutableArray() };
        var tree = new SyntaxTree(YamlLanguage.Instance, DecodedText.Identity(_source), [name with { Next = 1 }], ImmutableArray<SyntaxDiagnostic>.Empty, annotations);
        return tree.Root.Decode().Text;
    }

    /// <summary>Copies nodes with what is noted about them. The notes are in order, so only the last ones are looked at.</summary>
    private Fragment TakeOut(int first, int end)
    {
        var nodes = new SyntaxTree.Node[end - first];
        for (int i = 0; i < nodes.Length; i++)
        {
            nodes[i] = _nodes[first + i] with { Next = _nodes[first + i].Next - first };
        }

        var tags = new List<SyntaxTag>();
        for (int i = FirstAfter(_tags, first, static tag => tag.Node); i < _tags.Count && _tags[i].Node < end; i++)
        {
            tags.Add(_tags[i] with { Node = _tags[i].Node - first });
        }

        var aliases = new List<SyntaxAlias>();
        for (int i = FirstAfter(_aliases, first, static alias => alias.End - 1); i < _aliases.Count && _aliases[i].End <= end; i++)
        {
            SyntaxAlias alias = _aliases[i];
            aliases.Add(new SyntaxAlias(Math.Max(0, alias.First - first), alias.End - first, alias.Span));
        }

        return new Fragment(nodes, tags, aliases);
    }

    private static int FirstAfter<T>(List<T> notes, int node, Func<T, int> nodeOf)
    {
        int low = 0;
        int high = notes.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (nodeOf(notes[middle]) < node)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Nodes of their own, counted from 0, with what is noted about them.</summary>
    private sealed record Fragment(SyntaxTree.Node[] Nodes, List<SyntaxTag> Tags, List<SyntaxAlias> Aliases)
    {
        /// <summary>The merge key whose value they are, if so.</summary>
        public TextSpan MergeKey { get; init; }
    }
}
