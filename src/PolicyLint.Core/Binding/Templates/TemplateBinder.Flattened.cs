using PolicyLint.Model;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Binding.Templates;

/// <content>
/// Resources that are a statement whose elements are properties: they are bound as the policy that the service makes of them, each element at
/// its property.
/// </content>
internal sealed partial class TemplateBinder
{
    private void BindFlattened(Resource resource, FlattenedStatement statement)
    {
        if (resource.Properties.Tree is null || statement.IsShare)
        {
            return;
        }

        var found = new List<Policy>();
        _template.Conditions.Explore(resource.Condition, () =>
        {
            int earlier = found.Count;
            if (MakeStatement(resource, statement) is { } text)
            {
                Policy policy = BindMade(text, PolicyKind.Resource, new PropertyValue(default, "", resource.Pointer));
                policy.IsComplete &= !resource.Node.IsIncomplete;
                policy.DeclaringResource = resource.Declaring;
                found.Add(policy);
            }

            Assume(found, earlier);
        });
        AddForms(found);
    }

    /// <summary>The statement as JSON; null when there is none, or when a part of it cannot be told.</summary>
    private TemplateString? MakeStatement(Resource resource, FlattenedStatement statement)
    {
        TemplateValue properties = _template.Evaluate(resource.Properties);
        if (properties.Kind != TemplateValueKind.Node || properties.Node.Kind != SyntaxKind.Mapping || properties.Node.IsIncomplete || properties.Node.TryGetMember("Statement", out _))
        {
            return null;
        }

        TextSpan whole = properties.Node.Span;
        var text = new TemplateString.Builder(properties.Node);
        List<PropertyValue> principals = Values(FlattenedElement.Principal);
        List<PropertyValue> actions = Values(FlattenedElement.Action);
        if (principals.Count == 0 || (actions.Count == 0 && statement.ImpliedActions.Length == 0) || Values(FlattenedElement.Condition).Count > 0)
        {
            return null;
        }

        List<PropertyValue> effects = Values(FlattenedElement.Effect);
        text.Append("[{\"Effect\":", whole);
        if (effects.Count == 1)
        {
            text.AppendJson(effects[0].Value, "Effect");
        }
        else
        {
            text.Append("\"Allow\"", whole);
        }

        text.Append(",\"Principal\":", whole);
        AppendPrincipals(text, principals, whole);
        text.Append(",\"Action\":[", whole);
        AppendActions(text, actions, statement);
        text.Append("],\"Resource\":", whole);
        text.Append("\"", whole);
        // A name or an ARN, in the service's own way: what it stands for is known, how it is written is not.
        text.AppendHole("Resource", whole);
        text.Append("\"", whole);
        AppendConditions(text, properties.Node, statement, whole);
        text.Append("}]", whole);
        return text.ToTemplateString();

        List<PropertyValue> Values(FlattenedElement element)
        {
            var values = new List<PropertyValue>();
            foreach (FlattenedProperty property in statement.Properties)
            {
                if (property.Element == element)
                {
                    values.AddRange(PropertyPath.Follow(properties.Node, property.Segments, _template, resource.Pointer));
                }
            }

            return values;
        }
    }

    private static void AppendPrincipals(TemplateString.Builder text, List<PropertyValue> principals, TextSpan whole)
    {
        List<PropertyValue> services = principals.FindAll(principal => IsService(principal.Value));
        List<PropertyValue> others = principals.FindAll(principal => !IsService(principal.Value));
        TextSpan span = principals.Count == 1 ? principals[0].Value.Node.Span : whole;
        text.Append("{", span);
        AppendList(text, "AWS", others, span);
        text.Append(services.Count > 0 && others.Count > 0 ? "," : "", span);
        AppendList(text, "Service", services, span);
        text.Append("}", span);
    }

    private static void AppendList(TemplateString.Builder text, string name, List<PropertyValue> values, TextSpan span)
    {
        if (values.Count == 0)
        {
            return;
        }

        text.Append($"\"{name}\":[", span);
        for (int i = 0; i < values.Count; i++)
        {
            text.Append(i > 0 ? "," : "", span);
            text.AppendJson(values[i].Value, name);
        }

        text.Append("]", span);
    }

