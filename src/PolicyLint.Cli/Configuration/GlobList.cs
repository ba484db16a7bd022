using System.Buffers;
using System.Collections.Immutable;
using PolicyLint.Cli.Files;

namespace PolicyLint.Cli.Configuration;

/// <summary>
/// Patterns of files, as <c>.gitignore</c> has them: <c>*.json</c> is any such file, <c>legacy/</c> all in such a folder,
/// <c>infra/**/*.yaml</c> and <c>/infra</c> begin at the folder of the configuration, and <c>!</c> takes out again. The last that
/// matches decides.
/// </summary>
internal sealed class GlobList
{
    private static readonly SearchValues<char> PatternCharacters = SearchValues.Create("*?[]\\!");

    private readonly string _folder;
    private readonly ImmutableArray<IgnorePattern> _patterns;

    /// <summary>Makes a list.</summary>
    /// <param name="folder">The full path of the folder that patterns begin at.</param>
    /// <param name="texts">The patterns, each of which <see cref="TryParse"/> takes.</param>
    public GlobList(string folder, ImmutableArray<string> texts)
    {
        _folder = folder;
        Texts = texts;
        _patterns = [.. texts.Select(text => TryParse(text)!)];
    }

    /// <summary>The patterns as they were written.</summary>
    public ImmutableArray<string> Texts { get; }

    /// <summary>True when a pattern takes files out again.</summary>
    public bool HasNegation => _patterns.Any(pattern => pattern.IsNegated);

    /// <summary>Reads a pattern; null when it would match nothing.</summary>
    public static IgnorePattern? TryParse(string text) => IgnorePattern.Parse(text.StartsWith("./", StringComparison.Ordinal) ? text[1..] : text);

    /// <summary>The one file that the list names; null when it has patterns, or names several.</summary>
    public string? SingleFile
        => Texts is [{ } text] && !text.AsSpan().ContainsAny(PatternCharacters) && !text.EndsWith('/') && text.Contains('/') ? Path.GetFullPath(text.TrimStart('/'), _folder) : null;

    /// <summary>Whether a file, or a folder that it lies in, is one of the list.</summary>
    /// <param name="fullPath">The full path of the file.</param>
    /// <param name="isDirectory">Whether it is a folder.</param>
    public bool IsMatch(string fullPath, bool isDirectory = false)
    {
        ReadOnlySpan<char> path = PathFromFolder(fullPath);
        for (int i = _patterns.Length - 1; i >= 0; i--)
        {
            if (IsMatch(_patterns[i], path, isDirectory))
            {
                return !_patterns[i].IsNegated;
            }
        }

        return false;
    }

    private static bool IsMatch(IgnorePattern pattern, ReadOnlySpan<char> path, bool isDirectory)
    {
        if (pattern.IsMatch(path, isDirectory))
        {
            return true;
        }

        for (int end = path.LastIndexOf('/'); end > 0; end = path[..end].LastIndexOf('/'))
        {
            if (pattern.IsMatch(path[..end], isDirectory: true))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The way from the folder; for what lies elsewhere the whole path, which only <c>**</c> and bare names match.</summary>
    private ReadOnlySpan<char> PathFromFolder(string fullPath)
    {
        ReadOnlySpan<char> path = fullPath;
        if (path.StartsWith(_folder, StringComparison.Ordinal) && (Path.EndsInDirectorySeparator(_folder) || path.Length == _folder.Length || path[_folder.Length] == Path.DirectorySeparatorChar))
        {
            path = path[_folder.Length..];
        }

        path = path.TrimStart(Path.DirectorySeparatorChar);
        return Path.DirectorySeparatorChar == '/' ? path : path.ToString().Replace(Path.DirectorySeparatorChar, '/');
    }
}
