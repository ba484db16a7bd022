using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyLint.Analysis;
using PolicyLint.Cli.Configuration;

namespace PolicyLint.Cli.Output;

/// <summary>The effective configuration of a file, for people.</summary>
internal static class ConfigurationText
{
    private const int MinimumValueWidth = 12;
    private const int MaximumValueWidth = 48;

    /// <summary>Writes it.</summary>
    /// <param name="path">What the file is called.</param>
    /// <param name="files">The configurations that say something.</param>
    /// <param name="settings">What counts.</param>
    /// <param name="style">Colours, or none.</param>
    public static string Of(string path, IReadOnlyList<string> files, EffectiveSettings settings, Style style)
    {
        var rows = new List<Row>();
        foreach (EffectiveSetting setting in settings.Values)
        {
            rows.Add(new Row("  " + setting.Name, Show(setting.Value), setting.Source));
        }

        int firstRule = rows.Count;
        EffectiveRule[] changed = [.. settings.Rules.Where(rule => rule.IsChanged)];
        foreach (EffectiveRule rule in changed)
        {
            rows.Add(new Row($"  {rule.Rule}", Words.Of(rule.Severity.Value), rule.Severity.Source));
            rows.AddRange(rule.Options.Where(option => option.Source != SettingSource.Default).Select(option => new Row("    " + option.Name, Show(option.Value), option.Source)));
        }

        int firstSuppression = rows.Count;
        foreach (SuppressionEntry entry in settings.Suppressions)
        {
            rows.Add(new Row("  " + string.Join(", ", entry.Suppression.Rules.Select(rule => rule.Name)), entry.Suppression.Until is { } until ? $"until {until}" : "", SettingSource.At(entry.Suppression.Origin)));
        }

        int nameWidth = rows.Max(row => row.Name.Length);
        int valueWidth = Math.Clamp(rows.Max(row => row.Value.Length), MinimumValueWidth, MaximumValueWidth);
        var text = new StringBuilder();
        text.Append(style.Strong(Printable.Escape(path))).Append("\n\n").Append(style.Label("Configuration")).Append('\n');
        foreach (string file in files.Count == 0 ? ["none"] : files)
        {
            text.Append("  ").Append(Printable.Escape(file)).Append('\n');
        }

        for (int i = 0; i < rows.Count; i++)
        {
            if (i == 0)
            {
                text.Append('\n').Append(style.Label("Settings")).Append('\n');
            }

            if (i == firstRule && changed.Length > 0)
            {
                text.Append('\n').Append(style.Label("Rules that are not as by default")).Append('\n');
            }

            if (i == firstSuppression)
            {
                text.Append('\n').Append(style.Label("Suppressions")).Append('\n');
            }

            Row row = rows[i];
            text.Append(Printable.Escape(row.Name).PadRight(nameWidth)).Append("  ").Append(Printable.Escape(row.Value).PadRight(valueWidth)).Append("  ")
                .Append(style.Faint(Printable.Escape(row.Source.ToString()))).Append('\n');
        }

        return text.Append('\n').Append(Words.Count(settings.Rules.Count(rule => rule.Severity.Value != Severity.None), "rule"))
            .Append($" of {settings.Rules.Length} run.\n").ToString();
    }

    private static string Show(JsonNode? value) => value switch
    {
        null => "-",
        JsonArray { Count: 0 } => "[]",
        JsonArray list => string.Join(", ", list.Select(Show)),
        JsonObject members => string.Join(", ", members.Select(member => $"{member.Key}={Show(member.Value)}")),
        _ when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    private readonly record struct Row(string Name, string Value, SettingSource Source);
}
