using System.Collections.Immutable;
using PolicyLint.Model;

namespace PolicyLint.Binding;

/// <summary>
/// Who has which policies of a template: brings together what <c>AWS::IAM::Role</c> and its like hold, what they name, and what names them.
/// Only what is certain: what a condition of the template decides is left out.
/// </summary>
internal sealed class PolicyHolders
{
    private readonly ImmutableArray<IamEntity> _entities;
    private readonly Dictionary<string, IamEntity> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Policy>> _policies = new(StringComparer.Ordinal);
    private readonly Dictionary<IamEntity, List<Policy>> _held = [];

    private PolicyHolders(ImmutableArray<IamEntity> entities, List<Policy> policies)
    {
        _entities = entities;
        foreach (IamEntity entity in entities)
        {
            if (entity.DeclaringResource is { } resource)
            {
                _byName[resource.LogicalId] = entity;
                _held[entity] = [];
                if (entity.GivenName is { } name && !_byName.ContainsKey(name))
                {
                    _byName.Add(name, entity);
                }
            }
        }

        foreach (Policy policy in policies)
        {
            if (policy.DeclaringResource is not { } resource)
            {
                continue;
            }

            policy.Neighbors = entities;
            foreach (Policy form in policy.Alternatives)
            {
                form.Neighbors = entities;
            }

            if (!_policies.TryGetValue(resource.LogicalId, out List<Policy>? declared))
            {
                _policies.Add(resource.LogicalId, declared = []);
            }

            declared.Add(policy);
        }
    }

    /// <summary>Tells each entity its policies, and each policy its holders.</summary>
    public static void Assign(ImmutableArray<IamEntity> entities, List<Policy> policies, List<PolicyAttachment> attachments)
    {
        var holders = new PolicyHolders(entities, policies);
        holders.AddOwn();
        foreach (PolicyAttachment attachment in attachments)
        {
            if (attachment.Assumptions.IsEmpty && attachment.DeclaringResource is { } resource)
            {
                holders.Add(attachment, resource);
            }
        }

        holders.Finish();
    }

    private void AddOwn()
    {
        foreach (IamEntity entity in _entities)
        {
            if (entity.DeclaringResource is not { } resource || !_policies.TryGetValue(resource.LogicalId, out List<Policy>? declared))
            {
                continue;
            }

            foreach (Policy policy in declared)
            {
                if (policy.Kind == PolicyKind.Trust)
                {
                    entity.TrustPolicy = policy;
                }
                else
                {
                    Hold(entity, policy);
                }
            }
        }
    }

    private void Add(PolicyAttachment attachment, DeclaringResource resource)
    {
        if (!_byName.TryGetValue(resource.LogicalId, out IamEntity? entity))
        {
            // A policy that names what it is attached to.
            if (attachment.Form != PolicyAttachmentForm.Boundary
                && _byName.TryGetValue(ResourceNames.Of(attachment.Entity), out IamEntity? named)
                && _policies.TryGetValue(resource.LogicalId, out List<Policy>? declared))
            {
                declared.ForEach(policy => Hold(named, policy));
            }
        }
        else if (attachment.Form != PolicyAttachmentForm.Inline)
        {
            AddManaged(entity, attachment);
        }
    }

    private void AddManaged(IamEntity entity, PolicyAttachment attachment)
    {
        if (_policies.TryGetValue(ResourceNames.Of(attachment.Policy), out List<Policy>? managed))
        {
            foreach (Policy policy in managed)
            {
                if (attachment.Form == PolicyAttachmentForm.Boundary)
                {
                    entity.BoundaryPolicy = policy;
                }
                else
                {
                    Hold(entity, policy);
                }
            }
        }
        else if (attachment.Form == PolicyAttachmentForm.Managed)
        {
            string text = attachment.Policy.ToDisplayString();
            entity.IsAdministrator |= text == "AdministratorAccess" || text.EndsWith(":iam::aws:policy/AdministratorAccess", StringComparison.Ordinal);
        }
    }

    private void Hold(IamEntity entity, Policy policy)
    {
        if (policy.Kind == PolicyKind.Identity && policy.Assumptions.IsEmpty && policy.Alternatives.IsEmpty && !_held[entity].Contains(policy))
        {
            _held[entity].Add(policy);
        }
    }

    private void Finish()
    {
        foreach (IamEntity entity in _entities)
        {
            if (!_held.TryGetValue(entity, out List<Policy>? own))
            {
                continue;
            }

            ImmutableArray<Policy> held = own.ToImmutableArray();
            foreach (string group in entity.Groups)
            {
                if (_byName.TryGetValue(group, out IamEntity? of) && of.Type == IamEntityType.Group)
                {
                    held = held.AddRange(_held[of]);
                }
            }

            entity.Policies = held;
            foreach (Policy policy in held)
            {
                policy.Holders = policy.Holders.Add(entity);
            }
        }
    }
}
