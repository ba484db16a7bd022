using Microsoft.CodeAnalysis.Sarif;

namespace PolicyLint.Sarif;

/// <summary>
/// How files are named in a log. A path below the root is a relative URI with <see cref="RootId"/>, and nothing tells where
/// the root is: the log is the same on every machine. A path that leads elsewhere (absolute, or up by <c>..</c>) cannot be
/// relative to the root; it is written as what it is, without the root. GitHub shows no alert for it, and refuses a log with
/// an absolute one: hosts should hand in paths below the root.
/// </summary>
internal static class ArtifactLocations
{
    /// <summary>What SARIF's users agree to call the root of the repository.</summary>
    public const string RootId = "%SRCROOT%";

    /// <summary>The name of what came from no file.</summary>
    private const string Nameless = "stdin";

    public static ArtifactLocation Of(string path)
    {
        (string uri, bool isBelowRoot) = ToUri(path);
        return new ArtifactLocation
        {
            Uri = new Uri(uri, UriKind.RelativeOrAbsolute),
            UriBaseId = isBelowRoot ? RootId : null,
        };
    }

    /// <summary>Writes a path as URI: every character but letters, digits and <c>-_.~/</c> is percent-encoded as UTF-8.</summary>
    public static (string Uri, bool IsBelowRoot) ToUri(string path)
    {
        if (path.Length == 0)
        {
            return (Nameless, true);
        }

        if (path.StartsWith("//", StringComparison.Ordinal))
        {
            // \\server\share on Windows.
            return ("file:" + Encode(path), false);
        }

        if (path[0] == '/')
        {
            return ("file://" + Encode(path), false);
        }

        if (HasDrive(path))
        {
            return ("file:///" + path.Substring(0, 2) + Encode(path.Substring(2)), false);
        }

        while (path.StartsWith("./", StringComparison.Ordinal))
        {
            path = path.Substring(2);
        }

        return (Encode(path), !path.StartsWith("../", StringComparison.Ordinal));
    }

    private static bool HasDrive(string path)
        => path.Length > 2 && path[1] == ':' && path[2] == '/' && (uint)((path[0] | 0x20) - 'a') < 26;

    private static string Encode(string path) => string.Join("/", path.Split('/').Select(Uri.EscapeDataString));
}
