using PolicyLint.Text;

namespace PolicyLint.Syntax;

/// <summary>One value of a tree. Costs nothing to make or pass.</summary>
internal readonly struct SyntaxNode(SyntaxTree tree, int index)
{
    /// <summary>The tree that the node belongs to.</summary>
    public SyntaxTree Tree { get; } = tree;

    /// <summary>The node's place in document order.</summary>
    public int Index { get; } = index;

    /// <summary>What it is.</summary>
    public SyntaxKind Kind => Data.Kind;

    /// <summary>True when the text broke off or broke inside this node: what is absent may only be unread.</summary>
    public bool IsIncomplete => (Data.Flags & SyntaxTree.NodeFlags.IsIncomplete) != 0;

    /// <summary>True for a scalar that has an escape in it.</summary>
    public bool HasEscapes => (Data.Flags & SyntaxTree.NodeFlags.HasEscapes) != 0;

    /// <summary>True for a scalar that is a block of YAML.</summary>
    public bool IsBlock => (Data.Flags & SyntaxTree.NodeFlags.IsBlock) != 0;

    /// <summary>True for a value with a tag that YAML does not define, such as <c>!Sub</c>: what it means is somebody else's business.</summary>
    public bool HasForeignTag => !Tree.Annotations.Tags.IsEmpty && Tree.Annotations.TryGetTag(Index, out SyntaxTag tag) && tag.IsForeign;

    /// <summary>The span in the tree's own text, quotes and brackets included.</summary>
    public TextSpan Span => TextSpan.FromBounds(Data.Start, Data.End);

    /// <summary>Where the node stands in the file, quotes and brackets included.</summary>
    public Origin Origin => Tree.Text.GetOrigin(Span);

    /// <summary>The span of a scalar's text without the quotes, in the tree's own text.</summary>
    public TextSpan ContentSpan
    {
        get
        {
            SyntaxTree.Node data = Data;
            bool quoted = (data.Flags & SyntaxTree.NodeFlags.IsQuoted) != 0;
            return quoted ? TextSpan.FromBounds(data.Start + 1, data.End - 1) : TextSpan.FromBounds(data.Start, data.End);
        }
    }

    /// <summary>The items of a sequence; empty for any other kind.</summary>
    public SyntaxNodeSequence Items => Kind == SyntaxKind.Sequence ? new(Tree, Index + 1, Data.Next) : default;

    /// <summary>The members of a mapping; empty for any other kind.</summary>
    public SyntaxMemberSequence Members => Kind == SyntaxKind.Mapping ? new(Tree, Index + 1, Data.Next) : default;

    /// <summary>Index of the node after this one and all that it holds.</summary>
    internal int Next => Data.Next;

    private SyntaxTree.Node Data => Tree.Nodes[Index];

    /// <summary>A scalar's text as written between the quotes, escapes and all. Nothing is allocated.</summary>
    public ReadOnlySpan<char> RawText => Tree.Text.Text.AsSpan(ContentSpan.Start, ContentSpan.Length);

    /// <summary>True when the scalar's decoded text is <paramref name="value"/>, case and all.</summary>
    public bool TextIs(string value)
        => HasEscapes ? Decode().Text == value : RawText.SequenceEqual(value.AsSpan());

    /// <summary>A scalar's decoded text.</summary>
    public string GetText() => HasEscapes ? Decode().Text : RawText.ToString();

    /// <summary>A scalar's decoded text with the way back to the file.</summary>
    public DecodedText Decode() => Tree.Language.Decode(this);

    /// <summary>Finds a member by its exact name; the last one if there are several, as JSON readers do.</summary>
    public bool TryGetMember(string name, out SyntaxNode value)
    {
        bool found = false;
        value = default;
        foreach (SyntaxMember member in Members)
        {
            if (member.Name.TextIs(name))
            {
                value = member.Value;
                found = true;
            }
        }

        return found;
    }
}

/// <summary>A name and its value.</summary>
internal readonly struct SyntaxMember(SyntaxNode name, SyntaxNode value)
{
    /// <summary>The name, a string.</summary>
    public SyntaxNode Name { get; } = name;

    /// <summary>The value; of kind <see cref="SyntaxKind.Missing"/> where the text broke off.</summary>
    public SyntaxNode Value { get; } = value;
}

/// <summary>Nodes that follow one another, for <c>foreach</c>.</summary>
internal readonly struct SyntaxNodeSequence(SyntaxTree tree, int start, int end)
{
    /// <summary>True when there is none.</summary>
    public bool IsEmpty => start >= end;

    /// <summary>Counts them, by walking.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            foreach (SyntaxNode _ in this)
            {
                count++;
            }

            return count;
        }
    }

    /// <summary>For <c>foreach</c>.</summary>
    public Enumerator GetEnumerator() => new(tree, start, end);

    /// <summary>For <c>foreach</c>.</summary>
    internal struct Enumerator(SyntaxTree tree, int start, int end)
    {
        private int _current = -1;
        private int _next = start;

        /// <summary>The node at hand.</summary>
        public readonly SyntaxNode Current => new(tree, _current);

        /// <summary>Steps over the node at hand and all that it holds.</summary>
        public bool MoveNext()
        {
            if (_next >= end)
            {
                return false;
            }

            _current = _next;
            _next = tree.Nodes[_current].Next;
            return true;
        }
    }
}

/// <summary>Members that follow one another, for <c>foreach</c>.</summary>
internal readonly struct SyntaxMemberSequence(SyntaxTree tree, int start, int end)
{
    /// <summary>True when there is none.</summary>
    public bool IsEmpty => start >= end;

    /// <summary>For <c>foreach</c>.</summary>
    public Enumerator GetEnumerator() => new(tree, start, end);

    /// <summary>For <c>foreach</c>.</summary>
    internal struct Enumerator(SyntaxTree tree, int start, int end)
    {
        private int _current = -1;
        private int _next = start;

        /// <summary>The member at hand.</summary>
        public readonly SyntaxMember Current => new(new SyntaxNode(tree, _current), new SyntaxNode(tree, _current + 1));

        /// <summary>Steps over the member at hand and all that it holds.</summary>
        public bool MoveNext()
        {
            if (_next >= end)
            {
                return false;
            }

            _current = _next;
            _next = tree.Nodes[_current + 1].Next;
            return true;
        }
    }
}
