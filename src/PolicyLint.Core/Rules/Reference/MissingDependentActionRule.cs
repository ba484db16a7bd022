using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

internal sealed class MissingDependentActionRule : ReferencedActionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2005",
        Name = "missing-dependent-action",
        Severity = Severity.Suggestion,
        IsEnabledByDefault = false,
        Title = "Action without the actions that it depends on",
        Message = "\"{0}\" can also need {1}, which this policy does not allow (dependent actions of {2})",
        Rationale = "AWS checks the caller's permissions for the other actions too: the call is denied where it makes use of them.",
        Remedy = "Allow the actions named where the workload uses the feature, or leave it if another policy allows them.",
        Help = """
            Some actions call others with the caller's permissions: `ecs:CreateService` needs `iam:CreateServiceLinkedRole` the first
            time, `dms:CreateEndpoint` needs `iam:PassRole`. AWS listed them in the column "Dependent actions" of the
            Service Authorization Reference until 2026 and does so no more: the list is frozen at the date in the message.

            It is off by default, since the other actions can be allowed by another policy of the same user or role, and many are
            needed only for some forms of the call. Turn it on with `--select` or `--severity` when a new policy is tried out.

            Looked at are actions named without wildcard in `Allow` statements of identity-based policies. An action counts as
            allowed when some `Allow` of the policy names it, whatever its resources and conditions.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": [|"dms:CreateEndpoint"|], "Resource": "arn:aws:dms:eu-central-1:111122223333:endpoint:*" }
            ```

            ## Good

            ```json identity
            [
              { "Effect": "Allow", "Action": "dms:CreateEndpoint", "Resource": "arn:aws:dms:eu-central-1:111122223333:endpoint:*" },
              { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/reports" }
            ]
            ```
            """,
    };

    protected override bool ConcernsKnownActions => true;

    protected override void Check(in StatementAction action, ReadOnlySpan<char> text, Statement statement, RuleContext context)
    {
        if (!action.IsKnown || action.IsExcluded || !statement.IsAllow || statement.Policy.Kind != PolicyKind.Identity || !statement.Policy.IsComplete)
        {
            return;
        }

        List<string>? missing = null;
        foreach (AwsAction dependent in action.Action.DependentActions)
        {
            string name = dependent.ToString();
            if (!IsAllowed(name, statement.Policy))
            {
                (missing ??= []).Add(name);
            }
        }

        if (missing is not null)
        {
            context.Report(
                action.Value.Origin,
                text.ToString(),
                string.Join(", ", missing.ConvertAll(name => $"\"{name}\"")),
                ReferenceDate.Text(context.Reference.DependentActionsDate));
        }
    }

    /// <summary>True when some Allow names it, or may.</summary>
    private static bool IsAllowed(string action, Policy policy)
    {
        foreach (Statement statement in policy.Statements)
        {
            if (statement.IsAllow
                && (Names(statement.Action, action) != Certainty.No
                    || (statement.NotAction is { } excluded && Names(excluded, action) != Certainty.Yes)))
            {
                return true;
            }
        }

        return false;
    }

    private static Certainty Names(ValueList? values, string action)
    {
        Certainty best = Certainty.No;
        if (values is null)
        {
            return best;
        }

        foreach (SymbolicString value in values.Values)
        {
            Certainty matches = value.Matches(action, ignoreCase: true);
            best = matches > best ? matches : best;
        }

        return best;
    }
}
