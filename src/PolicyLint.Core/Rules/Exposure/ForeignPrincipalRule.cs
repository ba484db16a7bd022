using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

/// <summary>A rule about principals of accounts that are strangers to a resource.</summary>
internal abstract class ForeignPrincipalRule : StatementRule
{
    private static readonly string[] Organization = ["aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalAccount"];

    public override void Check(Statement statement, RuleContext context)
    {
        if (!statement.IsAllow
            || statement.Policy is not { Kind: PolicyKind.Resource, IsComplete: true }
            || statement is not { IsComplete: true, Principal: { } principal }
            || principal.Entries.IsEmpty
            || IsWithinOrganization(statement))
        {
            return;
        }

        foreach (PrincipalEntry entry in principal.Entries)
        {
            if (entry.Type != PrincipalType.Aws)
            {
                continue;
            }

            foreach (SymbolicString value in entry.Values)
            {
                if (ForeignAccounts.TryGetAccount(value, out ReadOnlySpan<char> account, out bool isWhole)
                    && ForeignAccounts.IsForeign(account, statement, context, out string why))
                {
                    Check(value, account.ToString(), isWhole, why, statement, context);
                }
            }
        }
    }

    /// <summary>Called for each principal of a foreign account.</summary>
    /// <param name="principal">The principal.</param>
    /// <param name="account">Its account.</param>
    /// <param name="isWhole">True for the account itself.</param>
    /// <param name="why">What makes it a stranger, after "account …,".</param>
    /// <param name="statement">The statement.</param>
    /// <param name="context">Where to report.</param>
    protected abstract void Check(SymbolicString principal, string account, bool isWhole, string why, Statement statement, RuleContext context);

    /// <summary>True when a condition says which organization or account the callers must be of as well.</summary>
    private static bool IsWithinOrganization(Statement statement)
    {
        if (statement.Condition is not { } conditions)
        {
            return statement.HasElement("Condition");
        }

        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            foreach (Condition condition in block.Conditions)
            {
                foreach (string key in Organization)
                {
                    if (condition.Key.Is(key, ignoreCase: true) == Certainty.Yes && CallerCondition.Of(condition, statement).Effect == CallerEffect.KeepsOut)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
