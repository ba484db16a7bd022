using System.Globalization;
using System.Text.Json;
using PolicyLint.Cli.Files;

namespace PolicyLint.Cli.Assemblies;

/// <summary>
/// A CDK cloud assembly: a directory, <c>cdk.out</c> as a rule, in which <c>manifest.json</c> says what is what. Its
/// templates are what there is to lint; <c>tree.json</c> repeats them, and assets are code.
/// Source: https://github.com/aws/aws-cdk-cli/tree/main/packages/%40aws-cdk/cloud-assembly-schema
/// </summary>
internal sealed class CloudAssembly
{
    /// <summary>The file, with the format's version in it, that every assembly and nested assembly has.</summary>
    public const string MarkerName = "cdk.out";

    /// <summary>What says which files are templates.</summary>
    public const string ManifestName = "manifest.json";

    /// <summary>A stage in a stage in a stage: nobody goes that deep, a manifest that names itself does.</summary>
    private const int MaxDepth = 16;

    private const string Consequence = ", so construct paths and source lines are unknown; synthesize again";

    private readonly string _root;
    private readonly string _shownRoot;
    private readonly HashSet<string> _directories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AssemblyTemplate> _templates = new(StringComparer.Ordinal);
    private readonly List<InputFailure> _failures = [];

    private CloudAssembly(string directory, string shown)
    {
        _root = directory;
        _shownRoot = shown;
    }

    /// <summary>The templates, by full path.</summary>
    public IReadOnlyDictionary<string, AssemblyTemplate> Templates => _templates;

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<InputFailure> Failures => _failures;

    /// <summary>True for a directory that holds an assembly, complete or not.</summary>
    public static bool IsAssembly(string directory) => File.Exists(Path.Join(directory, MarkerName));

    /// <summary>Reads an assembly and those nested in it. Never throws for what the files hold.</summary>
    /// <param name="directory">The full path.</param>
    /// <param name="shown">The path as it is shown.</param>
    public static CloudAssembly Read(string directory, string shown)
    {
        var assembly = new CloudAssembly(directory, shown);
        assembly.ReadDirectory(directory, 0);
        return assembly;
    }

