using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding.Templates;

/// <content>
/// SAM: the roles that it makes for functions and state machines, and the resource policies of its APIs.
/// Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html
/// </content>
internal sealed partial class TemplateBinder
{
    private const string Function = "AWS::Serverless::Function";
    private const string StateMachine = "AWS::Serverless::StateMachine";
    private const string Api = "AWS::Serverless::Api";

    private readonly HashSet<string> _boundGlobals = new(StringComparer.Ordinal);

    /// <summary>Binds a resource of SAM. What <c>Globals</c> gives to all resources of a type is bound with the first of them.</summary>
    private void BindServerless(Resource resource, ReadOnlySpan<PolicyProperty> properties)
    {
        string type = resource.Declaring.Type;
        bool makesRole = type is Function or StateMachine && !IsAlwaysGiven(resource, "Role");
        foreach (PolicyProperty property in properties)
        {
            bool isOfRole = property.Form == PolicyPropertyForm.ServerlessPolicies || property.Path == "AssumeRolePolicyDocument";
            if (property.Form == PolicyPropertyForm.ServerlessPolicies)
            {
                if (makesRole)
                {
                    BindServerlessPolicies(resource, property);
                }
            }
            else if (makesRole || !isOfRole)
            {
                BindPolicies(resource, property);
                BindGlobal(resource, property);
            }
        }

        if (makesRole && !resource.Node.IsIncomplete)
        {
            Origin? boundary = BoundaryOf(resource.Properties, resource) ?? (type == Function ? BoundaryOf(GlobalsOf(type), resource) : null);
            _file.Entities.Add(new IamEntity(IamEntityType.Role, PolicyBinder.BindText(resource.Name), "", boundary) { DeclaringResource = resource.Declaring });
        }

        if (type == Api)
        {
            BindAccessLists(resource, resource.Properties, resource.Pointer);
            if (_boundGlobals.Add("Api lists"))
            {
                BindAccessLists(resource, GlobalsOf(type), _pointer + "/Globals/Api");
            }
        }
    }

    /// <summary>True when a property is given in every way that the conditions leave open.</summary>
    private bool IsAlwaysGiven(Resource resource, string name)
    {
        if (resource.Properties.Tree is null || !resource.Properties.TryGetMember(name, out SyntaxNode node) || node.Kind is SyntaxKind.Null or SyntaxKind.Missing)
        {
            return false;
        }

        bool always = true;
        _template.Conditions.Explore(resource.Condition, () => always &= _template.Evaluate(node).Kind != TemplateValueKind.Absent);
        return always;
    }

    private Origin? BoundaryOf(SyntaxNode properties, Resource resource)
        => TemplateEntity.BoundaryOf(properties, resource.Condition, _template);

    /// <summary>What <c>Globals</c> gives to all resources of a type.</summary>
    private SyntaxNode GlobalsOf(string type)
    {
        string section = type.Substring("AWS::Serverless::".Length);
        return _template.Root.TryGetMember("Globals", out SyntaxNode globals) && globals.TryGetMember(section, out SyntaxNode node) ? node : default;
    }

    private void BindGlobal(Resource resource, PolicyProperty property)
    {
        string section = resource.Declaring.Type.Substring("AWS::Serverless::".Length);
        SyntaxNode globals = GlobalsOf(resource.Declaring.Type);
        bool isTakenFromThere = property.Path is "AssumeRolePolicyDocument" or "Auth/ResourcePolicy/CustomStatements";
        if (globals.Tree is not null && isTakenFromThere && resource.Declaring.Type is Function or Api && _boundGlobals.Add(section + "/" + property.Path))
        {
            BindPolicies(resource with { Properties = globals, Pointer = $"{_pointer}/Globals/{section}" }, property);
        }
    }

    private void BindServerlessPolicies(Resource resource, PolicyProperty property)
    {
        if (resource.Properties.Tree is null || !resource.Properties.TryGetMember(property.Path, out SyntaxNode policies))
        {
            return;
        }

        var found = new List<Policy>();
        var attachments = new AttachmentCollector(_file.Attachments);
        _template.Conditions.Explore(resource.Condition, () =>
        {
            int earlier = found.Count;
            string pointer = $"{resource.Pointer}/{property.Path}";
            TemplateValue value = _template.Evaluate(policies);
            int index = 0;
            foreach (TemplateValue item in _template.ItemsOf(value) ?? [value])
            {
                string itemPointer = value.Kind == TemplateValueKind.List || value.Node.Kind == SyntaxKind.Sequence ? $"{pointer}/{index++}" : pointer;
                BindServerlessPolicy(item, resource, new PropertyValue(item, "", itemPointer), found, attachments);
            }

            Assume(found, earlier);
        });
        AddForms(found);
    }

