using System.Text.Json;

namespace PolicyLint.ReferenceBuilder;

/// <summary>Which services a policy hands out whole: every action, on every resource, under no condition.</summary>
internal static class WholeServices
{
    private const string AllOf = ":*";

    /// <summary>The prefixes in lower case, sorted; "*" among them when it hands out everything.</summary>
    /// <param name="document">A policy document.</param>
    public static IReadOnlyList<string> Of(JsonElement document)
    {
        var services = new SortedSet<string>(StringComparer.Ordinal);
        List<JsonElement> statements = [.. Items(document, "Statement")];
        foreach (JsonElement statement in statements)
        {
            if (IsAllow(statement) && !statement.TryGetProperty("Condition", out _) && Texts(statement, "Resource").Contains("*"))
            {
                services.UnionWith(Texts(statement, "Action")
                    .Where(action => action == "*" || action.EndsWith(AllOf, StringComparison.Ordinal))
                    .Select(action => action.EndsWith(AllOf, StringComparison.Ordinal) ? action[..^AllOf.Length] : action));
            }
        }

        // What is denied in part, wherever and whenever, is not whole.
        foreach (JsonElement statement in statements.Where(statement => !IsAllow(statement)))
        {
            services.RemoveWhere(service => statement.TryGetProperty("Action", out _)
                ? Texts(statement, "Action").Any(action => service == "*" || action.Split(':')[0] == service || action == "*")
                : !Texts(statement, "NotAction").Contains(service + AllOf));
        }

        return [.. services];
    }

    private static bool IsAllow(JsonElement statement) => statement.GetProperty("Effect").GetString() == "Allow";

    private static IEnumerable<string> Texts(JsonElement statement, string element)
        => Items(statement, element).Select(item => item.GetString()!.ToLowerInvariant());

    private static IEnumerable<JsonElement> Items(JsonElement element, string member)
        => !element.TryGetProperty(member, out JsonElement value) ? []
            : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray()
            : [value];
}
