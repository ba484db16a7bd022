using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class SpaceInActionRule : ActionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1021",
        Name = "space-in-action",
        Severity = Severity.Warning,
        Title = "White space or a comma inside an action",
        Message = "{0} \"{1}\" has white space or a comma in it, so it matches no action",
        Rationale = "IAM may save the policy all the same: what should be allowed is not, and what should be denied is not either.",
        Remedy = "Remove the white space; write several actions as a list of strings.",
        Fix = FixAvailability.Sometimes,
        Help = """
            No action has white space or a comma in its name. Several actions in one string are not several actions.

            AWS does not document what it makes of them. Others have tried it: IAM refuses white space in the service's prefix, saves
            it in the action's name ([getmoto/moto#2269](https://github.com/getmoto/moto/pull/2269)), and never matches it
            ([cloud-copilot/iam-simulate](https://github.com/cloud-copilot/iam-simulate)). Either way it does not do what it says.

            The fix removes white space around an action. A string with several actions is not taken apart.

            Not reported: values of white space only (`malformed-action`), and values with a placeholder of some tool, `${…}` or
            `{{…}}`.

            ## Bad

            ```json
            { "Effect": "Allow", "Action": [[|"s3:GetObject "|], [|"s3:PutObject, s3:DeleteObject"|]], "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    protected override void Check(ValueList list, SymbolicString value, ReadOnlySpan<char> action, RuleContext context)
    {
        if (!ActionForm.HasSpace(action))
        {
            return;
        }

        DiagnosticBuilder report = context.Report(value.Origin, list.Name.ToDisplayString(), action.ToString());
        ReadOnlySpan<char> trimmed = action.Trim();
        if (!ActionForm.HasSpace(trimmed) && ActionForm.FaultOf(trimmed) is null)
        {
            report.WithFix(new Fix("Remove the white space", FixSafety.Unsafe, new PolicyEdit.ReplaceText(value.Origin, trimmed.ToString())));
        }
    }
}
