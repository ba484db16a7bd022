using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

/// <summary>A rule about single actions as the reference has them: it is called for each name and pattern that is well formed and known.</summary>
internal abstract class ReferencedActionRule : StatementRule
{
    public sealed override void Check(Statement statement, RuleContext context)
    {
        bool mayHavePlaceholders = statement.Policy.MayHavePlaceholders;
        foreach (ref readonly StatementAction action in context.Actions)
        {
            if ((!action.IsKnown || ConcernsKnownActions)
                && action.Form is StatementActionForm.Name or StatementActionForm.Pattern
                && action.Value.TryGetText(out ReadOnlySpan<char> text)
                && !(mayHavePlaceholders && Placeholder.IsIn(text)))
            {
                Check(in action, text, statement, context);
            }
        }
    }

    /// <summary>True when the rule looks at names of actions that the reference has. Nearly all values are such.</summary>
    protected virtual bool ConcernsKnownActions => false;

    /// <summary>Called for each value of <c>Action</c> and <c>NotAction</c> that is <c>service:name</c>, wildcards in the name included.</summary>
    /// <param name="action">The value and what the reference says of it.</param>
    /// <param name="text">The value's text.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="context">The way to report.</param>
    protected abstract void Check(in StatementAction action, ReadOnlySpan<char> text, Statement statement, RuleContext context);

    /// <summary>The list that the action stands in.</summary>
    protected static ValueList ListOf(in StatementAction action, Statement statement)
        => (action.IsExcluded ? statement.NotAction : statement.Action)!;
}
