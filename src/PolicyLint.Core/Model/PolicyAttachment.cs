using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Model;

/// <summary>How a policy is attached.</summary>
public enum PolicyAttachmentForm
{
    /// <summary>A managed policy, by its ARN or name.</summary>
    Managed,

    /// <summary>A policy that is part of the user, group or role.</summary>
    Inline,

    /// <summary>A managed policy that caps what the others give.</summary>
    Boundary,
}

/// <summary>That a template or plan attaches a policy to a user, group, role or permission set.</summary>
public sealed class PolicyAttachment
{
    internal PolicyAttachment(PolicyAttachmentForm form, IamEntityType entityType, SymbolicString entity, SymbolicString policy, DeclaringResource? resource)
    {
        Form = form;
        EntityType = entityType;
        Entity = entity;
        Policy = policy;
        DeclaringResource = resource;
    }

    /// <summary>How it is attached.</summary>
    public PolicyAttachmentForm Form { get; }

    /// <summary>What it is attached to.</summary>
    public IamEntityType EntityType { get; }

    /// <summary>The name of what it is attached to: the logical id where the template itself declares it.</summary>
    public SymbolicString Entity { get; }

    /// <summary>
    /// The policy: for a managed policy and a boundary its ARN, or its name where the template's language allows that (SAM, permission sets);
    /// for an inline policy the name, at its place, and what declares it where it has none.
    /// </summary>
    public SymbolicString Policy { get; }

    /// <summary>Where the attachment stands.</summary>
    public Origin Origin => Policy.Origin;

    /// <summary>The resource that attaches it.</summary>
    public DeclaringResource? DeclaringResource { get; }
}
