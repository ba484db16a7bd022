using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Binding;

/// <summary>
/// Managed policies of a template that are permissions boundaries and nothing else: the template names them as boundary, and attaches them
/// to nobody. They allow nothing; they say what can be allowed.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
/// </summary>
internal static class BoundaryPolicies
{
    private const string ManagedPolicy = "AWS::IAM::ManagedPolicy";

    /// <summary>Tells these policies that they are boundaries.</summary>
    public static void Mark(List<Policy> policies, List<PolicyAttachment> attachments)
    {
        HashSet<string>? boundaries = null;
        foreach (PolicyAttachment attachment in attachments)
        {
            if (attachment.Form == PolicyAttachmentForm.Boundary && NameOf(attachment.Policy) is { } name)
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
                boundaries.Remove(NameOf(attachment.Policy) ?? "");
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

    /// <summary>The logical id of the resource that a text names, as <c>Ref</c> or by an attribute; null when it names none of the template.</summary>
    private static string? NameOf(SymbolicString value)
    {
        if (value.IsKnown || value.Pieces[value.Pieces.Length - 1] is not { IsHole: true } last)
        {
            return null;
        }

        int attribute = last.Text.IndexOf('.');
        return attribute < 0 ? last.Text : last.Text.Substring(0, attribute);
    }
}