    private void ReadDirectory(string directory, int depth)
    {
        if (!_directories.Add(directory))
        {
            return;
        }

        string manifest = Path.Join(directory, ManifestName);
        if (depth > MaxDepth)
        {
            Fail(manifest, $"lies more than {MaxDepth} assemblies deep; lint its directory by itself");
            return;
        }

        if (!TryReadObject(manifest, out JsonElement root))
        {
            AddUnlisted(directory, depth);
        }
        else if (root.TryGetProperty("artifacts"u8, out JsonElement artifacts) && artifacts.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in artifacts.EnumerateObject())
            {
                ReadArtifact(new Artifact(directory, manifest, member.NameText(), member.Value), depth);
            }
        }
        else
        {
            Fail(manifest, $"is not the manifest of a cloud assembly, for it has no artifacts{Consequence}");
            AddUnlisted(directory, depth);
        }
    }

    private void ReadArtifact(Artifact artifact, int depth)
    {
        switch (artifact.Element.Member("type"u8).Text())
        {
            case "aws:cloudformation:stack":
                if (TryResolveProperty(artifact, "templateFile"u8) is { } template)
                {
                    AddStack(artifact, template, ReadMetadata(artifact));
                }

                break;
            case "cdk:cloud-assembly":
                if (TryResolveProperty(artifact, "directoryName"u8) is { } nested)
                {
                    ReadDirectory(nested, depth + 1);
                }

                break;
            default:
                break;
        }
    }

    private StackMetadata ReadMetadata(Artifact artifact)
    {
        var metadata = new StackMetadata();
        metadata.Add(artifact.Element.Member("metadata"u8));
        if (artifact.Element.Member("additionalMetadataFile"u8).Text() is { } name
            && TryResolve(artifact, name) is { } path
            && TryReadObject(path, out JsonElement separate))
        {
            metadata.Add(separate);
        }

        return metadata;
    }

    private void AddStack(Artifact artifact, string template, StackMetadata metadata)
    {
        Add(template, "", metadata);
        foreach ((string construct, string name) in metadata.TemplateFiles)
        {
            // The stack itself is listed too.
            if (TryResolve(artifact, name) is { } nested && nested != template)
            {
                Add(nested, construct, metadata);
            }
        }

        if (metadata.TemplateFiles.Count > 0)
        {
            return;
        }

        // Before there was such a list, the resource of a nested stack named its template.
        var pending = new Queue<(string Template, string Construct)>([(template, "")]);
        while (pending.TryDequeue(out (string Template, string Construct) outer))
        {
            foreach (NestedStack stack in NestedStack.FindIn(outer.Template, outer.Construct, metadata))
            {
                if (TryResolve(artifact, stack.TemplateFile) is { } nested && !_templates.ContainsKey(nested))
                {
                    Add(nested, stack.ConstructPath, stack.ConstructPath.Length > 0 ? metadata : new StackMetadata());
                    pending.Enqueue((nested, stack.ConstructPath));
                }
            }
        }
    }

    private void Add(string template, string construct, StackMetadata metadata)
    {
        metadata.AddRoot(construct);
        _templates.TryAdd(template, new AssemblyTemplate(construct, metadata));
    }

    /// <summary>Without a manifest: what is named like a template, and the assemblies inside.</summary>
    private void AddUnlisted(string directory, int depth)
    {
        if (!Directory.Exists(directory))
        {
            return;
        }

        try
        {
            foreach (string template in Directory.EnumerateFiles(directory, "*.template.json"))
            {
                Add(template, "", new StackMetadata());
            }

            foreach (string nested in Directory.EnumerateDirectories(directory))
            {
                if (IsAssembly(nested))
                {
                    ReadDirectory(nested, depth + 1);
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Fail(directory, FileReader.Explain(fault, directory));
        }
    }

    private bool TryReadObject(string path, out JsonElement root)
    {
        root = default;
        try
        {
            root = JsonElement.Parse(FileReader.Read(path));
            if (root.ValueKind == JsonValueKind.Object)
            {
                return true;
            }

            Fail(path, $"is not a JSON object{Consequence}");
        }
        catch (InputException) when (!File.Exists(path))
        {
            Fail(path, $"is missing{Consequence}");
        }
        catch (InputException fault)
        {
            Fail(path, fault.Message);
        }
        catch (JsonException fault)
        {
            Fail(path, string.Create(CultureInfo.InvariantCulture, $"is broken at line {fault.LineNumber + 1}{Consequence}"));
        }

        return false;
    }

    private string? TryResolveProperty(Artifact artifact, ReadOnlySpan<byte> property)
    {
        if (artifact.Element.Member("properties"u8).Member(property).Text() is { } name)
        {
            return TryResolve(artifact, name);
        }

        Fail(artifact.Manifest, $"does not tell where artifact '{artifact.Name}' is; synthesize again");
        return null;
    }

    /// <summary>The full path of what a manifest names; null, and a failure, when it lies elsewhere than in the assembly.</summary>
    private string? TryResolve(Artifact artifact, string name)
    {
        // A path with a NUL is none.
        string full = name.Contains('\0') ? "" : Path.TrimEndingDirectorySeparator(Path.GetFullPath(name, artifact.Directory));
        if (full.StartsWith(_root, StringComparison.Ordinal) && full.Length > _root.Length && full[_root.Length] == Path.DirectorySeparatorChar)
        {
            return full;
        }

        Fail(artifact.Manifest, $"artifact '{artifact.Name}' is said to be in '{name}', outside of the assembly; synthesize again");
        return null;
    }

    private void Fail(string path, string reason) => _failures.Add(new InputFailure(Shown(path), reason));

    private string Shown(string path)
    {
        string rest = path[_root.Length..].Replace(Path.DirectorySeparatorChar, '/').TrimStart('/');
        return _shownRoot is "." or "" ? rest : rest.Length == 0 ? _shownRoot : $"{_shownRoot.TrimEnd('/')}/{rest}";
    }

    /// <summary>An entry of a manifest.</summary>
    private sealed record Artifact(string Directory, string Manifest, string Name, JsonElement Element);
}
