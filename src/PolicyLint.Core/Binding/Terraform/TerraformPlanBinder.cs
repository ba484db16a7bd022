using System.Globalization;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Syntax;

namespace PolicyLint.Binding.Terraform;

/// <summary>
/// Binds what <c>terraform show -json</c> prints of a plan or a state, and <c>tofu show -json</c>: the policies in its resources
/// and data sources as they will be after apply, roles and users, and what is attached to them.
/// Source: https://developer.hashicorp.com/terraform/internals/json-format
/// </summary>
internal sealed class TerraformPlanBinder
{
    private readonly SyntaxNode _root;
    private readonly BoundFileBuilder _file;
    private readonly bool _isState;
    private readonly bool _isWhole;
    private readonly Dictionary<string, SyntaxNode> _changes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _addresses = new(StringComparer.Ordinal);
    private readonly List<TerraformResource> _resources = [];
    private readonly List<TerraformResource> _documents = [];

    /// <summary>By the text of a policy, what the resource that has it attaches it to.</summary>
    private readonly Dictionary<string, PolicyKind> _kinds = new(StringComparer.Ordinal);

    private TerraformPlanBinder(SyntaxNode root, BoundFileBuilder file)
    {
        _root = root;
        _file = file;
        _isState = root.TryGetMember("values", out _);
        _isWhole = !root.IsIncomplete;
    }

    /// <summary>True for a plan or a state.</summary>
    public static bool IsPlan(SyntaxNode root)
        => (root.TryGetMember("terraform_version", out _) || root.TryGetMember("format_version", out _))
        && (root.TryGetMember("planned_values", out _)
            || root.TryGetMember("resource_changes", out _)
            || (root.TryGetMember("values", out SyntaxNode values) && values.TryGetMember("root_module", out _)));

    /// <summary>Binds a plan or a state.</summary>
    /// <param name="root">Its root.</param>
    /// <param name="pointer">The way to it in the file.</param>
    /// <param name="file">Takes what is found.</param>
    public static void Bind(SyntaxNode root, string pointer, BoundFileBuilder file) => new TerraformPlanBinder(root, file).Bind(pointer);

    private void Bind(string pointer)
    {
        _file.IsGenerated = true;

        // What stands in two places is the same resource; the first place that has it counts.
        ReadChanges();
        ReadValues(_root, "values", pointer, onlyData: false);
        ReadValues(_root, "planned_values", pointer, onlyData: false);
        AddChanged(pointer);
        if (_root.TryGetMember("prior_state", out SyntaxNode state))
        {
            // Data sources that were read for the plan stand there; resources as they were are of no interest.
            ReadValues(state, "values", pointer + "/prior_state", onlyData: true);
        }

        bool hasPermissionSetBoundaries = _resources.Exists(resource => resource.Type == TerraformPolicyProperties.PermissionSetBoundaryType);
        foreach (TerraformResource resource in _resources)
        {
            BindDocuments(resource);
            BindEntities(resource, hasPermissionSetBoundaries);
            BindAttachments(resource);
        }

        if (_documents.Count > 0)
        {
            BindDataSources();
        }
    }

    /// <summary>What changes, by address: only there it is told what is unknown.</summary>
    private void ReadChanges()
    {
        if (!_root.TryGetMember("resource_changes", out SyntaxNode changes))
        {
            return;
        }

        foreach (SyntaxNode change in changes.Items)
        {
            // A deposed object is one that is left over and will be deleted.
            if (change.TryGetMember("address", out SyntaxNode address)
                && address.Kind == SyntaxKind.String
                && !change.TryGetMember("deposed", out _)
                && change.TryGetMember("change", out SyntaxNode details)
                && IsRelevant(change, onlyData: false))
            {
                _changes[address.GetText()] = details;
            }
        }
    }

    private void ReadValues(SyntaxNode owner, string member, string pointer, bool onlyData)
    {
        if (owner.TryGetMember(member, out SyntaxNode values) && values.TryGetMember("root_module", out SyntaxNode module))
        {
            ReadModule(module, $"{pointer}/{member}/root_module", onlyData);
        }
    }

