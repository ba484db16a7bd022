using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.LeastPrivilege;

/// <summary>Conditions that make a wildcard stand for some resources only.</summary>
internal static class NarrowingConditions
{
    /// <summary>
    /// True when a condition tests which resource it is, and a request without the tested key does not pass. <c>iam:AWSServiceName</c> tells the
    /// service-linked role that is made, and no other request has it.
    /// </summary>
    public static bool Narrow(ConditionBlock? conditions)
    {
        if (conditions is null)
        {
            return false;
        }

        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            foreach (Condition condition in block.Conditions)
            {
                if (Narrows(condition))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Narrows(Condition condition)
    {
        if (!condition.Key.TryGetText(out ReadOnlySpan<char> key))
        {
            return true;
        }

        ReadOnlySpan<char> name = key.Slice(key.IndexOf(':') + 1);
        bool isOwner = Is(name, "ResourceAccount") || Is(name, "ResourceOrgID") || Is(name, "ResourceOrgPaths");
        bool isServiceLinkedRole = Is(key, "iam:AWSServiceName");
        bool isTag = name.StartsWith("ResourceTag/".AsSpan(), StringComparison.OrdinalIgnoreCase);
        ConditionOperator @operator = condition.Operator;
        if (@operator.Family == ConditionOperatorFamily.Null)
        {
            return isTag && DemandsPresence(condition);
        }

        return (isOwner || ((isTag || isServiceLinkedRole) && !@operator.HasIfExists))
            && !@operator.IsNegated
            && @operator.Qualifier != ConditionQualifier.ForAllValues;
    }

    /// <summary>True for <c>"Null": { key: "false" }</c>: the key must be there.</summary>
    private static bool DemandsPresence(Condition condition)
    {
        foreach (ConditionValue value in condition.Values)
        {
            if (value.Text.Is("false", ignoreCase: true) != Certainty.No)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(ReadOnlySpan<char> text, string name) => text.Equals(name.AsSpan(), StringComparison.OrdinalIgnoreCase);
}
