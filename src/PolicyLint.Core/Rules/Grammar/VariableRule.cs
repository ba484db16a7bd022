using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

/// <summary>
/// A rule about variables: it is called for each <c>${…}</c> of a statement, escaped characters apart. Elements that the
/// kind of policy does not take at all are passed over: rules of their own say so.
/// </summary>
internal abstract class VariableRule : StatementRule
{
    public sealed override void Check(Statement statement, RuleContext context)
    {
        if (!statement.Policy.MayHavePlaceholders)
        {
            return;
        }

        Check(statement, VariablePlace.OtherElement, statement.Action, context);
        Check(statement, VariablePlace.OtherElement, statement.NotAction, context);
        if (statement.Policy.Kind != PolicyKind.Trust)
        {
            Check(statement, VariablePlace.Resource, statement.Resource, context);
            Check(statement, VariablePlace.Resource, statement.NotResource, context);
        }

        if (PrincipalRule.IsFor(statement.Policy.Kind))
        {
            Check(statement, statement.Principal, context);
            Check(statement, statement.NotPrincipal, context);
        }

        if (statement.Sid is { } sid && !IsSidChecked(statement.Policy.Kind))
        {
            Check(statement, VariablePlace.OtherElement, sid.Name, sid.Value, context);
        }

        if (statement.Condition is { } condition)
        {
            Check(statement, condition, context);
        }
    }

    /// <summary>Called for each variable.</summary>
    protected abstract void Check(VariableUse use, RuleContext context);

    /// <summary>Where <see cref="InvalidSidRule"/> reports the dollar sign.</summary>
    private static bool IsSidChecked(PolicyKind kind) => kind is PolicyKind.Identity or PolicyKind.Boundary or PolicyKind.Session;

    private void Check(Statement statement, ConditionBlock condition, RuleContext context)
    {
        foreach (ConditionOperatorBlock block in condition.Operators)
        {
            bool takesVariables = block.Operator.Family is ConditionOperatorFamily.String or ConditionOperatorFamily.Arn or ConditionOperatorFamily.Unknown;
            VariablePlace place = takesVariables ? VariablePlace.Comparison : VariablePlace.OtherOperator;
            foreach (Condition test in block.Conditions)
            {
                foreach (ConditionValue value in test.Values)
                {
                    Check(statement, place, block.Name, value.Text, context);
                }
            }
        }
    }

    private void Check(Statement statement, PrincipalElement? element, RuleContext context)
    {
        if (element is null)
        {
            return;
        }

        if (element.Text is { } text)
        {
            Check(statement, VariablePlace.OtherElement, element.Name, text, context);
        }

        foreach (PrincipalEntry entry in element.Entries)
        {
            Check(statement, VariablePlace.OtherElement, element.Name, entry.Values, context);
        }
    }

    private void Check(Statement statement, VariablePlace place, ValueList? list, RuleContext context)
    {
        if (list is not null)
        {
            Check(statement, place, list.Name, list.Values, context);
        }
    }

    private void Check(Statement statement, VariablePlace place, SymbolicString element, ImmutableArray<SymbolicString> values, RuleContext context)
    {
        foreach (SymbolicString value in values)
        {
            Check(statement, place, element, value, context);
        }
    }

    private void Check(Statement statement, VariablePlace place, SymbolicString element, SymbolicString value, RuleContext context)
    {
        if (!value.TryGetText(out ReadOnlySpan<char> text))
        {
            return;
        }

        foreach (PolicyVariable variable in PolicyVariable.FindAll(text))
        {
            if (!variable.IsLiteral(text))
            {
                Check(new VariableUse(statement, place, element, value, text, variable), context);
            }
        }
    }
}
