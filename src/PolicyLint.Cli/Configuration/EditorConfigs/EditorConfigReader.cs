using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Configuration.EditorConfigs;

/// <summary>
/// Reads what an <c>.editorconfig</c> or <c>.globalconfig</c> says of our rules:
/// <c>dotnet_diagnostic.PL3001.severity</c>, as .NET has it, or <c>policylint.wildcard-action.severity</c>.
/// </summary>
internal sealed class EditorConfigReader(ImmutableArray<Rule> rules, Messages messages)
{
    private const string DotnetPrefix = "dotnet_diagnostic.";
    private const string OurPrefix = "policylint.";
    private const string Suffix = ".severity";

    private static readonly (string Name, Severity? Value)[] Severities =
    [
        ("error", Severity.Error), ("warning", Severity.Warning), ("suggestion", Severity.Suggestion), ("silent", Severity.None), ("none", Severity.None), ("default", null),
    ];

    /// <summary>True when a file may say something of our rules; the others are not read further.</summary>
    public static bool Concerns(SourceText source)
        => source.Text.Contains(OurPrefix, StringComparison.OrdinalIgnoreCase) || source.Text.Contains(DotnetPrefix + "PL", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the file ends the search for others further up.</summary>
    public static bool IsRoot(SourceText source)
    {
        foreach (ReadOnlySpan<char> line in source.Text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> text = line.Trim();
            if (text.StartsWith('['))
            {
                return false;
            }

            if (TrySplit(text, out Range name, out Range value) && text[name].Equals("root", StringComparison.OrdinalIgnoreCase))
            {
                return text[value].Equals("true", StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="path">Its full path.</param>
    /// <exception cref="UsageException">What it says of our rules makes no sense.</exception>
    public EditorConfigFile Read(SourceText source, string path)
    {
        var faults = new ConfigurationFaults();
        var assignments = ImmutableArray.CreateBuilder<EditorConfigAssignment>();
        var outline = ImmutableArray.CreateBuilder<OutlineLine>();
        for (int i = 1; i <= source.LineCount; i++)
        {
            TextSpan span = source.GetLineSpan(i);
            string line = source.GetText(span);
            string text = line.Trim();
            if (text.StartsWith('['))
            {
                outline.Add(new OutlineLine(text, -1));
            }
            else if (TrySplit(text, out Range name, out Range value))
            {
                int start = span.Start + (line.Length - line.TrimStart().Length);
                if (ReadAssignment(text[name], text[value], new Origin(source, new TextSpan(start, text.Length)), faults) is { } assignment)
                {
                    outline.Add(new OutlineLine("", assignments.Count));
                    assignments.Add(assignment);
                }
                else if (text[name].ToLowerInvariant() is "is_global" or "global_level")
                {
                    outline.Add(new OutlineLine(text, -1));
                }
            }
        }

        faults.ThrowIfAny();
        return new EditorConfigFile(path, assignments.ToImmutable(), outline.ToImmutable());
    }

    private EditorConfigAssignment? ReadAssignment(string name, string value, Origin origin, ConfigurationFaults faults)
    {
        bool isOurs = name.StartsWith(OurPrefix, StringComparison.OrdinalIgnoreCase);
        if (!isOurs && !name.StartsWith(DotnetPrefix + "PL", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string rule = name[(isOurs ? OurPrefix.Length : DotnetPrefix.Length)..];
        if (!rule.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase))
        {
            if (isOurs)
            {
                faults.Add(origin, $"there is no setting '{name}'; write policylint.PL3001.severity");
            }

            return null;
        }

        if (Find(rule[..^Suffix.Length], isOurs, origin, faults) is not { } id)
        {
            return null;
        }

        foreach ((string word, Severity? severity) in Severities)
        {
            if (word.Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                return new EditorConfigAssignment(id, severity, origin);
            }
        }

        string[] words = Array.ConvertAll(Severities, choice => choice.Name);
        string hint = Spelling.Nearest(value, words) is { } nearest ? $"; did you mean '{nearest}'?" : "";
        faults.Add(origin, $"the severity of {id} is {string.Join(", ", words[..^1])} or {words[^1]} and not '{value}'{hint}");
        return null;
    }

    private string? Find(string rule, bool isOurs, Origin origin, ConfigurationFaults faults)
    {
        try
        {
            return new RuleNames(rules).Find(rule).Id;
        }
        catch (UsageException fault)
        {
            if (isOurs)
            {
                faults.Add(origin, fault.Message);
            }
            else
            {
                // Another analyzer may have ids that begin as ours do.
                messages.Detail($"{origin}: passed over: there is no rule '{rule}'");
            }

            return null;
        }
    }

    /// <summary>Splits a line into name and value, the comment behind it left out.</summary>
    private static bool TrySplit(ReadOnlySpan<char> line, out Range name, out Range value)
    {
        name = default;
        value = default;
        int equals = line.IndexOfAny('=', ':');
        if (equals <= 0 || line[0] is '#' or ';')
        {
            return false;
        }

        int end = equals + 1 + Math.Max(0, line[(equals + 1)..].IndexOfAny('#', ';') is >= 0 and var comment ? comment : line.Length - equals - 1);
        name = ..line[..equals].TrimEnd().Length;
        int start = equals + 1 + (line[(equals + 1)..end].Length - line[(equals + 1)..end].TrimStart().Length);
        value = start..(start + line[start..end].TrimEnd().Length);
        return true;
    }
}
