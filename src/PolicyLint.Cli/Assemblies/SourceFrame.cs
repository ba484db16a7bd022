using System.Globalization;

namespace PolicyLint.Cli.Assemblies;

/// <summary>A place in a program, as JavaScript writes it in a stack trace.</summary>
/// <param name="Path">The full path of the file.</param>
/// <param name="Line">The line, from 1.</param>
internal readonly record struct SourceFrame(string Path, int Line)
{
    /// <summary>
    /// Reads a frame: <c>new Stack (/app/stack.js:5:75)</c>, with <c>at</c> before it or without, the place in parentheses or
    /// alone, as a path or as a <c>file:</c> URI.
    /// </summary>
    /// <returns>False for what has no place (<c>...node internals...</c>), and for what is no file (<c>node:internal</c>).</returns>
    public static bool TryParse(string text, out SourceFrame frame)
    {
        frame = default;
        ReadOnlySpan<char> place = text.AsSpan().Trim();
        foreach (string word in (ReadOnlySpan<string>)["at ", "async "])
        {
            place = place.StartsWith(word, StringComparison.Ordinal) ? place[word.Length..] : place;
        }

        // A function's name has no parenthesis; a path may.
        int open = place.IndexOf(" (");
        if (open >= 0 && place[^1] == ')')
        {
            place = place[(open + 2)..^1];
        }

        if (!TryCutNumber(ref place, out _) || !TryCutNumber(ref place, out int line))
        {
            return false;
        }

        string path = place.ToString();
        if (path.StartsWith("file:", StringComparison.Ordinal))
        {
            path = Uri.TryCreate(path, UriKind.Absolute, out Uri? uri) && uri.IsFile && !uri.IsUnc ? uri.LocalPath : "";
        }

        if (path.Contains('\0') || !System.IO.Path.IsPathFullyQualified(path))
        {
            return false;
        }

        frame = new SourceFrame(System.IO.Path.GetFullPath(path), line);
        return true;
    }

    /// <summary>Cuts <c>:12</c> off the end.</summary>
    private static bool TryCutNumber(ref ReadOnlySpan<char> place, out int number)
    {
        int colon = place.LastIndexOf(':');
        if (colon < 0 || !int.TryParse(place[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out number) || number == 0)
        {
            number = 0;
            return false;
        }

        place = place[..colon];
        return true;
    }
}
