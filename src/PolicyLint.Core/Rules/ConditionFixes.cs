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

    /// <summary>
    /// Says with <c>Null</c> what a test comes to, that its key is absent (<c>"true"</c>) or present (<c>"false"</c>). Null where
    /// the condition has such a test already, and where the operator has other keys and there is no <c>Null</c> to add to.
    /// </summary>
    public static Fix? ReplaceByNull(ConditionBlock conditions, Condition condition, string value, FixSafety safety)
    {
        if (!condition.Key.TryGetText(out ReadOnlySpan<char> text))
        {
            return null;
        }

        string key = text.ToString();
        string title = $"Say with Null that the key is {(value == "true" ? "absent" : "present")}";
        if (!IsTaken(conditions, condition.Block, "Null"))
        {
            return condition.Block.Conditions.Length != 1 ? null : new Fix(
                title,
                safety,
                new PolicyEdit.ReplaceText(condition.Block.Name.Origin, "Null"),
                new PolicyEdit.SetProperty(condition.Block.Origin, key, value));
        }

        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            if (block.Name.Is("Null", ignoreCase: true) == Certainty.Yes)
            {
                return HasKey(block, key) ? null : new Fix(
                    title,
                    safety,
                    new PolicyEdit.RemoveElement(ElementOf(conditions, condition).Origin),
                    new PolicyEdit.SetProperty(block.Origin, key, value));
            }
        }

        return null;
    }

    /// <summary>Removes a test; the operator with it, and the <c>Condition</c>, where nothing else would be in them.</summary>
    public static Fix Remove(ConditionBlock conditions, Condition condition, FixSafety safety)
        => new("Remove the condition", safety, new PolicyEdit.RemoveElement(ElementOf(conditions, condition).Origin));

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

    /// <summary>The name of what goes when a test goes, so that nothing empty stays behind.</summary>
    private static SymbolicString ElementOf(ConditionBlock conditions, Condition condition)
        => condition.Block.Conditions.Length > 1 ? condition.Key
        : conditions.Operators.Length > 1 ? condition.Block.Name
        : conditions.Name;

    private static bool HasKey(ConditionOperatorBlock block, string key)
    {
        foreach (Condition other in block.Conditions)
        {
            if (other.Key.Is(key, ignoreCase: true) != Certainty.No)
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
