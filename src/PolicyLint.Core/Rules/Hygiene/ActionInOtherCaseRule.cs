using System.Globalization;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class ActionInOtherCaseRule : StatementRule
{
    /// <summary>Enough for every action of the reference.</summary>
    private const int LongestName = 128;

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7035",
        Name = "action-in-other-case",
        Severity = Severity.Suggestion,
        Title = "Action that is not written as AWS writes it",
        Message = "AWS writes \"{0}\" as \"{1}\"{2}",
        Rationale = "IAM does not care, but whoever searches for the action does not find it, and tools that compare with case take it for another one.",
        Remedy = "Write the action as the service authorization reference does.",
        Fix = FixAvailability.Always,
        Help = """
            IAM reads actions without regard to case
            ([IAM JSON policy elements: Action](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html)).
            The fix writes the service prefix and the name as the
            [service authorization reference](https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html) does; the
            statement means the same afterwards. A statement with several such actions is reported once, at the first; the fix rewrites all.

            Not reported: a prefix in upper case alone, as AWS's own default policies have it (`SNS:Publish`); patterns, of which only a part
            of the name is written; actions that the reference does not have (`unknown-action`).

            ## Bad

            ```json
            { "Effect": "Allow", "Action": [|"s3:getobject"|], "Resource": "arn:aws:s3:::reports/*" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        Span<char> name = stackalloc char[LongestName];
        ReadOnlySpan<StatementAction> actions = context.Actions;
        for (int i = 0; i < actions.Length; i++)
        {
            if (IsInOtherCase(actions[i], name))
            {
                Report(actions.Slice(i), name, context);
                return;
            }
        }
    }

    private static void Report(ReadOnlySpan<StatementAction> actions, Span<char> name, RuleContext context)
    {
        var edits = new List<PolicyEdit>();
        foreach (ref readonly StatementAction action in actions)
        {
            if (IsInOtherCase(action, name))
            {
                edits.Add(new PolicyEdit.ReplaceText(action.Value.Origin, action.Action.ToString()));
            }
        }

        string first = actions[0].Action.ToString();
        string others = edits.Count == 1 ? "" : $", and {(edits.Count - 1).ToString(CultureInfo.InvariantCulture)} more of the statement otherwise too";
        context.Report(actions[0].Value.Origin, actions[0].Value.ToDisplayString(), first, others)
            .WithFix(new Fix(edits.Count == 1 ? $"Write {first}" : "Write the actions as AWS does", FixSafety.Safe, edits.ToArray()));
    }

    private static bool IsInOtherCase(in StatementAction action, Span<char> name)
        => action.IsKnown && action.Value.TryGetText(out ReadOnlySpan<char> text) && !IsWrittenAs(action.Action, text, name);

    /// <summary>The prefix is not looked at: AWS's own default policies have "SNS:" and "SQS:".</summary>
    private static bool IsWrittenAs(AwsAction action, ReadOnlySpan<char> text, Span<char> name)
        => text.Slice(text.IndexOf(':') + 1).SequenceEqual(name.Slice(0, action.CopyNameTo(name)));
}