    /// <summary>Reads a module and those in it; the reader bounds how deep they nest.</summary>
    private void ReadModule(SyntaxNode module, string pointer, bool onlyData)
    {
        if (module.TryGetMember("resources", out SyntaxNode resources))
        {
            int index = 0;
            foreach (SyntaxNode resource in resources.Items)
            {
                if (IsRelevant(resource, onlyData) && resource.TryGetMember("values", out SyntaxNode values))
                {
                    Add(resource, values, $"{pointer}/resources/{index.ToString(CultureInfo.InvariantCulture)}/values");
                }

                index++;
            }
        }

        if (module.TryGetMember("child_modules", out SyntaxNode modules))
        {
            int index = 0;
            foreach (SyntaxNode child in modules.Items)
            {
                ReadModule(child, $"{pointer}/child_modules/{(index++).ToString(CultureInfo.InvariantCulture)}", onlyData);
            }
        }
    }

    /// <summary>Adds what only the list of changes has.</summary>
    private void AddChanged(string pointer)
    {
        if (!_root.TryGetMember("resource_changes", out SyntaxNode changes))
        {
            return;
        }

        int index = 0;
        foreach (SyntaxNode change in changes.Items)
        {
            // Of what is deleted there is no state after.
            if (IsRelevant(change, onlyData: false)
                && !change.TryGetMember("deposed", out _)
                && change.TryGetMember("change", out SyntaxNode details)
                && details.TryGetMember("after", out SyntaxNode after))
            {
                Add(change, after, $"{pointer}/resource_changes/{index.ToString(CultureInfo.InvariantCulture)}/change/after");
            }

            index++;
        }
    }

    private static bool IsRelevant(SyntaxNode resource, bool onlyData)
    {
        if (!resource.TryGetMember("type", out SyntaxNode type) || type.Kind != SyntaxKind.String || !type.RawText.StartsWith("aws_".AsSpan(), StringComparison.Ordinal))
        {
            return false;
        }

        return IsData(resource)
            ? type.TextIs(TerraformPolicyProperties.PolicyDocumentType)
            : !onlyData && TerraformPolicyProperties.Knows(type.GetText());
    }

    private static bool IsData(SyntaxNode resource) => resource.TryGetMember("mode", out SyntaxNode mode) && mode.Kind == SyntaxKind.String && mode.TextIs("data");

    private void Add(SyntaxNode resource, SyntaxNode values, string pointer)
    {
        if (values.Kind != SyntaxKind.Mapping
            || !resource.TryGetMember("address", out SyntaxNode address)
            || address.Kind != SyntaxKind.String
            || !_addresses.Add(address.GetText())
            || !resource.TryGetMember("type", out SyntaxNode type))
        {
            return;
        }

        SyntaxNode? unknown = null;
        bool hasChange = _changes.TryGetValue(address.GetText(), out SyntaxNode change);
        if (hasChange && change.TryGetMember("after_unknown", out SyntaxNode found))
        {
            unknown = found;
        }

        // Broken off before the list of changes: what is absent may be unknown.
        bool isComplete = !resource.IsIncomplete && (_isWhole || _isState || (hasChange && !change.IsIncomplete));
        var added = new TerraformResource(address, type.GetText(), new TerraformValue(values, unknown, pointer), isComplete);
        (IsData(resource) ? _documents : _resources).Add(added);
    }

    private void BindDocuments(TerraformResource resource)
    {
        foreach (TerraformPolicyProperties.Document row in TerraformPolicyProperties.DocumentsOf[resource.Type])
        {
            if (KindOf(row, resource) is { } kind)
            {
                foreach (TerraformValue block in resource.Values.Follow(row.Block))
                {
                    TerraformValue policy = block[row.Name];
                    if (policy.IsText)
                    {
                        string name = row.Block.Length > 0 && kind == PolicyKind.Identity && block["name"] is { IsText: true } text ? $"policy {text.Node.GetText()}" : "";
                        _file.AddEmbeddedPolicy(policy.Node, kind, name, policy.Pointer, resource.Declaring);
                        if (_documents.Count > 0)
                        {
                            _kinds[policy.Node.GetText()] = kind;
                        }
                    }
                }
            }
        }
    }

