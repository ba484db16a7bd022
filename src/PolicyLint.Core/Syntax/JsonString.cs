using System.Globalization;
using System.Text;
using PolicyLint.Text;

namespace PolicyLint.Syntax;

/// <summary>JSON's string escapes, both ways.</summary>
internal static class JsonString
{
    /// <summary>Decodes the content of a string, mapping every character to the escape that it came from.</summary>
    /// <param name="text">The text that holds the string.</param>
    /// <param name="content">The span between the quotes; well-formed, since the reader accepted it.</param>
    public static DecodedText Decode(DecodedText text, TextSpan content)
    {
        string raw = text.Text;
        int escape = raw.IndexOf('\\', content.Start, content.Length);
        if (escape < 0)
        {
            return DecodedText.Slice(text, content, Encode);
        }

        var builder = new DecodedText.Builder(text, content);
        int position = content.Start;
        while (escape >= 0)
        {
            builder.AppendLiteral(position, escape - position);
            int length = raw[escape + 1] == 'u' ? 6 : 2;
            builder.AppendEscape(Unescape(raw, escape), escape, length);
            position = escape + length;
            escape = raw.IndexOf('\\', position, content.End - position);
        }

        builder.AppendLiteral(position, content.End - position);
        return builder.ToDecodedText(Encode, isJson: true);
    }

    /// <summary>Writes text so that it can stand between the quotes of a JSON string.</summary>
    public static string Encode(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        foreach (char c in text)
        {
            switch (c)
            {
                case '"': result.Append("\\\""); break;
                case '\\': result.Append("\\\\"); break;
                case '\n': result.Append("\\n"); break;
                case '\r': result.Append("\\r"); break;
                case '\t': result.Append("\\t"); break;
                case < ' ': result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)); break;
                default: result.Append(c); break;
            }
        }

        return result.ToString();
    }

    private static string Unescape(string raw, int escape) => raw[escape + 1] switch
    {
        'b' => "\b",
        'f' => "\f",
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        'u' => ((char)int.Parse(raw.Substring(escape + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString(),
        char c => c.ToString(),
    };
}
