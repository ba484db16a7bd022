using System.Globalization;
using System.Text;
using System.Xml;

namespace PolicyLint.Cli.Output;

/// <summary>How all our XML is written.</summary>
internal static class XmlReport
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        CloseOutput = false,
    };

    /// <summary>Opens a document.</summary>
    public static XmlWriter Open(Stream output) => XmlWriter.Create(output, Settings);

    /// <summary>Text of policies and names of files, with JSON's escape for what people cannot see and what XML cannot hold.</summary>
    public static string Text(string text)
    {
        string shown = Printable.Escape(text);

        // Printable leaves no half of a surrogate pair, and no control character.
        if (shown.AsSpan().IndexOfAnyInRange('\ufffe', '\uffff') < 0)
        {
            return shown;
        }

        var result = new StringBuilder(shown.Length + 16);
        foreach (char c in shown)
        {
            if (c >= '\ufffe')
            {
                result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    /// <summary>Writes an attribute that is a number.</summary>
    public static void WriteNumber(this XmlWriter xml, string name, int value)
        => xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));
}
