using System.Collections.Concurrent;
using PolicyLint.Analysis;
using PolicyLint.Cli.Files;
using PolicyLint.Text;

namespace PolicyLint.Cli.Assemblies;

/// <summary>
/// Finds the line of a user's program that made a resource. It must lie under the working directory: only there can
/// somebody repair it, and only there does code scanning show it. Safe for use by many threads.
/// </summary>
internal sealed class SourceFinder(string workingDirectory)
{
    private readonly ConcurrentDictionary<string, SourceText?> _sources = new(StringComparer.Ordinal);

    /// <summary>The line that made the resource of a finding; null when it is not known.</summary>
    public Origin? Find(AssemblyTemplate template, PolicyDiagnostic diagnostic)
    {
        if (diagnostic.DeclaringResource?.ConstructPath is not { } construct)
        {
            return null;
        }

        foreach (string text in template.FramesOf(construct))
        {
            if (SourceFrame.TryParse(text, out SourceFrame frame) && Find(frame) is { } origin)
            {
                return origin;
            }
        }

        return null;
    }

    private Origin? Find(SourceFrame frame)
    {
        if (ShownPath.Of(frame.Path, "", workingDirectory) is not { Length: > 0 } shown || IsLibrary(shown))
        {
            return null;
        }

        // The program may have changed since, or this is another machine's path by chance.
        if (_sources.GetOrAdd(frame.Path, Read, shown) is not { } source || frame.Line > source.LineCount)
        {
            return null;
        }

        TextSpan line = source.GetLineSpan(frame.Line);
        ReadOnlySpan<char> text = source.Text.AsSpan(line.Start, line.Length);
        int start = line.Start + (text.Length - text.TrimStart().Length);
        int length = text.Trim().Length;
        return length == 0 ? null : new Origin(source, new TextSpan(start, length));
    }

    private static bool IsLibrary(string path) => path.Contains("/node_modules/", StringComparison.Ordinal) || path.StartsWith("node_modules/", StringComparison.Ordinal);

    private static SourceText? Read(string path, string shown)
    {
        try
        {
            return File.Exists(path) ? SourceText.FromBytes(FileReader.Read(path), shown) : null;
        }
        catch (InputException)
        {
            return null;
        }
    }
}
