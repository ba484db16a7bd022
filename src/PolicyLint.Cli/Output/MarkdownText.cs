using System.Globalization;
using System.Text;

namespace PolicyLint.Cli.Output;

/// <summary>
/// Makes text of policies fit for Markdown that GitHub shows. Words and simple punctuation stand as they are, and everything else
/// stands as code: there GitHub makes no links, mentions of people, references to issues, symbols, formulas or HTML of it.
/// </summary>
internal static class MarkdownText
{
    /// <summary>Text for a paragraph, a heading or a cell of a table.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (string word in Printable.Escape(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (result.Length > 0)
            {
                result.Append(' ');
            }

            // Brackets, quotes and the ends of sentences are no part of a word.
            string core = word.TrimStart('"', '\'', '(').TrimEnd('"', '\'', ')', '.', ',', ';', ':', '?', '!');
            int start = core.Length == 0 ? 0 : word.IndexOf(core, StringComparison.Ordinal);
            result.Append(word, 0, start).Append(IsPlain(core) ? core : Code(core)).Append(word, start + core.Length, word.Length - start - core.Length);
        }

        return result.ToString();
    }

    /// <summary>True for letters and digits, and the signs that stand between them in words. Not for "GH-1", an issue.</summary>
    private static bool IsPlain(string word)
    {
        bool hasDigit = false;
        bool hasDash = false;
        foreach (char c in word)
        {
            if (!char.IsLetterOrDigit(c) && c is not (',' or '\'' or '-'))
            {
                return false;
            }

            hasDigit |= char.IsDigit(c);
            hasDash |= c == '-';
        }

        return !word.StartsWith('-') && !(hasDigit && hasDash);
    }

    /// <summary>A word as code. What would end the code or the cell, or is an escape there, is written as a character reference.</summary>
    private static string Code(string word)
    {
        if (word.AsSpan().IndexOfAny('`', '|', '\\') < 0)
        {
            return $"`{word}`";
        }

        var result = new StringBuilder("<code>");
        foreach (char c in word)
        {
            if (char.IsAsciiLetterOrDigit(c) || c > '\x7f')
            {
                result.Append(c);
            }
            else
            {
                result.Append("&#").Append(((int)c).ToString(CultureInfo.InvariantCulture)).Append(';');
            }
        }

        return result.Append("</code>").ToString();
    }
}
