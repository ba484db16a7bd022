using System.Collections.Immutable;
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
        Origin = policy.Origin;
    }

    /// <summary>How it is attached.</summary>
    public PolicyAttachmentForm Form { get; }

    /// <summary>What it is attached to.</summary>
    public IamEntityType EntityType { get; }

    /// <summary>The name of what it is attached to: the logical id where the template itself declares it.</summary>
    public SymbolicString Entity { get; }

    /// <summary>
    /// The policy: for a managed policy and a boundary its ARN, or its name where the template's language allows that (SAM, permission sets);
    /// for a policy that is part of the resource, its name, at its place; for a policy that names what it is attached to, the logical id of the resource that declares it.
    /// </summary>
    public SymbolicString Policy { get; }

    /// <summary>Where the attachment stands: where the policy is named, or where a policy names what it is attached to.</summary>
    public Origin Origin { get; internal init; }

    /// <summary>The resource that attaches it.</summary>
    public DeclaringResource? DeclaringResource { get; }

    /// <summary>What the template leaves open and must be so for the policy to be attached; empty when it always is.</summary>
    public ImmutableArray<ConditionAssumption> Assumptions { get; internal set; } = ImmutableArray<ConditionAssumption>.Empty;

    /// <summary>The attachment by which the same file makes this managed policy a permissions boundary; null when none does.</summary>
    internal PolicyAttachment? AsBoundary { get; set; }
}
