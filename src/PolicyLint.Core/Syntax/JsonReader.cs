using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PolicyLint.Text;

namespace PolicyLint.Syntax;

/// <summary>
/// Reads JSON into a <see cref="SyntaxTree"/> with the tokeniser of System.Text.Json. Comments, trailing commas and a
/// second value after the first are read and told; what cannot be read is told with place, expectation and what was
/// found, and all that came before it is kept.
/// </summary>
internal ref partial struct JsonReader
{
    /// <summary>Brackets inside brackets that are followed. A policy in a template needs about 20.</summary>
    public const int MaxDepth = 256;

    private readonly DecodedText _text;
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly bool _isAscii;
    private ImmutableArray<SyntaxDiagnostic>.Builder? _diagnostics;
    private SyntaxTree.Node[] _nodes;
    private int _count;
    private int[] _open;
    private int _depth;
    private bool _awaitsValue;
    private int _lastTokenEnd;
    private int _charCursorByte;
    private int _charCursor;

    private JsonReader(DecodedText text, ReadOnlySpan<byte> utf8)
    {
        _text = text;
        _utf8 = utf8;
        _isAscii = utf8.Length == text.Text.Length;
        // About one node for every ten bytes of a policy; growing doubles.
        _nodes = ArrayPool<SyntaxTree.Node>.Shared.Rent(Math.Max(64, utf8.Length / 10));
        _open = ArrayPool<int>.Shared.Rent(MaxDepth + 1);
    }

    /// <summary>Reads a file.</summary>
    public static SyntaxTree Read(SourceText source)
    {
        DecodedText text = DecodedText.Identity(source);
        if (PercentEncoding.LooksEncoded(source.Text.AsSpan()))
        {
            return Read(PercentEncoding.Decode(text));
        }

        return new JsonReader(text, source.Utf8.Span).Read();
    }

    /// <summary>Reads text that was decoded from a string of a file.</summary>
    public static SyntaxTree Read(DecodedText text) => new JsonReader(text, Encoding.UTF8.GetBytes(text.Text)).Read();

    private SyntaxTree Read()
    {
        ReportEncoding();
        int start = 0;
        while (ReadValue(start))
        {
            start = _lastTokenEnd;
        }

        var nodes = new SyntaxTree.Node[_count];
        Array.Copy(_nodes, nodes, _count);
        ArrayPool<SyntaxTree.Node>.Shared.Return(_nodes);
        ArrayPool<int>.Shared.Return(_open);
        return new SyntaxTree(SourceLanguage.Json, _text, nodes, _diagnostics?.ToImmutable() ?? ImmutableArray<SyntaxDiagnostic>.Empty);
    }

    private void ReportEncoding()
    {
        if (_text.Parent is not null)
        {
            return;
        }

        SourceText source = _text.Source;
        if (source.EncodingFault == EncodingFault.Utf16)
        {
            Report(SyntaxFault.Utf16, default, "UTF-8", "UTF-16");
        }
        else if (source.HasByteOrderMark)
        {
            Report(SyntaxFault.ByteOrderMark, default, "", "a byte-order mark");
        }

        if (source.EncodingFault == EncodingFault.InvalidUtf8)
        {
            Report(SyntaxFault.InvalidUtf8, source.EncodingFaultSpan, "UTF-8", "bytes that are not UTF-8");
        }
    }

    /// <summary>Reads one value from an offset in bytes. True when it was read whole and more text follows it.</summary>
    private bool ReadValue(int start)
    {
        var reader = new Utf8JsonReader(_utf8.Slice(start), new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = MaxDepth,
        });
        int firstNode = _count;
        try
        {
            while (reader.Read())
            {
                int tokenStart = start + (int)reader.TokenStartIndex;
                ReportGap(tokenStart, reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray);
                _lastTokenEnd = AddToken(ref reader, tokenStart, start + (int)reader.BytesConsumed);
                if (_depth == 0 && _count > firstNode)
                {
                    return HasMoreText();
                }
            }
        }
        catch (JsonException fault)
        {
            // A second value that does not even begin is told already, as content after the end.
            if (start == 0 || _count > firstNode)
            {
                ReportFault(OffsetOf(fault, start));
            }

            return false;
        }

        // Only comments and white space: the reader of System.Text.Json does not always throw on these.
        if (_count == firstNode)
        {
            ReportFault(_utf8.Length);
        }

        return false;
    }

    /// <summary>Adds a node, or ends one. Returns where the token ends, in bytes.</summary>
    private int AddToken(ref Utf8JsonReader reader, int tokenStart, int tokenEnd)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Open(SyntaxKind.Mapping, tokenStart);
                break;
            case JsonTokenType.StartArray:
                Open(SyntaxKind.Sequence, tokenStart);
                break;
            case JsonTokenType.EndObject:
            case JsonTokenType.EndArray:
                Close(ToChar(tokenEnd), SyntaxTree.NodeFlags.None);
                break;
            case JsonTokenType.PropertyName:
                // The reader has consumed the colon too.
                int nameEnd = tokenStart + reader.ValueSpan.Length + 2;
                AddScalar(SyntaxKind.String, tokenStart, nameEnd, QuotedFlags(ref reader));
                _awaitsValue = true;
                return nameEnd;
            case JsonTokenType.String:
                AddScalar(SyntaxKind.String, tokenStart, tokenEnd, QuotedFlags(ref reader));
                break;
            case JsonTokenType.Number:
                AddScalar(SyntaxKind.Number, tokenStart, tokenEnd, SyntaxTree.NodeFlags.None);
                break;
            case JsonTokenType.True:
            case JsonTokenType.False:
                AddScalar(SyntaxKind.Boolean, tokenStart, tokenEnd, SyntaxTree.NodeFlags.None);
                break;
            default:
                AddScalar(SyntaxKind.Null, tokenStart, tokenEnd, SyntaxTree.NodeFlags.None);
                break;
        }

        _awaitsValue = false;
        return tokenEnd;
    }

    private static SyntaxTree.NodeFlags QuotedFlags(ref Utf8JsonReader reader)
        => SyntaxTree.NodeFlags.IsQuoted | (reader.ValueIsEscaped ? SyntaxTree.NodeFlags.HasEscapes : SyntaxTree.NodeFlags.None);

    private void Open(SyntaxKind kind, int tokenStart)
    {
        int start = ToChar(tokenStart);
        _open[_depth++] = _count;
        Add(new SyntaxTree.Node(kind, SyntaxTree.NodeFlags.None, start, start + 1, 0));
    }

    private void Close(int end, SyntaxTree.NodeFlags flags)
    {
        int index = _open[--_depth];
        SyntaxTree.Node node = _nodes[index];
        _nodes[index] = node with { Flags = node.Flags | flags, End = end, Next = _count };
    }

    private void AddScalar(SyntaxKind kind, int tokenStart, int tokenEnd, SyntaxTree.NodeFlags flags)
    {
        int start = ToChar(tokenStart);
        Add(new SyntaxTree.Node(kind, flags, start, ToChar(tokenEnd), _count + 1));
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

    /// <summary>True when something other than white space and comments follows the value just read; tells where.</summary>
    private bool HasMoreText()
    {
        int position = _lastTokenEnd;
        SkipSpace(ref position);
        ReportGap(position, beforeEnd: false);
        if (position >= _utf8.Length)
        {
            return false;
        }

        if (IsOpenComment(position))
        {
            Report(SyntaxFault.UnexpectedEnd, new TextSpan(_text.Text.Length, 0), "'*/' to end the comment", "the end of the text");
            return false;
        }

        if (!HasDiagnostic(SyntaxFault.ContentAfterEnd))
        {
            Report(SyntaxFault.ContentAfterEnd, CharSpan(position, EndOfFound(position)), "the end of the text", Describe(position));
        }

        _lastTokenEnd = position;
        return true;
    }

    private readonly bool HasDiagnostic(SyntaxFault fault)
    {
        if (_diagnostics is not null)
        {
            foreach (SyntaxDiagnostic diagnostic in _diagnostics)
            {
                if (diagnostic.Fault == fault)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Tells the comments between the last token and the next, and the comma before a closing bracket.</summary>
    private void ReportGap(int nextToken, bool beforeEnd)
    {
        ReadOnlySpan<byte> gap = _utf8.Slice(_lastTokenEnd, nextToken - _lastTokenEnd);
        if (beforeEnd ? gap.IsEmpty : gap.IndexOf((byte)'/') < 0)
        {
            return;
        }

        for (int position = _lastTokenEnd; position < nextToken; position++)
        {
            if (CommentLength(position) is > 0 and int length)
            {
                Report(SyntaxFault.Comment, CharSpan(position, position + length), "", "a comment");
                position += length - 1;
            }
            else if (beforeEnd && _utf8[position] == (byte)',')
            {
                Report(SyntaxFault.TrailingComma, CharSpan(position, position + 1), "", "a comma");
            }
        }
    }

    private readonly void SkipSpace(ref int position)
    {
        while (position < _utf8.Length)
        {
            if (_utf8[position] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            {
                position++;
            }
            else if (CommentLength(position) is > 0 and int length)
            {
                position += length;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Length in bytes of the comment at a position; 0 when there is none or it does not end.</summary>
    private readonly int CommentLength(int position)
    {
        ReadOnlySpan<byte> rest = _utf8.Slice(position);
        if (rest.StartsWith("//"u8))
        {
            int end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            return end < 0 ? rest.Length : end;
        }

        if (rest.StartsWith("/*"u8))
        {
            int end = rest.Slice(2).IndexOf("*/"u8);
            return end < 0 ? 0 : end + 4;
        }

        return 0;
    }

    private void Report(SyntaxFault fault, TextSpan span, string expected, string found)
        => (_diagnostics ??= ImmutableArray.CreateBuilder<SyntaxDiagnostic>()).Add(new SyntaxDiagnostic(fault, span, expected, found));

    private TextSpan CharSpan(int startByte, int endByte)
    {
        int start = ToChar(startByte);
        return TextSpan.FromBounds(start, ToChar(endByte));
    }

    /// <summary>Turns an offset in bytes into one in code units. Offsets come in rising order, so the count goes on where it stopped.</summary>
    private int ToChar(int offset)
    {
        if (_isAscii)
        {
            return offset;
        }

        if (offset < _charCursorByte)
        {
            _charCursorByte = 0;
            _charCursor = 0;
        }

        _charCursor += CountChars(_utf8.Slice(_charCursorByte, offset - _charCursorByte));
        _charCursorByte = offset;
        return _charCursor;
    }

    private static int CountChars(ReadOnlySpan<byte> utf8)
    {
        // In valid UTF-8 every byte but a continuation starts a character, and only four-byte sequences take two code units.
        int count = 0;
        foreach (byte b in utf8)
        {
            count += (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1;
        }

        return count;
    }
}
