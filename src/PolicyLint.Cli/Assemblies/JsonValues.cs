using System.Text.Json;

namespace PolicyLint.Cli.Assemblies;

/// <summary>Reads JSON of which nothing is sure: what is absent or of another type reads as nothing, and nothing throws.</summary>
internal static class JsonValues
{
    /// <summary>The value of a member; undefined when there is none.</summary>
    public static JsonElement Member(this JsonElement element, ReadOnlySpan<byte> name)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : default;

    /// <summary>The members of an object; none of anything else.</summary>
    public static IEnumerable<JsonProperty> Members(this JsonElement element)
        => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];

    /// <summary>The items of an array; none of anything else.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element)
        => element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    /// <summary>A text; null for anything else.</summary>
    public static string? Text(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no text.
            return null;
        }
    }

    /// <summary>The name of a member; empty when it is no text.</summary>
    public static string NameText(this JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
