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

    /// <summary>The linter of a file.</summary>
    /// <exception cref="UsageException">Its configuration cannot be read or is wrong.</exception>
    public Linter For(InputFile file)
    {
        string path = file.FullPath ?? PathOfStandardInput(file.ShownPath);
        return For(finder.Of(Path.GetDirectoryName(path) ?? path).Of(path));
    }

    private Linter For(FileSettings settings)
        => _linters.TryGetValue(settings, out Linter? linter) ? linter : _linters.GetOrAdd(settings, new Linter(rules, settings.ToLinterOptions(commandLine, rules)));

    /// <summary>What comes from standard input is configured as if it were the file that its name says; it need not be there.</summary>
    private string PathOfStandardInput(string shownPath) => Path.GetFullPath(shownPath, workingDirectory);
}
