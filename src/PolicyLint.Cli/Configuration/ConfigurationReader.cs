using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Cli.Configuration;

/// <summary>
/// Reads a configuration file, YAML or JSON; <c>Schemas/policylint.schema.json</c> describes it. Strict: what is misspelt would else be
/// silently without effect.
/// </summary>
internal sealed partial class ConfigurationReader
{
    private const string OverrideExample = "[{ files: \"legacy/\", rules: { PL3002: none } }]";
    private const string ParametersExample = "{ \"Stage\": \"prod\" }";

    private static readonly (string Name, RulePreset Value)[] Presets =
        [("recommended", RulePreset.Recommended), ("strict", RulePreset.Strict), ("all", RulePreset.All), ("correctness", RulePreset.Correctness)];

    private static readonly (string Name, PolicyKind Value)[] KindChoices = [.. PolicyKindNames.All.Select((name, index) => (name, (PolicyKind)index))];

    /// <summary>The settings, and what reads each.</summary>
    private static readonly (string Name, Func<ConfigurationReader, SyntaxNode, Settings, Settings> Read)[] Table =
    [
        ("$schema", static (reader, node, settings) => reader.ReadSchema(node, settings)),
        ("accounts", static (reader, node, settings) => settings with { Accounts = reader.Texts(node, "accounts", FaultOfAccount) }),
        ("additionalActions", static (reader, node, settings) => settings with { AdditionalActions = reader.Texts(node, "additionalActions", FaultOfAction, "\"s3:GetNewThing\"") }),
        ("baseline", static (reader, node, settings) => settings with { Baseline = reader.ReadBaseline(node) }),
        ("categories", static (reader, node, settings) => settings with { Severities = settings.Severities with { Categories = reader.ReadCategories(node) } }),
        ("exclude", static (reader, node, settings) => settings with { Exclude = reader.ReadGlobSetting(node, "exclude") }),
        ("extends", static (reader, node, settings) => reader.ReadExtends(node, settings)),
        ("failOn", static (reader, node, settings) => settings with { FailOn = reader.Choice(node, "'failOn'", SeverityNames.Thresholds) }),
        ("include", static (reader, node, settings) => settings with { Include = reader.ReadGlobSetting(node, "include") }),
        ("kinds", static (reader, node, settings) => settings with { Kinds = reader.ReadKinds(node) }),
        ("organizations", static (reader, node, settings) => settings with { Organizations = reader.Texts(node, "organizations", FaultOfOrganization) }),
        ("overrides", static (reader, node, settings) => settings with { Overrides = reader.ReadOverrides(node) }),
        ("parameters", static (reader, node, settings) => settings with { Parameters = reader.ReadParameters(node) }),
        ("preset", static (reader, node, settings) => settings with { Severities = settings.Severities with { Preset = reader.Choice(node, "'preset'", Presets) } }),
        ("root", static (reader, node, settings) => settings with { IsRoot = reader._values.ReadBoolean(node, "root") ?? false }),
        ("rules", static (reader, node, settings) => settings with { Severities = settings.Severities with { Rules = reader.ReadRules(node) } }),
        ("suppressionTickets", static (reader, node, settings) => settings with { SuppressionTickets = reader.ReadTickets(node) }),
        ("suppressions", static (reader, node, settings) => settings with { Suppressions = reader.ReadSuppressions(node) }),
    ];

    /// <summary>A pattern that takes longer for a ticket's few characters is a mistake.</summary>
    private static readonly TimeSpan TicketTimeout = TimeSpan.FromSeconds(1);

    private readonly SourceText _source;
    private readonly string _directory;
    private readonly string _globFolder;
    private readonly ImmutableArray<Rule> _rules;
    private readonly ConfigurationFaults _faults = new();
    private readonly ValueReader _values;
    private readonly List<Setting<string>> _extends = [];

    /// <summary>Makes a reader.</summary>
    /// <param name="source">The file.</param>
    /// <param name="directory">The full path of the folder that it lies in: paths of other files begin there.</param>
    /// <param name="globFolder">The full path of the folder that patterns begin at.</param>
    /// <param name="rules">The rules that it may name.</param>
    public ConfigurationReader(SourceText source, string directory, string globFolder, ImmutableArray<Rule> rules)
    {
        _source = source;
        _directory = directory;
        _globFolder = globFolder;
        _rules = rules;
        _values = new ValueReader(_faults);
    }

    /// <summary>The settings that a file can make.</summary>
    public static IReadOnlyList<string> Names { get; } = Array.ConvertAll(Table, setting => setting.Name);

    /// <summary>The full paths of the files that this one extends, the least first; known once it is read.</summary>
    public IReadOnlyList<Setting<string>> Extends => _extends;

