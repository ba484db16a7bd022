using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

/// <summary>A rule about the operators of conditions: it is called for each one, whatever keys stand under it.</summary>
internal abstract class OperatorRule : StatementRule
{
    public sealed override void Check(Statement statement, RuleContext context)
    {
        if (statement.Condition is { } condition)
        {
            foreach (ConditionOperatorBlock block in condition.Operators)
            {
                Check(block, condition, context);
            }
        }
    }

    /// <summary>Called for each operator.</summary>
    protected abstract void Check(ConditionOperatorBlock block, ConditionBlock condition, RuleContext context);
}
