using System.Globalization;
using System.Text;

namespace PolicyLint.Rules.Grammar;

/// <summary>Characters that word processors and web pages put in the place of ASCII ones.</summary>
internal static class TypographicCharacters
{
    private static readonly (char First, char Last, string Ascii, string Name)[] Table =
    [
        ('\u2002', '\u200A', " ", "a typographic space"),
        ('\u200B', '\u200D', "", "a zero-width character"),
        ('\u200E', '\u200F', "", "a direction mark"),
        ('\u2010', '\u2012', "-", "a typographic hyphen"),
        ('\u2013', '\u2013', "-", "an en dash"),
        ('\u2014', '\u2015', "-", "an em dash"),
        ('\u2018', '\u201B', "'", "a typographic quote"),
        ('\u201C', '\u201F', "\"", "a typographic quote"),
        ('\u2026', '\u2026', "...", "an ellipsis"),
        ('\u202A', '\u202E', "", "a direction mark"),
        ('\u202F', '\u202F', " ", "a typographic space"),
        ('\u205F', '\u205F', " ", "a typographic space"),
        ('\u2060', '\u2064', "", "a zero-width character"),
        ('\u2212', '\u2212', "-", "a minus sign"),
        ('\u3000', '\u3000', " ", "an ideographic space"),
        ('\uFEFF', '\uFEFF', "", "a byte-order mark"),
    ];

    /// <summary>A character in words: <c>U+2013 (an en dash)</c>, or the character itself where it has no name here.</summary>
    public static string Describe(int character)
    {
        string code = "U+" + character.ToString("X4", CultureInfo.InvariantCulture);
        if (character > 0xFFFF)
        {
            return code;
        }

        string? name = Find((char)character).Name;
        return name is not null ? $"{code} ({name})"
            : char.IsLetterOrDigit((char)character) || char.IsSymbol((char)character) || char.IsPunctuation((char)character) ? $"{code} ('{(char)character}')"
            : code;
    }

    /// <summary>The text in characters up to U+00FF; empty when one of its characters has no counterpart.</summary>
    public static string ToAscii(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (c <= '\u00FF')
            {
                result.Append(c);
            }
            else if (Find(c) is { Ascii: { } ascii })
            {
                result.Append(ascii);
            }
            else
            {
                return "";
            }
        }

        return result.ToString();
    }

    private static (string? Ascii, string? Name) Find(char c)
    {
        foreach ((char first, char last, string ascii, string name) in Table)
        {
            if (c >= first && c <= last)
            {
                return (ascii, name);
            }
        }

        return default;
    }
}
