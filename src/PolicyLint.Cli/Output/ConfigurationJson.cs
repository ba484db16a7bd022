using System.Text.Json;
using PolicyLint.Analysis;
using PolicyLint.Cli.Configuration;

namespace PolicyLint.Cli.Output;

/// <summary>The effective configuration of a file, for programs.</summary>
internal static class ConfigurationJson
{
    private const int SchemaVersion = 1;

    /// <summary>Writes it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="path">What the file is called.</param>
    /// <param name="files">The configurations that say something.</param>
    /// <param name="settings">What counts.</param>
    public static void Write(Stream output, string path, IReadOnlyList<string> files, EffectiveSettings settings)
    {
        using (var json = new Utf8JsonWriter(output, JsonOutput.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            JsonOutput.WriteTool(json);
            json.WriteString("path", path);
            json.WriteStartArray("configuration");
            foreach (string file in files)
            {
                json.WriteStringValue(file);
            }

            json.WriteEndArray();
            WriteSettings(json, "settings", settings.Values);
            json.WriteStartArray("rules");
            foreach (EffectiveRule rule in settings.Rules)
            {
                json.WriteStartObject();
                json.WriteString("id", rule.Rule.Id);
                json.WriteString("name", rule.Rule.Name);
                json.WriteString("severity", Words.Of(rule.Severity.Value));
                json.WriteString("defaultSeverity", Words.Of(RulePreset.Recommended.SeverityOf(rule.Rule)));
                json.WriteString("source", rule.Severity.Source.ToString());
                WriteSettings(json, "options", rule.Options);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("suppressions");
            foreach (SuppressionEntry entry in settings.Suppressions)
            {
                Write(json, entry);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void WriteSettings(Utf8JsonWriter json, string name, IEnumerable<EffectiveSetting> settings)
    {
        json.WriteStartObject(name);
        foreach (EffectiveSetting setting in settings)
        {
            json.WriteStartObject(setting.Name);
            json.WritePropertyName("value");
            if (setting.Value is null)
            {
                json.WriteNullValue();
            }
            else
            {
                setting.Value.WriteTo(json);
            }

            json.WriteString("source", setting.Source.ToString());
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SuppressionEntry entry)
    {
        Suppression suppression = entry.Suppression;
        json.WriteStartObject();
        json.WriteStartArray("rules");
        foreach (SuppressedRule rule in suppression.Rules)
        {
            json.WriteStringValue(rule.Name);
        }

        json.WriteEndArray();
        WriteText(json, "policy", suppression.Policy);
        WriteText(json, "sid", suppression.Sid);
        WriteText(json, "value", suppression.Value);
        WriteText(json, "reason", suppression.Reason);
        WriteText(json, "until", suppression.Until?.ToString());
        WriteText(json, "ticket", suppression.Ticket);
        WriteText(json, "owner", entry.Owner);
        json.WriteString("source", suppression.Origin.ToString());
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(name, text);
        }
    }
}
