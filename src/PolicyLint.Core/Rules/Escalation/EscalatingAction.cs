using PolicyLint.Authorization;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Escalation;

/// <summary>An action that a path needs.</summary>
internal sealed class EscalatingAction
{
    private ResourceForm[]? _forms;

    /// <summary>An action.</summary>
    /// <param name="index">Its place among all of them.</param>
    /// <param name="name">Such as <c>iam:PassRole</c>.</param>
    /// <param name="resourceType">What it acts on, in the words of the reference; empty when it accepts only <c>*</c>.</param>
    /// <param name="otherResource">A resource of another type that it needs too; null when it needs none.</param>
    public EscalatingAction(int index, string name, string resourceType, string? otherResource = null)
    {
        OtherResource = otherResource;
        Index = index;
        Name = name;
        ResourceType = resourceType;
    }

    /// <summary>Its place among all of them, from 0.</summary>
    public int Index { get; }

    /// <summary>Such as <c>iam:PassRole</c>.</summary>
    public string Name { get; }

    /// <summary>What it acts on: <c>role</c>; empty when it accepts only <c>*</c>.</summary>
    public string ResourceType { get; }

    /// <summary>A resource of another type that it needs too, as it stands after the fifth colon; null when it needs none.</summary>
    public string? OtherResource { get; }

    /// <summary>What the ARNs of its resource type look like.</summary>
    public ReadOnlySpan<ResourceForm> Forms => _forms ??= FindForms();

    /// <summary>The action as the reference has it; false for one that is gone, and for <c>iam:*</c>.</summary>
    public bool TryGetAction(out AwsAction action) => ServiceReference.Default.TryGetAction(Name.AsSpan(), out action);

    private ResourceForm[] FindForms()
    {
        if (ResourceType.Length == 0
            || !ServiceReference.Default.TryGetService(Name.AsSpan(0, Name.IndexOf(':')), out AwsService service)
            || !service.TryGetResourceType(ResourceType.AsSpan(), out AwsResourceType type))
        {
            return [];
        }

        var forms = new List<ResourceForm>();
        foreach (AwsArnPattern pattern in type.ArnPatterns)
        {
            // arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}
            string[] fields = pattern.Text.Split([':'], 6);
            forms.Add(new ResourceForm(fields[2], WithoutPlaceholders(fields[5])));
        }

        return forms.ToArray();
    }

    private static string WithoutPlaceholders(string text)
    {
        while (text.IndexOf("${", StringComparison.Ordinal) is var start and >= 0 && text.IndexOf('}', start) is var end and >= 0)
        {
            text = text.Substring(0, start) + "*" + text.Substring(end + 1);
        }

        return text;
    }

    /// <summary>What an ARN of a resource type looks like.</summary>
    /// <param name="Service">The field of the service.</param>
    /// <param name="Resource">What stands after the fifth colon, with an asterisk for each name: <c>role/*</c>.</param>
    internal readonly record struct ResourceForm(string Service, string Resource)
    {
        /// <summary>True when a pattern for the fields can name such a resource.</summary>
        public bool IsMeantBy(ReadOnlySpan<char> service, ReadOnlySpan<char> resource)
            => WildcardPattern.Intersects(service, Service.AsSpan(), ignoreCase: true) && WildcardPattern.Intersects(resource, Resource.AsSpan());

        /// <summary>True when a pattern for the fields names all such resources.</summary>
        public bool IsCoveredBy(ReadOnlySpan<char> service, ReadOnlySpan<char> resource)
            => WildcardPattern.Covers(service, Service.AsSpan(), ignoreCase: true) && WildcardPattern.Covers(resource, Resource.AsSpan());
    }
}
