using System.Collections.Concurrent;
using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Cli.Files;

namespace PolicyLint.Cli.Configuration;

/// <summary>
/// Gives each file the linter that its configuration asks for; files with the same settings share one. Safe for use by many threads.
/// </summary>
internal sealed class LinterProvider(ConfigurationFinder finder, LinterOptions commandLine, string workingDirectory, ImmutableArray<Rule> rules)
{
    private readonly ConcurrentDictionary<FileSettings, Linter> _linters = [];
    private readonly ConcurrentDictionary<FolderConfiguration, bool> _folders = [];

    /// <summary>The rules that run, for one file at least of those that were asked for; for the working directory when there was none.</summary>
    public IReadOnlyList<RuleDescriptor> ActiveRules
    {
        get
        {
            ICollection<Linter> used = _linters.IsEmpty ? [For(finder.OfRun().Of(Path.Join(workingDirectory, "policy.json")))] : _linters.Values;
            if (used.Count == 1)
            {
                return [.. used.First().ActiveRules];
            }

            var active = used.SelectMany(linter => linter.ActiveRules).ToHashSet();
            return [.. rules.Select(rule => rule.Descriptor).Where(active.Contains)];
        }
    }

    /// <summary>What is accepted by the configurations that were asked for, each entry once.</summary>
    public IReadOnlyCollection<SuppressionEntry> Suppressions => [.. _folders.Keys.SelectMany(folder => folder.Settings.Suppressions).Distinct(ReferenceEqualityComparer.Instance).Cast<SuppressionEntry>()];

    /// <summary>The linter of a file.</summary>
    /// <exception cref="UsageException">Its configuration cannot be read or is wrong.</exception>
    public Linter For(InputFile file) => For(file.FullPath ?? PathOfStandardInput(file.ShownPath));

    /// <summary>The linter of a file.</summary>
    /// <param name="fullPath">The full path of the file.</param>
    /// <exception cref="UsageException">Its configuration cannot be read or is wrong.</exception>
    public Linter For(string fullPath)
    {
        FolderConfiguration folder = finder.Of(Path.GetDirectoryName(fullPath) ?? fullPath);
        _folders.TryAdd(folder, true);
        return For(folder.Of(fullPath));
    }

    private Linter For(FileSettings settings)
        => _linters.TryGetValue(settings, out Linter? linter) ? linter : _linters.GetOrAdd(settings, new Linter(rules, settings.ToLinterOptions(commandLine, rules)));

    /// <summary>What comes from standard input is configured as if it were the file that its name says; it need not be there.</summary>
    private string PathOfStandardInput(string shownPath) => Path.GetFullPath(shownPath, workingDirectory);
}
