using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

internal sealed class MissingActionForConditionKeyRule : ConditionRule
{
    private const string Assume = "sts:AssumeRole";
    private const string TagSession = "sts:TagSession";
    private const string SetSourceIdentity = "sts:SetSourceIdentity";
    private const string SetContext = "sts:SetContext";

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2052",
        Name = "missing-action-for-condition-key",
        Severity = Severity.Error,
        Title = "Session tags or source identity asked for, and not allowed to be set",
        Message = "\"{0}\" is in no request that this policy allows: [the actions](1) do without {1}",
        Rationale = "A role is assumed with session tags or a source identity only if that is allowed as well, so a condition that asks for them never holds.",
        Remedy = "Add sts:TagSession or sts:SetSourceIdentity to the statement's actions.",
        AccessAnalyzerCodes = ImmutableArray.Create("MISSING_ACTION_FOR_CONDITION_KEY"),
        Fix = FixAvailability.Sometimes,
        Help = """
            Session tags and the source identity come along with the request to assume a role, but each needs a permission of its own:
            `sts:TagSession` and `sts:SetSourceIdentity`
            ([passing session tags](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html),
            [source identity](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html)). A trust policy that asks for
            `aws:RequestTag/team` and allows only `sts:AssumeRole` refuses requests without the tag by the condition, and those with it for want of the
            permission.

            What is covered of Access Analyzer's check: `aws:RequestTag/…`, `aws:TagKeys` and `sts:TransitiveTagKeys`, which need `sts:TagSession`, and
            `sts:SourceIdentity`, which needs `sts:SetSourceIdentity`. AWS does not publish its pairs.

            Reported are statements of trust policies that allow `sts:AssumeRole…` and what goes along with it, under operators that do not hold without the
            key, if no statement of the policy allows the other action. Not reported: other kinds of policies, since another policy of the same
            user can allow the rest, and `aws:SourceIdentity`, which tells what was set before.

            The fix adds the action. It is unsafe: the statement allows something afterwards.

            ## Bad

            ```json trust
            {
              "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sts:AssumeRole",
              "Condition": { "StringEquals": { [|"aws:RequestTag/team"|]: "reports" } }
            }
            ```

            ## Good

            ```json trust
            {
              "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": ["sts:AssumeRole", "sts:TagSession"],
              "Condition": { "StringEquals": { "aws:RequestTag/team": "reports" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (statement.Policy.Kind != PolicyKind.Trust
            || !statement.IsAllow
            || statement.Action is not { } actions
            || statement.NotAction is not null
            || NeededFor(condition.Key) is not { } needed
            || KeyPresence.Of(condition) != WithoutKey.Fails
            || !statement.IsComplete
            || !OnlyAssumes(actions)
            || MayBeAllowed(statement.Policy, needed)
            || !IsFirst(condition, statement.Condition!, needed))
        {
            return;
        }

        context.Report(condition.Key.Origin, condition.Key.ToDisplayString(), needed)
            .WithRelated(actions.Origin, "only these are allowed")
            .WithFix(new Fix($"Allow {needed} too", FixSafety.Unsafe, new PolicyEdit.InsertElement(actions.Origin, needed)));
    }

    private static string? NeededFor(SymbolicString key)
    {
        if (!key.TryGetText(out ReadOnlySpan<char> text))
        {
            return null;
        }

        return text.StartsWith("aws:RequestTag/".AsSpan(), StringComparison.OrdinalIgnoreCase)
            || text.Equals("aws:TagKeys".AsSpan(), StringComparison.OrdinalIgnoreCase)
            || text.Equals("sts:TransitiveTagKeys".AsSpan(), StringComparison.OrdinalIgnoreCase) ? TagSession
            : text.Equals("sts:SourceIdentity".AsSpan(), StringComparison.OrdinalIgnoreCase) ? SetSourceIdentity
            : null;
    }

    /// <summary>True unless another condition before this one asks for something that needs the same action: one finding for both.</summary>
    private static bool IsFirst(Condition condition, ConditionBlock conditions, string needed)
    {
        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            foreach (Condition other in block.Conditions)
            {
                if (NeededFor(other.Key) == needed && KeyPresence.Of(other) == WithoutKey.Fails)
                {
                    return ReferenceEquals(other, condition);
                }
            }
        }

        return true;
    }

    /// <summary>True when all actions are ways to assume a role, or what goes along with them.</summary>
    private static bool OnlyAssumes(ValueList actions)
    {
        bool isAssuming = false;
        foreach (SymbolicString value in actions.Values)
        {
            bool isAssume = value.StartsWith(Assume, ignoreCase: true) == Certainty.Yes;
            isAssuming |= isAssume;
            if (!value.IsKnown || (!isAssume && !IsCompanion(value)))
            {
                return false;
            }
        }

        return isAssuming;
    }

    private static bool IsCompanion(SymbolicString action)
        => action.Is(TagSession, ignoreCase: true) == Certainty.Yes
            || action.Is(SetSourceIdentity, ignoreCase: true) == Certainty.Yes
            || action.Is(SetContext, ignoreCase: true) == Certainty.Yes;

    private static bool MayBeAllowed(Policy policy, string action)
    {
        foreach (Statement statement in policy.Statements)
        {
            if (!statement.IsAllow)
            {
                continue;
            }

            // What NotAction leaves out, and what is not well formed, may allow it.
            if (statement.Action is not { } actions)
            {
                return true;
            }

            foreach (SymbolicString value in actions.Values)
            {
                if (value.Matches(action, ignoreCase: true) != Certainty.No)
                {
                    return true;
                }
            }
        }

        return !policy.IsComplete;
    }
}
