using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding;

/// <summary>Finds out what a file is, and binds every policy, user and role in it.</summary>
internal sealed class FileBinder
{
    private readonly PolicyKind? _kind;
    private readonly ImmutableArray<SyntaxTree>.Builder _trees = ImmutableArray.CreateBuilder<SyntaxTree>(1);
    private readonly List<Policy> _policies = [];
    private readonly List<IamEntity> _entities = [];
    private bool _hasUnreadablePolicy;

    private FileBinder(PolicyKind? kind) => _kind = kind;

    /// <summary>Binds a file.</summary>
    /// <param name="tree">What was read.</param>
    /// <param name="kind">What the user says that its policies are attached to; null to take it from the file.</param>
    public static BoundFile Bind(SyntaxTree tree, PolicyKind? kind) => new FileBinder(kind).Bind(tree);

    private BoundFile Bind(SyntaxTree tree)
    {
        _trees.Add(tree);
        bool isTemplate = false;
        int index = 0;
        foreach (SyntaxNode root in tree.Roots)
        {
            isTemplate |= BindRoot(root, index == 0 ? "" : $"/{index}");
            index++;
        }

        return new BoundFile
        {
            Kind = KindOf(tree, isTemplate),
            Trees = _trees.ToImmutable(),
            Policies = _policies.OrderBy(p => p.Origin.Span.Start).ToImmutableArray(),
            Entities = _entities.ToImmutableArray(),
        };
    }

    private FileKind KindOf(SyntaxTree tree, bool isTemplate)
    {
        if (_policies.Count > 0 || _entities.Count > 0)
        {
            return FileKind.Policy;
        }

        if (isTemplate)
        {
            return FileKind.Template;
        }

        if (_hasUnreadablePolicy)
        {
            return FileKind.Unreadable;
        }

        // Broken before its first member was read whole: it may have been anything, a policy too.
        bool broken = tree.Diagnostics.Any(d => d.StopsReading);
        if (broken && tree.Language.IsSharedWithOthers && !PolicyShape.HasTraces(tree.Source.Text))
        {
            return FileKind.Foreign;
        }

        bool told = !tree.IsEmpty && tree.Root.Kind == SyntaxKind.Mapping && !tree.Root.Members.IsEmpty;
        return broken && !told ? FileKind.Unreadable : FileKind.Other;
    }

    /// <summary>Binds what the root holds. True when it is a template.</summary>
    private bool BindRoot(SyntaxNode root, string pointer)
    {
        if (TryBindPolicy(root, null, "", pointer))
        {
            return false;
        }

        if (root.Kind == SyntaxKind.String)
        {
            BindEmbedded(root, null, "", pointer);
            return false;
        }

        if (root.Kind == SyntaxKind.Sequence)
        {
            int index = 0;
            foreach (SyntaxNode item in root.Items)
            {
                TryBindPolicy(item, null, "", $"{pointer}/{index++}");
            }

            return false;
        }

        if (IsTemplate(root))
        {
            return true;
        }

        foreach (PolicyLocations.Location location in PolicyLocations.All)
        {
            Follow(root, location, 0, pointer, root, "");
        }

        BindEntities(root);
        return false;
    }

    private bool TryBindPolicy(SyntaxNode node, PolicyKind? kind, string name, string pointer)
    {
        if (PolicyShape.IsDocument(node))
        {
            _policies.Add(PolicyBinder.BindDocument(node, _kind ?? kind, name, pointer));
            return true;
        }

        if (PolicyShape.IsStatement(node) || PolicyShape.IsStatementList(node))
        {
            _policies.Add(PolicyBinder.BindStatements(node, _kind ?? kind, name, pointer));
            return true;
        }

        return false;
    }

    private void Follow(SyntaxNode node, PolicyLocations.Location location, int depth, string pointer, SyntaxNode owner, string name)
    {
        if (depth == location.Segments.Length)
        {
            if (!TryBindPolicy(node, KindAt(location, owner), name, pointer) && node.Kind == SyntaxKind.String)
            {
                BindEmbedded(node, KindAt(location, owner), name, pointer);
            }

            return;
        }

        string segment = location.Segments[depth];
        switch (segment)
        {
            case "[]":
                int index = 0;
                foreach (SyntaxNode item in node.Items)
                {
                    if (IsInForce(item))
                    {
                        Follow(item, location, depth + 1, $"{pointer}/{index}", item, AppendName(name, item));
                    }

                    index++;
                }

                break;
            case "*":
                foreach (SyntaxMember member in node.Members)
                {
                    string key = member.Name.GetText();
                    Follow(member.Value, location, depth + 1, $"{pointer}/{Escape(key)}", node, key);
                }

                break;
            default:
                if (node.TryGetMember(segment, out SyntaxNode value))
                {
                    Follow(value, location, depth + 1, $"{pointer}/{segment}", node, depth == 0 ? AppendName(AppendName(name, node), value) : name);
                }

                break;
        }
    }

