using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PolicyLint.ReferenceBuilder;

/// <summary>
/// Makes the resource with SAM's policy templates of <c>samtranslator/policy_templates_data/policy_templates.json</c>: names,
/// parameters and statements, a template a line. Its <c>Fn::Sub</c> with a map of <c>Ref</c> become one text, in which
/// <c>${BucketName}</c> is the parameter itself.
/// </summary>
internal static class SamPolicyTemplates
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The resource's text.</summary>
    /// <param name="json">The upstream file.</param>
    /// <exception cref="InvalidDataException">Something in it is not known here.</exception>
    public static string Build(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        IEnumerable<string> lines = document.RootElement.GetProperty("Templates").EnumerateObject()
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(Line);
        return $"{{\n{string.Join(",\n", lines)}\n}}\n";
    }

    private static string Line(JsonProperty template)
    {
        List<string> parameters = [.. template.Value.GetProperty("Parameters").EnumerateObject().Select(p => p.Name)];
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("Parameters");
            parameters.ForEach(writer.WriteStringValue);
            writer.WriteEndArray();
            writer.WritePropertyName("Statement");
            Write(template.Value.GetProperty("Definition").GetProperty("Statement"), writer, parameters);
            writer.WriteEndObject();
        }

        return $"\"{template.Name}\":{Encoding.UTF8.GetString(stream.ToArray())}";
    }

    private static void Write(JsonElement element, Utf8JsonWriter writer, List<string> parameters)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when TryCall(element, parameters, out string? text):
                writer.WriteStringValue(text);
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, writer, parameters);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Write(item, writer, parameters);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when element.GetString()!.Contains("${", StringComparison.Ordinal):
                throw new InvalidDataException($"A text outside of Fn::Sub has a variable: {element}");
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static bool TryCall(JsonElement element, List<string> parameters, out string? text)
    {
        text = null;
        if (element.TryGetProperty("Ref", out JsonElement name))
        {
            text = parameters.Contains(name.GetString()!) ? $"${{{name}}}" : throw new InvalidDataException($"Ref to {name}, which is no parameter.");
        }
        else if (element.TryGetProperty("Fn::Sub", out JsonElement sub))
        {
            text = sub.ValueKind == JsonValueKind.String ? sub.GetString() : Substitute(sub[0].GetString()!, sub[1], parameters);
        }
        else if (element.EnumerateObject().Any(m => m.Name.StartsWith("Fn::", StringComparison.Ordinal)))
        {
            throw new InvalidDataException($"Only Ref and Fn::Sub are known: {element}");
        }

        return text is not null;
    }

    private static string Substitute(string text, JsonElement variables, List<string> parameters)
        => variables.EnumerateObject().Aggregate(text, (current, variable) => current.Replace(
            $"${{{variable.Name}}}",
            TryCall(variable.Value, parameters, out string? value) ? value : throw new InvalidDataException($"No call: {variable.Value}"),
            StringComparison.Ordinal));
}
