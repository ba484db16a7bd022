using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PolicyLint.ReferenceBuilder;

/// <summary>Makes facts of packages. Everything that the data should not hold stops it: a refresh is read by a person.</summary>
/// <param name="cache">Where the packages are.</param>
public sealed partial class PackageReader(PackageCache cache)
{
    // "Permissions management, Write": AWS has said two since 2026; the first is the one that it said before.
    private static readonly HashSet<string> Levels = ["List", "Read", "Write", "Tagging", "Permissions management"];

    /// <summary>Reads all packages.</summary>
    /// <param name="globalKeys">The global condition keys, which no package has right.</param>
    /// <param name="arnRefs">The resource types of CloudFormation whose <c>Ref</c> gives an ARN although the specification does not tell.</param>
    public Facts Read(IReadOnlyList<ConditionKey> globalKeys, IReadOnlyList<string> arnRefs)
    {
        string folder = cache.Get(Package.Reference);
        HashSet<string> rcp = [.. Strings(Parse(folder, "data", "rcpSupportedServices.json"))];
        Dictionary<string, string> titles = Parse(folder, "data", "serviceNames.json").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);
        List<string> prefixes = [.. Strings(Parse(folder, "data", "services.json")).Order(Names.Folded)];

        var actions = new List<ServiceAction>();
        var types = new List<ResourceType>();
        var keys = new List<ConditionKey>();
        foreach (string prefix in prefixes)
        {
            keys.AddRange(Entries(folder, "conditionKeys", prefix)
                .Select(e => new ConditionKey(prefix, Key(Text(e, "key")), Text(e, "type")))
                .DistinctBy(k => k.Name, StringComparer.OrdinalIgnoreCase)
                .OrderBy(k => k.Name, Names.Folded));
            types.AddRange(Entries(folder, "resourceTypes", prefix).Select(e => ReadType(prefix, e)).OrderBy(t => t.Name, Names.Folded));
            actions.AddRange(Entries(folder, "actions", prefix).Select(e => ReadAction(prefix, e)).OrderBy(a => a.Name, Names.Folded));
        }

