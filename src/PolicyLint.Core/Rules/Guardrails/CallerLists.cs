using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Guardrails;

/// <summary>
/// The keys of several values that say who makes a request, or for whom: those who lack them are outsiders.
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
/// </summary>
internal static class CallerLists
{
    private static readonly (string Key, string Lacking)[] Known =
    [
        ("aws:PrincipalOrgPaths", "those of callers who belong to no organization"),
        ("aws:SourceOrgPaths", "those that are made for an account in no organization, and those of users and roles"),
        ("aws:ResourceOrgPaths", "those for resources of an account in no organization"),
        ("aws:VpceOrgPaths", "those that come through no VPC endpoint"),
        ("aws:PrincipalServiceNamesList", "those of users and roles"),
        ("aws:CalledVia", "those that are made directly, through no service"),
    ];

    /// <summary>Which requests do not have the condition's key; null for keys that are none of these.</summary>
    public static string? WithoutKey(Condition condition)
    {
        foreach ((string key, string lacking) in Known)
        {
            if (KeyTests.IsOn(condition, key))
            {
                return lacking;
            }
        }

        // The methods of authentication that an identity provider tells; it has a domain.
        return condition.Key.TryGetText(out ReadOnlySpan<char> text) && text.EndsWith(":amr".AsSpan(), StringComparison.OrdinalIgnoreCase) && text.IndexOf('.') >= 0
            ? "those with a token that does not tell it"
            : null;
    }

    /// <summary>True when another condition of the statement does not hold without the key.</summary>
    public static bool IsDemandedBesides(Condition condition, Statement statement)
    {
        foreach (ConditionOperatorBlock block in statement.Condition!.Operators)
        {
            foreach (Condition other in block.Conditions)
            {
                if (!ReferenceEquals(other, condition)
                    && (!block.Operator.IsKnown
                        || !other.Key.TryGetText(out ReadOnlySpan<char> key)
                        || (condition.Key.Is(key.ToString(), ignoreCase: true) == Certainty.Yes && !ServicePrincipals.HoldsWithoutKey(other))))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Puts another set operator in the place of the one that is there; null when the operator has other keys, or the condition such an operator.</summary>
    public static Fix? Replace(Condition condition, Statement statement, ConditionQualifier qualifier)
        => condition.Block.Conditions.Length == 1
            ? ConditionFixes.RenameOperator(statement.Condition!, condition.Block, (condition.Operator with { Qualifier = qualifier, HasIfExists = false }).CanonicalName)
            : null;
}
