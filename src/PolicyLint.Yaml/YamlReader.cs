using System.Buffers;
using System.Collections.Immutable;
using PolicyLint.Syntax;
using PolicyLint.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PolicyLint.Yaml;

/// <summary>
/// Reads YAML into a <see cref="SyntaxTree"/> with the scanner and parser of YamlDotNet; its object model and its guesses at
/// types are not used. Aliases and merge keys are written out where they stand, each node with the place of its anchor.
/// What cannot be read is told with place, expectation and what was found, and all that came before it is kept.
/// </summary>
internal sealed partial class YamlReader
{
    /// <summary>Collections inside collections that are followed, the same as in JSON.</summary>
    public const int MaxDepth = JsonReader.MaxDepth;

    /// <summary>Nodes that aliases and merge keys may add to a file. No policy needs a hundredth.</summary>
    public const int MaxAliasedNodes = 200_000;

    private readonly SourceText _source;
    private readonly string _text;

    /// <summary>What YamlDotNet reads: the text up to the first character that YAML forbids, see <see cref="Prepare"/>.</summary>
    private readonly string _scanned;
    private readonly Frame[] _frames = new Frame[MaxDepth];
    private readonly Dictionary<string, int> _anchors = new(StringComparer.Ordinal);
    private readonly Stack<(string Name, int Node)> _anchored = new();
    private readonly List<SyntaxTag> _tags = [];
    private readonly List<SyntaxAlias> _aliases = [];
    private readonly List<TextSpan> _comments = [];
    private readonly List<BlockIndentation> _blockIndentations = [];
    private ImmutableArray<SyntaxDiagnostic>.Builder? _diagnostics;
    private SyntaxTree.Node[] _nodes;
    private int _count;
    private int _depth;
    private int _aliased;
    private bool _hasTooManyAliases;

    /// <summary>Where the last token ends that is part of a value.</summary>
    private int _lastEnd;

    /// <summary>Up to where comments were looked for.</summary>
    private int _gapStart;

    private YamlReader(SourceText source)
    {
        _source = source;
        _text = source.Text;
        _scanned = Prepare(source.Text);
        // About one node for every fifteen characters of a policy; growing doubles.
        _nodes = ArrayPool<SyntaxTree.Node>.Shared.Rent(Math.Max(64, _text.Length / 15));
    }

    /// <summary>Reads a file.</summary>
    public static SyntaxTree Read(SourceText source) => new YamlReader(source).Read();

    /// <summary>
    /// YAML 1.2 ends lines with CR and LF only, YamlDotNet also with the three others that YAML 1.1 had: in its place stands
    /// a letter, which changes no offset, and values are taken from the true text. Control characters end what can be read.
    /// </summary>
    private static string Prepare(string text)
    {
        int end = 0;
        bool hasOldBreaks = false;
        while (end < text.Length && (text[end] >= ' ' || text[end] is '\n' or '\r' or '\t'))
        {
            hasOldBreaks |= IsOldBreak(text[end]);
            end++;
        }

        string readable = end == text.Length ? text : text.Substring(0, end);
        return hasOldBreaks ? readable.Replace('\u0085', 'x').Replace('\u2028', 'x').Replace('\u2029', 'x') : readable;
    }

    private static bool IsOldBreak(char c) => c is '\u0085' or '\u2028' or '\u2029';

