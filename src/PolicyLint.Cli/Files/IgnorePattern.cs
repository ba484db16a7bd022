namespace PolicyLint.Cli.Files;

/// <summary>
/// One line of a <c>.gitignore</c> file.
/// Source: https://git-scm.com/docs/gitignore
/// </summary>
/// <remarks>
/// Written here because no package does it well: MAB.DotIgnore (the only one served) is a .NET Standard 1.3 build of 2018
/// that brings NETStandard.Library 1.6.1 along and knows one list, not the files of nested directories.
/// Matching needs no recursion and no regular expression, so that no pattern of a foreign repository takes it long.
/// </remarks>
internal sealed class IgnorePattern
{
    private readonly string[] _segments;
    private readonly bool _isAnchored;
    private readonly bool _isDirectoryOnly;

    private IgnorePattern(string[] segments, bool isAnchored, bool isDirectoryOnly, bool isNegated)
    {
        _segments = segments;
        _isAnchored = isAnchored;
        _isDirectoryOnly = isDirectoryOnly;
        IsNegated = isNegated;
    }

    /// <summary>True for a line with <c>!</c>: what it matches is taken in again.</summary>
    public bool IsNegated { get; }

    /// <summary>Reads a line; null when it holds no pattern.</summary>
    public static IgnorePattern? Parse(string line)
    {
        string text = TrimEnd(line);
        if (text.Length == 0 || text[0] == '#')
        {
            return null;
        }

        bool isNegated = text[0] == '!';
        if (isNegated)
        {
            text = text[1..];
        }

        bool isDirectoryOnly = text.EndsWith('/');
        if (isDirectoryOnly)
        {
            text = text[..^1];
        }

        bool isAnchored = text.Contains('/');
        if (text.StartsWith('/'))
        {
            text = text[1..];
        }

        return text.Length == 0 ? null : new IgnorePattern(Split(text), isAnchored, isDirectoryOnly, isNegated);
    }

    /// <summary>Whether the pattern matches an entry.</summary>
    /// <param name="path">The way to the entry from the directory that holds the ignore file, with forward slashes.</param>
    /// <param name="isDirectory">Whether the entry is a directory.</param>
    public bool IsMatch(ReadOnlySpan<char> path, bool isDirectory)
    {
        if (_isDirectoryOnly && !isDirectory)
        {
            return false;
        }

        return _isAnchored ? MatchesPath(path) : MatchesSegment(_segments[0], path[(path.LastIndexOf('/') + 1)..]);
    }

    /// <summary>Splits at slashes, those inside of classes left alone.</summary>
    private static string[] Split(string text)
    {
        var segments = new List<string>();
        int start = 0;
        for (int i = 0; i < text.Length;)
        {
            switch (text[i])
            {
                case '/':
                    segments.Add(text[start..i]);
                    start = ++i;
                    break;
                case '\\':
                    i += 2;
                    break;
                case '[':
                    MatchesClass(text, i + 1, '\0', out i);
                    break;
                default:
                    i++;
                    break;
            }
        }

        segments.Add(text[start..]);
        return [.. segments];
    }

    /// <summary>
    /// Matches segment by segment. Going back to the last <c>**</c> is enough: what an earlier one could swallow more,
    /// the last one can swallow as well.
    /// </summary>
    private bool MatchesPath(ReadOnlySpan<char> path)
    {
        int segment = 0;
        int position = 0;
        int retrySegment = -1;
        int retryPosition = -1;
        while (true)
        {
            if (position > path.Length)
            {
                return segment == _segments.Length;
            }

            if (segment < _segments.Length && IsDoubleStar(_segments[segment]))
            {
                if (segment == _segments.Length - 1)
                {
                    // "a/**" means everything inside: at least one more name, which is here.
                    return true;
                }

                retrySegment = segment + 1;
                retryPosition = position;
                segment++;
                continue;
            }

            int length = path[position..].IndexOf('/');
            int end = length < 0 ? path.Length : position + length;
            if (segment < _segments.Length && MatchesSegment(_segments[segment], path[position..end]))
            {
                segment++;
                position = end + 1;
                continue;
            }

            if (retrySegment < 0)
            {
                return false;
            }

            int next = path[retryPosition..].IndexOf('/');
            if (next < 0)
            {
                return false;
            }

            retryPosition += next + 1;
            segment = retrySegment;
            position = retryPosition;
        }
    }

