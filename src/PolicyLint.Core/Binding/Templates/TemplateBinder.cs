using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding.Templates;

/// <summary>
/// Finds the policies, users, roles and attachments that the resources of a CloudFormation template declare, and binds them:
/// each policy once for every way that the template's conditions leave open.
/// </summary>
internal sealed partial class TemplateBinder
{
    private readonly Template _template;
    private readonly BoundFileBuilder _file;
    private readonly TemplateMetadata _metadata;
    private readonly string _pointer;
    private readonly HashSet<TextSpan> _readTexts = [];

    private TemplateBinder(Template template, BoundFileBuilder file, TemplateMetadata metadata, string pointer)
    {
        _template = template;
        _file = file;
        _metadata = metadata;
        _pointer = pointer;
    }

    /// <summary>True for a template: what has the version of one, or resources with types.</summary>
    public static bool IsTemplate(SyntaxNode root)
    {
        if (root.TryGetMember("AWSTemplateFormatVersion", out _))
        {
            return true;
        }

        if (!root.TryGetMember("Resources", out SyntaxNode resources))
        {
            return false;
        }

        foreach (SyntaxMember member in resources.Members)
        {
            if (ForEachLoop.Is(member.Name) || (member.Value.TryGetMember("Type", out SyntaxNode type) && type.Kind == SyntaxKind.String && type.GetText().Contains("::")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Binds a template.</summary>
    /// <param name="root">The template.</param>
    /// <param name="file">Takes what is found.</param>
    /// <param name="parameters">Values that the user gives to parameters.</param>
    /// <param name="metadata">What is known of the template besides its text.</param>
    /// <param name="pointer">The way to the template in its file.</param>
    public static void Bind(SyntaxNode root, BoundFileBuilder file, IReadOnlyDictionary<string, string> parameters, TemplateMetadata metadata, string pointer)
    {
        var template = new Template(root, parameters);
        var binder = new TemplateBinder(template, file, metadata, pointer);
        if (root.TryGetMember("Resources", out SyntaxNode resources))
        {
            binder.BindResources(resources, pointer + "/Resources");
        }

        file.IsTemplate = true;
        file.TemplateFaults.AddRange(template.Faults);
    }

    private void BindResources(SyntaxNode resources, string pointer)
    {
        foreach (SyntaxMember member in resources.Members)
        {
            if (ForEachLoop.TryRead(member, _template, out SyntaxNode body))
            {
                BindResources(body, pointer);
            }
            else if (member.Value.TryGetMember("Type", out SyntaxNode type) && type.Kind == SyntaxKind.String)
            {
                BindResource(member.Name, member.Value, type, pointer);
            }
        }
    }

    private void BindResource(SyntaxNode name, SyntaxNode resource, SyntaxNode type, string pointer)
    {
        // Nearly every resource ends here: it holds no policy.
        string? decoded = type.HasEscapes ? type.GetText() : null;
        ReadOnlySpan<char> typeName = decoded is null ? type.RawText : decoded.AsSpan();
        ReadOnlySpan<PolicyProperty> properties = PolicyProperties.Of(typeName);
        ReadOnlySpan<PolicyReference> references = PolicyReferences.Of(typeName);
        bool isFlattened = FlattenedStatements.TryGet(typeName, out FlattenedStatement flattened);
        if (properties.IsEmpty && references.IsEmpty && !isFlattened && !TemplateEntity.IsEntity(typeName))
        {
            return;
        }

        string logicalId = name.GetText();
        string? constructPath = ConstructPathOf(resource);
        // Only a synthesis writes it, and the next one would undo what is changed here.
        _file.IsGenerated |= constructPath is not null;
        var declaring = new DeclaringResource(logicalId, typeName.ToString(), constructPath ?? _metadata.ConstructPathOf(logicalId));
        string? condition = resource.TryGetMember("Condition", out SyntaxNode given) && given.Kind == SyntaxKind.String ? given.GetText() : null;
        _template.Current = declaring;
        _template.ResetBudget();
        if (condition is not null && !_template.TryGetCondition(condition, out _) && !_template.MayDeclareMore)
        {
            _template.Report(TemplateFaultKind.UndefinedCondition, given.Span, condition);
        }

        SyntaxNode propertiesNode = resource.TryGetMember("Properties", out SyntaxNode found) ? found : default;
        var place = new Resource(name, resource, propertiesNode, declaring, condition, $"{pointer}/{PolicyLocations.Escape(logicalId)}/Properties");
        if (typeName.StartsWith("AWS::Serverless::".AsSpan(), StringComparison.Ordinal))
        {
            BindServerless(place, properties);
        }
        else
        {
            foreach (PolicyProperty property in properties)
            {
                BindPolicies(place, property);
            }

            if (isFlattened)
            {
                BindFlattened(place, flattened);
            }

            TemplateEntity.Bind(place, references, _template, _file.Entities, _file.Attachments);
            TemplatePasswords.Bind(place, _template, _file.Entities);
        }

        _template.Current = null;
    }

    /// <summary>The construct that made a resource, as its metadata tell; null when they do not.</summary>
    public static string? ConstructPathOf(SyntaxNode resource)
        => resource.TryGetMember("Metadata", out SyntaxNode metadata) && metadata.TryGetMember("aws:cdk:path", out SyntaxNode path) && path.Kind == SyntaxKind.String
            ? path.GetText()
            : null;

    /// <summary>Binds what stands at a property, in every way that the conditions leave open.</summary>
    private void BindPolicies(Resource resource, PolicyProperty property)
    {
        if (resource.Properties.Tree is null)
        {
            return;
        }

        var found = new List<Policy>();
        _template.Conditions.Explore(resource.Condition, () =>
        {
            int earlier = found.Count;
            foreach (PropertyValue value in PropertyPath.Follow(resource.Properties, property.Segments, _template, resource.Pointer))
            {
                if (Bind(resource, property, value) is { } policy)
                {
                    policy.DeclaringResource = resource.Declaring;
                    found.Add(policy);
                }
            }

            Assume(found, earlier);
        });
        AddForms(found);
    }

    /// <summary>What was bound in one way of the conditions holds under what was asked for.</summary>
    private void Assume(List<Policy> found, int earlier)
    {
        ImmutableArray<ConditionAssumption> assumptions = _template.Conditions.Assumptions;
        for (int i = earlier; i < found.Count; i++)
        {
            found[i].Assumptions = assumptions;
        }
    }

    /// <summary>The same place in several ways is one policy in several forms.</summary>
    private void AddForms(List<Policy> found)
    {
        if (found.Count == 1)
        {
            _file.AddPolicy(found[0]);
            return;
        }

        foreach (IGrouping<TextSpan, Policy> forms in found.GroupBy(policy => policy.Origin.Span))
        {
            Policy first = forms.First();
            first.Alternatives = forms.Skip(1).ToImmutableArray();
            _file.AddPolicy(first);
        }
    }

    private Policy? Bind(Resource resource, PolicyProperty property, PropertyValue place)
    {
        PolicyKind? kind = property.Kind;
        if (kind is null && property.ResourceType == "AWS::Organizations::Policy")
        {
            if (OrganizationsKind(resource) is not { } organizations)
            {
                return null;
            }

            kind = organizations;
        }

        TemplateValue value = place.Value;
        switch (value.Kind)
        {
            case TemplateValueKind.Node when value.Node.Kind == SyntaxKind.Mapping:
            case TemplateValueKind.Node when value.Node.Kind == SyntaxKind.Sequence && property.Form == PolicyPropertyForm.Statements:
                return BindNode(value, property.Form, kind, place);
            case TemplateValueKind.Node when property.Form == PolicyPropertyForm.Statements:
                return null;
            case TemplateValueKind.Node when value.Node.Kind == SyntaxKind.String:
                return BindText(value.Node.Decode(), null, value.Node, property, kind, place);
            case TemplateValueKind.Text:
                return BindText(value.Text!.Decoded, value.Text, value.Node, property, kind, place);
            case TemplateValueKind.Node when value.Node.Kind != SyntaxKind.Missing:
                return NoPolicy(value.Node, property.Segments[property.Segments.Length - 1], kind, place);
            default:
                return null;
        }
    }

    /// <summary>A policy as an object.</summary>
    private Policy? BindNode(TemplateValue value, PolicyPropertyForm form, PolicyKind? kind, PropertyValue place)
        => TemplateExpander.IsPlain(value.Node) ? Bind(value.Node, form, kind, place, texts: null, value.Node.IsIncomplete)
            : TemplateExpander.Expand(value, _template, out TemplateTexts texts) is { IsEmpty: false } tree
            ? Bind(tree.Root, form, kind, place, texts, value.Node.IsIncomplete)
            : null;

    /// <summary>Statements that something else makes of what stands in the template: each part has the place that it is made of.</summary>
    private Policy BindMade(TemplateString statements, PolicyKind kind, PropertyValue place)
    {
        Policy policy = Bind(JsonReader.Read(statements.Decoded).Root, PolicyPropertyForm.Statements, kind, place, TemplateTexts.OfDocument(statements.Holes));
        policy.IsMade = true;
        return policy;
    }

    private Policy Bind(SyntaxNode root, PolicyPropertyForm form, PolicyKind? kind, PropertyValue place, TemplateTexts? texts, bool isIncomplete = false)
    {
        bool isDocument = form is PolicyPropertyForm.Document or PolicyPropertyForm.Text;
        kind = _file.Kind ?? kind;
        Policy policy = isDocument
            ? PolicyBinder.BindDocument(root, kind, place.Name, place.Pointer, texts)
            : PolicyBinder.BindStatements(root, kind, place.Name, place.Pointer, texts);
        // What RAM completes is not missing.
        policy.IsComplete &= !isIncomplete && form != PolicyPropertyForm.StatementFragment;
        return policy;
    }

    /// <summary>A policy as JSON text, which may be made by a function and have holes.</summary>
    private Policy? BindText(DecodedText decoded, TemplateString? made, SyntaxNode node, PolicyProperty property, PolicyKind? kind, PropertyValue place)
    {
        ImmutableArray<SymbolicString.Piece> holes = made?.Holes ?? ImmutableArray<SymbolicString.Piece>.Empty;
        if (decoded.Text.TrimStart().StartsWith("{{resolve:", StringComparison.Ordinal))
        {
            // CloudFormation fetches it from elsewhere.
            return null;
        }

        if (EmbeddedPolicy.Read(decoded) is not { } tree)
        {
            // What a hole may hold is not for us to judge.
            return holes.IsEmpty ? NoPolicy(node, property.Segments[property.Segments.Length - 1], kind, place) : null;
        }

        bool isBroken = tree.Diagnostics.Any(fault => fault.StopsReading);
        if (isBroken && !holes.IsEmpty)
        {
            // A hole where JSON wants more than a text: the document cannot be known.
            return null;
        }

        if (_readTexts.Add(node.Span))
        {
            _file.AddTree(tree);
        }

        return tree.Root.Kind is SyntaxKind.Mapping or SyntaxKind.Sequence
            ? Bind(tree.Root, property.Form, kind, place, made is null ? null : TemplateTexts.OfDocument(holes))
            : null;
    }

    /// <summary>A number, say, where a policy must stand.</summary>
    private Policy NoPolicy(SyntaxNode node, string property, PolicyKind? kind, PropertyValue place)
        => PolicyBinder.BindNoPolicy(node, _file.Kind ?? kind, property, place.Name, place.Pointer);

    private PolicyKind? OrganizationsKind(Resource resource)
        => resource.Properties.TryGetMember("Type", out SyntaxNode type)
            ? PolicyProperties.OrganizationsKind(_template.Evaluate(type).KnownText ?? "")
            : null;

    /// <summary>A resource at hand.</summary>
    /// <param name="Name">Its logical id, at its place.</param>
    /// <param name="Node">The resource.</param>
    /// <param name="Properties">Its properties, or what stands for them; the default when it has none.</param>
    /// <param name="Declaring">What findings say that they are about.</param>
    /// <param name="Condition">The condition under which it exists; null when it always does.</param>
    /// <param name="Pointer">The way to its properties in the file.</param>
    internal sealed record Resource(SyntaxNode Name, SyntaxNode Node, SyntaxNode Properties, DeclaringResource Declaring, string? Condition, string Pointer);
}