    private SyntaxTree Read()
    {
        if (_source.EncodingFault == EncodingFault.InvalidUtf8)
        {
            Report(SyntaxFault.InvalidUtf8, _source.EncodingFaultSpan, "UTF-8", "bytes that are not UTF-8");
        }

        try
        {
            ReadEvents(new Parser(new Scanner(new StringReader(_scanned), skipComments: true)));
            if (_scanned.Length < _text.Length)
            {
                ReportFault(_scanned.Length, _scanned.Length + 1, "a character that YAML allows");
                MarkLastBlocks();
            }

            FindComments(_scanned.Length);
        }
        catch (TooDeepException)
        {
        }
        catch (YamlException fault)
        {
            ReportFault(fault);
            MarkLastBlocks();
        }
#pragma warning disable CA1031 // YamlDotNet throws whatever comes to hand on some broken texts; this is the one place where that is met.
        catch (Exception)
#pragma warning restore CA1031
        {
            ReportUnnamedFault();
            MarkLastBlocks();
        }

        CloseAll();
        var nodes = new SyntaxTree.Node[_count];
        Array.Copy(_nodes, nodes, _count);
        ArrayPool<SyntaxTree.Node>.Shared.Return(_nodes);
        return new SyntaxTree(
            YamlLanguage.Instance,
            DecodedText.Identity(_source),
            nodes,
            _diagnostics?.ToImmutable() ?? ImmutableArray<SyntaxDiagnostic>.Empty,
            new SyntaxAnnotations
            {
                Tags = _tags.ToImmutableArray(),
                Aliases = _aliases.OrderBy(a => a.First).ThenByDescending(a => a.End).ToImmutableArray(),
                Comments = _comments.ToImmutableArray(),
                BlockIndentations = _blockIndentations.ToImmutableArray(),
            });
    }