    /// <summary>A managed policy, a document, or a policy template with its parameters.</summary>
    private void BindServerlessPolicy(TemplateValue item, Resource resource, PropertyValue place, List<Policy> found, AttachmentCollector attachments)
    {
        bool isName = item.Kind == TemplateValueKind.Text || (item.Kind == TemplateValueKind.Node && item.Node.Kind == SyntaxKind.String);
        if (isName)
        {
            SymbolicString name = item.IsScalar ? PolicyBinder.BindText(item.Node) : item.Text!.ToSymbolicString(item.Node);
            attachments.Add(new PolicyAttachment(PolicyAttachmentForm.Managed, IamEntityType.Role, PolicyBinder.BindText(resource.Name), name, resource.Declaring)
            {
                Assumptions = _template.Conditions.Assumptions,
            });
            return;
        }

        if (item.Kind != TemplateValueKind.Node || item.Node.Kind != SyntaxKind.Mapping)
        {
            return;
        }

        Policy? policy = item.Node.TryGetMember("Statement", out _) || item.Node.TryGetMember("Version", out _)
            ? BindNode(item, PolicyPropertyForm.Document, PolicyKind.Identity, place)
            : BindPolicyTemplate(item.Node, place);
        if (policy is not null)
        {
            policy.DeclaringResource = resource.Declaring;
            found.Add(policy);
        }
    }

    /// <summary>A policy template of SAM: what it expands to stands at its name.</summary>
    private Policy? BindPolicyTemplate(SyntaxNode node, PropertyValue place)
    {
        SyntaxMember? only = null;
        int count = 0;
        foreach (SyntaxMember member in node.Members)
        {
            count++;
            only ??= member;
            if (SamPolicyTemplates.TryGet(member.Name.GetText(), out SamPolicyTemplate template))
            {
                return BindPolicyTemplate(template, member, node.IsIncomplete, place);
            }
        }

        // With more members it is something else that went wrong.
        if (count == 1 && only is { } unknown && !node.IsIncomplete)
        {
            _template.Report(TemplateFaultKind.UnknownPolicyTemplate, unknown.Name.Span, unknown.Name.GetText());
        }

        return null;
    }

    private Policy? BindPolicyTemplate(SamPolicyTemplate template, SyntaxMember member, bool isIncomplete, PropertyValue place)
    {
        var values = new Dictionary<string, TemplateValue>(StringComparer.Ordinal);
        foreach (SyntaxMember parameter in member.Value.Members)
        {
            string name = parameter.Name.GetText();
            values[name] = _template.Evaluate(parameter.Value);
            if (!template.Parameters.Contains(name) && !isIncomplete)
            {
                _template.Report(TemplateFaultKind.UnknownPolicyTemplateParameter, parameter.Name.Span, name, template.Name, candidates: template.Parameters);
            }
        }

        TextSpan span = member.Name.Span;
        var text = new TemplateString.Builder(member.Name);
        string statements = template.StatementsText;
        int position = 0;
        while (statements.IndexOf("${", position, StringComparison.Ordinal) is var start and >= 0 && statements.IndexOf('}', start) is var end and >= 0)
        {
            text.Append(statements.Substring(position, start - position), span);
            string name = statements.Substring(start + 2, end - start - 2);
            if (values.TryGetValue(name, out TemplateValue value))
            {
                text.AppendInJson(value, name, span);
            }
            else
            {
                text.AppendHole(name, span);
            }

            position = end + 1;
        }

        text.Append(statements.Substring(position), span);
        foreach (string parameter in template.Parameters)
        {
            if (!values.ContainsKey(parameter) && !isIncomplete)
            {
                _template.Report(TemplateFaultKind.MissingPolicyTemplateParameter, span, template.Name, parameter);
                return null;
            }
        }

        Policy policy = BindMade(text.ToTemplateString(), PolicyKind.Identity, place with { Name = "policy template " + template.Name });
        policy.IsOfAws = true;
        return policy;
    }

