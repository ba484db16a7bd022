using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Syntax;

namespace PolicyLint.Cli.Configuration;

/// <content>What the configuration says of rules.</content>
internal sealed partial class ConfigurationReader
{
    private const string RulesExample = "{ \"PL3002\": \"error\" }";
    private const string SeverityName = "severity";
    private const string OptionsName = "options";

    /// <summary>What other linters call the same.</summary>
    private static readonly (string Theirs, string Ours)[] SeveritySynonyms =
    [
        ("off", "none"), ("false", "none"), ("ignore", "none"), ("disabled", "none"), ("silent", "none"), ("never", "none"), ("warn", "warning"),
        ("note", "suggestion"), ("info", "suggestion"), ("hint", "suggestion"), ("on", "warning"), ("critical", "error"), ("high", "error"),
        ("medium", "warning"), ("low", "suggestion"),
    ];

    private ImmutableDictionary<string, RuleSettings> ReadRules(SyntaxNode node)
    {
        var settings = ImmutableDictionary.CreateBuilder<string, RuleSettings>(StringComparer.Ordinal);
        foreach (SyntaxMember member in _values.Members(node, "rules", RulesExample))
        {
            if (FindRule(member.Name) is not { } rule)
            {
                continue;
            }

            if (settings.ContainsKey(rule.Id))
            {
                _faults.Add(member.Name.Origin, $"{rule} is there twice; leave one out");
                continue;
            }

            settings.Add(rule.Id, member.Value.Kind == SyntaxKind.Mapping
                ? ReadRule(member.Value, rule)
                : new RuleSettings { Severity = ReadSeverity(member.Value, rule.Id) });
        }

        return settings.ToImmutable();
    }

    private RuleDescriptor? FindRule(SyntaxNode name)
    {
        try
        {
            return new RuleNames(_rules).Find(name.GetText());
        }
        catch (UsageException fault)
        {
            _faults.Add(name.Origin, fault.Message);
            return null;
        }
    }

    private RuleSettings ReadRule(SyntaxNode node, RuleDescriptor rule)
    {
        var settings = new RuleSettings();
        foreach (SyntaxMember member in _values.Members(node, rule.Id, ""))
        {
            string name = member.Name.GetText();
            if (name == SeverityName)
            {
                settings = settings with { Severity = ReadSeverity(member.Value, rule.Id) };
            }
            else if (name == OptionsName)
            {
                settings = settings with { Options = ReadOptions(member.Value, rule) };
            }
            else
            {
                string hint = rule.Options.Any(option => option.Name == name) ? $"; it is an option: put it under {OptionsName}" : $"; there are {SeverityName} and {OptionsName}";
                _faults.Add(member.Name.Origin, $"a rule has no setting '{name}'{hint}");
            }
        }

        return settings;
    }

    private Setting<Severity>? ReadSeverity(SyntaxNode node, string subject)
        => _values.ReadChoice(node, $"the severity of {subject}", "is", SeverityNames.Levels, SeveritySynonyms) is { } severity ? Set(severity, node) : null;

    private ImmutableDictionary<RuleOption, Setting<object>> ReadOptions(SyntaxNode node, RuleDescriptor rule)
    {
        var options = ImmutableDictionary.CreateBuilder<RuleOption, Setting<object>>();
        if (node.Kind == SyntaxKind.Mapping && rule.Options.IsEmpty)
        {
            _faults.Add(node.Origin, $"{rule} has no options");
            return options.ToImmutable();
        }

        foreach (SyntaxMember member in _values.Members(node, OptionsName, ""))
        {
            string name = member.Name.GetText();
            if (rule.Options.FirstOrDefault(option => option.Name == name) is not { } option)
            {
                string[] names = [.. rule.Options.Select(known => known.Name)];
                _faults.AddUnknown(member.Name.Origin, $"{rule} has no option '{name}'", name, names, "it has");
            }
            else if (ReadValue(member.Value, option) is { } value)
            {
                options.Add(option, Set(value, member.Value));
            }
        }

        return options.ToImmutable();
    }

    private object? ReadValue(SyntaxNode node, RuleOption option) => option switch
    {
        RuleOption<ImmutableArray<string>> => _values.ReadTexts(node, option.Name, static _ => null),
        RuleOption<int> => _values.ReadNumber(node, option.Name),
        _ => _values.ReadBoolean(node, option.Name),
    };

    private ImmutableDictionary<string, Setting<Severity>> ReadCategories(SyntaxNode node)
    {
        var categories = ImmutableDictionary.CreateBuilder<string, Setting<Severity>>(StringComparer.Ordinal);
        foreach (SyntaxMember member in _values.Members(node, "categories", "{ \"hygiene\": \"none\" }"))
        {
            string name = member.Name.GetText();
            if (FindPrefix(member.Name, name) is not { } prefix)
            {
                continue;
            }

            if (categories.ContainsKey(prefix))
            {
                _faults.Add(member.Name.Origin, $"'{name}' is there under another name; leave one out");
            }
            else if (ReadSeverity(member.Value, name) is { } severity)
            {
                categories.Add(prefix, severity);
            }
        }

        return categories.ToImmutable();
    }

    /// <summary>What the ids of a category's rules begin with; null, and told, when there is no such category.</summary>
    private string? FindPrefix(SyntaxNode node, string name)
    {
        if (CategoryNames.PrefixOf(name) is { } prefix)
        {
            return prefix;
        }

        try
        {
            string id = new RuleNames(_rules).Normalize(name);
            if (!_rules.Any(rule => rule.Descriptor.Id == id))
            {
                return id;
            }

            _faults.Add(node.Origin, $"'{name}' is a rule and no category; put it under 'rules'");
        }
        catch (UsageException)
        {
            _faults.AddUnknown(node.Origin, $"there is no category '{name}'", name, CategoryNames.All, "there are prefixes of ids, such as PL3, and");
        }

        return null;
    }
}
