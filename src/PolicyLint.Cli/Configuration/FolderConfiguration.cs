using System.Collections.Concurrent;
using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Cli.Configuration.EditorConfigs;
using PolicyLint.Model;

namespace PolicyLint.Cli.Configuration;

/// <summary>What is said for the files of a folder, or of several. Safe for use by many threads.</summary>
/// <param name="settings">What our own configuration says.</param>
/// <param name="editorConfigs">What <c>.editorconfig</c> and <c>.globalconfig</c> say.</param>
internal sealed class FolderConfiguration(Settings settings, EditorConfigChain editorConfigs)
{
    private readonly bool _isSame = settings.Overrides.IsEmpty && settings.Kinds.IsEmpty && editorConfigs.IsEmpty && settings.Suppressions.All(entry => entry.Files is null);
    private readonly ConcurrentDictionary<string, FileSettings> _files = new(StringComparer.Ordinal);
    private FileSettings? _same;

    /// <summary>What our own configuration says.</summary>
    public Settings Settings => settings;

    /// <summary>The files that say something, as they are shown: ours, the nearest first, and then those of editors.</summary>
    public IReadOnlyList<string> Files => [.. settings.Files, .. editorConfigs.Files.Reverse().Select(file => file.Assignments[0].Origin.Source.Path)];

    /// <summary>The settings of a file; files for which the same is said get the same object.</summary>
    /// <param name="fullPath">The full path of the file.</param>
    public FileSettings Of(string fullPath)
    {
        if (_isSame)
        {
            return _same ??= new FileSettings(settings, [], null, ImmutableDictionary<string, Setting<Severity>>.Empty, settings.Suppressions);
        }

        EditorConfigSeverities severities = editorConfigs.Of(fullPath);
        int count = settings.Overrides.Length + settings.Kinds.Length + settings.Suppressions.Length;
        Span<char> matches = count <= 256 ? stackalloc char[count] : new char[count];
        int next = 0;
        foreach (SettingsOverride candidate in settings.Overrides)
        {
            matches[next++] = candidate.Files.IsMatch(fullPath) ? '1' : '0';
        }

        foreach (KindPattern candidate in settings.Kinds)
        {
            matches[next++] = candidate.Files.IsMatch(fullPath) ? '1' : '0';
        }

        foreach (SuppressionEntry candidate in settings.Suppressions)
        {
            matches[next++] = candidate.Files?.IsMatch(fullPath) is not false ? '1' : '0';
        }

        string key = string.Concat(matches, severities.Key);
        return _files.TryGetValue(key, out FileSettings? known) ? known : _files.GetOrAdd(key, Select(matches, severities));
    }

    private FileSettings Select(ReadOnlySpan<char> matches, EditorConfigSeverities severities)
    {
        var overrides = ImmutableArray.CreateBuilder<SettingsOverride>();
        var suppressions = ImmutableArray.CreateBuilder<SuppressionEntry>();
        Setting<PolicyKind>? kind = null;
        for (int i = 0; i < matches.Length; i++)
        {
            if (matches[i] == '0')
            {
                continue;
            }

            int afterOverrides = i - settings.Overrides.Length;
            int afterKinds = afterOverrides - settings.Kinds.Length;
            if (afterOverrides < 0)
            {
                overrides.Add(settings.Overrides[i]);
            }
            else if (afterKinds < 0)
            {
                kind = settings.Kinds[afterOverrides].Kind;
            }
            else
            {
                suppressions.Add(settings.Suppressions[afterKinds]);
            }
        }

        return new FileSettings(settings, overrides.ToImmutable(), kind, severities.Values, suppressions.ToImmutable());
    }
}
