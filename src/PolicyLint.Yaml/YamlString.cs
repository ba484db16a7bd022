using System.Collections.Immutable;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Yaml;

/// <summary>
/// The five styles of YAML's scalars: from what is written to what it means, every character with the place that it came
/// from, and back.
/// </summary>
internal static class YamlString
{
    /// <summary>Decodes a scalar that the reader accepted.</summary>
    public static DecodedText Decode(SyntaxNode scalar)
    {
        TextSpan span = scalar.Span;
        DecodedText text = scalar.Tree.Text;
        return StyleOf(scalar) switch
        {
            ScalarStyle.SingleQuoted => DecodeFlow(text, scalar, EncodeSingleQuoted),
            ScalarStyle.DoubleQuoted => DecodeFlow(text, scalar, JsonString.Encode),
            ScalarStyle.Block => DecodeBlock(text, span, IndentationOf(scalar)),
            _ => DecodeFlow(text, scalar, EncodePlain),
        };
    }

    /// <summary>The style that a scalar is written in.</summary>
    public static ScalarStyle StyleOf(SyntaxNode scalar)
        => scalar.IsBlock ? ScalarStyle.Block
        : scalar.ContentSpan == scalar.Span ? ScalarStyle.Plain
        : scalar.Tree.Text.Text[scalar.Span.Start] == '"' ? ScalarStyle.DoubleQuoted
        : ScalarStyle.SingleQuoted;

    /// <summary>Writes text so that it can stand between single quotes. A line break is not kept by them.</summary>
    public static string EncodeSingleQuoted(string text) => EncodePlain(text).Replace("'", "''");

    /// <summary>True for what ends a line. YAML 1.2 has no others.</summary>
    public static bool IsBreak(char c) => c is '\n' or '\r';

    /// <summary>True for a blank or tab.</summary>
    public static bool IsWhite(char c) => c is ' ' or '\t';

    /// <summary>Where a line break ends.</summary>
    public static int EndOfBreak(string text, int position)
        => text[position] == '\r' && position + 1 < text.Length && text[position + 1] == '\n' ? position + 2 : position + 1;

    private static string EncodePlain(string text) => text.Replace("\r\n", " ").Replace('\n', ' ').Replace('\r', ' ');

