using System.Globalization;
using System.Text;
using System.Text.Json;
using PolicyLint.Text;

namespace PolicyLint.Syntax;

/// <summary>What the reader says when it must stop: where the fault is, what stands there, and what could have stood there.</summary>
internal ref partial struct JsonReader
{
    private const string Value = "a value";

    /// <summary>Longer words are cut in messages.</summary>
    private const int MaxWordLength = 24;

    private void ReportFault(int faultOffset)
    {
        AddNameWithoutColon();
        int position = _lastTokenEnd;
        string expected = Expectation(ref position);
        if (expected.StartsWith(Value, StringComparison.Ordinal) && TryAddNumber(ref position))
        {
            expected = Expectation(ref position);
        }

        // Where the fault lies inside a string that began at the position, the fault's own place is the better one.
        int place = Math.Max(position, Math.Min(faultOffset, _utf8.Length));
        bool inString = position < place && position < _utf8.Length && _utf8[position] == (byte)'"';
        if (!inString)
        {
            place = position;
        }

        SyntaxFault fault = Classify(place, position, inString, ref expected);
        TextSpan span;
        switch (fault)
        {
            case SyntaxFault.UnexpectedEnd:
            case SyntaxFault.EmptyText:
                span = new TextSpan(_text.Text.Length, 0);
                Report(fault, span, expected, "the end of the text");
                break;
            case SyntaxFault.InvalidEscape:
                (int escapeStart, int escapeEnd) = EscapeAt(place, position);
                span = CharSpan(escapeStart, escapeEnd);
                Report(fault, span, expected, $"'{Decode(escapeStart, escapeEnd)}'");
                break;
            default:
                span = CharSpan(place, EndOfFound(place));
                Report(fault, span, expected, Describe(place));
                break;
        }

        CloseAll(span.Start);
    }

    /// <summary>A name is a token for the reader only with its colon; without one it was read all the same.</summary>
    private void AddNameWithoutColon()
    {
        int start = _lastTokenEnd;
        if (_depth == 0 || _awaitsValue || _nodes[_open[_depth - 1]].Kind != SyntaxKind.Mapping)
        {
            return;
        }

        SkipSpace(ref start);
        bool first = _count == _open[_depth - 1] + 1;
        if (Consume(',', ref start) == first || start >= _utf8.Length || _utf8[start] != (byte)'"')
        {
            return;
        }

        int end = start + 1;
        bool escaped = false;
        while (end < _utf8.Length && _utf8[end] != (byte)'"')
        {
            if (_utf8[end] < 0x20)
            {
                return;
            }

            escaped |= _utf8[end] == (byte)'\\';
            end += _utf8[end] == (byte)'\\' ? 2 : 1;
        }

        // With an escape in it the fault may be that escape.
        if (end < _utf8.Length && !escaped)
        {
            AddScalar(SyntaxKind.String, start, end + 1, SyntaxTree.NodeFlags.IsQuoted);
            _awaitsValue = true;
            _lastTokenEnd = end + 1;
        }
    }

    private readonly SyntaxFault Classify(int place, int tokenStart, bool inString, ref string expected)
    {
        if (_count == 0 && tokenStart >= _utf8.Length)
        {
            return SyntaxFault.EmptyText;
        }

        if (inString)
        {
            if (place >= _utf8.Length)
            {
                expected = "'\"' to end the string";
                return SyntaxFault.UnexpectedEnd;
            }

            if (_utf8[place] < 0x20)
            {
                expected = "'\"' to end the string, or an escape such as \\n";
                return SyntaxFault.ControlCharacter;
            }

            expected = _utf8[EscapeAt(place, tokenStart).Start + 1] == (byte)'u'
                ? "\\u and four hexadecimal digits"
                : "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t, or \\u and four hexadecimal digits";
            return SyntaxFault.InvalidEscape;
        }

        if (IsOpenComment(place))
        {
            expected = "'*/' to end the comment";
            return SyntaxFault.UnexpectedEnd;
        }

        if (place >= _utf8.Length || IsCutLiteral(place))
        {
            return SyntaxFault.UnexpectedEnd;
        }

        if (_utf8[place] < 0x20)
        {
            return SyntaxFault.ControlCharacter;
        }

        if (_depth >= MaxDepth && _utf8[place] is (byte)'{' or (byte)'[')
        {
            expected = $"at most {MaxDepth} brackets inside one another";
            return SyntaxFault.NestingTooDeep;
        }

        if (expected.StartsWith(Value, StringComparison.Ordinal))
        {
            expected = ValueInsteadOf(place) + expected.Substring(Value.Length);
        }

        return SyntaxFault.UnexpectedCharacter;
    }

    /// <summary>What value could be meant by what stands at a place and is none.</summary>
    private readonly string ValueInsteadOf(int place)
    {
        byte first = _utf8[place];
        if (first is (byte)'+' or (byte)'-' or (byte)'.' or (>= (byte)'0' and <= (byte)'9'))
        {
            return "a valid number or text in double quotes";
        }

        if (IsWordByte(first))
        {
            return Decode(place, EndOfWord(place)).ToUpperInvariant() switch
            {
                "TRUE" => "'true'",
                "FALSE" => "'false'",
                "NULL" or "NONE" or "NIL" => "'null'",
                "UNDEFINED" or "NAN" or "INFINITY" => Value,
                _ => "a value in double quotes",
            };
        }

        return first is (byte)'\'' or (byte)'`' || IsTypographicQuote(CharacterAt(place)) ? "a value in double quotes" : Value;
    }

    /// <summary>
    /// The reader takes a number only with what ends it. Where a proper number stands at the position, keeps it and steps
    /// behind it: the fault is what follows.
    /// </summary>
    private bool TryAddNumber(ref int position)
    {
        int end = EndOfWord(position);
        if (!IsNumber(_utf8.Slice(position, end - position)))
        {
            return false;
        }

        AddScalar(SyntaxKind.Number, position, end, SyntaxTree.NodeFlags.None);
        _awaitsValue = false;
        _lastTokenEnd = end;
        position = end;
        return true;
    }

    /// <summary>True for a number as RFC 8259 writes it.</summary>
    private static bool IsNumber(ReadOnlySpan<byte> word)
    {
        int position = word.Length > 0 && word[0] == (byte)'-' ? 1 : 0;
        int integer = position;
        if (!SkipDigits(word, ref position) || (word[integer] == (byte)'0' && position > integer + 1))
        {
            return false;
        }

        if (position < word.Length && word[position] == (byte)'.')
        {
            position++;
            if (!SkipDigits(word, ref position))
            {
                return false;
            }
        }

        if (position < word.Length && word[position] is (byte)'e' or (byte)'E')
        {
            position++;
            position += position < word.Length && word[position] is (byte)'+' or (byte)'-' ? 1 : 0;
            if (!SkipDigits(word, ref position))
            {
                return false;
            }
        }

        return position == word.Length;
    }

    private static bool SkipDigits(ReadOnlySpan<byte> word, ref int position)
    {
        int start = position;
        while (position < word.Length && word[position] is >= (byte)'0' and <= (byte)'9')
        {
            position++;
        }

        return position > start;
    }

    /// <summary>The broken escape that a place lies in: from its backslash to the character that breaks it, a closing quote left out.</summary>
    private readonly (int Start, int End) EscapeAt(int place, int tokenStart)
    {
        int start = tokenStart + _utf8.Slice(tokenStart, place - tokenStart).LastIndexOf((byte)'\\');
        return (start, place > start + 1 && _utf8[place] == (byte)'"' ? place : place + CharacterLength(place));
    }

    private readonly bool IsOpenComment(int position)
        => position < _utf8.Length && _utf8.Slice(position).StartsWith("/*"u8) && CommentLength(position) == 0;

    /// <summary>True for <c>tru</c>, <c>-</c> or <c>1.</c> at the very end of the text: cut off, not wrong.</summary>
    private readonly bool IsCutLiteral(int place)
    {
        ReadOnlySpan<byte> rest = _utf8.Slice(place);
        if ("true"u8.StartsWith(rest) || "false"u8.StartsWith(rest) || "null"u8.StartsWith(rest))
        {
            return true;
        }

        if (rest[0] != (byte)'-' && rest[0] is < (byte)'0' or > (byte)'9')
        {
            return rest.Length == 1 && rest[0] == (byte)'/';
        }

        return rest[rest.Length - 1] is (byte)'-' or (byte)'+' or (byte)'.' or (byte)'e' or (byte)'E' && rest.IndexOfAny((byte)' ', (byte)'\n', (byte)',') < 0;
    }

    /// <summary>Skips what is fine after the last token and says what could follow; the position ends where that is not met.</summary>
    private readonly string Expectation(ref int position)
    {
        SkipSpace(ref position);
        if (_depth == 0)
        {
            return "a JSON object";
        }

        bool inMapping = _nodes[_open[_depth - 1]].Kind == SyntaxKind.Mapping;
        bool first = _count == _open[_depth - 1] + 1;
        if (_awaitsValue)
        {
            return Consume(':', ref position) ? Value : "':'";
        }

        if (first)
        {
            return inMapping ? "a member name in double quotes, or '}'" : Value + ", or ']'";
        }

        bool comma = Consume(',', ref position);
        return (inMapping, comma) switch
        {
            (true, true) => "a member name in double quotes",
            (true, false) => "',' or '}'",
            (false, true) => Value,
            (false, false) => "',' or ']'",
        };
    }

    private readonly bool Consume(char c, ref int position)
    {
        if (position >= _utf8.Length || _utf8[position] != (byte)c)
        {
            return false;
        }

        position++;
        SkipSpace(ref position);
        return true;
    }

    private void CloseAll(int end)
    {
        if (_awaitsValue)
        {
            Add(new SyntaxTree.Node(SyntaxKind.Missing, SyntaxTree.NodeFlags.IsIncomplete, end, end, _count + 1));
            _awaitsValue = false;
        }

        while (_depth > 0)
        {
            Close(end, SyntaxTree.NodeFlags.IsIncomplete);
        }
    }

    /// <summary>What stands at a place, in words; the same stretch as <see cref="EndOfFound"/> gives.</summary>
    private readonly string Describe(int position)
    {
        byte b = _utf8[position];
        switch (b)
        {
            case (byte)'\n' or (byte)'\r':
                return "a line break";
            case (byte)'\t':
                return "a tab";
            case 0:
                return "a NUL character (U+0000)";
            case < 0x20:
                return $"a control character ({CodePoint(b)})";
            case (byte)'\'':
                return "a single quote";
        }

        if (IsWordByte(b))
        {
            int end = EndOfWord(position);
            return end - position > MaxWordLength ? $"'{Decode(position, position + MaxWordLength)}…'" : $"'{Decode(position, end)}'";
        }

        int character = CharacterAt(position);
        if (b < 0x80)
        {
            return $"'{(char)b}'";
        }

        return IsTypographicQuote(character) ? $"a typographic quote ({CodePoint(character)})"
            : IsShown(character) ? $"'{(char)character}' ({CodePoint(character)})"
            : $"the character {CodePoint(character)}";
    }

    /// <summary>Where that which stands at a place ends: a whole word, a line break, or one character.</summary>
    private readonly int EndOfFound(int position)
        => IsWordByte(_utf8[position]) ? EndOfWord(position)
        : _utf8.Slice(position).StartsWith("\r\n"u8) ? position + 2
        : position + CharacterLength(position);

    private readonly int EndOfWord(int position)
    {
        while (position < _utf8.Length && IsWordByte(_utf8[position]))
        {
            position++;
        }

        return position;
    }

    private static bool IsWordByte(byte b) => b is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9') or (byte)'_' or (byte)'-' or (byte)'+' or (byte)'.';

    private readonly int CharacterLength(int position)
    {
        byte first = _utf8[position];
        return Math.Min(first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4, _utf8.Length - position);
    }

    private readonly int CharacterAt(int position)
    {
        string text = Decode(position, position + CharacterLength(position));
        return char.IsSurrogatePair(text, 0) ? char.ConvertToUtf32(text, 0) : text[0];
    }

    private static bool IsTypographicQuote(int character) => character is >= 0x2018 and <= 0x201F or 0xAB or 0xBB;

    /// <summary>True for a character that people can see in a message: no space, no format or control character.</summary>
    private static bool IsShown(int character)
        => character <= 0xFFFF
        && char.GetUnicodeCategory((char)character) is not (UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static string CodePoint(int character) => "U+" + character.ToString("X4", CultureInfo.InvariantCulture);

    private readonly string Decode(int start, int end) => Encoding.UTF8.GetString(_utf8.Slice(start, end - start).ToArray());

    private readonly int OffsetOf(JsonException fault, int start)
    {
        int position = start;
        for (long line = 0; line < (fault.LineNumber ?? 0); line++)
        {
            int next = _utf8.Slice(position).IndexOf((byte)'\n');
            if (next < 0)
            {
                return _utf8.Length;
            }

            position += next + 1;
        }

        return (int)Math.Min(_utf8.Length, position + (fault.BytePositionInLine ?? 0));
    }
}
