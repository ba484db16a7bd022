using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Json.Schema;

namespace PolicyLint.Cli.Tests;

/// <summary>The schemas that we publish, and those of other people's formats.</summary>
internal static class Schemas
{
    /// <summary>The schema of the configuration.</summary>
    public static JsonSchema Configuration { get; } = Load("policylint.schema.json");

    private static readonly ConcurrentDictionary<string, XmlSchemaSet> XmlSchemas = new(StringComparer.Ordinal);

    /// <summary>Loads a schema; each can be loaded once.</summary>
    public static JsonSchema Load(string name) => JsonSchema.FromText(Text(name));

    /// <summary>The text of a schema.</summary>
    public static string Text(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Fails, and says why, unless the text is valid.</summary>
    public static void Validate(JsonSchema schema, string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        EvaluationResults results = schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = Json.Schema.OutputFormat.List });
        string[] errors = results.IsValid
            ? []
            : [.. (results.Details ?? []).Where(d => d.Errors is not null).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value}"))];
        errors.Should().BeEmpty();
        results.IsValid.Should().BeTrue();
    }

    /// <summary>Fails, and says why, unless the text is XML and valid.</summary>
    public static XElement ValidateXml(string schema, string xml)
    {
        var document = XDocument.Parse(xml);
        var errors = new List<string>();
        document.Validate(XmlSchemas.GetOrAdd(schema, LoadXml), (_, fault) => errors.Add(fault.Message));
        errors.Should().BeEmpty();
        return document.Root!;
    }

    private static XmlSchemaSet LoadXml(string name)
    {
        var set = new XmlSchemaSet();
        using var reader = XmlReader.Create(new StringReader(Text(name)));
        set.Add(null, reader);
        set.Compile();
        return set;
    }
}
