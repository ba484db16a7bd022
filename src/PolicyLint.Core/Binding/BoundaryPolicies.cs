using PolicyLint.Model;

namespace PolicyLint.Binding;

/// <summary>
/// Policies that a file names as permissions boundary. Those that are attached as well grant what they should limit; managed policies of the
/// template that are attached to nobody allow nothing, they say what can be allowed.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
/// </summary>
internal static class BoundaryPolicies
{
    private const string ManagedPolicy = "AWS::IAM::ManagedPolicy";

    /// <summary>Tells managed policies that are attached which of them are boundaries too.</summary>
    public static void Pair(List<PolicyAttachment> attachments)
    {
        Dictionary<string, PolicyAttachment>? boundaries = null;
        foreach (PolicyAttachment attachment in attachments)
        {
            if (attachment.Form == PolicyAttachmentForm.Boundary)
            {
                boundaries ??= new Dictionary<string, PolicyAttachment>(StringComparer.Ordinal);
                string policy = ResourceNames.Of(attachment.Policy);
                if (!boundaries.ContainsKey(policy))
                {
                    boundaries.Add(policy, attachment);
                }
            }
        }

        if (boundaries is null)
        {
            return;
        }

        foreach (PolicyAttachment attachment in attachments)
        {
            if (attachment.Form == PolicyAttachmentForm.Managed && boundaries.TryGetValue(ResourceNames.Of(attachment.Policy), out PolicyAttachment? boundary))
            {
                attachment.AsBoundary = boundary;
            }
        }
    }

    /// <summary>Tells managed policies of the template that are boundaries and nothing else that they are.</summary>
    public static void Mark(List<Policy> policies, List<PolicyAttachment> attachments)
    {
        HashSet<string>? boundaries = null;
        foreach (PolicyAttachment attachment in attachments)
        {
            if (attachment.Form == PolicyAttachmentForm.Boundary && ResourceNames.TryGetReferenced(attachment.Policy, out string? name))
            {
                (boundaries ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);
            }
        }

        if (boundaries is null)
        {
            return;
        }

        foreach (PolicyAttachment attachment in attachments)
        {
            if (attachment.Form != PolicyAttachmentForm.Boundary)
            {
                boundaries.Remove(ResourceNames.Of(attachment.Policy));
                boundaries.Remove(attachment.DeclaringResource?.LogicalId ?? "");
            }
        }

        foreach (Policy policy in policies)
        {
            if (policy.DeclaringResource is { Type: ManagedPolicy } resource && boundaries.Contains(resource.LogicalId))
            {
                policy.Kind = PolicyKind.Boundary;
                foreach (Policy form in policy.Alternatives)
                {
                    form.Kind = PolicyKind.Boundary;
                }
            }
        }
    }
}
