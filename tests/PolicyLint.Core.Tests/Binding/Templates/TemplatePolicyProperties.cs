using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using PolicyLint.Analysis;
using PolicyLint.Syntax;
using PolicyLint.Testing;
using PolicyLint.Text;

namespace PolicyLint.Core.Tests.Binding.Templates;

/// <summary>A policy whose texts are made by functions is the policy that they make.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class TemplatePolicyProperties
{
    [Test]
    public void Functions_with_known_results_bind_to_the_plain_policy() => Gen.Select(RandomPolicies.Documents, Gen.Int[0, int.MaxValue]).Sample((text, seed) =>
    {
        // Half of a surrogate pair has no JSON of its own, and a member that stands twice has no place in an object.
        if (JsonReader.Read(SourceText.From(text)) is not { Diagnostics.IsEmpty: true } || text.Any(char.IsSurrogate) || HasTwins(text))
        {
            return true;
        }

        var random = new Random(seed);
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        JsonNode policy = Rewrite(JsonNode.Parse(text)!, random, parameters)!;
        string plain = Bind(Template(JsonNode.Parse(text)!, []), []);
        string made = Bind(Template(policy, parameters.Keys), parameters);
        if (plain != made)
        {
            TestContext.Out.WriteLine($"{text}\n{Template(policy, parameters.Keys)}\n{plain}\n{made}");
        }

        return plain == made;
    }, iter: 20_000);

    private static bool HasTwins(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return false;
        }
        catch (JsonException)
        {
            return true;
        }
    }

    private static JsonNode? Rewrite(JsonNode? node, Random random, Dictionary<string, string> parameters)
    {
        switch (node)
        {
            case JsonObject members:
                var result = new JsonObject();
                foreach ((string name, JsonNode? value) in members)
                {
                    result.Add(name, Rewrite(value, random, parameters));
                }

                return result;
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Rewrite(item, random, parameters))]);
            case JsonValue value when value.TryGetValue(out string? text):
                return Make(text, random, parameters);
            default:
                return node?.DeepClone();
        }
    }

    private static JsonNode Make(string text, Random random, Dictionary<string, string> parameters)
    {
        switch (random.Next(6))
        {
            case 0:
                return new JsonObject { ["Ref"] = Parameter(text, parameters) };
            case 1:
                int middle = random.Next(text.Length + 1);
                return new JsonObject { ["Fn::Join"] = new JsonArray("", new JsonArray(text[..middle], new JsonObject { ["Ref"] = Parameter(text[middle..], parameters) })) };
            case 2:
                int start = random.Next(text.Length + 1);
                return new JsonObject { ["Fn::Sub"] = $"${{{Parameter(text[..start], parameters)}}}${{{Parameter(text[start..], parameters)}}}" };
            case 3:
                return new JsonObject { ["Fn::If"] = new JsonArray("Yes", text, "never") };
            case 4:
                return new JsonObject { ["Fn::Select"] = new JsonArray("1", new JsonArray("never", text)) };
            default:
                return text;
        }
    }

    private static string Parameter(string value, Dictionary<string, string> parameters)
    {
        string name = $"P{parameters.Count}";
        parameters.Add(name, value);
        return name;
    }

    private static string Template(JsonNode policy, IEnumerable<string> parameters) => new JsonObject
    {
        ["Parameters"] = new JsonObject(parameters.Select(name => KeyValuePair.Create<string, JsonNode?>(name, new JsonObject { ["Type"] = "String" }))),
        ["Conditions"] = new JsonObject { ["Yes"] = new JsonObject { ["Fn::Equals"] = new JsonArray("a", "a") } },
        ["Resources"] = new JsonObject { ["P"] = new JsonObject { ["Type"] = "AWS::IAM::ManagedPolicy", ["Properties"] = new JsonObject { ["PolicyDocument"] = policy.DeepClone() } } },
    }.ToJsonString();

    private static string Bind(string template, Dictionary<string, string> parameters)
    {
        LintResult result = new Linter([], new LinterOptions { TemplateParameters = parameters.ToImmutableDictionary() }).Lint(SourceText.From(template));
        return string.Concat(result.Policies.Select(policy => policy.Alternatives.Length + ModelText.Of(policy)));
    }
}
