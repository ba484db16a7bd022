using System.Globalization;
using System.Text;

namespace PolicyLint.ReferenceBuilder;

/// <summary>
/// The facts as text: a line a fact, sorted, tabs between fields, "-" for an empty one, so that a refresh reads as a diff.
/// A list is separated by ", "; a link is "resource type", an asterisk if it is required, and its keys in brackets; links are
/// separated by "; ".
/// </summary>
public static class FactFiles
{
    private const string None = "-";
    private const string GlobalKeysFile = "global-condition-keys.txt";
    private const string ArnRefsFile = "cloudformation-arn-refs.txt";
    private const string Withdrawn = "withdrawn";
    private const string ArnRef = "arn";

    /// <summary>Writes all but what is kept by hand: the global condition keys, and the resource types whose <c>Ref</c> is an ARN.</summary>
    public static void Write(Facts facts, string folder)
    {
        ArgumentNullException.ThrowIfNull(facts);
        Directory.CreateDirectory(folder);
        Lines("sources.txt", facts.Sources.Select(s => Line(s.Package, s.Sha256, Text(s.Date), s.Use)));
        Lines("services.txt", facts.Services.Select(s => Line(s.Prefix, s.SupportsResourceControlPolicies ? "rcp" : None, s.Title)));
        Lines("actions.txt", facts.Actions.Select(a => Line($"{a.Service}:{a.Name}", a.Level, List(a.ConditionKeys), Links(a.Links))));
        Lines("resource-types.txt", facts.ResourceTypes.Select(r => Line(r.Service, r.Name, List(r.ArnPatterns), List(r.ConditionKeys))));
        Lines("condition-keys.txt", facts.ConditionKeys.Select(k => Line(k.Service, k.Name, k.Type)));
        Lines("dependent-actions.txt", facts.Dependents.Select(d => Line(d.Action, List(d.Actions))));
        Lines("retired-actions.txt", facts.RetiredActions.Select(r => Line(r.Name, Text(r.LastSeen))));
        Lines("retired-services.txt", facts.RetiredServices.Select(r => Line(r.Name, Text(r.LastSeen))));
        Lines("managed-policies.txt", facts.ManagedPolicies.Select(p => Line(p.Name, p.Path, p.LatestVersion, p.IsWithdrawn ? Withdrawn : None, List(p.WholeServices))));
        Lines("partitions.txt", facts.Partitions.Select(p => Line(p.Name, p.DnsSuffix)));
        Lines("regions.txt", facts.Regions.Select(r => Line(r.Name, r.Partition)));
        Lines("service-principals.txt", facts.ServicePrincipals.Select(p => Line(p)));
        Lines("cloudformation-types.txt", facts.CloudFormationTypes.Select(t => Line(t.Name, t.RefIsArn ? ArnRef : None, t.ArnTemplate.Length == 0 ? None : t.ArnTemplate)));
        Lines("policy-properties.txt", facts.PolicyProperties.Select(p => Line(p.ResourceType, p.Path, p.SpecificationType)));

        void Lines(string file, IEnumerable<string> lines)
            => File.WriteAllText(Path.Combine(folder, file), string.Concat(lines.Select(line => line + "\n")), new UTF8Encoding(false));
    }

