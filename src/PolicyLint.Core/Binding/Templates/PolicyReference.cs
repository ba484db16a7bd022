using PolicyLint.Model;

namespace PolicyLint.Binding.Templates;

/// <summary>What a property that takes part in attaching a policy holds.</summary>
internal enum PolicyReferenceValue
{
    /// <summary>The ARN of a managed policy.</summary>
    PolicyArn,

    /// <summary>The name of a policy that is part of the user, group or role.</summary>
    PolicyName,

    /// <summary>An object with the <c>Name</c> and <c>Path</c> of a customer managed policy.</summary>
    PolicyNameAndPath,

    /// <summary>The id of a policy of AWS Organizations: <c>p-…</c>.</summary>
    OrganizationsPolicyId,

    /// <summary>
    /// The name of the user, group or role that the policy is attached to: the policy that the resource itself declares
    /// (<c>AWS::IAM::Policy</c>), or that the property with <see cref="PolicyArn"/> beside it names (<c>AWS::Budgets::BudgetsAction</c>).
    /// </summary>
    EntityName,
}

/// <summary>A property of a resource type that names a policy, or what a policy is attached to.</summary>
internal readonly struct PolicyReference : IResourceTypeRow
{
    /// <summary>A row.</summary>
    /// <param name="resourceType">The resource type.</param>
    /// <param name="path">The path under <c>Properties</c>.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="form">How the policy is attached; null for what caps a session or an account.</param>
    /// <param name="entityType">What it is attached to; null when other properties say it, and for what caps a session or an account.</param>
    public PolicyReference(string resourceType, string path, PolicyReferenceValue value, PolicyAttachmentForm? form, IamEntityType? entityType)
    {
        ResourceType = resourceType;
        Path = path;
        Segments = ResourceTypeRows.Segments(path);
        Value = value;
        Form = form;
        EntityType = entityType;
    }

    /// <summary>The resource type: <c>AWS::IAM::Role</c>.</summary>
    public string ResourceType { get; }

    /// <summary>The path under <c>Properties</c>: <c>ManagedPolicyArns/*</c>.</summary>
    public string Path { get; }

    /// <summary>The path's names; an asterisk is every item of a list.</summary>
    public string[] Segments { get; }

    /// <summary>What stands there.</summary>
    public PolicyReferenceValue Value { get; }

    /// <summary>How the policy is attached. Null for a policy that caps a session or an account: it gives nothing, whatever it allows.</summary>
    public PolicyAttachmentForm? Form { get; }

    /// <summary>
    /// What the policy is attached to: with <see cref="PolicyReferenceValue.EntityName"/> the entity that is named, else the resource itself.
    /// Null when properties beside it name the entities, and for what caps a session or an account.
    /// </summary>
    public IamEntityType? EntityType { get; }
}