    /// <summary>
    /// The lists of accounts, addresses and networks from which SAM makes statements of an API's resource policy.
    /// Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-resourcepolicystatement.html
    /// </summary>
    private void BindAccessLists(Resource resource, SyntaxNode properties, string pointer)
    {
        if (properties.Tree is null
            || !properties.TryGetMember("Auth", out SyntaxNode auth)
            || !auth.TryGetMember("ResourcePolicy", out SyntaxNode lists))
        {
            return;
        }

        foreach (SyntaxMember member in lists.Members)
        {
            TemplateValue value = _template.Evaluate(member.Value);
            IReadOnlyList<TemplateValue> items = _template.ItemsOf(value) ?? (value.IsScalar ? [value] : []);
            string list = member.Name.GetText();
            string itemPointer = $"{pointer}/Auth/ResourcePolicy/{list}";
            if (list is "SourceVpcWhitelist" or "SourceVpcBlacklist")
            {
                // SAM tells VPCs from endpoints by the prefix, and leaves out what has neither.
                BindAccessList(resource, list.Replace("SourceVpc", "IntrinsicVpc"), member.Value, [.. items.Where(item => HasPrefix(item, "vpc-"))], itemPointer);
                BindAccessList(resource, list.Replace("SourceVpc", "IntrinsicVpce"), member.Value, [.. items.Where(item => HasPrefix(item, "vpce-"))], itemPointer);
            }
            else
            {
                BindAccessList(resource, list, member.Value, items, itemPointer);
            }
        }
    }

    private static bool HasPrefix(TemplateValue item, string prefix) => item.KnownText?.StartsWith(prefix, StringComparison.Ordinal) == true;

    private void BindAccessList(Resource resource, string list, SyntaxNode place, IReadOnlyList<TemplateValue> items, string pointer)
    {
        if (items.Count == 0 || StatementOf(list) is not { } statement)
        {
            return;
        }

        int hole = statement.IndexOf('?');
        var text = new TemplateString.Builder(place);
        text.Append(statement.Substring(0, hole), place.Span);
        for (int i = 0; i < items.Count; i++)
        {
            text.Append(i > 0 ? "," : "", place.Span);
            text.AppendJson(items[i], "value");
        }

        text.Append(statement.Substring(hole + 1), place.Span);
        Policy policy = BindMade(text.ToTemplateString(), PolicyKind.Resource, new PropertyValue(default, "", pointer));
        policy.DeclaringResource = resource.Declaring;
        _file.AddPolicy(policy);
    }

    /// <summary>The statement that SAM makes of a list, with a question mark for the items.</summary>
    private static string? StatementOf(string list) => list switch
    {
        "AwsAccountWhitelist" => Statement("Allow", """{"AWS":[?]}"""),
        "AwsAccountBlacklist" => Statement("Deny", """{"AWS":[?]}"""),
        "IpRangeWhitelist" => Statement("Deny", "\"*\"", """{"NotIpAddress":{"aws:SourceIp":[?]}}"""),
        "IpRangeBlacklist" => Statement("Deny", "\"*\"", """{"IpAddress":{"aws:SourceIp":[?]}}"""),
        "IntrinsicVpcWhitelist" => Statement("Deny", "\"*\"", """{"StringNotEquals":{"aws:SourceVpc":[?]}}"""),
        "IntrinsicVpcBlacklist" => Statement("Deny", "\"*\"", """{"StringEquals":{"aws:SourceVpc":[?]}}"""),
        "IntrinsicVpceWhitelist" => Statement("Deny", "\"*\"", """{"StringNotEquals":{"aws:SourceVpce":[?]}}"""),
        "IntrinsicVpceBlacklist" => Statement("Deny", "\"*\"", """{"StringEquals":{"aws:SourceVpce":[?]}}"""),
        _ => null,
    };

    private static string Statement(string effect, string principal, string condition = "")
        => $$"""[{"Effect":"{{effect}}","Principal":{{principal}},"Action":"execute-api:Invoke","Resource":"execute-api:/*"{{(condition.Length > 0 ? ",\"Condition\":" + condition : "")}}}]""";
}