        HashSet<string> known = [.. actions.Select(Id).Select(Names.Fold)];
        (List<Retired> retiredActions, List<Retired> retiredServices) = ReadRetired(known, [.. prefixes]);
        (List<CloudFormationResourceType> cloudFormationTypes, List<PolicyShapedProperty> policyProperties) =
            CloudFormationReader.Read(Path.Combine(cache.Get(Package.CloudFormation), "db.json.gz"), arnRefs);
        return new Facts(
            ReadSources(),
            [.. prefixes.Select(p => new Service(p, rcp.Contains(p), titles[p]))],
            actions,
            types,
            keys,
            globalKeys,
            ReadDependents(actions.ToDictionary(a => Names.Fold(Id(a)), Id)),
            retiredActions,
            retiredServices,
            ReadManagedPolicies(),
            RegionReader.ReadPartitions(ReadRegionFile()),
            RegionReader.ReadRegions(ReadRegionFile()),
            ServicePrincipalReader.Read(Policies()),
            cloudFormationTypes,
            policyProperties);
    }

    private static string Id(ServiceAction action) => $"{action.Service}:{action.Name}";

    private List<Source> ReadSources()
    {
        // The managed policies tell no date of their own; that of the newest change among them is theirs.
        DateOnly policies = Policies().SelectMany(p => p.GetProperty("versions").EnumerateObject())
            .Max(v => Date(v.Value.GetProperty("createdDate").GetString()!));
        return
        [
            .. Package.Older.Append(Package.Reference).Select(p => new Source(p.Id, p.Sha256, DateOf(p), p.Use)),
            new Source(Package.ManagedPolicies.Id, Package.ManagedPolicies.Sha256, policies, Package.ManagedPolicies.Use),

            // These tell no date at all: they are of the same month as the reference.
            .. new[] { Package.ListedPolicies, Package.Regions, Package.CloudFormation }.Select(p => new Source(p.Id, p.Sha256, DateOf(Package.Reference), p.Use)),
        ];
    }

    private DateOnly DateOf(Package package) => Date(Text(Parse(cache.Get(package), "package.json"), "updatedAt"));

    private static DateOnly Date(string timestamp) => DateOnly.ParseExact(timestamp[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ServiceAction ReadAction(string service, JsonElement action)
    {
        string name = Text(action, "name");
        string level = Text(action, "accessLevel").Split(", ")[0];
        if (!Levels.Contains(level))
        {
            throw new InvalidDataException($"{service}:{name} has the unknown access level '{Text(action, "accessLevel")}'.");
        }

        if (DependentsOf(action).Any())
        {
            throw new InvalidDataException($"{service}:{name} has dependent actions: AWS publishes them again, so the frozen ones can go.");
        }

        // A few actions list a resource type twice, word for word the same or one of them required.
        IEnumerable<Link> links = action.GetProperty("resourceTypes").EnumerateArray()
            .GroupBy(r => Text(r, "name"), StringComparer.OrdinalIgnoreCase)
            .Select(g => new Link(g.Key, g.Any(r => r.GetProperty("required").GetBoolean()), Keys(g.SelectMany(r => Strings(r.GetProperty("conditionKeys"))))))
            .OrderBy(l => l.ResourceType, Names.Folded);
        return new ServiceAction(service, name, level, Keys(Strings(action.GetProperty("conditionKeys"))), [.. links]);
    }

    private static ResourceType ReadType(string service, JsonElement type)
    {
        // Some hold several patterns in one text.
        string[] patterns = Text(type, "arn").Split(", ");
        foreach (string pattern in patterns)
        {
            if (!pattern.StartsWith("arn:${Partition}:", StringComparison.Ordinal) || pattern.Count(c => c == ':') < 5)
            {
                throw new InvalidDataException($"{service} has the ARN pattern '{pattern}'.");
            }
        }

        return new ResourceType(
            service, Text(type, "key"), patterns, Keys(type.TryGetProperty("conditionKeys", out JsonElement keys) ? Strings(keys) : []));
    }

    private static string[] Keys(IEnumerable<string> keys) => [.. keys.Select(Key).Distinct(StringComparer.OrdinalIgnoreCase).Order(Names.Folded)];

    /// <summary>
    /// One style of placeholder: s3 writes "&lt;key>", secretsmanager and once ssm "tag-key", and three services have a key that
    /// ends in a slash, where all others write "${…}".
    /// </summary>
    private static string Key(string key)
    {
        const string Bare = "tag-key";
        return key.EndsWith('/') ? key + "${TagKey}"
            : key.EndsWith("Tag/" + Bare, StringComparison.Ordinal) ? key[..^Bare.Length] + "${TagKey}"
            : key.Replace("<", "${", StringComparison.Ordinal).Replace('>', '}');
    }

    private static IEnumerable<string> DependentsOf(JsonElement action) => action.GetProperty("resourceTypes").EnumerateArray()
        .Prepend(action).SelectMany(e => Strings(e.GetProperty("dependentActions")));

    private List<Dependents> ReadDependents(Dictionary<string, string> known)
    {
        string folder = cache.Get(Package.Dependents);
        var dependents = new List<Dependents>();
        foreach (string prefix in Strings(Parse(folder, "data", "services.json")).Order(Names.Folded))
        {
            foreach (JsonElement action in Entries(folder, "actions", prefix).OrderBy(a => Text(a, "name"), Names.Folded))
            {
                // In the case of today's data; what is no more needs nothing and is needed by nothing.
                string[] needed =
                [
                    .. DependentsOf(action).Select(Names.Fold).Distinct().Where(known.ContainsKey).Select(d => known[d])
                        .OrderBy(d => FactFiles.SplitAction(d).Service, Names.Folded).ThenBy(d => FactFiles.SplitAction(d).Name, Names.Folded),
                ];
                if (needed.Length > 0 && known.TryGetValue(Names.Fold($"{prefix}:{Text(action, "name")}"), out string? id))
                {
                    dependents.Add(new Dependents(id, needed));
                }
            }
        }

        return dependents;
    }

    private (List<Retired> Actions, List<Retired> Services) ReadRetired(HashSet<string> knownActions, HashSet<string> knownServices)
    {
        var actions = new Dictionary<string, Retired>();
        var services = new Dictionary<string, Retired>();
        foreach (Package package in Package.Older)
        {
            string folder = cache.Get(package);
            DateOnly date = DateOf(package);
            foreach (string prefix in Strings(Parse(folder, "data", "services.json")))
            {
                if (!knownServices.Contains(prefix))
                {
                    services[prefix] = new Retired(prefix, date);
                }

                foreach (string id in Entries(folder, "actions", prefix).Select(action => $"{prefix}:{Text(action, "name")}"))
                {
                    if (!knownActions.Contains(Names.Fold(id)))
                    {
                        actions[Names.Fold(id)] = new Retired(id, date);
                    }
                }
            }
        }

        return ([.. actions.Values.OrderBy(r => r.Name, Names.Folded)], [.. services.Values.OrderBy(r => r.Name, Names.Folded)]);
    }

    private IEnumerable<JsonElement> Policies()
        => Parse(cache.Get(Package.ManagedPolicies), "dist", "managedPolicies.json").EnumerateObject().Select(p => p.Value);

    private List<ManagedPolicy> ReadManagedPolicies()
    {
        const string start = "arn:aws:iam::aws:policy/";
        var policies = new List<ManagedPolicy>();
        HashSet<string> listed = ReadListedPolicies();
        DateOnly today = DateOf(Package.Reference);
        foreach (JsonElement policy in Policies())
        {
            string arn = Text(policy, "arn");
            if (!arn.StartsWith(start, StringComparison.Ordinal))
            {
                throw new InvalidDataException($"A managed policy has the ARN '{arn}'.");
            }

            int slash = arn.LastIndexOf('/');
            string name = arn[(slash + 1)..];
            string version = Text(policy, "latestVersionId");

            // What changed in the last year is not withdrawn: the other list may be older.
            JsonElement latest = policy.GetProperty("versions").GetProperty(version);
            bool isOld = Date(Text(latest, "createdDate")) < today.AddYears(-1);
            policies.Add(new ManagedPolicy(
                name, arn[(start.Length - 1)..(slash + 1)], version, isOld && !listed.Contains(name), WholeServices.Of(latest.GetProperty("document"))));
        }

        policies.Sort((a, b) => Names.Folded.Compare(a.Name, b.Name));
        return policies;
    }

    private HashSet<string> ReadListedPolicies()
    {
        string text = File.ReadAllText(Path.Combine(cache.Get(Package.ListedPolicies), Package.ListedPolicies.Only[0]));
        HashSet<string> names = [.. ListedPolicy().Matches(text).Select(m => m.Groups[1].Value)];
        return names.Count > 1000 ? names : throw new InvalidDataException($"{Package.ListedPolicies.Id} lists {names.Count} managed policies only.");
    }

    private string ReadRegionFile() => File.ReadAllText(Path.Combine(cache.Get(Package.Regions), Package.Regions.Only[0]));

    [GeneratedRegex("= '(?:[^']*/)?([^'/]+)';")]
    private static partial Regex ListedPolicy();

    private static IEnumerable<JsonElement> Entries(string folder, string kind, string service)
        => Parse(folder, "data", kind, service + ".json").EnumerateObject().Select(p => p.Value);

    private static JsonElement Parse(params string[] path)
    {
        using FileStream stream = File.OpenRead(Path.Combine(path));
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;

    private static IEnumerable<string> Strings(JsonElement array) => array.EnumerateArray().Select(e => e.GetString()!);
}

/// <summary>Names in the order of the table: A to Z as a to z, then byte by byte.</summary>
public static class Names
{
    /// <summary>The order; names that differ in case only are put in an order too.</summary>
    public static readonly IComparer<string> Folded = Comparer<string>.Create((a, b) =>
    {
        int folded = string.CompareOrdinal(Fold(a), Fold(b));
        return folded != 0 ? folded : string.CompareOrdinal(a, b);
    });

    /// <summary>In lower case.</summary>
    public static string Fold(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.ToLowerInvariant();
    }
}
