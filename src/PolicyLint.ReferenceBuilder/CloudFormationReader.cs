using System.IO.Compression;
using System.Text.Json;

namespace PolicyLint.ReferenceBuilder;

/// <summary>Reads the resource types of CloudFormation, and which properties may hold policies, of AWS's service specification.</summary>
internal static class CloudFormationReader
{
    /// <summary>The types, in order of names, and their properties that may hold policies.</summary>
    /// <param name="path">The packed specification.</param>
    /// <param name="arnRefs">Types whose <c>Ref</c> gives an ARN although the specification does not tell.</param>
    public static (List<CloudFormationResourceType> Types, List<PolicyShapedProperty> PolicyProperties) Read(string path, IReadOnlyList<string> arnRefs)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using JsonDocument document = JsonDocument.Parse(gzip);
        JsonElement schema = document.RootElement.GetProperty("schema");
        List<CloudFormationResourceType> types =
        [
            .. schema.GetProperty("resource").GetProperty("entities").EnumerateArray()
                .Select(e => Type(e, arnRefs)).OrderBy(t => t.Name, Names.Folded),
        ];
        if (types.Count < 1000)
        {
            throw new InvalidDataException($"{Package.CloudFormation.Id} has {types.Count} resource types only.");
        }

        List<string> unknown = [.. arnRefs.Where(name => types.TrueForAll(t => t.Name != name))];
        return unknown.Count == 0
            ? (types, PolicyPropertyReader.Read(schema))
            : throw new InvalidDataException($"CloudFormation has no {string.Join(", ", unknown)}.");
    }

    private static CloudFormationResourceType Type(JsonElement entity, IReadOnlyList<string> arnRefs)
    {
        string name = entity.GetProperty("cloudFormationType").GetString()!;
        return new CloudFormationResourceType(
            name,
            arnRefs.Contains(name) || Identifier(entity) is { } identifier && identifier.EndsWith("Arn", StringComparison.Ordinal),
            entity.TryGetProperty("arnTemplate", out JsonElement template) ? template.GetString()! : string.Empty);
    }

    /// <summary>The property that <c>Ref</c> gives; null for one made of several.</summary>
    private static string? Identifier(JsonElement entity)
        => (entity.TryGetProperty("cfnRefIdentifier", out JsonElement identifiers) || entity.TryGetProperty("primaryIdentifier", out identifiers))
            && identifiers.GetArrayLength() == 1
                ? identifiers[0].GetString()
                : null;
}
