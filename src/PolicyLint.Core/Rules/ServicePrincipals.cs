using System.Collections.Immutable;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules;

/// <summary>
/// What requests of AWS services are like: which keys a service principal has not, since it is no user or role of any account.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties
/// </summary>
internal static class ServicePrincipals
{
    /// <summary>Keys that only users, roles and accounts have, the last one with the name of a tag behind it.</summary>
    private static readonly string[] NeverSent = ["aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:username"];

    private const string PrincipalTag = "aws:PrincipalTag/";

    /// <summary>True when the statement names AWS services and nobody besides.</summary>
    public static bool AreAllOf(PrincipalElement? principal)
    {
        bool hasService = false;
        foreach (PrincipalEntry entry in principal?.Entries ?? ImmutableArray<PrincipalEntry>.Empty)
        {
            if (entry.Type != PrincipalType.Service)
            {
                return false;
            }

            hasService |= !entry.Values.IsEmpty;
        }

        return hasService;
    }

    /// <summary>True for keys that no request of a service has.</summary>
    public static bool NeverSend(SymbolicString key)
    {
        foreach (string name in NeverSent)
        {
            if (key.Is(name, ignoreCase: true) == Certainty.Yes)
            {
                return true;
            }
        }

        return key.StartsWith(PrincipalTag, ignoreCase: true) == Certainty.Yes;
    }

    /// <summary>True when a condition holds for a request that does not have its key.</summary>
    public static bool HoldsWithoutKey(Condition condition)
    {
        ConditionOperator @operator = condition.Operator;
        return @operator.Family == ConditionOperatorFamily.Null
            ? condition.Values.Length == 1 && condition.Values[0].Text.Is("true", ignoreCase: true) == Certainty.Yes
            : @operator.Qualifier switch
            {
                ConditionQualifier.ForAllValues => true,
                ConditionQualifier.ForAnyValue => false,
                _ => @operator.IsNegated || @operator.HasIfExists,
            };
    }
}
