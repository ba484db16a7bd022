using PolicyLint.Authorization;

namespace PolicyLint.Rules.Reference;

/// <summary>Codes of Regions as strings, for messages.</summary>
internal static class RegionNames
{
    /// <summary>The codes of these Regions, in order.</summary>
    public static List<string> Of(ReferenceList<AwsRegion> regions)
    {
        var names = new List<string>();
        foreach (AwsRegion region in regions)
        {
            names.Add(region.Name);
        }

        return names;
    }
}
