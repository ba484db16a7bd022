using System.Text.Json;
using PolicyLint.Cli.Files;

namespace PolicyLint.Cli.Assemblies;

/// <summary>A nested stack as the resource that makes it tells it, in the metadata for local tools.</summary>
/// <param name="ConstructPath">The construct; empty when it is not told.</param>
/// <param name="TemplateFile">The name of its template.</param>
internal sealed record NestedStack(string ConstructPath, string TemplateFile)
{
    /// <summary>The construct that holds the resource is a sibling of the stack and is called after it.</summary>
    private const string Suffix = ".NestedStack";

    /// <summary>The nested stacks of a template. A template that cannot be read has none: linting it will tell why.</summary>
    /// <param name="template">The full path.</param>
    /// <param name="root">The nested stack whose template it is; empty for that of a stack.</param>
    /// <param name="metadata">What the assembly says of the stack.</param>
    public static List<NestedStack> FindIn(string template, string root, StackMetadata metadata)
    {
        var stacks = new List<NestedStack>();
        foreach (JsonProperty resource in ReadResources(template).Members())
        {
            JsonElement local = resource.Value.Member("Metadata"u8);
            if (resource.Value.Member("Type"u8).Text() == "AWS::CloudFormation::Stack"
                && local.Member("aws:asset:path"u8).Text() is { } file
                && local.Member("aws:asset:property"u8).Text() is null or "TemplateURL")
            {
                stacks.Add(new NestedStack(ConstructOf(local.Member("aws:cdk:path"u8).Text() ?? metadata.FindConstruct(root, resource.NameText())), file));
            }
        }

        return stacks;
    }

    private static JsonElement ReadResources(string template)
    {
        try
        {
            byte[] bytes = FileReader.Read(template);
            return bytes.AsSpan().IndexOf("aws:asset:path"u8) < 0 ? default : JsonElement.Parse(bytes).Member("Resources"u8);
        }
        catch (Exception fault) when (fault is InputException or JsonException)
        {
            return default;
        }
    }

    /// <summary><c>Main/Reports.NestedStack/Reports.NestedStackResource</c> makes <c>Main/Reports</c>.</summary>
    private static string ConstructOf(string? resource)
    {
        string holder = resource?[..Math.Max(0, resource.LastIndexOf('/'))] ?? "";
        return holder.EndsWith(Suffix, StringComparison.Ordinal) ? holder[..^Suffix.Length] : "";
    }
}
