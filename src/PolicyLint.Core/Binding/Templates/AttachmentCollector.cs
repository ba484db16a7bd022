using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Binding.Templates;

/// <summary>
/// Gathers the attachments of one property over the ways that the conditions leave open. The same one in several ways is one,
/// and depends on what is alike in all of them only.
/// </summary>
internal sealed class AttachmentCollector(List<PolicyAttachment> attachments)
{
    private readonly Dictionary<(TextSpan, string), PolicyAttachment> _known = [];

    /// <summary>Adds an attachment of the way at hand.</summary>
    public void Add(PolicyAttachment attachment)
    {
        // One place can be several texts: a function whose conditions choose among parameters.
        (TextSpan, string) key = (attachment.Origin.Span, attachment.Policy.ToDisplayString() + "\n" + attachment.Entity.ToDisplayString());
        if (!_known.TryGetValue(key, out PolicyAttachment? earlier))
        {
            _known.Add(key, attachment);
            attachments.Add(attachment);
        }
        else if (!earlier.Assumptions.IsEmpty)
        {
            earlier.Assumptions = earlier.Assumptions.RemoveAll(assumption => !attachment.Assumptions.Contains(assumption));
        }
    }
}