    /// <summary>Reads what <see cref="Write"/> wrote, and the global keys.</summary>
    public static Facts Read(string folder) => new(
        Rows(folder, "sources.txt", f => new Source(f[0], f[1], Date(f[2]), f[3])),
        Rows(folder, "services.txt", f => new Service(f[0], f[1] == "rcp", f[2])),
        Rows(folder, "actions.txt", f =>
        {
            (string service, string name) = SplitAction(f[0]);
            return new ServiceAction(service, name, f[1], List(f[2]), ReadLinks(f[3]));
        }),
        Rows(folder, "resource-types.txt", f => new ResourceType(f[0], f[1], List(f[2]), List(f[3]))),
        Rows(folder, "condition-keys.txt", f => new ConditionKey(f[0], f[1], f[2])),
        ReadGlobalKeys(folder),
        Rows(folder, "dependent-actions.txt", f => new Dependents(f[0], List(f[1]))),
        Rows(folder, "retired-actions.txt", f => new Retired(f[0], Date(f[1]))),
        Rows(folder, "retired-services.txt", f => new Retired(f[0], Date(f[1]))),
        Rows(folder, "managed-policies.txt", f => new ManagedPolicy(f[0], f[1], f[2], f[3] == Withdrawn, List(f[4]))),
        Rows(folder, "partitions.txt", f => new Partition(f[0], f[1])),
        Rows(folder, "regions.txt", f => new Region(f[0], f[1])),
        Rows(folder, "service-principals.txt", f => f[0]),
        Rows(folder, "cloudformation-types.txt", f => new CloudFormationResourceType(f[0], f[1] == ArnRef, f[2] == None ? string.Empty : f[2])),
        Rows(folder, "policy-properties.txt", f => new PolicyShapedProperty(f[0], f[1], f[2])));

    /// <summary>Reads the global condition keys.</summary>
    public static IReadOnlyList<ConditionKey> ReadGlobalKeys(string folder) => Rows(folder, GlobalKeysFile, f => new ConditionKey("*", f[0], f[1]));

    /// <summary>Reads the resource types whose <c>Ref</c> gives an ARN although the specification does not tell.</summary>
    public static IReadOnlyList<string> ReadArnRefs(string folder) => Rows(folder, ArnRefsFile, f => f[0]);

    /// <summary>Service and name of "service:Name".</summary>
    public static (string Service, string Name) SplitAction(string action)
    {
        ArgumentNullException.ThrowIfNull(action);
        int colon = action.IndexOf(':', StringComparison.Ordinal);
        return (action[..colon], action[(colon + 1)..]);
    }

    private static List<T> Rows<T>(string folder, string file, Func<string[], T> read)
        => [.. File.ReadAllLines(Path.Combine(folder, file)).Where(line => line.Length > 0 && line[0] != '#').Select(line => read(line.Split('\t')))];

    private static string Line(params string[] fields)
        => fields.Any(field => field.Length == 0 || field.AsSpan().ContainsAny('\t', '\r', '\n') || !Ascii.IsValid(field))
            ? throw new InvalidDataException($"This cannot be written as a line: {string.Join(" | ", fields)}")
            : string.Join('\t', fields);

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string List(IReadOnlyList<string> items)
        => items.Any(item => item.AsSpan().ContainsAny(",;[]"))
            ? throw new InvalidDataException($"This cannot be written as a list: {string.Join(" | ", items)}")
            : items.Count == 0 ? None : string.Join(", ", items);

    private static IReadOnlyList<string> List(string text) => text == None ? [] : text.Split(", ");

    private static string Links(IReadOnlyList<Link> links) => links.Count == 0 ? None : string.Join("; ", links.Select(Text));

    private static string Text(Link link)
        => link.ResourceType.AsSpan().ContainsAny("*;[]")
            ? throw new InvalidDataException($"This cannot be written as a resource type: {link.ResourceType}")
            : link.ResourceType + (link.IsRequired ? "*" : string.Empty) + (link.ConditionKeys.Count == 0 ? string.Empty : $" [{List(link.ConditionKeys)}]");

    private static IReadOnlyList<Link> ReadLinks(string text) => text == None ? [] : [.. text.Split("; ").Select(ReadLink)];

    private static Link ReadLink(string text)
    {
        int bracket = text.IndexOf(" [", StringComparison.Ordinal);
        string name = bracket < 0 ? text : text[..bracket];
        return new Link(name.TrimEnd('*'), name.EndsWith('*'), bracket < 0 ? [] : List(text[(bracket + 2)..^1]));
    }
}
