namespace PolicyLint.Cli.Files;

/// <summary>Makes paths to be shown.</summary>
internal static class ShownPath
{
    /// <summary>Relative to the working directory for what lies under it, otherwise as given; forward slashes, no <c>./</c>.</summary>
    public static string Of(string fullPath, string given, string workingDirectory)
    {
        string path = given;
        if (fullPath.StartsWith(workingDirectory, StringComparison.Ordinal))
        {
            string rest = fullPath[workingDirectory.Length..];
            if (rest.Length == 0)
            {
                path = ".";
            }
            else if (Path.EndsInDirectorySeparator(workingDirectory))
            {
                path = rest;
            }
            else if (rest[0] == Path.DirectorySeparatorChar)
            {
                path = rest[1..];
            }
        }

        return Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/');
    }
}
