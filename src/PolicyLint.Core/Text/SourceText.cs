using System.Text;

namespace PolicyLint.Text;

/// <summary>
/// The text of one file that the user has. Every position in every diagnostic lies in one of these.
/// A byte-order mark is not part of the text, so offsets are what an editor shows.
/// </summary>
public sealed class SourceText
{
    private static readonly UTF8Encoding Utf8Encoding = new(encoderShouldEmitUTF8Identifier: false);

    private ReadOnlyMemory<byte>? _utf8;
    private int[]? _lineStarts;

    private SourceText(string text, string path)
    {
        Text = text;
        Path = path;
    }

    /// <summary>The file's path as it shall be shown, with forward slashes; empty when there is no file.</summary>
    public string Path { get; }

    /// <summary>The whole text, without byte-order mark.</summary>
    public string Text { get; }

    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => Text.Length;

    /// <summary>True when the file began with a byte-order mark.</summary>
    public bool HasByteOrderMark { get; private init; }

    /// <summary>True when a tool wrote the file (a CDK template): no fixes are offered on it.</summary>
    public bool IsGenerated { get; private init; }

    /// <summary>What was wrong with the bytes, or <see cref="EncodingFault.None"/>.</summary>
    internal EncodingFault EncodingFault { get; private init; }

    /// <summary>Where <see cref="EncodingFault"/> shows first; empty span at 0 when it concerns the whole file.</summary>
    internal TextSpan EncodingFaultSpan { get; private init; }

    /// <summary>The text in UTF-8, for the tokeniser. Encoded on first use when the source was given as a string.</summary>
    internal ReadOnlyMemory<byte> Utf8 => _utf8 ??= Utf8Encoding.GetBytes(Text);

    /// <summary>Makes a source from text that is already in memory.</summary>
    /// <param name="text">The text; a leading U+FEFF is taken for a byte-order mark.</param>
    /// <param name="path">The path to show, relative to the repository's root where there is one.</param>
    public static SourceText From(string text, string path = "")
    {
        ThrowIfNull(text, nameof(text));
        ThrowIfNull(path, nameof(path));
        bool mark = text.Length > 0 && text[0] == '\uFEFF';
        return new SourceText(mark ? text.Substring(1) : text, Normalize(path)) { HasByteOrderMark = mark };
    }

    /// <summary>
    /// Makes a source from the bytes of a file. UTF-8 is expected; UTF-16 is recognised by its byte-order mark and
    /// invalid bytes become U+FFFD. Both are reported when the source is linted, and neither throws.
    /// </summary>
    /// <param name="bytes">The file's content. The memory must not change afterwards.</param>
    /// <param name="path">The path to show, relative to the repository's root where there is one.</param>
    public static SourceText FromBytes(ReadOnlyMemory<byte> bytes, string path = "")
    {
        ThrowIfNull(path, nameof(path));
        ReadOnlySpan<byte> span = bytes.Span;
        if (span.Length >= 2 && ((span[0] == 0xFF && span[1] == 0xFE) || (span[0] == 0xFE && span[1] == 0xFF)))
        {
            Encoding utf16 = span[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            return new SourceText(Decode(utf16, span.Slice(2)), Normalize(path))
            {
                HasByteOrderMark = true,
                EncodingFault = EncodingFault.Utf16,
            };
        }

        bool mark = span.Length >= 3 && span[0] == 0xEF && span[1] == 0xBB && span[2] == 0xBF;
        if (mark)
        {
            bytes = bytes.Slice(3);
            span = bytes.Span;
        }

        string text = Decode(Utf8Encoding, span);
        if (IsValidUtf8(span, text))
        {
            return new SourceText(text, Normalize(path)) { HasByteOrderMark = mark, _utf8 = bytes };
        }

        byte[] replaced = Utf8Encoding.GetBytes(text);
        int same = 0;
        while (same < span.Length && span[same] == replaced[same])
        {
            same++;
        }

        // The first byte that differs lies in the first U+FFFD that was not in the file: go back to where that begins.
        while (same > 0 && same < replaced.Length && (replaced[same] & 0xC0) == 0x80)
        {
            same--;
        }

        return new SourceText(text, Normalize(path))
        {
            HasByteOrderMark = mark,
            _utf8 = replaced,
            EncodingFault = EncodingFault.InvalidUtf8,
            EncodingFaultSpan = new TextSpan(Decode(Utf8Encoding, replaced.AsSpan(0, same)).Length, 1),
        };
    }

    /// <summary>The same text, marked as written by a tool.</summary>
    public SourceText AsGenerated() => new(Text, Path)
    {
        HasByteOrderMark = HasByteOrderMark,
        IsGenerated = true,
        EncodingFault = EncodingFault,
        EncodingFaultSpan = EncodingFaultSpan,
        _utf8 = _utf8,
    };

    /// <summary>Turns an offset into line and column.</summary>
    /// <param name="offset">Offset in UTF-16 code units, 0 to <see cref="Length"/>; clamped to that range.</param>
    public LinePosition GetLinePosition(int offset)
    {
        offset = Math.Min(Math.Max(offset, 0), Length);
        int[] starts = LineStarts;
        int index = Array.BinarySearch(starts, offset);
        int line = index >= 0 ? index : ~index - 1;
        return new LinePosition(line + 1, offset - starts[line] + 1);
    }

    /// <summary>Number of lines; a text without line break has one.</summary>
    public int LineCount => LineStarts.Length;

    /// <summary>The span of a line, without its line break.</summary>
    /// <param name="line">The line, from 1 to <see cref="LineCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public TextSpan GetLineSpan(int line)
    {
        int[] starts = LineStarts;
        if (line < 1 || line > starts.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(line), line, $"The text has lines 1 to {starts.Length}.");
        }

        int start = starts[line - 1];
        int end = line < starts.Length ? starts[line] : Length;
        while (end > start && Text[end - 1] is '\n' or '\r')
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    /// <summary>The text of a span.</summary>
    public string GetText(TextSpan span) => Text.Substring(span.Start, span.Length);

    private int[] LineStarts => _lineStarts ??= FindLineStarts(Text);

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n' || (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return starts.ToArray();
    }

    private static bool IsValidUtf8(ReadOnlySpan<byte> bytes, string decoded)
    {
#if NET8_0_OR_GREATER
        _ = decoded;
        return System.Text.Unicode.Utf8.IsValid(bytes);
#else
        return decoded.IndexOf('\uFFFD') < 0 || bytes.SequenceEqual(Utf8Encoding.GetBytes(decoded));
#endif
    }

    private static string Decode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
#if NETSTANDARD2_0
        return encoding.GetString(bytes.ToArray());
#else
        return encoding.GetString(bytes);
#endif
    }

    private static string Normalize(string path) => path.Replace('\\', '/');

    private static void ThrowIfNull(object? value, string name)
    {
        if (value is null)
        {
            throw new ArgumentNullException(name);
        }
    }
}
