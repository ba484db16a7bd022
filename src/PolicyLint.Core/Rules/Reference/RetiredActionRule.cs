using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class RetiredActionRule : ReferencedActionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2004",
        Name = "retired-action",
        Severity = Severity.Warning,
        Title = "Action that AWS has no more",
        Message = "{0}, which AWS had until {1} or later, is no more ({2})",
        Rationale = "No request has such an action any longer: the policy is longer than it needs to be, and says what is not true.",
        Remedy = "Remove it; where AWS gave the action another name, write that.",
        Fix = FixAvailability.Sometimes,
        Help = """
            The action, or its whole service, stood in older editions of the Service Authorization Reference and does not stand in
            this one. The date is that of the newest edition seen that has it. Editions since November 2024 were compared; what went
            before is not told from what never was (`unknown-action`).

            Removing it changes nothing that the policy does. The fix is offered where other entries of the list stay.

            Not reported: actions that the configuration declares.

            ## Bad

            ```json
            { "Effect": "Allow", "Action": ["s3:ListAllMyBuckets", [|"deepracer:GetTrack"|]], "Resource": "*" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }
            ```
            """,
    };

    protected override void Check(in StatementAction action, ReadOnlySpan<char> text, Statement statement, RuleContext context)
    {
        if (!IsRetired(in action, text, context.Reference, out string what, out DateTime lastSeen) || context.IsDeclaredAction(text))
        {
            return;
        }

        DiagnosticBuilder report = context.Report(
            action.Value.Origin, what, ReferenceDate.Text(lastSeen), ReferenceDate.Of(context.Reference));
        if (StaysWithout(context))
        {
            report.WithFix(new Fix("Remove it", FixSafety.Safe, new PolicyEdit.RemoveElement(action.Value.Origin)));
        }
    }

    private static bool IsRetired(in StatementAction action, ReadOnlySpan<char> text, ServiceReference reference, out string what, out DateTime lastSeen)
    {
        what = "";
        lastSeen = default;
        if (action.IsServiceKnown)
        {
            if (action.Form != StatementActionForm.Name || !reference.IsRetired(text, out lastSeen))
            {
                return false;
            }

            what = $"Action \"{text.ToString()}\"";
            return true;
        }

        ReadOnlySpan<char> service = text.Slice(0, text.IndexOf(':'));
        if (!reference.IsRetiredService(service, out lastSeen))
        {
            return false;
        }

        what = $"Service \"{service.ToString()}\"";
        return true;
    }

    /// <summary>True when an entry of the list is there that this rule does not report.</summary>
    private static bool StaysWithout(RuleContext context)
    {
        foreach (ref readonly StatementAction other in context.Actions)
        {
            if (other.IsKnown
                || other.Form == StatementActionForm.Everything
                || !other.Value.TryGetText(out ReadOnlySpan<char> text)
                || other.Form == StatementActionForm.Malformed
                || !IsRetired(in other, text, context.Reference, out _, out _))
            {
                return true;
            }
        }

        return false;
    }
}
