using PolicyLint.Syntax;

namespace PolicyLint.Binding.Templates;

/// <summary>A value that a path leads to.</summary>
/// <param name="Value">The value.</param>
/// <param name="Name">What the template calls the policy there, such as <c>policy Read</c>; empty when it says nothing.</param>
/// <param name="Pointer">The way to it in the file.</param>
internal readonly record struct PropertyValue(TemplateValue Value, string Name, string Pointer);

/// <summary>Follows the path of a property through a resource, functions carried out on the way.</summary>
internal static class PropertyPath
{
    /// <summary>The values that a path leads to: none, one, or one for each item of a list on the way.</summary>
    /// <param name="properties">The properties of a resource.</param>
    /// <param name="segments">The path; an asterisk is every item of a list and every value of a map.</param>
    /// <param name="template">The template.</param>
    /// <param name="pointer">The way to the properties in the file.</param>
    public static List<PropertyValue> Follow(SyntaxNode properties, string[] segments, Template template, string pointer)
    {
        var values = new List<PropertyValue>();
        Follow(template.Evaluate(properties), segments, 0, template, new PropertyValue(default, "", pointer), values);
        return values;
    }

    private static void Follow(TemplateValue value, string[] segments, int depth, Template template, PropertyValue way, List<PropertyValue> values)
    {
        if (value.Kind is TemplateValueKind.Absent or TemplateValueKind.Unknown)
        {
            return;
        }

        if (depth == segments.Length)
        {
            values.Add(way with { Value = value });
            return;
        }

        if (segments[depth] == "*")
        {
            int index = 0;
            foreach (TemplateValue item in template.ItemsOf(value) ?? [])
            {
                Follow(item, segments, depth + 1, template, way with { Pointer = $"{way.Pointer}/{index++}" }, values);
            }

            if (value.Kind == TemplateValueKind.Node)
            {
                FollowMembers(value.Node, segments, depth, template, way, values);
            }
        }
        else if (value.Kind == TemplateValueKind.Node && value.Node.TryGetMember(segments[depth], out SyntaxNode member))
        {
            string name = value.Node.TryGetMember("PolicyName", out SyntaxNode named) && template.Evaluate(named) is { } policyName && TextOf(policyName) is { } text
                ? "policy " + text
                : way.Name;
            Follow(template.Evaluate(member), segments, depth + 1, template, way with { Name = name, Pointer = $"{way.Pointer}/{segments[depth]}" }, values);
        }
    }

    private static void FollowMembers(SyntaxNode node, string[] segments, int depth, Template template, PropertyValue way, List<PropertyValue> values)
    {
        foreach (SyntaxMember member in node.Members)
        {
            PropertyValue next = way with { Pointer = $"{way.Pointer}/{PolicyLocations.Escape(member.Name.GetText())}" };
            Follow(template.Evaluate(member.Value), segments, depth + 1, template, next, values);
        }
    }

    /// <summary>A text for people; holes show as <c>${name}</c>.</summary>
    private static string? TextOf(TemplateValue value)
        => value.IsScalar ? value.Node.GetText() : value.Kind == TemplateValueKind.Text ? value.Text!.ToSymbolicString(value.Node).ToDisplayString() : null;
}
