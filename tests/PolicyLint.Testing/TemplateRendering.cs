using PolicyLint.Model;
using PolicyLint.Syntax;
using PolicyLint.Text;
using PolicyLint.Yaml;

namespace PolicyLint.Testing;

/// <summary>A JSON policy as a part of a CloudFormation template. Findings must be the same, on the same characters of text.</summary>
/// <param name="Name">How failures call it.</param>
/// <param name="Language">The language of the template.</param>
/// <param name="Text">The file.</param>
/// <param name="Map">Where a span of the policy stands in it; null where it has no counterpart.</param>
public sealed record TemplateRendering(string Name, SourceLanguage Language, string Text, Func<TextSpan, TextSpan?> Map)
{
    /// <summary>The ways to write a policy in a template. None for a text that JSON readers do not take as it is.</summary>
    /// <param name="policy">The policy, a document.</param>
    /// <param name="kind">What it is attached to.</param>
    public static IEnumerable<TemplateRendering> Of(string policy, PolicyKind kind)
    {
        SyntaxTree tree = JsonReader.Read(SourceText.From(policy));
        if (!tree.Diagnostics.IsEmpty || tree.Text.Parent is not null || tree.Root.Kind != SyntaxKind.Mapping)
        {
            yield break;
        }

        (string type, string property, string other) = PlaceOf(kind);
        string json = $$"""{"Resources":{"P":{"Type":"{{type}}","Properties":{{{Json(other)}}"{{property}}":""";
        const string JsonEnd = "}}}}";
        yield return Embed("in a JSON template", SourceLanguage.Json, json, policy, s => s, JsonEnd);
        yield return Embed("as JSON text in a JSON template", SourceLanguage.Json, json + '"', policy, JsonString.Encode, '"' + JsonEnd);
        string yaml = $"Resources:\n  P:\n    Type: {type}\n    Properties:\n{Yaml(other)}      {property}: ";
        foreach (YamlRendering rendering in YamlRendering.Of(policy))
        {
            // Below the property; a scalar begins beside its name.
            bool isScalar = rendering.Text[0] is '|' or '\'';
            string indentation = new(' ', isScalar ? 6 : 8);
            string before = isScalar ? yaml : $"{yaml}\n{indentation}";
            string Indent(string text) => text.Replace("\n", "\n" + indentation, StringComparison.Ordinal);
            yield return new TemplateRendering($"{rendering.Name} in a YAML template", YamlLanguage.Instance, before + Indent(rendering.Text.TrimEnd('\n')) + "\n", span =>
                rendering.Map(span) is { } inner
                    ? TextSpan.FromBounds(before.Length + Indent(rendering.Text[..inner.Start]).Length, before.Length + Indent(rendering.Text[..inner.End]).Length)
                    : null);
        }

        if (CanBeSubstituted(policy))
        {
            static string Escape(string text) => text.Replace("${", "${!", StringComparison.Ordinal);
            yield return Embed("under Fn::Sub", SourceLanguage.Json, json + "{\"Fn::Sub\":\"", policy, s => JsonString.Encode(Escape(s)), "\"}" + JsonEnd);
            if (!char.IsWhiteSpace(policy[0]))
            {
                yield return Embed("under !Sub", YamlLanguage.Instance, yaml + "!Sub |2-\n        ", policy, s => Escape(s).Replace("\n", "\n        ", StringComparison.Ordinal), "\n");
            }
        }
    }

    private static TemplateRendering Embed(string name, SourceLanguage language, string before, string policy, Func<string, string> encode, string after)
        => new(name, language, before + encode(policy) + after, span => TextSpan.FromBounds(
            before.Length + encode(policy[..span.Start]).Length, before.Length + encode(policy[..span.End]).Length));

    /// <summary>False when it has a dollar and brace that are no variable, or cut a variable in two.</summary>
    private static bool CanBeSubstituted(string policy)
    {
        for (int start = policy.IndexOf("${", StringComparison.Ordinal); start >= 0; start = policy.IndexOf("${", start + 2, StringComparison.Ordinal))
        {
            int close = policy.IndexOf('}', start);
            int end = policy.IndexOf('"', start);
            if (close < 0 || (end >= 0 && end < close) || policy[start + 2] == '!')
            {
                return false;
            }
        }

        return true;
    }

    private static string Json(string other)
        => string.Concat(other.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => $"\"{pair.Split('=')[0]}\":\"{pair.Split('=')[1]}\","));

    private static string Yaml(string other)
        => string.Concat(other.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => $"      {pair.Split('=')[0]}: {pair.Split('=')[1]}\n"));

    /// <summary>A resource that has such a policy, the property that holds it, and what else it needs so that no finding is about the resource.</summary>
    private static (string Type, string Property, string Other) PlaceOf(PolicyKind kind) => kind switch
    {
        PolicyKind.Trust => ("AWS::IAM::Role", "AssumeRolePolicyDocument", "PermissionsBoundary=arn:aws:iam::111122223333:policy/Boundary"),
        PolicyKind.Resource => ("AWS::SNS::TopicPolicy", "PolicyDocument", ""),
        PolicyKind.Endpoint => ("AWS::EC2::VPCEndpoint", "PolicyDocument", ""),
        PolicyKind.ServiceControl => ("AWS::Organizations::Policy", "Content", "Type=SERVICE_CONTROL_POLICY"),
        PolicyKind.ResourceControl => ("AWS::Organizations::Policy", "Content", "Type=RESOURCE_CONTROL_POLICY"),
        PolicyKind.Session => ("AWS::RolesAnywhere::Profile", "SessionPolicy", ""),
        _ => ("AWS::IAM::ManagedPolicy", "PolicyDocument", ""),
    };
}
