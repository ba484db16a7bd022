using System.Globalization;
using System.Text;

namespace PolicyLint.Cli.Output;

/// <summary>
/// Makes text of files fit for a terminal: what would move the cursor, colour, reverse or hide the text is shown as its
/// JSON escape.
/// </summary>
internal static class Printable
{
    /// <summary>The text with everything escaped that is not to be seen.</summary>
    public static string Escape(string text)
    {
        if (IsPrintableAscii(text))
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 16);
        foreach ((Rune rune, int length, int at) in Runes(text))
        {
            Append(result, text.AsSpan(at, length), rune);
        }

        return result.ToString();
    }

    /// <summary>Appends a character as it is shown.</summary>
    public static void Append(StringBuilder result, ReadOnlySpan<char> text, Rune rune)
    {
        if (!IsHidden(text, rune))
        {
            result.Append(text);
            return;
        }

        foreach (char c in text)
        {
            result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>True for what must not reach the terminal as it is.</summary>
    /// <param name="text">The character as it stands in the text.</param>
    /// <param name="rune">The character, or U+FFFD for half a surrogate pair.</param>
    public static bool IsHidden(ReadOnlySpan<char> text, Rune rune)
        => text is [>= '\ud800' and <= '\udfff']
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator;

    private static bool IsPrintableAscii(string text) => text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;

    private static IEnumerable<(Rune Rune, int Length, int At)> Runes(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out Rune rune, out int length);
            yield return (rune, length, i);
            i += length;
        }
    }
}
