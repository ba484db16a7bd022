namespace PolicyLint.Cli.Files;

/// <summary>What file names say about their content.</summary>
internal static class FileTypes
{
    /// <summary>True for files that are read when a directory is walked.</summary>
    public static bool IsWalked(string name) => HasExtension(name, ".json") || HasExtension(name, ".jsonc") || IsTemplate(name);

    /// <summary>True for names of YAML files, which this version does not read.</summary>
    public static bool IsYaml(string name) => HasExtension(name, ".yaml") || HasExtension(name, ".yml");

    /// <summary>True for a template that is not written in JSON: <c>.template</c> leaves it open.</summary>
    public static bool IsYamlTemplate(string name, ReadOnlySpan<byte> content) => IsTemplate(name) && !BeginsLikeJson(content);

    private static bool IsTemplate(string name) => HasExtension(name, ".template");

    private static bool HasExtension(string name, string extension) => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    private static bool BeginsLikeJson(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        if (content.StartsWith(mark))
        {
            content = content[mark.Length..];
        }

        content = content.TrimStart(" \t\r\n"u8);
        return !content.IsEmpty && content[0] == (byte)'{';
    }
}