    /// <summary>True for a service, though its domain may be that of the partition.</summary>
    private static bool IsService(TemplateValue value)
    {
        string shown = value.KnownText ?? value.Text?.ToSymbolicString(value.Node).ToDisplayString() ?? "";
        return !shown.StartsWith("arn:", StringComparison.Ordinal) && (shown.Contains(".amazon") || shown.Contains("${AWS::URLSuffix}"));
    }

    private static void AppendActions(TemplateString.Builder text, List<PropertyValue> actions, FlattenedStatement statement)
    {
        for (int i = 0; i < actions.Count; i++)
        {
            TextSpan span = actions[i].Value.Node.Span;
            text.Append((i > 0 ? "," : "") + "\"" + statement.ActionPrefix, span);
            text.AppendInJson(actions[i].Value, "Action", span);
            text.Append("\"", span);
        }

        if (actions.Count == 0)
        {
            text.Append(string.Join(",", statement.ImpliedActions.Select(action => $"\"{action}\"")), default);
        }
    }

    private void AppendConditions(TemplateString.Builder text, SyntaxNode properties, FlattenedStatement statement, TextSpan whole)
    {
        bool isFirst = true;
        foreach (FlattenedProperty property in statement.Properties)
        {
            if (property is { Element: FlattenedElement.ConditionValue, Operator: { } @operator, Key: { } key })
            {
                foreach (PropertyValue value in PropertyPath.Follow(properties, property.Segments, _template, ""))
                {
                    TextSpan span = value.Value.Node.Span;
                    Begin();
                    // One operator each, since an operator must not stand twice in an object; the set operators are never among them.
                    text.Append($"\"{@operator}\":{{\"{key}\":", span);
                    text.AppendJson(value.Value, key);
                    text.Append("}", span);
                }
            }
            else if (property.Element == FlattenedElement.ConditionOperator)
            {
                AppendConditionObjects(property);
            }
        }

        text.Append(isFirst ? "" : "}", whole);

        void Begin()
        {
            text.Append(isFirst ? ",\"Condition\":{" : ",", whole);
            isFirst = false;
        }

        void AppendConditionObjects(FlattenedProperty operatorProperty)
        {
            string[] container = operatorProperty.Segments.Take(operatorProperty.Segments.Length - 1).ToArray();
            string operatorName = operatorProperty.Segments[operatorProperty.Segments.Length - 1];
            string keyName = NameOf(FlattenedElement.ConditionKey, container.Length);
            string valueName = NameOf(FlattenedElement.ConditionValue, container.Length);
            foreach (PropertyValue place in PropertyPath.Follow(properties, container, _template, ""))
            {
                if (place.Value.Kind == TemplateValueKind.Node
                    && place.Value.Node.TryGetMember(operatorName, out SyntaxNode operatorNode)
                    && place.Value.Node.TryGetMember(keyName, out SyntaxNode keyNode)
                    && place.Value.Node.TryGetMember(valueName, out SyntaxNode valueNode))
                {
                    Begin();
                    text.AppendJson(_template.Evaluate(operatorNode), "operator");
                    text.Append(":{", place.Value.Node.Span);
                    text.AppendJson(_template.Evaluate(keyNode), "key");
                    text.Append(":[", place.Value.Node.Span);
                    TemplateValue value = _template.Evaluate(valueNode);
                    IReadOnlyList<TemplateValue> items = _template.ItemsOf(value) ?? [value];
                    for (int i = 0; i < items.Count; i++)
                    {
                        text.Append(i > 0 ? "," : "", place.Value.Node.Span);
                        text.AppendJson(items[i], "value");
                    }

                    text.Append("]}", place.Value.Node.Span);
                }
            }
        }

        string NameOf(FlattenedElement element, int depth)
        {
            foreach (FlattenedProperty property in statement.Properties)
            {
                if (property.Element == element && property.Operator is null)
                {
                    return property.Segments[depth];
                }
            }

            return "";
        }
    }
}
