using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

/// <summary>A rule about <c>aws:ResourceTag/…</c> with <c>NotAction</c>, which always leaves in actions that act on nothing that has tags.</summary>
internal abstract class UntaggableNotActionRule : ConditionRule
{
    private const string Key = "aws:ResourceTag/";

    /// <summary>The effect of the statements that the rule is about.</summary>
    protected abstract Effect Effect { get; }

    public sealed override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (statement.NotAction is not { Values.IsEmpty: false } actions
            || statement.Effect != Effect
            || statement.Action is not null
            || !statement.IsComplete
            || statement.Policy.Kind == PolicyKind.Trust
            || !condition.Key.TryGetText(out ReadOnlySpan<char> name)
            || !name.StartsWith(Key.AsSpan(), StringComparison.OrdinalIgnoreCase)
            || !KeyPresence.IsPlain(condition))
        {
            return;
        }

        // One finding for a statement, however many tags it tests.
        StatementConditionKey key = context.KeyOf(condition);
        if (!key.IsKnown || KeyPresence.IsReportedElsewhere(condition, statement, key) || !ReachesEverything(context) || ExcludesEverything(context))
        {
            return;
        }

        context.Report(condition.Key.Origin, name.ToString(), KeyPresence.Consequence(statement, KeyPresence.Of(condition)))
            .WithRelated(actions.Name.Origin, "all other actions are meant, those without tags among them");
    }

    /// <summary>True when the statement is not limited to things of certain types, which may all have tags.</summary>
    private static bool ReachesEverything(RuleContext context)
    {
        foreach (ref readonly StatementResource resource in context.Resources)
        {
            if (resource.IsExcluded || resource.Form == StatementResourceForm.Everything)
            {
                return true;
            }
        }

        return false;
    }

    private static bool ExcludesEverything(RuleContext context)
    {
        foreach (ref readonly StatementAction action in context.Actions)
        {
            if (action.Form is StatementActionForm.Everything or StatementActionForm.Unknown)
            {
                return true;
            }
        }

        return false;
    }
}
