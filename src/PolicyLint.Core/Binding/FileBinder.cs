using System.Collections.Immutable;
using PolicyLint.Binding.Templates;
using PolicyLint.Binding.Terraform;
using PolicyLint.Model;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding;

/// <summary>Finds out what a file is, and binds every policy, user and role in it.</summary>
internal sealed class FileBinder
{
    private readonly BoundFileBuilder _file;
    private readonly IReadOnlyDictionary<string, string> _parameters;
    private readonly TemplateMetadata _metadata;

    private FileBinder(BoundFileBuilder file, IReadOnlyDictionary<string, string> parameters, TemplateMetadata metadata)
    {
        _file = file;
        _parameters = parameters;
        _metadata = metadata;
    }

    /// <summary>Binds a file.</summary>
    /// <param name="tree">What was read.</param>
    /// <param name="kind">What the user says that its policies are attached to; null to take it from the file.</param>
    /// <param name="parameters">Values that the user gives to parameters of templates.</param>
    /// <param name="metadata">What is known of a template besides its text.</param>
    public static BoundFile Bind(SyntaxTree tree, PolicyKind? kind, IReadOnlyDictionary<string, string>? parameters = null, TemplateMetadata? metadata = null)
        => new FileBinder(new BoundFileBuilder(tree, kind), parameters ?? ImmutableDictionary<string, string>.Empty, metadata ?? TemplateMetadata.None).Bind(tree);

    private BoundFile Bind(SyntaxTree tree)
    {
        bool isTemplate = false;
        int index = 0;
        foreach (SyntaxNode root in tree.Roots)
        {
            isTemplate |= BindRoot(root, index == 0 ? "" : $"/{index}");
            index++;
        }

        BoundFile file = _file.ToBoundFile(KindOf(tree, isTemplate));
        EntityPolicies.Assign(file.Entities, file.Attachments, file.Policies);
        return file;
    }

    private FileKind KindOf(SyntaxTree tree, bool isTemplate)
    {
        if (_file.HasPolicies)
        {
            return FileKind.Policy;
        }

        if (_file.HasUnreadablePolicy)
        {
            return FileKind.Unreadable;
        }

        if (isTemplate)
        {
            return FileKind.Template;
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
        if (_file.TryAddPolicy(root, null, "", pointer))
        {
            return false;
        }

        if (root.Kind == SyntaxKind.String)
        {
            _file.AddEmbeddedPolicy(root, null, "", pointer);
            return false;
        }

        if (root.Kind == SyntaxKind.Sequence)
        {
            int index = 0;
            foreach (SyntaxNode item in root.Items)
            {
                _file.TryAddPolicy(item, null, "", $"{pointer}/{index++}");
            }

            return false;
        }

        if (TemplateBinder.IsTemplate(root))
        {
            TemplateBinder.Bind(root, _file, _parameters, _metadata, pointer);
            return true;
        }

        if (TerraformPlanBinder.IsPlan(root))
        {
            TerraformPlanBinder.Bind(root, pointer, _file);
            return true;
        }

        foreach (PolicyLocations.Location location in PolicyLocations.All)
        {
            Follow(root, location, 0, pointer, root, "");
        }

        BindEntities(root);
        return false;
    }

    private void Follow(SyntaxNode node, PolicyLocations.Location location, int depth, string pointer, SyntaxNode owner, string name)
    {
        if (depth == location.Segments.Length)
        {
            if (!_file.TryAddPolicy(node, KindAt(location, owner), name, pointer) && node.Kind == SyntaxKind.String)
            {
                _file.AddEmbeddedPolicy(node, KindAt(location, owner), name, pointer);
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
                    Follow(member.Value, location, depth + 1, $"{pointer}/{PolicyLocations.Escape(key)}", node, key);
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
        _file.Entities.Add(new IamEntity(type, PolicyBinder.BindText(name), path, boundary));
    }
}
