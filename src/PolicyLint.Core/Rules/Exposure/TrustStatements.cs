using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

/// <summary>Statements of role trust policies: what they allow, and what of their conditions holds for whom.</summary>
internal static class TrustStatements
{
    /// <summary>How users, roles, accounts and services assume a role.</summary>
    public const string AssumeRole = "sts:AssumeRole";

    /// <summary>How users of a SAML provider assume a role.</summary>
    public const string AssumeRoleWithSaml = "sts:AssumeRoleWithSAML";

    /// <summary>How holders of an OIDC token assume a role.</summary>
    public const string AssumeRoleWithWebIdentity = "sts:AssumeRoleWithWebIdentity";

    /// <summary>
    /// True when a statement of a role trust policy allows to assume the role in this way, and all that could restrict it was read.
    /// </summary>
    public static bool Allow(Statement statement, string way)
        => statement.Policy is { Kind: PolicyKind.Trust, IsComplete: true }
        && statement is { IsAllow: true, IsComplete: true, Action: { } actions, Principal: not null }
        && (statement.Condition is not null || !statement.HasElement("Condition"))
        && Contain(actions, way, Certainty.Yes);

    /// <summary>
    /// True when a test passes only requests that have its key, with one of its values: not under a negated operator, nor <c>IfExists</c>, nor
    /// <c>ForAllValues:</c>, nor <c>Null</c>.
    /// </summary>
    public static bool AsksForValue(Condition condition)
        => condition.Operator.IsKnown
        && condition.Operator.Family != ConditionOperatorFamily.Null
        && !condition.Operator.IsNegated
        && !ServicePrincipals.HoldsWithoutKey(condition);

    /// <summary>
    /// True when the policy denies to assume the role in this way under a condition with a key of the kind in question, or with one that is not known:
    /// the check can stand there as well.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="way">The action.</param>
    /// <param name="isMeant">Whether a key is of the kind in question; given the whole key.</param>
    /// <param name="context">What the question needs.</param>
    public static bool MayDeny<TContext>(Policy policy, string way, Func<string, TContext, bool> isMeant, TContext context)
    {
        foreach (Statement statement in policy.Statements)
        {
            if (statement.Effect != Effect.Deny
                || !statement.HasElement("Condition")
                || (statement.Action is { } actions && !Contain(actions, way, Certainty.Maybe)))
            {
                continue;
            }

            if (statement.Condition is null)
            {
                return true;
            }

            foreach (ConditionOperatorBlock block in statement.Condition.Operators)
            {
                foreach (Condition condition in block.Conditions)
                {
                    if (isMeant(TrustPatterns.Of(condition.Key).ToString(), context))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool Contain(ValueList actions, string way, Certainty least)
    {
        foreach (SymbolicString value in actions.Values)
        {
            if (value.Matches(way, ignoreCase: true) >= least)
            {
                return true;
            }
        }

        return false;
    }
}