    /// <summary>What a policy is attached to; null when it is no IAM policy, or perhaps none.</summary>
    private static PolicyKind? KindOf(TerraformPolicyProperties.Document row, TerraformResource resource)
    {
        if (row.Kind is { } kind)
        {
            return kind;
        }

        TerraformValue type = resource.Values["type"];
        return type.IsUnknown ? null : TerraformPolicyProperties.KindOfOrganizationsPolicy(type.IsText ? type.Node.GetText() : null);
    }

    private void BindEntities(TerraformResource resource, bool hasPermissionSetBoundaries)
    {
        foreach (TerraformPolicyProperties.Entity row in TerraformPolicyProperties.EntitiesOf[resource.Type])
        {
            TerraformValue boundary = resource.Values["permissions_boundary"];
            bool isGiven = boundary is { IsSet: true } or { IsUnknown: true };

            // A permission set gets its boundary from a resource of its own, by an ARN that is unknown before apply.
            bool mayBeGiven = !resource.IsComplete || (row.Type == IamEntityType.PermissionSet && hasPermissionSetBoundaries);
            if (isGiven || !mayBeGiven)
            {
                TerraformValue path = resource.Values["path"];
                _file.Entities.Add(new IamEntity(
                    row.Type,
                    PolicyBinder.BindText(resource.AddressNode),
                    path.IsText ? path.Node.GetText() : "",
                    isGiven ? boundary.Node.Origin : null)
                {
                    DeclaringResource = resource.Declaring,
                });
            }
        }
    }

    private void BindAttachments(TerraformResource resource)
    {
        foreach (TerraformPolicyProperties.Attachment row in TerraformPolicyProperties.AttachmentsOf[resource.Type])
        {
            foreach (TerraformValue value in resource.Values.Follow(row.Way))
            {
                if (TryGetPolicy(row, resource, value, out SymbolicString policy))
                {
                    Attach(row, resource, policy);
                }
            }
        }
    }

    /// <summary>What names the policy that is attached. False when none is.</summary>
    private static bool TryGetPolicy(TerraformPolicyProperties.Attachment row, TerraformResource resource, TerraformValue value, out SymbolicString policy)
    {
        bool isResource = row.Form == PolicyAttachmentForm.Inline && row.Way.Length == 1;
        if (isResource && !value.IsText)
        {
            // A name that is made up at apply says nothing.
            policy = PolicyBinder.BindText(resource.AddressNode);
            return true;
        }

        return value.TryGetText(row.Way[row.Way.Length - 1] == "[]" ? row.Way[0] : row.Way[row.Way.Length - 1], out policy);
    }

    private void Attach(TerraformPolicyProperties.Attachment row, TerraformResource resource, SymbolicString policy)
    {
        if (row.Entity is null)
        {
            _file.Attachments.Add(new PolicyAttachment(row.Form, row.EntityType, PolicyBinder.BindText(resource.AddressNode), policy, resource.Declaring));
            return;
        }

        foreach (TerraformValue value in resource.Values.Follow(row.Entity))
        {
            if (value.TryGetText(row.Entity[0], out SymbolicString entity))
            {
                _file.Attachments.Add(new PolicyAttachment(row.Form, row.EntityType, entity, policy, resource.Declaring));
            }
        }
    }

    /// <summary>Binds the data sources that write policies. A policy says by itself only roughly what it is attached to; who uses it says it.</summary>
    private void BindDataSources()
    {
        var configuration = new TerraformConfiguration(_root);
        foreach (TerraformResource document in _documents)
        {
            PolicyKind? kind = configuration.KindOf(document.Address);
            TerraformValue json = document.Values["json"];
            if (json.IsText)
            {
                kind ??= _kinds.TryGetValue(json.Node.GetText(), out PolicyKind used) ? used : null;
                _file.AddEmbeddedPolicy(json.Node, kind, "", json.Pointer, document.Declaring);
            }
            else if (TerraformPolicyDocument.Bind(document, kind) is { } policy)
            {
                _file.AddPolicy(policy);
            }
        }
    }
}