    private static bool IsDoubleStar(string segment) => segment.Length >= 2 && segment.AsSpan().IndexOfAnyExcept('*') < 0;

    /// <summary>Matches one name. Going back to the last <c>*</c> is enough, for the same reason.</summary>
    private static bool MatchesSegment(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        int p = 0;
        int n = 0;
        int retryPattern = -1;
        int retryName = -1;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                retryPattern = ++p;
                retryName = n;
            }
            else if (p < pattern.Length && MatchesOne(pattern, p, name[n], out int next))
            {
                p = next;
                n++;
            }
            else if (retryPattern >= 0)
            {
                p = retryPattern;
                n = ++retryName;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }

    private static bool MatchesOne(ReadOnlySpan<char> pattern, int at, char c, out int next)
    {
        next = at + 1;
        switch (pattern[at])
        {
            case '?':
                return true;
            case '[':
                return MatchesClass(pattern, at + 1, c, out next);
            case '\\':
                // A lone backslash at the end matches nothing.
                next = at + 2;
                return at + 1 < pattern.Length && pattern[at + 1] == c;
            default:
                return pattern[at] == c;
        }
    }

    private static bool MatchesClass(ReadOnlySpan<char> pattern, int at, char c, out int next)
    {
        next = pattern.Length;
        bool isNegated = at < pattern.Length && pattern[at] is '!' or '^';
        if (isNegated)
        {
            at++;
        }

        bool matches = false;
        for (bool isFirst = true; at < pattern.Length; isFirst = false)
        {
            if (pattern[at] == ']' && !isFirst)
            {
                next = at + 1;
                return matches != isNegated;
            }

            if (pattern[at..].StartsWith("[:", StringComparison.Ordinal) && pattern[(at + 2)..].IndexOf(":]", StringComparison.Ordinal) is >= 0 and var length)
            {
                if (IsInNamedClass(pattern.Slice(at + 2, length), c) is not { } isIn)
                {
                    return false;
                }

                matches |= isIn;
                at += length + 4;
                continue;
            }

            if (!TryReadClassCharacter(pattern, ref at, out char low))
            {
                return false;
            }

            char high = low;
            if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
            {
                at++;
                if (!TryReadClassCharacter(pattern, ref at, out high))
                {
                    return false;
                }
            }

            matches |= c >= low && c <= high;
        }

        // The class has no end: the pattern matches nothing.
        return false;
    }

    private static bool TryReadClassCharacter(ReadOnlySpan<char> pattern, ref int at, out char c)
    {
        if (pattern[at] == '\\')
        {
            at++;
        }

        c = at < pattern.Length ? pattern[at] : '\0';
        return at++ < pattern.Length;
    }

    private static bool? IsInNamedClass(ReadOnlySpan<char> name, char c) => name switch
    {
        "alnum" => char.IsAsciiLetterOrDigit(c),
        "alpha" => char.IsAsciiLetter(c),
        "blank" => c is ' ' or '\t',
        "cntrl" => c is < ' ' or '\x7f',
        "digit" => char.IsAsciiDigit(c),
        "graph" => c is > ' ' and < '\x7f',
        "lower" => char.IsAsciiLetterLower(c),
        "print" => c is >= ' ' and < '\x7f',
        "punct" => c is > ' ' and < '\x7f' && !char.IsAsciiLetterOrDigit(c),
        "space" => c is ' ' or (>= '\t' and <= '\r'),
        "upper" => char.IsAsciiLetterUpper(c),
        "xdigit" => char.IsAsciiHexDigit(c),
        _ => null,
    };

    /// <summary>Takes blanks off the end, unless a backslash stands before them.</summary>
    private static string TrimEnd(string line)
    {
        int end = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
            {
                i++;
                end = Math.Min(i + 1, line.Length);
            }
            else if (line[i] != ' ')
            {
                end = i + 1;
            }
        }

        return line[..end];
    }
}
