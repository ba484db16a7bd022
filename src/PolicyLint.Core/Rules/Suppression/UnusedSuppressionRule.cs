using PolicyLint.Analysis;
using PolicyLint.Text;

namespace PolicyLint.Rules.Suppression;

internal sealed class UnusedSuppressionRule : SuppressionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL9001",
        Name = "unused-suppression",
        Severity = Severity.Warning,
        Fix = FixAvailability.Sometimes,
        Title = "Suppression of what is not found",
        Message = "Nothing is found that this suppression of {0} could hide",
        Rationale = "An exception that outlives its reason hides the next finding, which nobody has accepted.",
        Remedy = "Remove the suppression, or move it to what it is about.",
        Help = """
            What was accepted is repaired, or the suppression stands in the wrong place. A comment on a line of its own is about the next
            value, item of a list or member, with all that this holds; a comment at the end of a line is about what begins on that line.

            The fix removes the comment, the one rule of several that finds nothing, or the entry of the metadata. There is none for the
            configuration and for what a program writes: acknowledgements of the CDK, and templates in `cdk.out`.

            Not reported: a rule that does not run, since it is switched off or not selected; a file that could not be read to its end; an
            entry of the configuration when only some of the files that it goes for were linted.

            ## Bad

            ```yaml
            Version: '2012-10-17'
            Statement:
              # policylint: ignore[[|PL3002|]] ticket=SEC-12 -- the bucket is named by the team until spring
              - Effect: Allow
                Action: s3:GetObject
                Resource: arn:aws:s3:::reports/*
            ```

            ## Good

            ```yaml
            Version: '2012-10-17'
            Statement:
              # policylint: ignore[PL3002] ticket=SEC-12 -- the bucket is named by the team until spring
              - Effect: Allow
                Action: s3:GetObject
                Resource: '*'
            ```
            """,
    };

    protected override void Check(SuppressionUse use, RuleContext context)
    {
        Analysis.Suppression suppression = use.Suppression;
        if (use.IsUnused)
        {
            // One finding, not one a rule: it goes as a whole.
            string rules = string.Join(" and ", use.Descriptors.Select(rule => rule!.ToString()));
            context.Report(suppression.Rules[0].Origin, rules).WithFix(RemovalOf(suppression));
            return;
        }

        for (int i = 0; i < suppression.Rules.Length; i++)
        {
            if (use.IsUnusedAt(i))
            {
                context.Report(suppression.Rules[i].Origin, use.Descriptors[i]!.ToString()).WithFix(RemovalOf(suppression, i));
            }
        }
    }

    private static Fix? RemovalOf(Analysis.Suppression suppression) => suppression.Kind switch
    {
        SuppressionKind.Comment => new Fix("Remove the comment", FixSafety.Safe, CommentRemoval.Of(suppression.Origin)),
        SuppressionKind.Metadata => new Fix("Remove the entry", FixSafety.Safe, new PolicyEdit.RemoveElement(suppression.Origin)),
        _ => null,
    };

    /// <summary>Takes one rule out of several, with the comma that goes with it.</summary>
    private static Fix? RemovalOf(Analysis.Suppression suppression, int index)
    {
        if (suppression.Kind != SuppressionKind.Comment)
        {
            return null;
        }

        Origin rule = suppression.Rules[index].Origin;
        TextSpan removed = index + 1 < suppression.Rules.Length
            ? TextSpan.FromBounds(rule.Span.Start, suppression.Rules[index + 1].Origin.Span.Start)
            : TextSpan.FromBounds(suppression.Rules[index - 1].Origin.Span.End, rule.Span.End);
        return new Fix($"Remove {suppression.Rules[index].Name} from the comment", FixSafety.Safe, new PolicyEdit.RemoveTrivia(rule with { Span = removed }));
    }
}