    private static int? IndentationOf(SyntaxNode scalar)
    {
        ImmutableArray<BlockIndentation> stated = scalar.Tree.Annotations.BlockIndentations;
        int low = 0;
        int high = stated.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (stated[middle].Start < scalar.Span.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < stated.Length && stated[low].Start == scalar.Span.Start ? stated[low].Width : null;
    }

    /// <summary>Plain and quoted text: lines are folded, and quotes have escapes.</summary>
    private static DecodedText DecodeFlow(DecodedText text, SyntaxNode scalar, Func<string, string> encode)
    {
        TextSpan content = scalar.ContentSpan;
        if (!scalar.HasEscapes)
        {
            return DecodedText.Slice(text, content, encode);
        }

        string raw = text.Text;
        var builder = new DecodedText.Builder(text, content);
        char quote = content == scalar.Span ? '\0' : raw[scalar.Span.Start];
        int position = content.Start;
        int literal = position;
        while (position < content.End)
        {
            char c = raw[position];
            int start = position;
            if (IsWhite(c) || IsBreak(c))
            {
                if (!SkipSpace(raw, ref position, content.End))
                {
                    continue;
                }

                builder.AppendLiteral(literal, start - literal);
                Fold(builder, raw, start, position, keepFirst: false);
                literal = position;
            }
            else if (c == '\\' && quote == '"')
            {
                builder.AppendLiteral(literal, start - literal);
                position = AppendEscape(builder, raw, start, content.End);
                literal = position;
            }
            else if (c == '\'' && quote == '\'')
            {
                builder.AppendLiteral(literal, start - literal);
                builder.AppendEscape("'", start, 2);
                position += 2;
                literal = position;
            }
            else
            {
                position++;
            }
        }

        builder.AppendLiteral(literal, content.End - literal);
        return builder.ToDecodedText(encode);
    }

    /// <summary>Steps over blanks and line breaks. True when there was a line break.</summary>
    private static bool SkipSpace(string raw, ref int position, int end)
    {
        bool hasBreak = false;
        while (position < end && (IsWhite(raw[position]) || IsBreak(raw[position])))
        {
            hasBreak |= IsBreak(raw[position]);
            position++;
        }

        return hasBreak;
    }

    /// <summary>One line break becomes a blank; of several, the first goes. After an escaped line break there is no first.</summary>
    private static void Fold(DecodedText.Builder builder, string raw, int start, int end, bool keepFirst)
    {
        int breaks = 0;
        for (int i = start; i < end;)
        {
            breaks += IsBreak(raw[i]) ? 1 : 0;
            i = IsBreak(raw[i]) ? EndOfBreak(raw, i) : i + 1;
        }

        int wanted = keepFirst ? breaks : breaks - 1;
        if (wanted == 0)
        {
            if (!keepFirst)
            {
                builder.AppendEscape(" ", start, end - start);
            }

            return;
        }

        // Each break goes with the blanks up to the next one, the first also with what was dropped before it.
        int from = start;
        int seen = 0;
        int skipped = keepFirst ? 0 : 1;
        for (int i = start; i < end;)
        {
            if (!IsBreak(raw[i]))
            {
                i++;
                continue;
            }

            if (seen > skipped)
            {
                builder.AppendEscape("\n", from, i - from);
                from = i;
            }

            seen++;
            i = EndOfBreak(raw, i);
        }

        builder.AppendEscape("\n", from, end - from);
    }

    /// <summary>Decodes the escape at a backslash. Returns where it ends.</summary>
    private static int AppendEscape(DecodedText.Builder builder, string raw, int start, int end)
    {
        char c = raw[start + 1];
        if (IsBreak(c))
        {
            int position = EndOfBreak(raw, start + 1);
            int rest = position;
            SkipSpace(raw, ref position, end);
            Fold(builder, raw, rest, position, keepFirst: true);
            return position;
        }

        int digits = c switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits == 0)
        {
            builder.AppendEscape(Unescape(c), start, 2);
            return start + 2;
        }

        int code = 0;
        for (int i = start + 2; i < start + 2 + digits; i++)
        {
            code = (code << 4) + (raw[i] <= '9' ? raw[i] - '0' : (raw[i] | 0x20) - 'a' + 10);
        }

        builder.AppendEscape(code <= 0xFFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code), start, digits + 2);
        return start + digits + 2;
    }

    private static string Unescape(char c) => c switch
    {
        '0' => "\0",
        'a' => "\a",
        'b' => "\b",
        't' => "\t",
        'n' => "\n",
        'v' => "\v",
        'f' => "\f",
        'r' => "\r",
        'e' => "\u001B",
        'N' => "\u0085",
        '_' => "\u00A0",
        'L' => "\u2028",
        'P' => "\u2029",
        _ => c.ToString(),
    };

    /// <summary>Literal and folded blocks, with all indicators.</summary>
    private static DecodedText DecodeBlock(DecodedText text, TextSpan span, int? stated)
    {
        string raw = text.Text;
        bool isLiteral = raw[span.Start] == '|';
        int position = span.Start + 1;
        char chomping = '\0';
        for (; position < raw.Length && (raw[position] is '+' or '-' or (>= '1' and <= '9')); position++)
        {
            chomping = raw[position] is '+' or '-' ? raw[position] : chomping;
        }

        position = StartOfNextLine(raw, position);
        int indentation = stated ?? DetectIndentation(raw, position, span.End);
        var builder = new DecodedText.Builder(text, span);
        var breaks = new List<int>();
        bool hasContent = false;
        bool afterBlank = false;
        while (position < raw.Length)
        {
            int start = position;
            while (start < raw.Length && start - position < indentation && raw[start] == ' ')
            {
                start++;
            }

            if (start == raw.Length)
            {
                break;
            }

            if (IsBreak(raw[start]))
            {
                breaks.Add(start);
                position = EndOfBreak(raw, start);
                continue;
            }

            if (start - position < indentation || (indentation == 0 && start >= span.End))
            {
                break;
            }

            bool isBlank = IsWhite(raw[start]);
            AppendBreaks(builder, breaks, start, folds: hasContent && !isLiteral && !afterBlank && !isBlank);
            int end = start;
            while (end < raw.Length && !IsBreak(raw[end]))
            {
                end++;
            }

            builder.AppendLiteral(start, end - start);
            hasContent = true;
            afterBlank = isBlank;
            breaks.Clear();
            position = end;
            if (end < raw.Length)
            {
                breaks.Add(end);
                position = EndOfBreak(raw, end);
            }
        }

        AppendTail(builder, raw, breaks, hasContent, chomping);
        return builder.ToDecodedText(EncodeBlock(indentation, raw));
    }

    /// <summary>Every line break goes with the indentation of the line that it begins.</summary>
    private static void AppendBreaks(DecodedText.Builder builder, List<int> breaks, int end, bool folds)
    {
        if (folds && breaks.Count == 1)
        {
            builder.AppendEscape(" ", breaks[0], end - breaks[0]);
            return;
        }

        for (int i = folds ? 1 : 0; i < breaks.Count; i++)
        {
            int start = folds && i == 1 ? breaks[0] : breaks[i];
            builder.AppendEscape("\n", start, (i + 1 < breaks.Count ? breaks[i + 1] : end) - start);
        }
    }

    private static void AppendTail(DecodedText.Builder builder, string raw, List<int> breaks, bool hasContent, char chomping)
    {
        // Without any text, all breaks are trailing ones.
        int kept = chomping switch { '+' => breaks.Count, '-' => 0, _ => hasContent ? Math.Min(1, breaks.Count) : 0 };
        for (int i = 0; i < kept; i++)
        {
            int end = i + 1 < kept ? breaks[i + 1] : EndOfBreak(raw, breaks[i]);
            builder.AppendEscape("\n", breaks[i], end - breaks[i]);
        }
    }

    /// <summary>The indentation is that of the first line that has text; without one, all blanks are indentation.</summary>
    private static int DetectIndentation(string raw, int position, int end)
    {
        int widest = 0;
        while (position < raw.Length)
        {
            int start = position;
            while (start < raw.Length && raw[start] == ' ')
            {
                start++;
            }

            widest = Math.Max(widest, start - position);
            if (start == raw.Length || start >= end)
            {
                return int.MaxValue;
            }

            if (!IsBreak(raw[start]))
            {
                return Math.Max(1, widest);
            }

            position = EndOfBreak(raw, start);
        }

        return int.MaxValue;
    }

    private static int StartOfNextLine(string raw, int position)
    {
        while (position < raw.Length && !IsBreak(raw[position]))
        {
            position++;
        }

        return position < raw.Length ? EndOfBreak(raw, position) : position;
    }

    private static Func<string, string> EncodeBlock(int indentation, string raw)
    {
        string separator = (raw.Contains("\r\n") ? "\r\n" : "\n") + new string(' ', indentation == int.MaxValue ? 0 : indentation);
        return text => text.Replace("\r\n", "\n").Replace("\n", separator);
    }
}

/// <summary>How a scalar is written.</summary>
internal enum ScalarStyle
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>In single quotes.</summary>
    SingleQuoted,

    /// <summary>In double quotes, with escapes.</summary>
    DoubleQuoted,

    /// <summary>In lines of its own, kept or folded.</summary>
    Block,
}
