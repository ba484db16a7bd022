using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace PolicyLint.Cli.Configuration.EditorConfigs;

/// <summary>
/// Tells which sections of <c>.editorconfig</c> and <c>.globalconfig</c> files go for a file. The compiler's own classes decide, so
/// that it is the same here and there; they are loaded only for files that say something of our rules.
/// </summary>
internal sealed class EditorConfigSections
{
    private const string KeyPrefix = "policylint_";

    private readonly AnalyzerConfigSet _set;

    /// <summary>Makes them from files.</summary>
    /// <param name="files">The files, each in a folder of its own or of another name.</param>
    public EditorConfigSections(ImmutableArray<EditorConfigFile> files)
        => _set = AnalyzerConfigSet.Create(files.Select((file, index) => AnalyzerConfig.Parse(TextOf(file, index), file.Path)).ToList());

    /// <summary>The assignments that count for a file, in the order of the rules: pairs of the indexes of a file and of an assignment in it.</summary>
    public string KeyOf(string fullPath)
        => string.Join(' ', _set.GetOptionsForSourcePath(fullPath).AnalyzerOptions
            .Where(option => option.Key.StartsWith(KeyPrefix, StringComparison.Ordinal))
            .OrderBy(option => option.Key, StringComparer.Ordinal)
            .Select(option => option.Value));

    private static string TextOf(EditorConfigFile file, int index)
    {
        var text = new StringBuilder();
        foreach (OutlineLine line in file.Outline)
        {
            if (line.Assignment < 0)
            {
                text.Append(line.Text);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"{KeyPrefix}{file.Assignments[line.Assignment].RuleId} = {index}:{line.Assignment}");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
