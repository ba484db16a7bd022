using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Reference;

/// <summary>A rule about <c>aws:ResourceTag/…</c> in a statement with actions that act on nothing that has tags.</summary>
internal abstract class UntaggableActionRule : ConditionRule
{
    private const string Key = "aws:ResourceTag/";

    /// <summary>The effect of the statements that the rule is about.</summary>
    protected abstract Effect Effect { get; }

    public sealed override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (statement.Effect != Effect
            || !statement.IsComplete
            || statement.Action is null
            || statement.NotAction is not null
            || statement.Policy.Kind == PolicyKind.Trust
            || !KeyPresence.IsPlain(condition))
        {
            return;
        }

        StatementConditionKey key = context.KeyOf(condition);
        // One finding for a statement, however many tags it tests: the fault is the same.
        if (!key.IsKnown || !IsResourceTag(condition) || KeyPresence.IsReportedElsewhere(condition, statement, key))
        {
            return;
        }

        List<StatementAction>? lacking = null;
        foreach (StatementAction action in context.Actions)
        {
            if (action.IsKnown
                && KeyPresence.CanHave(action, key) == Certainty.No
                && condition.Key.TryGetText(out ReadOnlySpan<char> name)
                && KeyPresence.IsLinked(action.Service, key.Key, name))
            {
                (lacking ??= []).Add(action);
            }
        }

        if (lacking is not null)
        {
            KeyPresence.Report(condition, lacking, statement, context);
        }
    }

    private static bool IsResourceTag(Condition condition)
        => condition.Key.TryGetText(out ReadOnlySpan<char> name) && name.StartsWith(Key.AsSpan(), StringComparison.OrdinalIgnoreCase);
}
