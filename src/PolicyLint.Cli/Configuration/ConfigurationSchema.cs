using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyLint.Analysis;
using PolicyLint.Cli.Output;

namespace PolicyLint.Cli.Configuration;

/// <summary>
/// The JSON schema of the configuration: <c>Schemas/policylint.schema.json</c>, in which all that it says of rules is written from the
/// rules themselves.
/// </summary>
internal static class ConfigurationSchema
{
    /// <summary>Where it is published, for editors.</summary>
    public const string Address = "https://raw.githubusercontent.com/policylint/policylint/main/src/PolicyLint.Cli/Schemas/policylint.schema.json";

    private const string ResourceName = "policylint.schema.json";
    private const string DefinitionsName = "$defs";
    private const string RuleReference = "#/$defs/rule";

    /// <summary>Writes the schema.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="rules">The rules that a configuration may name.</param>
    public static void Write(Stream output, ImmutableArray<Rule> rules)
    {
        using Stream resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourceName)!;
        JsonObject schema = JsonNode.Parse(resource)!.AsObject();
        JsonObject definitions = schema[DefinitionsName]!.AsObject();
        RuleDescriptor[] descriptors = [.. rules.Select(rule => rule.Descriptor).OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        foreach (string name in definitions.Select(definition => definition.Key).Where(name => name.StartsWith("PL", StringComparison.Ordinal)).ToArray())
        {
            definitions.Remove(name);
        }

        definitions["ruleName"]!["enum"] = new JsonArray([.. descriptors.SelectMany(rule => (JsonNode?[])[rule.Id, rule.Name])]);
        JsonObject said = definitions["rules"]!.AsObject();
        said["type"] = "object";
        said["additionalProperties"] = false;
        said["properties"] = new JsonObject(descriptors.SelectMany(rule => (KeyValuePair<string, JsonNode?>[])[new(rule.Id, Reference(rule)), new(rule.Name, Reference(rule))]));
        foreach (RuleDescriptor rule in descriptors.Where(rule => !rule.Options.IsEmpty))
        {
            definitions[rule.Id] = Definition(rule);
        }

        using (var json = new Utf8JsonWriter(output, JsonOutput.WriterOptions))
        {
            schema.WriteTo(json);
        }

        output.Write("\n"u8);
    }

    private static JsonObject Reference(RuleDescriptor rule) => new()
    {
        ["$ref"] = rule.Options.IsEmpty ? RuleReference : $"#/{DefinitionsName}/{rule.Id}",
        ["description"] = rule.Title,
    };

    private static JsonObject Definition(RuleDescriptor rule)
    {
        var options = new JsonObject();
        foreach (RuleOption option in rule.Options)
        {
            options[option.Name] = Definition(option);
        }

        return new JsonObject
        {
            ["oneOf"] = new JsonArray(
                SeverityReference(),
                Strict(new JsonObject { ["severity"] = SeverityReference(), ["options"] = Strict(options) })),
        };
    }

    private static JsonObject Definition(RuleOption option)
    {
        JsonObject definition = option switch
        {
            RuleOption<ImmutableArray<string>> texts => new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject { ["type"] = "string" },
                ["default"] = new JsonArray([.. texts.Default.Select(text => (JsonNode)text)]),
            },
            RuleOption<int> number => new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["default"] = number.Default },
            RuleOption<bool> flag => new JsonObject { ["type"] = "boolean", ["default"] = flag.Default },
            _ => [],
        };
        definition["description"] = option.Summary;
        return definition;
    }

    private static JsonObject Strict(JsonObject properties) => new() { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };

    private static JsonObject SeverityReference() => new() { ["$ref"] = "#/$defs/severity" };
}
