namespace PolicyLint.Cli.Files;

/// <summary>The patterns of one <c>.gitignore</c>, <c>.ignore</c> or <c>info/exclude</c> file.</summary>
internal sealed class IgnoreFile
{
    private readonly int _baseLength;
    private readonly List<IgnorePattern> _patterns;

    private IgnoreFile(string directory, List<IgnorePattern> patterns)
    {
        _baseLength = directory.Length + (Path.EndsInDirectorySeparator(directory) ? 0 : 1);
        _patterns = patterns;
    }

    /// <summary>Reads patterns; null when there are none.</summary>
    /// <param name="directory">The full path of the directory that the patterns are about.</param>
    /// <param name="text">The file's text.</param>
    public static IgnoreFile? Parse(string directory, string text)
    {
        var patterns = new List<IgnorePattern>();
        foreach (ReadOnlySpan<char> line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            if (IgnorePattern.Parse(line.ToString()) is { } pattern)
            {
                patterns.Add(pattern);
            }
        }

        return patterns.Count == 0 ? null : new IgnoreFile(directory, patterns);
    }

    /// <summary>True when the entry is left out, false when it is taken in again, null when no pattern matches. The last match decides.</summary>
    public bool? Decide(string fullPath, bool isDirectory)
    {
        ReadOnlySpan<char> path = fullPath.AsSpan(_baseLength);
        if (Path.DirectorySeparatorChar != '/')
        {
            path = path.ToString().Replace(Path.DirectorySeparatorChar, '/');
        }

        for (int i = _patterns.Count - 1; i >= 0; i--)
        {
            if (_patterns[i].IsMatch(path, isDirectory))
            {
                return !_patterns[i].IsNegated;
            }
        }

        return null;
    }
}
