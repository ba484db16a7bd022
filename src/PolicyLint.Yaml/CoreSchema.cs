using PolicyLint.Syntax;

namespace PolicyLint.Yaml;

/// <summary>
/// What plain text means in YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#103-core-schema). A date is text, and so
/// are YAML 1.1's <c>yes</c> and <c>on</c>.
/// </summary>
internal static class CoreSchema
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    /// <summary>The kind of plain text.</summary>
    public static SyntaxKind KindOf(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => SyntaxKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => SyntaxKind.Boolean,
        _ => IsNumber(text) ? SyntaxKind.Number : SyntaxKind.String,
    };

    /// <summary>The kind that one of YAML's own tags says; null for other tags.</summary>
    public static SyntaxKind? KindOfTag(string tag) => !tag.StartsWith(TagPrefix, StringComparison.Ordinal) ? null : tag.Substring(TagPrefix.Length) switch
    {
        "null" => SyntaxKind.Null,
        "bool" => SyntaxKind.Boolean,
        "int" or "float" => SyntaxKind.Number,
        _ => SyntaxKind.String,
    };

    private static bool IsNumber(string text)
    {
        int position = text[0] is '-' or '+' ? 1 : 0;
        if (position == text.Length || (text[position] != '.' && !IsDigit(text[position])))
        {
            return false;
        }

        if (text.Length > 2 && text[0] == '0' && text[1] is 'x' or 'o')
        {
            return IsAll(text, 2, text[1] == 'x' ? "0123456789abcdefABCDEF" : "01234567");
        }

        if (text.Substring(position) is ".inf" or ".Inf" or ".INF" || text is ".nan" or ".NaN" or ".NAN")
        {
            return true;
        }

        bool hasInteger = SkipDigits(text, ref position);
        bool hasFraction = false;
        if (position < text.Length && text[position] == '.')
        {
            position++;
            hasFraction = SkipDigits(text, ref position);
        }

        if (!hasInteger && !hasFraction)
        {
            return false;
        }

        if (position < text.Length && text[position] is 'e' or 'E')
        {
            position++;
            position += position < text.Length && text[position] is '-' or '+' ? 1 : 0;
            if (!SkipDigits(text, ref position))
            {
                return false;
            }
        }

        return position == text.Length;
    }

    private static bool IsAll(string text, int start, string allowed)
    {
        for (int i = start; i < text.Length; i++)
        {
            if (allowed.IndexOf(text[i]) < 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool SkipDigits(string text, ref int position)
    {
        int start = position;
        while (position < text.Length && IsDigit(text[position]))
        {
            position++;
        }

        return position > start;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
