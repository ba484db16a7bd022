using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules;

/// <summary>Repairs of conditions that several rules offer, and when they can: no name may stand twice afterwards.</summary>
internal static class ConditionFixes
{
    /// <summary>Gives an operator another name; null when the condition has one of that name.</summary>
    public static Fix? RenameOperator(ConditionBlock condition, ConditionOperatorBlock block, string name)
        => IsTaken(condition, block, name)
            ? null
            : new Fix($"Use {name}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(block.Name.Origin, name));

    /// <summary>
    /// Says in its own words what an empty list under an operator that also holds without the key comes to: the key is absent,
    /// <c>"Null": { key: "true" }</c>. Null where it does not come to that (a negated operator holds always, and <c>Null</c>
    /// asks something else), where the operator has other keys, and where the condition has a <c>Null</c> already.
    /// </summary>
    public static Fix? TestForAbsence(ConditionBlock conditions, Condition condition, FixSafety safety)
    {
        if (condition.Operator.IsNegated
            || condition.Operator.Family == ConditionOperatorFamily.Null
            || condition.Block.Conditions.Length != 1
            || IsTaken(conditions, condition.Block, "Null")
            || !condition.Key.TryGetText(out ReadOnlySpan<char> key))
        {
            return null;
        }

        return new Fix(
            "Say with Null that the key is absent",
            safety,
            new PolicyEdit.ReplaceText(condition.Block.Name.Origin, "Null"),
            new PolicyEdit.SetProperty(condition.Block.Origin, key.ToString(), "true"));
    }

    /// <summary>True when the operator tests another key of this name, in any case.</summary>
    public static bool HasOtherKey(Condition condition, string name)
    {
        foreach (Condition other in condition.Block.Conditions)
        {
            if (other != condition && other.Key.Is(name, ignoreCase: true) != Certainty.No)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTaken(ConditionBlock condition, ConditionOperatorBlock block, string name)
    {
        foreach (ConditionOperatorBlock other in condition.Operators)
        {
            if (other != block && other.Name.Is(name, ignoreCase: true) != Certainty.No)
            {
                return true;
            }
        }

        return false;
    }
}
