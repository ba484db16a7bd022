using System.Text.Json;
using System.Text.RegularExpressions;

namespace PolicyLint.ReferenceBuilder;

/// <summary>
/// Finds in AWS's service specification the properties of CloudFormation resources that may hold a policy, a part of one, or name one.
/// Generous: what is none is told apart by the tables of PolicyLint.Core, by a person, so that a new one is never passed over.
/// </summary>
internal sealed partial class PolicyPropertyReader
{
    private readonly Dictionary<string, JsonElement> _definitions;
    private readonly List<(string Path, string Type)> _found = [];

    private PolicyPropertyReader(Dictionary<string, JsonElement> definitions) => _definitions = definitions;

    /// <summary>The properties, in order of resource types and paths.</summary>
    /// <param name="schema">The specification's <c>schema</c>.</param>
    public static List<PolicyShapedProperty> Read(JsonElement schema)
    {
        var reader = new PolicyPropertyReader(Entities(schema, "typeDefinition").ToDictionary(e => e.GetProperty("$id").GetString()!));
        var properties = new List<PolicyShapedProperty>();
        foreach (JsonElement resource in Entities(schema, "resource"))
        {
            reader._found.Clear();
            reader.ReadProperties(resource, string.Empty, parent: string.Empty, inStatement: false, []);
            properties.AddRange(reader._found.GroupBy(f => f.Path).Select(g => new PolicyShapedProperty(
                resource.GetProperty("cloudFormationType").GetString()!, g.Key, string.Join('|', g.SelectMany(f => f.Type.Split('|')).Distinct().Order(StringComparer.Ordinal)))));
        }

        return properties.Count > 300
            ? [.. properties.OrderBy(p => p.ResourceType, Names.Folded).ThenBy(p => p.Path, StringComparer.Ordinal)]
            : throw new InvalidDataException($"{Package.CloudFormation.Id} has {properties.Count} properties only that look like policies.");
    }

    private static IEnumerable<JsonElement> Entities(JsonElement schema, string kind) => schema.GetProperty(kind).GetProperty("entities").EnumerateArray();

    private void ReadProperties(JsonElement entity, string prefix, string parent, bool inStatement, List<string> open)
    {
        JsonElement properties = entity.GetProperty("properties");
        List<string> names = [.. properties.EnumerateObject().Select(p => p.Name)];
        bool isStatement = inStatement || names.Exists(ActionName().IsMatch) && names.Exists(PrincipalName().IsMatch);
        bool hasPolicy = names.Exists(name => name.Contains("Polic", StringComparison.Ordinal));
        foreach (JsonProperty property in properties.EnumerateObject())
        {
            var at = new Place(property.Name, parent, property.Value, isStatement, hasPolicy);
            ReadType(property.Value.GetProperty("type"), prefix + property.Name, at, open);
        }
    }

    private void ReadType(JsonElement type, string path, Place at, List<string> open)
    {
        switch (Kind(type))
        {
            case "array":
                ReadType(type.GetProperty("element"), path + "/*", at, open);
                break;
            case "map" when !IsPlain(type.GetProperty("element")):
                ReadType(type.GetProperty("element"), path + "/*", at, open);
                break;
            case "union":
                foreach (JsonElement alternative in type.GetProperty("types").EnumerateArray().Where(t => !IsPlain(t)))
                {
                    ReadType(alternative, path, at, open);
                }

                // What is plain counts as one: "json|string".
                Find(string.Join('|', type.GetProperty("types").EnumerateArray().Where(IsPlain).Select(Text).Order(StringComparer.Ordinal)), path, at);
                break;
            case "ref":
                string id = type.GetProperty("reference").GetProperty("$ref").GetString()!;

                // Some definitions hold themselves: statements of web access control lists, items of data types.
                if (!open.Contains(id))
                {
                    open.Add(id);
                    ReadProperties(_definitions[id], path + "/", at.Name, at.InStatement, open);
                    open.RemoveAt(open.Count - 1);
                }

                break;
            default:
                Find(Text(type), path, at);
                break;
        }
    }

    private void Find(string type, string path, Place at)
    {
        if (type.Length > 0 && IsPolicyShaped(type, at))
        {
            _found.Add((path, type));
        }
    }

    private static bool IsPolicyShaped(string type, Place at)
    {
        // In a flattened statement (Action and Principal side by side) every field counts.
        if (at.InStatement)
        {
            return true;
        }

        if (type is "integer" or "number" or "tag" or "date-time")
        {
            return false;
        }

        return PolicyName().IsMatch(at.Name)
            || GeneralName().IsMatch(at.Name) && PolicyName().IsMatch(at.Parent)
            || at.HasPolicy && EntityName().IsMatch(at.Name)
            || RefersToPolicy(at.Property)
            || type.Contains("json", StringComparison.Ordinal) && (at.Name.EndsWith("Body", StringComparison.Ordinal) || TellsOfPolicy(at.Property));
    }

    /// <summary>True for what the specification itself ties to IAM: a reference to a managed policy, or what its authors would show before a deployment.</summary>
    private static bool RefersToPolicy(JsonElement property)
        => property.TryGetProperty("scrutinizable", out JsonElement scrutinizable) && scrutinizable.GetString() != "None"
            || property.TryGetProperty("relationshipRefs", out JsonElement references)
                && references.EnumerateArray().Any(r => r.GetProperty("cloudFormationType").GetString() == "AWS::IAM::ManagedPolicy");

    private static bool TellsOfPolicy(JsonElement property)
        => property.TryGetProperty("documentation", out JsonElement documentation)
            && documentation.GetString()!.Contains("polic", StringComparison.OrdinalIgnoreCase);

    private static bool IsPlain(JsonElement type) => Kind(type) is not ("array" or "map" or "ref" or "union");

    private static string Kind(JsonElement type) => type.GetProperty("type").GetString()!;

    private static string Text(JsonElement type) => Kind(type) == "map" ? $"map<{Text(type.GetProperty("element"))}>" : Kind(type);

    // The words that policies, their parts, and what is like them are named with.
    [GeneratedRegex("Polic|Statement|Permission|Principal|Boundar", RegexOptions.IgnoreCase)]
    private static partial Regex PolicyName();

    // What names the thing that its parent stands for.
    [GeneratedRegex("^(Name|Path|Arn|Id)s?$", RegexOptions.IgnoreCase)]
    private static partial Regex GeneralName();

    // What a policy beside it may be attached to.
    [GeneratedRegex("^(User|Group|Role)(s|Name)$")]
    private static partial Regex EntityName();

    [GeneratedRegex("^(Not)?Actions?$")]
    private static partial Regex ActionName();

    [GeneratedRegex("Principals?(Arns?)?$")]
    private static partial Regex PrincipalName();

    /// <summary>Where a property stands.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Parent">The property that holds it; empty at the top.</param>
    /// <param name="Property">What the specification says of it.</param>
    /// <param name="InStatement">True in a flattened statement.</param>
    /// <param name="HasPolicy">True if a property beside it is named after policies.</param>
    private sealed record Place(string Name, string Parent, JsonElement Property, bool InStatement, bool HasPolicy);
}
