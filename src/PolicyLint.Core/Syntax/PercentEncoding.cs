using System.Text;
using PolicyLint.Text;

namespace PolicyLint.Syntax;

/// <summary>
/// Percent encoding (RFC 3986), in which IAM's API returns policy documents.
/// Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
/// </summary>
internal static class PercentEncoding
{
    /// <summary>True when the text looks like encoded JSON: it begins with an encoded brace, bracket or quote.</summary>
    public static bool LooksEncoded(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        return text.StartsWith("%7B".AsSpan(), StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("%5B".AsSpan(), StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("%22".AsSpan(), StringComparison.Ordinal);
    }

    /// <summary>Decodes a text; what is no valid escape stays as it is, so that the JSON reader finds it in its place.</summary>
    public static DecodedText Decode(DecodedText text)
    {
        string raw = text.Text;
        var builder = new DecodedText.Builder(text, new TextSpan(0, raw.Length));
        int position = 0;
        int literal = 0;
        var bytes = new byte[4];
        while (position < raw.Length)
        {
            if (!TryReadByte(raw, position, out bytes[0]))
            {
                position++;
                continue;
            }

            int count = 1;
            int length = SequenceLength(bytes[0]);
            while (count < length && TryReadByte(raw, position + (3 * count), out bytes[count]))
            {
                count++;
            }

            builder.AppendLiteral(literal, position - literal);
            builder.AppendEscape(Encoding.UTF8.GetString(bytes, 0, count), position, 3 * count);
            position += 3 * count;
            literal = position;
        }

        builder.AppendLiteral(literal, raw.Length - literal);
        return builder.ToDecodedText(Uri.EscapeDataString);
    }

    private static int SequenceLength(byte first) => first switch
    {
        >= 0xF0 => 4,
        >= 0xE0 => 3,
        >= 0xC0 => 2,
        _ => 1,
    };

    private static bool TryReadByte(string text, int position, out byte value)
    {
        value = 0;
        if (position + 2 >= text.Length || text[position] != '%')
        {
            return false;
        }

        int high = HexValue(text[position + 1]);
        int low = HexValue(text[position + 2]);
        value = (byte)((high << 4) | low);
        return high >= 0 && low >= 0;
    }

    private static int HexValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
