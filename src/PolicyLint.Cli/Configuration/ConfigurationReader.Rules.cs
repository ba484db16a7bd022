using System.Collections.Immutable;
using System.Text.Json;
using PolicyLint.Analysis;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Configuration;

/// <content>What the configuration says of rules.</content>
internal sealed partial class ConfigurationReader
{
    private const string SeverityName = "severity";
    private const string OptionsName = "options";

    private static readonly (string Name, Severity Value)[] Severities =
        [("error", Severity.Error), ("warning", Severity.Warning), ("suggestion", Severity.Suggestion), ("none", Severity.None)];

    private ImmutableDictionary<string, RuleSettings> ReadRules(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw Fault(json, $"'{RulesName}' takes an object and not {Describe(json)}; for example {{ \"PL3002\": \"error\" }}");
        }

        var settings = ImmutableDictionary.CreateBuilder<string, RuleSettings>(StringComparer.Ordinal);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            RuleDescriptor rule = FindRule(json);
            if (settings.ContainsKey(rule.Id))
            {
                throw Fault(json, $"{rule} is there twice; leave one out");
            }

            json.Read();
            settings.Add(rule.Id, json.TokenType == JsonTokenType.StartObject ? ReadRule(ref json, rule) : new RuleSettings { Severity = ReadSeverity(json, rule) });
        }

        return settings.ToImmutable();
    }

    private RuleDescriptor FindRule(in Utf8JsonReader json)
    {
        try
        {
            return new RuleNames(_rules).Find(Text(json));
        }
        catch (UsageException fault)
        {
            throw Fault(json, fault.Message);
        }
    }

    private RuleSettings ReadRule(ref Utf8JsonReader json, RuleDescriptor rule)
    {
        var settings = new RuleSettings();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string name = Text(json);
            if (name is not (SeverityName or OptionsName))
            {
                throw Fault(json, $"a rule has no setting '{name}'; there are {SeverityName} and {OptionsName}");
            }

            json.Read();
            settings = name == SeverityName
                ? settings with { Severity = ReadSeverity(json, rule) }
                : settings with { Options = ReadOptions(ref json, rule) };
        }

        return settings;
    }

    private Severity ReadSeverity(in Utf8JsonReader json, RuleDescriptor rule)
    {
        const string Choices = "error, warning, suggestion or none";
        if (json.TokenType != JsonTokenType.String)
        {
            throw Fault(json, $"the severity of {rule.Id} is {Choices} and not {Describe(json)}");
        }

        string text = Text(json);
        foreach ((string name, Severity value) in Severities)
        {
            if (name == text)
            {
                return value;
            }
        }

        throw Fault(json, $"the severity of {rule.Id} is {Choices} and not '{text}'");
    }

    private ImmutableDictionary<RuleOption, object> ReadOptions(ref Utf8JsonReader json, RuleDescriptor rule)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw Fault(json, $"'{OptionsName}' takes an object and not {Describe(json)}");
        }

        if (rule.Options.IsEmpty)
        {
            throw Fault(json, $"{rule} has no options");
        }

        var options = ImmutableDictionary.CreateBuilder<RuleOption, object>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            RuleOption option = FindOption(json, rule);
            if (options.ContainsKey(option))
            {
                throw Fault(json, $"'{option.Name}' is there twice; leave one out");
            }

            json.Read();
            options.Add(option, ReadValue(ref json, option));
        }

        return options.ToImmutable();
    }

    private RuleOption FindOption(in Utf8JsonReader json, RuleDescriptor rule)
    {
        string name = Text(json);
        foreach (RuleOption option in rule.Options)
        {
            if (option.Name == name)
            {
                return option;
            }
        }

        string[] names = [.. rule.Options.Select(option => option.Name)];
        throw Fault(json, Spelling.Nearest(name, names) is { } nearest
            ? $"{rule} has no option '{name}'; did you mean '{nearest}'?"
            : $"{rule} has no option '{name}'; it has {string.Join(", ", names)}");
    }

    private object ReadValue(ref Utf8JsonReader json, RuleOption option) => option switch
    {
        RuleOption<ImmutableArray<string>> => ReadTexts(ref json, option.Name, static _ => null),
        RuleOption<int> => json.TokenType == JsonTokenType.Number && json.TryGetInt32(out int number) && number >= 0
            ? number
            : throw Fault(json, $"'{option.Name}' takes a whole number of 0 or more and not {(json.TokenType == JsonTokenType.Number ? "this one" : Describe(json))}"),
        _ => ReadBoolean(json, option.Name),
    };

    private ImmutableArray<string> ReadAccounts(ref Utf8JsonReader json)
        => ReadTexts(ref json, Accounts, static account => account.Length == 12 && !account.AsSpan().ContainsAnyExceptInRange('0', '9') ? null
            : "is no account; write its 12 digits in quotes, such as \"111122223333\"");

    private ImmutableArray<string> ReadOrganizations(ref Utf8JsonReader json)
        => ReadTexts(ref json, Organizations, static id => IsOrganization(id) ? null : "is no organization; write its id, such as \"o-a1b2c3d4e5\"");

    /// <summary>Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html</summary>
    private static bool IsOrganization(string id)
        => id.Length is >= 12 and <= 34 && id.StartsWith("o-", StringComparison.Ordinal) && !id.AsSpan(2).ContainsAnyExcept(OrganizationCharacters);

    /// <param name="json">The reader, at the value.</param>
    /// <param name="name">What the setting is called.</param>
    /// <param name="faultOf">What is wrong with a text, as the end of a sentence; null when nothing is.</param>
    private ImmutableArray<string> ReadTexts(ref Utf8JsonReader json, string name, Func<string, string?> faultOf)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            throw Fault(json, $"'{name}' takes a list and not {Describe(json)}");
        }

        var texts = ImmutableArray.CreateBuilder<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.String)
            {
                throw Fault(json, $"'{name}' lists texts and not {Describe(json)}; put it in quotes");
            }

            string text = Text(json);
            if (faultOf(text) is { } fault)
            {
                throw Fault(json, $"'{text}' {fault}");
            }

            texts.Add(text);
        }

        return texts.ToImmutable();
    }
}
