using System.Text.RegularExpressions;

namespace PolicyLint.ReferenceBuilder;

/// <summary>Reads Regions and partitions of aws-cdk-lib's list of them, a script.</summary>
internal static partial class RegionReader
{
    /// <summary>The partitions, in order of names.</summary>
    public static List<Partition> ReadPartitions(string script)
        => [.. Rules(script).Select(r => new Partition(r.Partition, r.Suffix)).OrderBy(p => p.Name, Names.Folded)];

    /// <summary>The Regions, in order of names.</summary>
    public static List<Region> ReadRegions(string script)
    {
        List<(string Prefix, string Partition, string Suffix)> rules = Rules(script);
        Match list = RegionList().Match(script);
        List<Region> regions =
        [
            .. Quoted().Matches(list.Groups[1].Value).Select(m => m.Groups[1].Value)
                .Select(name => new Region(name, rules.First(r => name.StartsWith(r.Prefix, StringComparison.Ordinal)).Partition))
                .OrderBy(r => r.Name, Names.Folded),
        ];
        return regions.Count > 40 ? regions : throw new InvalidDataException($"{Package.Regions.Id} lists {regions.Count} Regions only.");
    }

    /// <summary>The beginnings of Regions' names and their partitions; the one for all others, which the script calls default, last.</summary>
    private static List<(string Prefix, string Partition, string Suffix)> Rules(string script) =>
    [
        .. PartitionRule().Matches(script)
            .Select(m => (Prefix: m.Groups[1].Value == "default" ? "" : m.Groups[1].Value, Partition: m.Groups[2].Value, Suffix: m.Groups[3].Value))
            .OrderByDescending(r => r.Prefix.Length),
    ];

    [GeneratedRegex(@"AWS_REGIONS_AND_RULES=\[([^\]]*)\]")]
    private static partial Regex RegionList();

    [GeneratedRegex(@"""([a-z]+-[a-z]+(?:-[a-z]+)?-[0-9]+)""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"""?([a-z-]+)""?:\{partition:""([^""]+)"",domainSuffix:""([^""]+)""\}")]
    private static partial Regex PartitionRule();
}