    /// <summary>Reads the file.</summary>
    /// <exception cref="UsageException">Something in it is wrong.</exception>
    public Settings Read()
    {
        Settings settings = Settings.None with { Files = [_source.Path] };
        if (ConfigurationSyntax.Read(_source, _faults) is { } root)
        {
            settings = Read(root, settings);
        }

        _faults.ThrowIfAny();
        return settings;
    }

    private Settings Read(SyntaxNode root, Settings settings)
    {
        if (root.Kind != SyntaxKind.Mapping)
        {
            _faults.Add(root.Origin, $"the configuration is an object and not {ValueReader.Describe(root)}; for example {{ \"preset\": \"strict\" }}");
            return settings;
        }

        foreach (SyntaxMember member in _values.Members(root, "", ""))
        {
            string name = member.Name.GetText();
            int index = Array.FindIndex(Table, setting => setting.Name == name);
            if (index < 0)
            {
                _faults.AddUnknown(member.Name.Origin, $"there is no setting '{name}'", name, Names, "there are");
            }
            else
            {
                settings = Table[index].Read(this, member.Value, settings);
            }
        }

        return settings;
    }

    private Settings ReadSchema(SyntaxNode node, Settings settings)
    {
        _values.ReadText(node, "$schema");
        return settings;
    }

    private Settings ReadExtends(SyntaxNode node, Settings settings)
    {
        IEnumerable<SyntaxNode> items = node.Kind == SyntaxKind.String ? [node] : _values.Items(node, "extends", "\"../shared/policylint.yaml\"");
        foreach (SyntaxNode item in items)
        {
            if (ReadPath(item, "extends") is { } path)
            {
                _extends.Add(path);
            }
        }

        return settings;
    }

    private Setting<string>? ReadBaseline(SyntaxNode node) => ReadPath(node, "baseline");

    private Setting<string>? ReadPath(SyntaxNode node, string name)
    {
        if (_values.ReadText(node, name) is not { } text)
        {
            return null;
        }

        try
        {
            return text.Length > 0 ? Set(Path.GetFullPath(text, _directory), node) : throw new ArgumentException(text);
        }
        catch (ArgumentException)
        {
            _faults.Add(node.Origin, $"'{name}' takes the path of a file and not '{text}'");
            return null;
        }
    }

    private Setting<ImmutableDictionary<string, string>>? ReadParameters(SyntaxNode node)
    {
        var parameters = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (SyntaxMember member in _values.Members(node, "parameters", ParametersExample))
        {
            if (member.Value.Kind is SyntaxKind.Number or SyntaxKind.Boolean)
            {
                parameters.Add(member.Name.GetText(), member.Value.GetText());
            }
            else if (member.Value.Kind != SyntaxKind.String)
            {
                _faults.Add(member.Value.Origin, $"a parameter is a text, as on the command line of CloudFormation, and not {ValueReader.Describe(member.Value)}; a list is a text with commas");
            }
            else if (_values.Text(member.Value) is { } text)
            {
                parameters.Add(member.Name.GetText(), text);
            }
        }

        return ValueReader.IsLeftOut(node) ? null : Set(parameters.ToImmutable(), node);
    }

    private Setting<TicketPattern>? ReadTickets(SyntaxNode node)
    {
        if (_values.ReadText(node, "suppressionTickets", "\"^[A-Z]+-[0-9]+$\"") is not { } pattern)
        {
            return null;
        }

        try
        {
            return Set(new TicketPattern(pattern, new Regex(pattern, RegexOptions.CultureInvariant, TicketTimeout).IsMatch), node);
        }
        catch (ArgumentException fault)
        {
            _faults.Add(node.Origin, $"'suppressionTickets' takes a regular expression, which '{pattern}' is not: {ReasonOf(fault)}");
            return null;
        }
    }

    /// <summary>What .NET says of a pattern, without the pattern before it.</summary>
    private static string ReasonOf(ArgumentException fault)
    {
        string message = fault.Message.ReplaceLineEndings(" ");
        int start = message.LastIndexOf("' at ", StringComparison.Ordinal);
        return (start < 0 ? message : message[(start + 2)..]).TrimEnd('.');
    }

    private Setting<ImmutableArray<string>>? Texts(SyntaxNode node, string name, Func<string, string?> faultOf, string example = "")
        => _values.ReadTexts(node, name, faultOf, example) is { } texts ? Set(texts, node) : null;

    private Setting<T>? Choice<T>(SyntaxNode node, string subject, (string Name, T Value)[] choices)
        where T : struct
        => _values.ReadChoice(node, subject, "takes", choices) is { } value ? Set(value, node) : null;

    private static Setting<T> Set<T>(T value, SyntaxNode node) => new(value, SettingSource.At(node.Origin));
}
