namespace PolicyLint.Binding.Templates;

/// <summary>A row of a table of CloudFormation's resource types.</summary>
internal interface IResourceTypeRow
{
    /// <summary>The resource type: <c>AWS::S3::BucketPolicy</c>.</summary>
    string ResourceType { get; }
}

/// <summary>Looks up tables of resource types, whose rows are in the ordinal order of types: most resources of a template are in none.</summary>
internal static class ResourceTypeRows
{
    /// <summary>The rows of a type; empty for a type that has none.</summary>
    public static ReadOnlySpan<T> Of<T>(T[] rows, ReadOnlySpan<char> resourceType)
        where T : struct, IResourceTypeRow
    {
        int low = 0;
        int high = rows.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (rows[middle].ResourceType.AsSpan().SequenceCompareTo(resourceType) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        int end = low;
        while (end < rows.Length && rows[end].ResourceType.AsSpan().SequenceEqual(resourceType))
        {
            end++;
        }

        return rows.AsSpan(low, end - low);
    }

    /// <summary>The names of a path such as <c>Policies/*/PolicyDocument</c>; an asterisk is every item of a list and every value of a map.</summary>
    public static string[] Segments(string path) => path.IndexOf('/') < 0 ? [path] : path.Split('/');
}
