using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Rules.Hygiene;

/// <summary>What is written as an empty list or object, as opposed to one that was not read or holds what does not belong there.</summary>
internal static class EmptyValues
{
    /// <summary>Which rule an empty list of condition values belongs to: each belongs to one.</summary>
    public enum Form
    {
        /// <summary>Not an empty list, or one that no rule speaks of.</summary>
        None,

        /// <summary>Under an operator alone.</summary>
        Plain,

        /// <summary>Under <c>ForAllValues:</c>, with <c>IfExists</c> or not.</summary>
        ForAllValues,

        /// <summary>Under <c>ForAnyValue:</c>, with <c>IfExists</c> or not.</summary>
        ForAnyValue,

        /// <summary>Under an operator with <c>IfExists</c> and no set operator.</summary>
        IfExists,
    }

    /// <summary>
    /// True when nothing stands between the brackets of a list or object that the model shows as empty: neither something
    /// of a wrong type nor something that was not read.
    /// </summary>
    public static bool IsWritten(Statement statement, Origin origin)
    {
        if (!statement.IsComplete)
        {
            return false;
        }

        foreach (TypeMismatch mismatch in statement.Policy.TypeMismatches)
        {
            if (origin.Span.Contains(mismatch.Origin.Span))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Sorts a condition by its operator, if its list of values is empty.</summary>
    public static Form FormOf(Condition condition, Statement statement)
    {
        ConditionOperator @operator = condition.Operator;
        bool isNullIfExists = @operator.Family == ConditionOperatorFamily.Null && @operator.HasIfExists;
        if (!condition.IsList || !condition.Values.IsEmpty || !@operator.IsKnown || isNullIfExists || !IsWritten(statement, condition.Origin))
        {
            return Form.None;
        }

        return @operator.Qualifier switch
        {
            ConditionQualifier.ForAllValues => Form.ForAllValues,
            ConditionQualifier.ForAnyValue => Form.ForAnyValue,
            _ => @operator.HasIfExists ? Form.IfExists : Form.Plain,
        };
    }

    /// <summary>True for the kinds of policy in which a statement may name principals of its own choice.</summary>
    public static bool CanNamePrincipals(PolicyKind kind) => kind is PolicyKind.Resource or PolicyKind.Trust or PolicyKind.Endpoint;
}
