using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Escalation;

/// <summary>Conditions that leave some services and not all.</summary>
internal static class ServiceConditions
{
    /// <summary>Which role may be handed to what. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html</summary>
    private static readonly string[] PassRoleKeys = ["iam:PassedToService", "iam:AssociatedResourceArn"];

    private static readonly string[] ServiceLinkedRoleKeys = ["iam:AWSServiceName"];

    /// <summary>True when a condition says to which services roles can be passed, or which roles by a tag.</summary>
    public static bool NarrowPassRole(ConditionBlock? conditions) => Narrow(conditions, PassRoleKeys, canTag: true);

    /// <summary>True when a condition says for which services a service-linked role can be made.</summary>
    public static bool NarrowServiceLinkedRole(ConditionBlock? conditions) => Narrow(conditions, ServiceLinkedRoleKeys, canTag: false);

    private static bool Narrow(ConditionBlock? conditions, string[] keys, bool canTag)
    {
        if (conditions is null)
        {
            return false;
        }

        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            // What is not one of these services is every other one.
            if (block.Operator.IsNegated || block.Operator.Family == ConditionOperatorFamily.Null)
            {
                continue;
            }

            foreach (Condition condition in block.Conditions)
            {
                if (!condition.Key.TryGetText(out ReadOnlySpan<char> key)
                    || (IsAmong(keys, key) && NamesSome(condition))
                    || (canTag && IsTag(key) && !block.Operator.HasIfExists && block.Operator.Qualifier != ConditionQualifier.ForAllValues))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsAmong(string[] keys, ReadOnlySpan<char> key)
    {
        foreach (string candidate in keys)
        {
            if (key.Equals(candidate.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTag(ReadOnlySpan<char> key)
        => key.Slice(key.IndexOf(':') + 1).StartsWith("ResourceTag/".AsSpan(), StringComparison.OrdinalIgnoreCase);

    /// <summary>False when a value stands for any service: <c>*</c>, <c>*.amazonaws.com</c>.</summary>
    private static bool NamesSome(Condition condition)
    {
        if (condition.Operator.BaseName is not ("StringLike" or "ArnLike" or "ArnEquals"))
        {
            return true;
        }

        foreach (ConditionValue value in condition.Values)
        {
            if (value.Text.TryGetText(out ReadOnlySpan<char> text) && WildcardPattern.Covers(text, "*.amazonaws.com".AsSpan(), ignoreCase: true))
            {
                return false;
            }
        }

        return true;
    }
}
