using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

/// <summary>
/// A rule about the form that each value of a condition must have. Values that hold a policy variable are passed over: what
/// it stands for is not known.
/// </summary>
internal abstract class ConditionValueRule : ConditionRule
{
    /// <inheritdoc/>
    public sealed override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (!IsAbout(condition))
        {
            return;
        }

        foreach (ConditionValue value in condition.Values)
        {
            if (value.Text.TryGetText(out ReadOnlySpan<char> text)
                && text.IndexOf("${".AsSpan()) < 0
                && !IsWellFormed(text, condition))
            {
                Report(value, text, condition, context);
            }
        }
    }

    /// <summary>True when the values of this condition must have the form.</summary>
    protected abstract bool IsAbout(Condition condition);

    /// <summary>True when the text has the form.</summary>
    protected abstract bool IsWellFormed(ReadOnlySpan<char> text, Condition condition);

    /// <summary>Reports a value: <c>{0}</c> is its text, <c>{1}</c> the operator.</summary>
    protected virtual void Report(ConditionValue value, ReadOnlySpan<char> text, Condition condition, RuleContext context)
        => context.Report(value.Text.Origin, text.ToString(), condition.Operator.CanonicalName);
}
