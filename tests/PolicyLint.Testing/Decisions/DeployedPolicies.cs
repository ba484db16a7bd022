using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace PolicyLint.Testing.Decisions;

/// <summary>
/// The policies of a file as AWS gets them: YAML read by YamlDotNet, policies in strings unpacked, and the few functions of CloudFormation that
/// tests use carried out. Nothing of it is the product's own code.
/// </summary>
public static class DeployedPolicies
{
    /// <summary>The policies of a file, in document order.</summary>
    /// <param name="text">The file.</param>
    /// <param name="isYaml">Whether it is YAML; JSON otherwise.</param>
    /// <param name="condition">Which way all conditions are.</param>
    public static IReadOnlyList<JsonElement> Of(string text, bool isYaml, bool condition = false)
    {
        JsonNode? root = isYaml ? ReadYaml(text) : ReadJson(text);
        var found = new List<JsonElement>();
        Collect(Resolve(root, condition), found);
        return found;
    }

    private static JsonNode? ReadJson(string text)
        => JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });

    private static JsonNode? ReadYaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return ToJson(stream.Documents[0].RootNode);
    }

    private static JsonNode? ToJson(YamlNode node)
    {
        JsonNode? value = node switch
        {
            YamlMappingNode mapping => new JsonObject(mapping.Children.Select(member => KeyValuePair.Create(((YamlScalarNode)member.Key).Value!, ToJson(member.Value)))),
            YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(ToJson)]),
            _ => JsonValue.Create(((YamlScalarNode)node).Value),
        };
        return node.Tag.IsEmpty || node.Tag.IsNonSpecific || node.Tag.Value is not ['!', not '!', ..] ? value
            : new JsonObject { [node.Tag.Value is "!Ref" ? "Ref" : "Fn::" + node.Tag.Value[1..]] = value };
    }

    /// <summary>Null for what is not there.</summary>
    private static JsonNode? Resolve(JsonNode? node, bool condition)
    {
        switch (node)
        {
            case JsonObject { Count: 1 } function when function["Fn::If"] is JsonArray { Count: 3 } branches:
                return Resolve(branches[condition ? 1 : 2], condition);
            case JsonObject { Count: 1 } function when function["Ref"] is JsonValue name && name.GetValue<string>() == "AWS::NoValue":
                return null;
            case JsonObject { Count: 1 } function when function["Fn::Sub"] is JsonValue text:
                return JsonValue.Create(text.GetValue<string>().Replace("${!", "${", StringComparison.Ordinal));
            case JsonObject mapping:
                return new JsonObject(mapping.Select(member => KeyValuePair.Create(member.Key, Resolve(member.Value, condition))).Where(member => member.Value is not null));
            case JsonArray list:
                return new JsonArray([.. list.Select(item => Resolve(item, condition)).Where(item => item is not null)]);
            default:
                return node?.DeepClone();
        }
    }

    private static void Collect(JsonNode? node, List<JsonElement> found)
    {
        switch (node)
        {
            case JsonObject policy when policy.ContainsKey("Statement"):
                found.Add(JsonSerializer.SerializeToElement(policy));
                break;
            case JsonObject mapping:
                foreach ((_, JsonNode? value) in mapping)
                {
                    Collect(value, found);
                }

                break;
            case JsonArray list:
                foreach (JsonNode? item in list)
                {
                    Collect(item, found);
                }

                break;
            case JsonValue value when value.TryGetValue(out string? text) && text.Contains("\"Statement\"", StringComparison.Ordinal):
                Collect(ReadJson(text), found);
                break;
        }
    }
}
