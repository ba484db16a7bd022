using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Guardrails;

/// <summary>What a condition asks of a key, and whether another condition asks something of it too.</summary>
internal static class KeyTests
{
    /// <summary>True when the condition is about this key.</summary>
    public static bool IsOn(Condition condition, string key) => condition.Key.Is(key, ignoreCase: true) == Certainty.Yes;

    /// <summary>True when the condition is about one of these keys.</summary>
    public static bool IsOnAny(Condition condition, string[] keys)
    {
        foreach (string key in keys)
        {
            if (IsOn(condition, key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the condition has one value and it is this.</summary>
    public static bool HasOnly(Condition condition, string value)
        => condition.Values.Length == 1 && condition.Values[0].Text.Is(value, ignoreCase: true) == Certainty.Yes;

    /// <summary>True when an operator of the condition is not known, or a key: what it asks may be what is missed.</summary>
    public static bool HasUnknown(ConditionBlock conditions)
    {
        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            foreach (Condition condition in block.Conditions)
            {
                if (!block.Operator.IsKnown || !condition.Key.IsKnown)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True when a condition other than the given one meets the test.</summary>
    /// <param name="conditions">All conditions of a statement.</param>
    /// <param name="except">The one that is not asked; null to ask all.</param>
    /// <param name="test">The test; one without captures costs nothing.</param>
    public static bool Any(ConditionBlock? conditions, Condition? except, Func<Condition, bool> test)
    {
        foreach (ConditionOperatorBlock block in conditions?.Operators ?? ImmutableArray<ConditionOperatorBlock>.Empty)
        {
            foreach (Condition condition in block.Conditions)
            {
                if (!ReferenceEquals(condition, except) && test(condition))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True when a condition of another statement with this effect meets the test.</summary>
    public static bool AnyElsewhere(Statement statement, Effect effect, Func<Condition, bool> test)
    {
        foreach (Statement other in statement.Policy.Statements)
        {
            if (!ReferenceEquals(other, statement) && other.Effect == effect && Any(other.Condition, null, test))
            {
                return true;
            }
        }

        return false;
    }
}
