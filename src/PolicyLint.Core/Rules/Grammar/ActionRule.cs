using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

/// <summary>A rule about the form of single actions: it is called for each one that is known and stands for itself.</summary>
internal abstract class ActionRule : StatementRule
{
    public sealed override void Check(Statement statement, RuleContext context)
    {
        Check(statement.Action, statement.Policy.MayHavePlaceholders, context);
        Check(statement.NotAction, statement.Policy.MayHavePlaceholders, context);
    }

    /// <summary>Called for each value of <c>Action</c> and <c>NotAction</c>.</summary>
    /// <param name="list">The element.</param>
    /// <param name="value">The value.</param>
    /// <param name="action">The value's text, without placeholders of any tool.</param>
    /// <param name="context">The way to report.</param>
    protected abstract void Check(ValueList list, SymbolicString value, ReadOnlySpan<char> action, RuleContext context);

    private void Check(ValueList? list, bool mayHavePlaceholders, RuleContext context)
    {
        if (list is null)
        {
            return;
        }

        foreach (SymbolicString value in list.Values)
        {
            if (value.TryGetText(out ReadOnlySpan<char> action) && !(mayHavePlaceholders && Placeholder.IsIn(action)))
            {
                Check(list, value, action, context);
            }
        }
    }
}
