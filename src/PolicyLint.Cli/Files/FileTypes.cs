using PolicyLint.Syntax;
using PolicyLint.Yaml;

namespace PolicyLint.Cli.Files;

/// <summary>What file names say about their content.</summary>
internal static class FileTypes
{
    /// <summary>True for files that are read when a directory is walked.</summary>
    public static bool IsWalked(string name)
        => HasExtension(name, ".json") || HasExtension(name, ".jsonc") || HasYamlExtension(name) || IsTemplate(name);

    /// <summary>The language of a file: what its name says, and where <c>.template</c> leaves it open, its first character.</summary>
    public static SourceLanguage LanguageOf(string name, ReadOnlySpan<byte> content)
        => HasYamlExtension(name) || (IsTemplate(name) && !BeginsLikeJson(content)) ? YamlLanguage.Instance : SourceLanguage.Json;

    private static bool HasYamlExtension(string name) => HasExtension(name, ".yaml") || HasExtension(name, ".yml");

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
