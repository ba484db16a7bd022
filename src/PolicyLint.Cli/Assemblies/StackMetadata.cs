using System.Text.Json;
using PolicyLint.Model;

namespace PolicyLint.Cli.Assemblies;

/// <summary>
/// What an assembly says of the constructs of a stack and of the stacks nested in it: construct path to entries, each with
/// <c>type</c>, <c>data</c> and, until 2026, <c>trace</c>.
/// Source: https://github.com/aws/aws-cdk-cli/blob/main/packages/%40aws-cdk/cloud-assembly-schema/lib/cloud-assembly/metadata-schema.ts
/// </summary>
internal sealed class StackMetadata
{
    private const string OwnIds = "PolicyLint::";

    /// <summary>Where the CDK puts ids that name no tool.</summary>
    private const string BareIds = "Annotation::";

    private readonly Dictionary<string, JsonElement> _entries = new(StringComparer.Ordinal);
    private readonly List<(string ConstructPath, string LogicalId)> _logicalIds = [];
    private readonly List<(string ConstructPath, string Name)> _templateFiles = [];
    private readonly List<RuleAcknowledgement> _acknowledgements = [];
    private readonly HashSet<string> _roots = new(StringComparer.Ordinal);

    /// <summary>The templates of the stack and of nested stacks, as new assemblies list them; empty in old ones.</summary>
    public IReadOnlyList<(string ConstructPath, string Name)> TemplateFiles => _templateFiles;

    /// <summary>Adds the metadata of a manifest or of a file beside it.</summary>
    public void Add(JsonElement metadata)
    {
        foreach (JsonProperty member in metadata.Members())
        {
            string path = member.NameText().TrimStart('/');
            _entries[path] = member.Value;
            foreach (JsonElement entry in member.Value.Items())
            {
                Add(path, entry.Member("type"u8).Text(), entry.Member("data"u8));
            }
        }
    }

    /// <summary>Tells that a construct is a nested stack: what is below it stands in a template of its own.</summary>
    public void AddRoot(string constructPath) => _roots.Add(constructPath);

    /// <summary>What is known of one template of the stack.</summary>
    /// <param name="root">The nested stack whose template it is; empty for the stack's own.</param>
    public TemplateMetadata Of(string root)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string path, string logicalId) in _logicalIds)
        {
            if (RootOf(path) == root)
            {
                paths.TryAdd(logicalId, path);
            }
        }

        return new TemplateMetadata(paths, AcknowledgementsOf(root));
    }

    /// <summary>What is acknowledged of a template's resources: one on a stack goes for the stacks nested in it, and is told with the stack.</summary>
    private IEnumerable<RuleAcknowledgement> AcknowledgementsOf(string root)
    {
        foreach (RuleAcknowledgement acknowledgement in _acknowledgements)
        {
            string path = acknowledgement.ConstructPath;
            if ((_roots.Contains(path) ? path : RootOf(path)) == root)
            {
                yield return acknowledgement with { ReachesOtherTemplates = _roots.Any(other => other != root && IsBelow(other, path)) };
            }
            else if (IsBelow(root, path))
            {
                yield return acknowledgement with { IsOfOtherTemplate = true };
            }
        }
    }

    /// <summary>The construct of a resource in a template, the outermost when several have its logical id.</summary>
    public string? FindConstruct(string root, string logicalId)
    {
        string? found = null;
        foreach ((string path, string id) in _logicalIds)
        {
            if (id == logicalId && IsBelow(path, root) && (found is null || path.Length < found.Length))
            {
                found = path;
            }
        }

        return found;
    }

    /// <summary>The stack frames that led to a construct, then those of the constructs around it, innermost first.</summary>
    public IEnumerable<string> FramesOf(string constructPath)
    {
        for (string path = constructPath; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOf('/'))])
        {
            // A construct that is no resource has no frames of its own. The resource that it mainly is, which the CDK
            // calls so, was made with it.
            foreach (string twin in new[] { path, path + "/Resource", path + "/Default" })
            {
                foreach (string frame in FramesAt(twin))
                {
                    yield return frame;
                }
            }
        }
    }

    private IEnumerable<string> FramesAt(string path)
    {
        if (!_entries.TryGetValue(path, out JsonElement entries))
        {
            yield break;
        }

        foreach (JsonElement entry in entries.Items())
        {
            JsonElement frames = entry.Member("type"u8).Text() switch
            {
                "aws:cdk:creationStack" => entry.Member("data"u8),
                "aws:cdk:logicalId" => entry.Member("trace"u8),
                _ => default,
            };
            foreach (JsonElement frame in frames.Items())
            {
                if (frame.Text() is { } text)
                {
                    yield return text;
                }
            }
        }
    }

    private void Add(string path, string? type, JsonElement data)
    {
        switch (type)
        {
            case "aws:cdk:logicalId":
                if (data.Text() is { } logicalId)
                {
                    _logicalIds.Add((path, logicalId));
                }

                break;
            case "aws:cdk:templateFile":
                if (data.Text() is { } file)
                {
                    _templateFiles.Add((path, file));
                }

                break;
            case "aws:cdk:acknowledged-rules":
                foreach (JsonProperty rule in data.Members())
                {
                    AddAcknowledgement(path, rule.NameText(), rule.Value.Text() ?? "");
                }

                break;
            default:
                break;
        }
    }

    private void AddAcknowledgement(string path, string id, string reason)
    {
        string? rule = id.StartsWith(OwnIds, StringComparison.Ordinal) ? id[OwnIds.Length..]
            : id.StartsWith(BareIds, StringComparison.Ordinal) ? id[BareIds.Length..]
            : null;
        if (!string.IsNullOrEmpty(rule))
        {
            _acknowledgements.Add(new RuleAcknowledgement(path, rule, reason) { IsForPolicyLint = id.StartsWith(OwnIds, StringComparison.Ordinal) });
        }
    }

    /// <summary>The innermost nested stack around a construct; empty when there is none.</summary>
    private string RootOf(string path)
    {
        string root = path;
        do
        {
            root = root[..Math.Max(0, root.LastIndexOf('/'))];
        }
        while (root.Length > 0 && !_roots.Contains(root));
        return root;
    }

    private static bool IsBelow(string path, string root)
        => root.Length == 0 || (path.StartsWith(root, StringComparison.Ordinal) && path.Length > root.Length && path[root.Length] == '/');
}
