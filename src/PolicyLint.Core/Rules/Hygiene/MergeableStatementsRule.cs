using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Rules.Hygiene;

internal sealed class MergeableStatementsRule : PolicyRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7006",
        Name = "mergeable-statements",
        Severity = Severity.Suggestion,
        IsEnabledByDefault = false,
        Title = "Statements that can be one",
        Message = "{0} differs from [{1}](1) in its {2} only: the two can be one",
        Rationale = "One statement is shorter than two, and shows at once what is meant for the same resources.",
        Remedy = "Put the actions, or the resources, of both into one statement.",
        Fix = FixAvailability.Sometimes,
        Help = """
            Two statements with the same effect, principals and conditions can be one when they are about the same resources or the same
            actions. Many authors keep them apart on purpose, each with a `Sid` that says what it is for: this is a matter of taste, and off
            unless it is asked for. It helps where a policy has become too long.

            The fix puts the actions or resources of the later statement into the earlier one. The policy allows and denies the same afterwards;
            where the later one has a `Sid`, that is lost, and the fix is unsafe.

            Not reported: `NotAction` and `NotResource`, of which a list says something else than two statements; statements that are
            superfluous as they are (`covered-statement`, `duplicate-statement`). The first 64 statements of a policy are compared, those with up to
            256 values in a list.

            ## Bad

            ```json identity
            [
              { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" },
              [|{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports/*" }|]
            ]
            ```

            ## Good

            ```json identity
            [
              { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::reports/*" }
            ]
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        if (policy.Statements.Length < 2)
        {
            return;
        }

        Span<ulong> marks = stackalloc ulong[StatementScopes.Limit];
        int count = StatementScopes.Mark(policy, marks);
        for (int later = 1; later < count; later++)
        {
            for (int earlier = 0; marks[later] != 0 && earlier < later; earlier++)
            {
                if (marks[earlier] != 0 && DifferIn(policy.Statements[earlier], policy.Statements[later]) is { } isActions)
                {
                    Report(policy.Statements[earlier], policy.Statements[later], isActions, context);
                    break;
                }
            }
        }
    }

    /// <summary>True when only the actions are different, false when only the resources are; null for all else.</summary>
    private static bool? DifferIn(Statement first, Statement second)
    {
        if (first.Effect != second.Effect || first.Origin == second.Origin || first.Action is null || second.Action is null)
        {
            return null;
        }

        bool haveSameResources = StatementScopes.HaveSameResources(first, second);
        bool canDifferInResources = first.Resource is not null && second.Resource is not null;
        return (haveSameResources || (canDifferInResources && StatementScopes.HaveSameActions(first, second)))
            && StatementScopes.HaveSamePrincipals(first, second)
            && StatementScopes.HaveSameConditions(first, second)
            && !StatementScopes.Covers(first, second)
            && !StatementScopes.Covers(second, first)
            ? haveSameResources
            : null;
    }

    private static void Report(Statement first, Statement second, bool isActions, RuleContext context)
    {
        string name = second.DisplayName;
        context.Report(second.Origin, char.ToUpperInvariant(name[0]) + name.Substring(1), first.DisplayName, isActions ? "actions" : "resources")
            .WithRelated(first.Origin, "can take in the other")
            .WithFix(Merge(isActions ? first.Action! : first.Resource!, isActions ? second.Action! : second.Resource!, second));
    }

    /// <summary>Null where a text that is filled in would have to be written anew.</summary>
    private static Fix? Merge(ValueList into, ValueList from, Statement second)
    {
        var edits = new List<PolicyEdit>();
        foreach (SymbolicString value in from.Values)
        {
            if (!value.TryGetText(out ReadOnlySpan<char> text))
            {
                return null;
            }

            if (!Contains(into, text))
            {
                Origin target = into.Origin;
                edits.Add(new PolicyEdit.InsertElement(target, text.ToString()));
            }
        }

        edits.Add(new PolicyEdit.RemoveElement(second.Origin));
        bool isSafe = second.Sid is null && second.Policy.Assumptions.IsEmpty;
        return new Fix("Merge the two statements", isSafe ? FixSafety.Safe : FixSafety.Unsafe, edits.ToArray());
    }

    private static bool Contains(ValueList list, ReadOnlySpan<char> text)
    {
        foreach (SymbolicString value in list.Values)
        {
            if (value.TryGetText(out ReadOnlySpan<char> other) && other.SequenceEqual(text))
            {
                return true;
            }
        }

        return false;
    }
}
