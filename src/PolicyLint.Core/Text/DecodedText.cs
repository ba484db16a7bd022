using System.Text;

namespace PolicyLint.Text;

/// <summary>
/// Text as it reads after decoding (JSON escapes, percent encoding), with the way back: every decoded character knows
/// the span that it came from. Maps compose: the policy inside a JSON string is decoded from a string that was itself
/// decoded from the file, and asking for a span walks down to the file.
/// </summary>
internal sealed class DecodedText
{
    private readonly Segment[]? _segments;
    private readonly int _parentStart;
    private readonly Func<string, string>? _encode;
    private readonly bool _isJson;

    private DecodedText(SourceText source, DecodedText? parent, string text, int parentStart, int parentEnd, Segment[]? segments, Func<string, string>? encode, bool isJson = false)
    {
        Source = source;
        Parent = parent;
        Text = text;
        _parentStart = parentStart;
        ParentEnd = parentEnd;
        _segments = segments;
        _encode = encode;
        _isJson = isJson;
    }

    /// <summary>The file at the bottom.</summary>
    public SourceText Source { get; }

    /// <summary>What this was decoded from; null when it is the file's own text.</summary>
    public DecodedText? Parent { get; }

    /// <summary>The decoded text.</summary>
    public string Text { get; }

    private int ParentEnd { get; }

    /// <summary>The file's own text: nothing to decode.</summary>
    public static DecodedText Identity(SourceText source) => new(source, null, source.Text, 0, source.Length, null, null);

    /// <summary>A stretch of <paramref name="parent"/> that reads as it is written.</summary>
    public static DecodedText Slice(DecodedText parent, TextSpan span, Func<string, string> encode)
        => new(parent.Source, parent, parent.Text.Substring(span.Start, span.Length), span.Start, span.End, null, encode);

    /// <summary>
    /// False when text cannot be written back: what this was decoded from is put together from several places, as by <c>Fn::Join</c>.
    /// </summary>
    public bool IsWritable => Parent is null || (_encode is not null && Parent.IsWritable);

    /// <summary>Maps a span of <see cref="Text"/> to the file.</summary>
    public TextSpan ToSource(TextSpan span)
    {
        TextSpan current = span;
        for (DecodedText text = this; text.Parent is not null; text = text.Parent)
        {
            current = text.ToParent(current);
        }

        return current;
    }

    /// <summary>Where a span of <see cref="Text"/> stands in the file.</summary>
    public Origin GetOrigin(TextSpan span) => new(Source, ToSource(span));

    /// <summary>Writes text so that it can stand in the file at a place that decodes to this text: every encoding on the way down is applied.</summary>
    public string Encode(string text)
    {
        for (DecodedText? current = this; current is not null; current = current.Parent)
        {
            text = current._encode is null ? text : current._encode(text);
        }

        return text;
    }

    /// <summary>Writes text so that it can stand in the parent at a place that decodes to this text.</summary>
    public string EncodeToParent(string text) => _encode is null ? text : _encode(text);

    /// <summary>True when a character of <see cref="Text"/> stands in the parent as an escape of JSON. Those of YAML are gone before anybody else reads the text.</summary>
    public bool IsJsonEscape(int offset) => _isJson && _segments is not null && !FindSegment(offset).IsLiteral;

    /// <summary>Maps a span of <see cref="Text"/> to the text that this was decoded from. Only when there is one.</summary>
    public TextSpan ToParent(TextSpan span)
    {
        if (_segments is null)
        {
            return new TextSpan(_parentStart + span.Start, span.Length);
        }

        int start = StartOf(span.Start);
        return span.IsEmpty ? new TextSpan(start, 0) : TextSpan.FromBounds(start, EndOf(span.End - 1));
    }

    private int StartOf(int offset)
    {
        if (offset >= Text.Length)
        {
            return ParentEnd;
        }

        ref readonly Segment segment = ref FindSegment(offset);
        return segment.IsLiteral ? segment.ParentStart + (offset - segment.Start) : segment.ParentStart;
    }

    private int EndOf(int offset)
    {
        ref readonly Segment segment = ref FindSegment(offset);
        return segment.IsLiteral ? segment.ParentStart + (offset - segment.Start) + 1 : segment.ParentStart + segment.ParentLength;
    }

    private ref readonly Segment FindSegment(int offset)
    {
        Segment[] segments = _segments!;
        int low = 0;
        int high = segments.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >> 1;
            if (segments[middle].Start <= offset)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ref segments[low];
    }

    /// <summary>A run of decoded characters. Literal runs map one to one; others came as a whole from one escape.</summary>
    private readonly record struct Segment(int Start, int ParentStart, int ParentLength, bool IsLiteral);

    /// <summary>Builds a <see cref="DecodedText"/> from left to right.</summary>
    internal sealed class Builder(DecodedText parent, TextSpan span)
    {
        private readonly StringBuilder _text = new(span.Length);
        private readonly List<Segment> _segments = [];

        /// <summary>Adds characters that stand in the parent as they are.</summary>
        public void AppendLiteral(int parentStart, int length)
        {
            if (length > 0)
            {
                _segments.Add(new Segment(_text.Length, parentStart, length, IsLiteral: true));
                _text.Append(parent.Text, parentStart, length);
            }
        }

        /// <summary>Adds what one escape stands for.</summary>
        public void AppendEscape(string decoded, int parentStart, int parentLength)
        {
            _segments.Add(new Segment(_text.Length, parentStart, parentLength, IsLiteral: false));
            _text.Append(decoded);
        }

        /// <summary>Finishes.</summary>
        /// <param name="encode">The way back for text that a fix inserts, null when there is none.</param>
        /// <param name="isJson">True when the escapes are those of JSON.</param>
        public DecodedText ToDecodedText(Func<string, string>? encode, bool isJson = false)
        {
            Segment[] segments = _segments.Count == 0 ? [new Segment(0, span.Start, 0, IsLiteral: true)] : [.. _segments];
            return new DecodedText(parent.Source, parent, _text.ToString(), span.Start, span.End, segments, encode, isJson);
        }
    }
}
