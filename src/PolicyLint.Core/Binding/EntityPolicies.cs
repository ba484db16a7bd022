using System.Collections.Immutable;
using PolicyLint.Model;

namespace PolicyLint.Binding;

/// <summary>Brings users, roles, groups and permission sets together with the policies that the file gives them.</summary>
internal static class EntityPolicies
{
    /// <summary>Tells each entity its attachments and inline policies.</summary>
    /// <param name="entities">The entities of a file.</param>
    /// <param name="attachments">What is attached in the file.</param>
    /// <param name="policies">The policies of the file, in order.</param>
    public static void Assign(ImmutableArray<IamEntity> entities, ImmutableArray<PolicyAttachment> attachments, ImmutableArray<Policy> policies)
    {
        if (entities.IsEmpty || (attachments.IsEmpty && policies.IsEmpty))
        {
            return;
        }

        ILookup<(IamEntityType, string), PolicyAttachment> attached = attachments.ToLookup(attachment => (attachment.EntityType, ResourceNames.Of(attachment.Entity)));
        ILookup<DeclaringResource, Policy> declared = policies
            .Where(policy => policy.DeclaringResource is not null && policy.Kind == PolicyKind.Identity && policy.Assumptions.IsEmpty)
            .ToLookup(policy => policy.DeclaringResource!);
        foreach (IamEntity entity in entities)
        {
            // A group can have the name of a role.
            entity.Attachments = attached[(entity.Type, ResourceNames.Of(entity.Name))].ToImmutableArray();
            IEnumerable<Policy> own = entity.DeclaringResource is { } resource ? declared[resource] : [];
            entity.InlinePolicies = own.Concat(entity.Attachments.SelectMany(attachment => OfOthers(attachment, entity, declared))).Distinct().ToImmutableArray();
        }
    }

    /// <summary>The policies of a resource that makes them a part of an entity which another resource declares.</summary>
    private static IEnumerable<Policy> OfOthers(PolicyAttachment attachment, IamEntity entity, ILookup<DeclaringResource, Policy> declared)
        => attachment is { Form: PolicyAttachmentForm.Inline, DeclaringResource: { } resource } && resource != entity.DeclaringResource && attachment.Assumptions.IsEmpty
            ? declared[resource]
            : [];
}
