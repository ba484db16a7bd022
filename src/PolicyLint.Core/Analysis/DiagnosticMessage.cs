using System.Globalization;
using System.Text;

namespace PolicyLint.Analysis;

/// <summary>Fills a rule's message. What comes from a policy is data: it can neither break the line nor make a link.</summary>
internal static class DiagnosticMessage
{
    /// <summary>Longer arguments are cut: a message is one line.</summary>
    private const int MaxArgumentLength = 120;

    /// <summary>The message for people: links are shown as their text.</summary>
    /// <param name="format">The rule's message.</param>
    /// <param name="arguments">What fills it.</param>
    /// <param name="words">For the arguments that are the rule's own words: the same with links; null for others.</param>
    public static string Plain(string format, string[] arguments, string?[]? words = null) => Fill(StripLinks(format), arguments, words, link: false);

    /// <summary>The message for SARIF: links stay, and arguments are escaped.</summary>
    /// <param name="format">The rule's message.</param>
    /// <param name="arguments">What fills it.</param>
    /// <param name="words">For the arguments that are the rule's own words: the same with links; null for others.</param>
    public static string Linked(string format, string[] arguments, string?[]? words = null) => Fill(format, arguments, words, link: true);

    private static string Fill(string format, string[] arguments, string?[]? words, bool link)
    {
        if (arguments.Length == 0)
        {
            return format;
        }

        var shown = new object[arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            shown[i] = words?[i] is not { } linked ? Show(arguments[i], link) : link ? linked : arguments[i];
        }

        return string.Format(CultureInfo.InvariantCulture, format, shown);
    }

    /// <summary>A text that comes from a file, on one line and not too long; for a linked message, with what would be a link escaped.</summary>
    public static string Show(string text, bool link)
    {
        var result = new StringBuilder(text.Length);
        foreach (char c in text.Length > MaxArgumentLength ? text.Substring(0, MaxArgumentLength) + "…" : text)
        {
            if (char.IsControl(c) || c is '\u2028' or '\u2029' || char.IsSurrogate(c))
            {
                result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else if (link && c is '[' or ']' or '\\')
            {
                result.Append('\\').Append(c);
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    private static string StripLinks(string format)
    {
        int open = format.IndexOf('[');
        int close = format.IndexOf("](", Math.Max(open, 0), StringComparison.Ordinal);
        int end = close < 0 ? -1 : format.IndexOf(')', close);
        return open < 0 || end < 0
            ? format
            : StripLinks(format.Substring(0, open) + format.Substring(open + 1, close - open - 1) + format.Substring(end + 1));
    }
}
