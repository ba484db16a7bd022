using System.Collections.Concurrent;
using System.Collections.Immutable;
using PolicyLint.Analysis;

namespace PolicyLint.Cli.Configuration.EditorConfigs;

/// <summary>
/// The <c>.editorconfig</c> and <c>.globalconfig</c> files that go for a folder and say something of our rules. Safe for use by many threads.
/// </summary>
internal sealed class EditorConfigChain(ImmutableArray<EditorConfigFile> files)
{
    private readonly ConcurrentDictionary<string, EditorConfigSeverities> _known = new(StringComparer.Ordinal);
    private EditorConfigSections? _sections;

    /// <summary>No file says anything.</summary>
    public static EditorConfigChain None { get; } = new([]);

    /// <summary>True when no file says anything.</summary>
    public bool IsEmpty => files.IsEmpty;

    /// <summary>The files, the outermost first.</summary>
    public ImmutableArray<EditorConfigFile> Files => files;

    /// <summary>What is said of rules for a file. What is said to be the same is the same object.</summary>
    public EditorConfigSeverities Of(string fullPath)
    {
        if (files.IsEmpty)
        {
            return EditorConfigSeverities.None;
        }

        _sections ??= new EditorConfigSections(files);
        string key = _sections.KeyOf(fullPath);
        return _known.TryGetValue(key, out EditorConfigSeverities? known) ? known : _known.GetOrAdd(key, EditorConfigSeverities.Parse(key, files));
    }
}

/// <summary>Severities that <c>.editorconfig</c> files give for some file, and where.</summary>
/// <param name="Key">The same text for the same severities at the same places.</param>
/// <param name="Values">The severities, by the rule's id.</param>
internal sealed record EditorConfigSeverities(string Key, ImmutableDictionary<string, Setting<Severity>> Values)
{
    /// <summary>Nothing is said.</summary>
    public static EditorConfigSeverities None { get; } = new("", ImmutableDictionary<string, Setting<Severity>>.Empty);

    /// <summary>Finds the assignments that a key names.</summary>
    /// <param name="key">Pairs of the indexes of a file and of an assignment in it: <c>0:3 1:0</c>.</param>
    /// <param name="files">The files.</param>
    public static EditorConfigSeverities Parse(string key, ImmutableArray<EditorConfigFile> files)
    {
        var values = ImmutableDictionary.CreateBuilder<string, Setting<Severity>>(StringComparer.Ordinal);
        foreach (string pair in key.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = pair.IndexOf(':');
            EditorConfigAssignment assignment = files[int.Parse(pair[..colon], System.Globalization.CultureInfo.InvariantCulture)]
                .Assignments[int.Parse(pair[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture)];
            if (assignment.Severity is { } severity)
            {
                values[assignment.RuleId] = new Setting<Severity>(severity, SettingSource.At(assignment.Origin));
            }
        }

        return new EditorConfigSeverities(key, values.ToImmutable());
    }
}
