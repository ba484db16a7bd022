using System.Text;
using System.Text.Json;
using PolicyLint.Cli.Files;

namespace PolicyLint.Cli.Baselines;

/// <summary>Reads and writes the file that holds a baseline. One line for each finding, in order, so that two branches merge.</summary>
internal static class BaselineFile
{
    /// <summary>What the file is called when nobody says otherwise.</summary>
    public const string DefaultName = "policylint-baseline.json";

    private const int Version = 1;
    private const string VersionName = "version";
    private const string FindingsName = "findings";
    private const string FileName = "file";
    private const string RuleName = "rule";
    private const string IdName = "id";

    /// <summary>Reads a baseline.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="shownPath">What it is called in messages.</param>
    /// <exception cref="UsageException">It cannot be read, or is no baseline of this version.</exception>
    public static Baseline Read(string path, string shownPath)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"{shownPath}: this is a directory; a baseline is a file");
        }

        byte[] bytes;
        try
        {
            bytes = FileReader.Read(path);
        }
        catch (InputException fault)
        {
            throw new UsageException($"{shownPath}: {fault.Message}");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes.AsMemory(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0));
            return new Baseline(path, ReadEntries(document.RootElement, shownPath));
        }
        catch (JsonException fault)
        {
            throw new UsageException(
                $"{shownPath}:{fault.LineNumber + 1}:{fault.BytePositionInLine + 1}: this is not valid JSON; repair it (a merge may have left its marks), or make it anew with \"policylint baseline create --force\"");
        }
    }

    /// <summary>Writes a baseline.</summary>
    /// <param name="baseline">The baseline, with its place.</param>
    /// <param name="shownPath">What its file is called in messages.</param>
    /// <param name="writer">Puts it in the place of one that is there.</param>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Write(Baseline baseline, string shownPath, FileWriter writer)
    {
        byte[] content = Format(baseline);
        try
        {
            if (File.Exists(baseline.FullPath))
            {
                writer.Replace(baseline.FullPath, FileReader.Read(baseline.FullPath), content);
            }
            else
            {
                File.WriteAllBytes(baseline.FullPath, content);
            }
        }
        catch (Exception fault) when (fault is InputException or OutputException)
        {
            throw new UsageException($"{shownPath}: {fault.Message}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{shownPath}: cannot be written: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}; choose another place with --baseline");
        }
    }

    private static byte[] Format(Baseline baseline)
    {
        var text = new StringBuilder();
        text.Append("{\n  \"").Append(VersionName).Append("\": ").Append(Version).Append(",\n  \"").Append(FindingsName).Append("\": [");
        string separator = "\n";
        foreach (BaselineEntry entry in baseline.Entries)
        {
            text.Append(separator).Append("    { \"").Append(FileName).Append("\": ").Append(Quote(entry.File))
                .Append(", \"").Append(RuleName).Append("\": ").Append(Quote(entry.Rule))
                .Append(", \"").Append(IdName).Append("\": ").Append(Quote(entry.Id)).Append(" }");
            separator = ",\n";
        }

        return Encoding.UTF8.GetBytes(text.Append(separator == "\n" ? "]\n}\n" : "\n  ]\n}\n").ToString());
    }

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static List<BaselineEntry> ReadEntries(JsonElement root, string shownPath)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(VersionName, out JsonElement number)
            || number.ValueKind != JsonValueKind.Number || !number.TryGetInt32(out int version))
        {
            throw new UsageException($"{shownPath}: this is no baseline of policylint; make one with \"policylint baseline create\"");
        }

        if (version > Version)
        {
            throw new UsageException($"{shownPath}: the baseline is of version {version} and was made by a newer policylint; update policylint, this one reads version {Version}");
        }

        if (!root.TryGetProperty(FindingsName, out JsonElement findings) || findings.ValueKind != JsonValueKind.Array)
        {
            throw Broken(shownPath, $"it has no list '{FindingsName}'");
        }

        var entries = new List<BaselineEntry>(findings.GetArrayLength());
        foreach (JsonElement finding in findings.EnumerateArray())
        {
            entries.Add(Text(finding, FileName) is { } file && Text(finding, RuleName) is { } rule && Text(finding, IdName) is { } id
                ? new BaselineEntry(file, rule, id)
                : throw Broken(shownPath, $"finding {entries.Count + 1} lacks '{FileName}', '{RuleName}' or '{IdName}'"));
        }

        return entries;
    }

    private static string? Text(JsonElement finding, string name)
        => finding.ValueKind == JsonValueKind.Object && finding.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static UsageException Broken(string shownPath, string what)
        => new($"{shownPath}: {what}; repair it, or make it anew with \"policylint baseline create --force\"");
}
