using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Syntax;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>
/// Makes suppressions of what the program that made a template acknowledges. The reason may begin with what a comment says:
/// <c>until=2027-03-31 ticket=SEC-12 -- reason</c>.
/// </summary>
internal static class AcknowledgementSuppressions
{
    /// <summary>Reads the acknowledgements that are about resources of a template, or that are to be judged with it.</summary>
    /// <param name="root">The template.</param>
    /// <param name="resources">Its resources.</param>
    /// <param name="acknowledgements">What the program acknowledges.</param>
    /// <param name="rules">All rules that there are: what names another may be for another tool.</param>
    /// <param name="suppressions">Takes what is found.</param>
    public static void Read(
        SyntaxNode root,
        IReadOnlyList<TemplateResource> resources,
        ImmutableArray<RuleAcknowledgement> acknowledgements,
        ImmutableArray<RuleDescriptor> rules,
        ImmutableArray<Suppression>.Builder suppressions)
    {
        foreach (RuleAcknowledgement acknowledgement in acknowledgements)
        {
            if (acknowledgement.IsForPolicyLint || rules.Any(new SuppressedRule(acknowledgement.Rule, default).Is))
            {
                suppressions.Add(ToSuppression(acknowledgement, root, resources));
            }
        }
    }

    private static Suppression ToSuppression(RuleAcknowledgement acknowledgement, SyntaxNode root, IReadOnlyList<TemplateResource> resources)
    {
        // It is written in the program; the nearest that the user has is the first resource that it is about.
        TemplateResource? first = resources.FirstOrDefault(resource
            => resource.Declaring.ConstructPath is { } path && SuppressionReach.Construct.IsAtOrBelow(path, acknowledgement.ConstructPath));
        Origin origin = first?.Name.Origin ?? new Origin(root.Origin.Source, new TextSpan(root.Origin.Span.Start, Math.Min(1, root.Origin.Span.Length)));
        DeclaringResource? declaring = first is null ? null : new DeclaringResource(first.Declaring.LogicalId, first.Declaring.Type, acknowledgement.ConstructPath);
        string reason = acknowledgement.Reason.Trim();
        var parser = new SuppressionParser(reason, new TextSpan(0, BeginsWithOption(reason) ? reason.Length : 0));
        parser.ReadOptions();
        if (parser.Fault is { } fault && !acknowledgement.IsOfOtherTemplate)
        {
            return Suppression.Malformed(
                SuppressionKind.Acknowledgement,
                origin,
                declaring,
                new SuppressionFault(origin, $"{fault.Found} in the reason of the acknowledgement of {acknowledgement.Rule}", fault.Expected));
        }

        return new Suppression(SuppressionKind.Acknowledgement, origin, new SuppressedRule(acknowledgement.Rule, origin))
        {
            Reason = BeginsWithOption(reason) ? parser.Reason : reason,
            Ticket = parser.Ticket,
            Until = parser.Until,
            Reach = new SuppressionReach.Construct(acknowledgement.ConstructPath),
            DeclaringResource = declaring,
            MayHideElsewhere = acknowledgement.ReachesOtherTemplates,
            IsJudgedElsewhere = acknowledgement.IsOfOtherTemplate,
        };
    }

    private static bool BeginsWithOption(string reason)
        => reason.StartsWith("until=", StringComparison.Ordinal) || reason.StartsWith("ticket=", StringComparison.Ordinal) || reason.StartsWith("expires=", StringComparison.Ordinal);
}