    private void ReadEvents(Parser parser)
    {
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case Scalar scalar:
                    ReadScalar(scalar);
                    break;
                case MappingStart mapping:
                    Open(mapping, SyntaxKind.Mapping, mapping.Style == MappingStyle.Flow);
                    break;
                case SequenceStart sequence:
                    Open(sequence, SyntaxKind.Sequence, sequence.Style == SequenceStyle.Flow);
                    break;
                case MappingEnd:
                case SequenceEnd:
                    Close(parser.Current);
                    break;
                case AnchorAlias alias:
                    ReadAlias(alias);
                    break;
                case DocumentStart document:
                    _anchors.Clear();
                    _anchored.Clear();
                    _lastEnd = Math.Max(_lastEnd, (int)document.End.Index);
                    break;
                default:
                    break;
            }
        }
    }

    private void ReadScalar(Scalar scalar)
    {
        int start = SkipProperties(scalar, out TextSpan tag);
        int end = (int)scalar.End.Index;
        bool isBlock = scalar.Style is YamlDotNet.Core.ScalarStyle.Literal or YamlDotNet.Core.ScalarStyle.Folded;
        bool isQuoted = scalar.Style is YamlDotNet.Core.ScalarStyle.SingleQuoted or YamlDotNet.Core.ScalarStyle.DoubleQuoted;
        if (!isQuoted && !isBlock && scalar.Value.Length == 0)
        {
            // Nothing stands there but properties, if any. YamlDotNet's own place may lie far before or behind.
            int place = tag.IsEmpty && scalar.Anchor.IsEmpty ? start : EndOfProperties(scalar);
            end = start = Math.Max(_lastEnd, Math.Min(place, _scanned.Length));
        }

        FindComments(start);
        _gapStart = end;
        if (isBlock)
        {
            FindHeaderComment(start);
            end = TrimBlock(start, end);
            NoteIndentation(start, end);
        }

        _lastEnd = Math.Max(_lastEnd, end);
        bool isName = IsName;
        if (isName && scalar.Style == YamlDotNet.Core.ScalarStyle.Plain && scalar.Value == "<<" && tag.IsEmpty)
        {
            BeginMerge(TextSpan.FromBounds(start, end));
            return;
        }

        SyntaxTree.NodeFlags flags = isQuoted ? SyntaxTree.NodeFlags.IsQuoted : isBlock ? SyntaxTree.NodeFlags.IsBlock : SyntaxTree.NodeFlags.None;
        int content = isQuoted ? start + 1 : start;
        int length = isQuoted ? end - start - 2 : end - start;
        if (isBlock || length != scalar.Value.Length || string.CompareOrdinal(_scanned, content, scalar.Value, 0, length) != 0)
        {
            flags |= SyntaxTree.NodeFlags.HasEscapes;
        }

        int node = _count;
        Add(new SyntaxTree.Node(isName ? SyntaxKind.String : KindOf(scalar), flags, start, end, node + 1));
        Note(scalar, node, tag);
        ValueDone();
    }

    private static SyntaxKind KindOf(Scalar scalar) => scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific
        ? scalar.Style == YamlDotNet.Core.ScalarStyle.Plain && scalar.Tag.IsEmpty ? CoreSchema.KindOf(scalar.Value) : SyntaxKind.String
        : CoreSchema.KindOfTag(scalar.Tag.Value) ?? SyntaxKind.String;

    private bool IsInFlow => _depth > 0 && _frames[_depth - 1].IsInFlow;

    private bool IsName => _depth > 0 && _frames[_depth - 1] is { IsMapping: true, AwaitsValue: false };

    private void Open(NodeEvent begin, SyntaxKind kind, bool isFlow)
    {
        int start = SkipProperties(begin, out TextSpan tag);
        bool isPair = IsInFlow && start <= _nodes[_frames[_depth - 1].Node].Start;
        if (isPair)
        {
            // A pair in a list, without brackets of its own: YamlDotNet gives no place for it.
            start = _lastEnd;
            while (start < _text.Length && (_text[start] == ',' || SkipTrivia(ref start)))
            {
                start += _text[start] == ',' ? 1 : 0;
            }
        }

        FindComments(start);
        if (_depth == MaxDepth)
        {
            ReportTooDeep(start);
        }

        isFlow &= !isPair;
        _lastEnd = Math.Max(_lastEnd, start);
        if (isFlow)
        {
            _gapStart = start + 1;
            _lastEnd = start + 1;
        }

        ref Frame frame = ref _frames[_depth];
        frame = new Frame
        {
            Node = _count,
            IsMapping = kind == SyntaxKind.Mapping,
            IsFlow = isFlow,
            IsInFlow = isFlow || IsInFlow,
            IsName = IsName,
            Column = isFlow || IsInFlow ? 0 : start - LineStart(start),
        };
        _depth++;
        Add(new SyntaxTree.Node(kind, SyntaxTree.NodeFlags.None, start, isFlow ? start + 1 : start, 0));
        Note(begin, frame.Node, tag);
    }

    private void Close(ParsingEvent end)
    {
        Frame frame = _frames[_depth - 1];
        if (frame.IsFlow)
        {
            int bracket = (int)end.Start.Index;
            FindComments(bracket);
            _gapStart = bracket + 1;
            _lastEnd = bracket + 1;
        }

        Close(_lastEnd, SyntaxTree.NodeFlags.None);
    }

    private void Close(int end, SyntaxTree.NodeFlags flags)
    {
        if (_frames[_depth - 1].AwaitsValue)
        {
            // Broken off; or YamlDotNet ends a mapping after a name, just before it finds something wrong there.
            Add(new SyntaxTree.Node(SyntaxKind.Missing, SyntaxTree.NodeFlags.IsIncomplete, end, end, _count + 1));
            ValueDone();
        }

        Frame frame = _frames[_depth - 1];
        if (frame.Merges is { } merges)
        {
            AddMerged(frame.Node, merges);
        }

        _depth--;
        SyntaxTree.Node node = _nodes[frame.Node];
        node = node with { Flags = node.Flags | flags, End = Math.Max(node.End, end), Next = _count };
        if (frame.IsName)
        {
            // A collection for a name: kept as the text that it is.
            Truncate(frame.Node);
            node = new SyntaxTree.Node(SyntaxKind.String, flags, node.Start, node.End, frame.Node + 1);
            Add(node);
        }
        else
        {
            _nodes[frame.Node] = node;
        }

        ValueDone();
    }

    /// <summary>After a name or a value: what is awaited next in the mapping around it.</summary>
    private void ValueDone()
    {
        if (_depth == 0)
        {
            return;
        }

        ref Frame frame = ref _frames[_depth - 1];
        if (!frame.IsMapping)
        {
            return;
        }

        frame.AwaitsValue = !frame.AwaitsValue;
        if (!frame.AwaitsValue && frame.MergeStart > 0)
        {
            EndMerge(ref frame);
        }
    }

    private void CloseAll()
    {
        while (_depth > 0)
        {
            Close(Math.Max(_lastEnd, _faultStart), SyntaxTree.NodeFlags.IsIncomplete);
        }
    }

    /// <summary>
    /// A block has no bracket that ends it: one that ends where the text breaks may have been meant to go on. Members that are
    /// indented wrongly look so.
    /// </summary>
    private void MarkLastBlocks()
    {
        for (int i = 0; i < _count; i++)
        {
            SyntaxTree.Node node = _nodes[i];
            bool isLast = node.Next == _count && node.Kind is SyntaxKind.Mapping or SyntaxKind.Sequence && node.End > node.Start;
            if (isLast && _text[node.Start] is not ('{' or '['))
            {
                _nodes[i] = node with { Flags = node.Flags | SyntaxTree.NodeFlags.IsIncomplete };
            }
        }
    }

    private void Add(SyntaxTree.Node node)
    {
        if (_count == _nodes.Length)
        {
            SyntaxTree.Node[] larger = ArrayPool<SyntaxTree.Node>.Shared.Rent(_count * 2);
            Array.Copy(_nodes, larger, _count);
            ArrayPool<SyntaxTree.Node>.Shared.Return(_nodes);
            _nodes = larger;
        }

        _nodes[_count++] = node;
    }

    private void Note(NodeEvent value, int node, TextSpan tag)
    {
        if (!tag.IsEmpty)
        {
            _tags.Add(new SyntaxTag(node, value.Tag.Value, tag));
        }

        if (!value.Anchor.IsEmpty)
        {
            _anchors[value.Anchor.Value] = node;
            _anchored.Push((value.Anchor.Value, node));
        }
    }

    /// <summary>
    /// The span of a tagged or anchored value begins at its tag or anchor. Finds where the value itself does, and where the tag
    /// stands.
    /// </summary>
    private int SkipProperties(NodeEvent value, out TextSpan tag)
    {
        int position = (int)value.Start.Index;
        tag = default;
        if (value.Tag.IsEmpty && value.Anchor.IsEmpty)
        {
            return position;
        }

        bool needsTag = !value.Tag.IsEmpty;
        bool needsAnchor = !value.Anchor.IsEmpty;
        while (position < _text.Length && (needsTag || needsAnchor))
        {
            char c = _text[position];
            if (needsTag && c == '!')
            {
                int end = EndOfProperty(position);
                tag = TextSpan.FromBounds(position, end);
                position = end;
                needsTag = false;
            }
            else if (needsAnchor && c == '&')
            {
                position = EndOfProperty(position);
                needsAnchor = false;
            }
            else if (!SkipTrivia(ref position))
            {
                break;
            }
        }

        while (position < _text.Length && SkipTrivia(ref position))
        {
        }

        return position;
    }

    private int EndOfProperties(NodeEvent value)
    {
        int position = (int)value.Start.Index;
        int end = position;
        while (position < _text.Length)
        {
            if (_text[position] is '!' or '&')
            {
                position = end = EndOfProperty(position);
            }
            else if (!SkipTrivia(ref position))
            {
                break;
            }
        }

        return Math.Min(end, (int)value.End.Index);
    }

    private int EndOfProperty(int position)
    {
        bool isVerbatim = _text[position] == '!' && position + 1 < _text.Length && _text[position + 1] == '<';
        while (position < _text.Length && !YamlString.IsWhite(_text[position]) && !YamlString.IsBreak(_text[position]))
        {
            if (_text[position] is ',' or '[' or ']' or '{' or '}' && !isVerbatim)
            {
                break;
            }

            position++;
        }

        return position;
    }

    /// <summary>Steps over a blank, a line break or a comment.</summary>
    private bool SkipTrivia(ref int position)
    {
        char c = _text[position];
        if (YamlString.IsWhite(c) || YamlString.IsBreak(c))
        {
            position++;
            return true;
        }

        if (c != '#')
        {
            return false;
        }

        position = EndOfLine(position);
        return true;
    }

    private int EndOfLine(int position)
    {
        while (position < _text.Length && !YamlString.IsBreak(_text[position]))
        {
            position++;
        }

        return position;
    }

    private int LineStart(int position)
    {
        while (position > 0 && !YamlString.IsBreak(_text[position - 1]))
        {
            position--;
        }

        return position;
    }

    /// <summary>Between two tokens stand blanks, indicators, tags, anchors and comments.</summary>
    private void FindComments(int end)
    {
        int position = _gapStart;
        while (position < end)
        {
            position = _text.IndexOf('#', position, end - position);
            if (position < 0)
            {
                break;
            }

            if (position == 0 || YamlString.IsWhite(_text[position - 1]) || YamlString.IsBreak(_text[position - 1]))
            {
                int lineEnd = EndOfLine(position);
                _comments.Add(TextSpan.FromBounds(position, lineEnd));
                position = lineEnd;
            }
            else
            {
                position++;
            }
        }

        _gapStart = Math.Max(_gapStart, end);
    }

    private void FindHeaderComment(int start)
    {
        int lineEnd = EndOfLine(start);
        int comment = _text.IndexOf('#', start, lineEnd - start);
        if (comment >= 0)
        {
            _comments.Add(TextSpan.FromBounds(comment, lineEnd));
        }
    }

    /// <summary>An indentation that is stated counts from that of the collection around.</summary>
    private void NoteIndentation(int start, int end)
    {
        int content = EndOfLine(start);
        while (content < end && (YamlString.IsBreak(_text[content]) || _text[content] == ' '))
        {
            content++;
        }

        if (_depth == 0 && content < end && YamlString.IsBreak(_text[content - 1]))
        {
            // Only a text that is all of a document need not be indented at all.
            _blockIndentations.Add(new BlockIndentation(start, 0));
            return;
        }

        for (int i = start + 1; i < _text.Length && i < start + 3; i++)
        {
            if (_text[i] is >= '1' and <= '9')
            {
                int parent = 0;
                for (int depth = _depth - 1; depth >= 0; depth--)
                {
                    if (!_frames[depth].IsInFlow)
                    {
                        parent = _frames[depth].Column;
                        break;
                    }
                }

                _blockIndentations.Add(new BlockIndentation(start, parent + (_text[i] - '0')));
                return;
            }
        }
    }

    /// <summary>A block ends for people with its last line that has text.</summary>
    private int TrimBlock(int start, int end)
    {
        int headerEnd = EndOfLine(start);
        while (end > headerEnd && (YamlString.IsBreak(_text[end - 1]) || _text[end - 1] == ' '))
        {
            end--;
        }

        while (end < _text.Length && YamlString.IsWhite(_text[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>A collection that is being read.</summary>
    private struct Frame
    {
        public int Node { get; init; }

        public bool IsMapping { get; init; }

        public bool IsFlow { get; init; }

        /// <summary>True for one that has brackets, or stands in brackets: a pair in a list needs none of its own.</summary>
        public bool IsInFlow { get; init; }

        /// <summary>True for a collection that is the name of a member.</summary>
        public bool IsName { get; init; }

        /// <summary>Where it begins in its line: what its parts are indented by.</summary>
        public int Column { get; init; }

        public bool AwaitsValue { get; set; }

        /// <summary>The first node of the value of a merge key that is being read; 0 when there is none.</summary>
        public int MergeStart { get; set; }

        /// <summary>Where the merge key stands.</summary>
        public TextSpan MergeKey { get; set; }

        /// <summary>The values of merge keys.</summary>
        public List<Fragment>? Merges { get; set; }
    }
}