    /// <summary>Text that holds JSON: read it in its place, so that findings point into the string.</summary>
    private void BindEmbedded(SyntaxNode node, PolicyKind? kind, string name, string pointer)
    {
        DecodedText text = node.Decode();
        if (PercentEncoding.LooksEncoded(text.Text.AsSpan()))
        {
            text = PercentEncoding.Decode(text);
        }

        ReadOnlySpan<char> trimmed = text.Text.AsSpan().TrimStart();
        if (trimmed.IsEmpty || trimmed[0] is not ('{' or '[' or '"'))
        {
            return;
        }

        SyntaxTree tree = JsonReader.Read(text);
        if (tree.IsEmpty)
        {
            return;
        }

        if (tree.Root.Kind == SyntaxKind.String)
        {
            // Encoded twice, as happens when a tool quotes what is quoted already. Each level is shorter, so this ends.
            BindEmbedded(tree.Root, kind, name, pointer);
        }
        else if (TryBindPolicy(tree.Root, kind, name, pointer))
        {
            _trees.Add(tree);
        }
        else if (pointer.Length > 0 && tree.Root.Members.IsEmpty && tree.Diagnostics.Any(d => d.StopsReading))
        {
            // It stands where a policy stands, begins like one, and breaks off before it tells.
            _trees.Add(tree);
            _hasUnreadablePolicy = true;
        }
    }

    /// <summary>A managed policy has up to five versions, of which one counts; the others are history.</summary>
    private static bool IsInForce(SyntaxNode item)
        => !(item.TryGetMember("IsDefaultVersion", out SyntaxNode isDefault) && isDefault.Kind == SyntaxKind.Boolean && isDefault.TextIs("false"));

    private static PolicyKind? KindAt(PolicyLocations.Location location, SyntaxNode owner)
    {
        if (location.Kind is { } kind)
        {
            return kind;
        }

        if (owner.TryGetMember("PolicySummary", out SyntaxNode summary) && summary.TryGetMember("Type", out SyntaxNode type))
        {
            return type.TextIs("SERVICE_CONTROL_POLICY") ? PolicyKind.ServiceControl
                : type.TextIs("RESOURCE_CONTROL_POLICY") ? PolicyKind.ResourceControl
                : null;
        }

        return owner.TryGetMember("RoleName", out _) || owner.TryGetMember("UserName", out _) || owner.TryGetMember("GroupName", out _)
            ? PolicyKind.Identity
            : null;
    }

    private static readonly (string Member, string Noun)[] NameMembers =
    [
        ("RoleName", "role"), ("UserName", "user"), ("GroupName", "group"), ("PolicyName", "policy"), ("policyName", "policy"), ("VersionId", "version"),
    ];

    private static string AppendName(string name, SyntaxNode node)
    {
        foreach ((string member, string noun) in NameMembers)
        {
            if (node.TryGetMember(member, out SyntaxNode value) && value.Kind == SyntaxKind.String)
            {
                name += $"{(name.Length == 0 ? "" : ", ")}{noun} {value.GetText()}";
            }
        }

        return name;
    }

    private void BindEntities(SyntaxNode root)
    {
        if (root.TryGetMember("Role", out SyntaxNode role))
        {
            AddEntity(role, "RoleName", IamEntityType.Role);
        }

        if (root.TryGetMember("User", out SyntaxNode user))
        {
            AddEntity(user, "UserName", IamEntityType.User);
        }

        if (root.TryGetMember("UserDetailList", out SyntaxNode users))
        {
            foreach (SyntaxNode item in users.Items)
            {
                AddEntity(item, "UserName", IamEntityType.User);
            }
        }

        if (root.TryGetMember("RoleDetailList", out SyntaxNode roles))
        {
            foreach (SyntaxNode item in roles.Items)
            {
                AddEntity(item, "RoleName", IamEntityType.Role);
            }
        }
    }

    private void AddEntity(SyntaxNode node, string nameMember, IamEntityType type)
    {
        // Broken off inside: a boundary may stand in what was not read.
        if (node.IsIncomplete || !node.TryGetMember(nameMember, out SyntaxNode name) || name.Kind != SyntaxKind.String || !node.TryGetMember("Arn", out _))
        {
            return;
        }

        string path = node.TryGetMember("Path", out SyntaxNode pathNode) && pathNode.Kind == SyntaxKind.String ? pathNode.GetText() : "";
        Origin? boundary = node.TryGetMember("PermissionsBoundary", out SyntaxNode boundaryNode) && boundaryNode.Kind != SyntaxKind.Null
            ? boundaryNode.Origin
            : null;
        _entities.Add(new IamEntity(type, PolicyBinder.BindText(name), path, boundary));
    }

    private static bool IsTemplate(SyntaxNode root)
        => root.TryGetMember("AWSTemplateFormatVersion", out _)
        || (root.TryGetMember("Resources", out SyntaxNode resources) && resources.Kind == SyntaxKind.Mapping)
        || (root.TryGetMember("terraform_version", out _) && root.TryGetMember("planned_values", out _));

    private static string Escape(string key) => key.Replace("~", "~0").Replace("/", "~1");
}
