using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

/// <summary>
/// Which accounts are strangers to a resource: those that the user does not call their own, and, when the user does not tell, those
/// other than the account that the policy shows to be the resource's.
/// </summary>
internal static class ForeignAccounts
{
    private const int AccountIdLength = 12;
    private const string DeploymentAccount = "AWS::AccountId";

    /// <summary>
    /// Accounts of AWS itself that its guides tell to let in: for logs of load balancers
    /// (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html), audit logs of Redshift
    /// (https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html) and billing reports. By hand; in ordinal order.
    /// </summary>
    private static readonly string[] OfAws =
    [
        "009996457667", "013126148197", "027434742980", "033677994240", "037604701340", "048591011584", "053454850223", "054676820928",
        "075028567923", "076674570225", "090321488786", "098369216593", "114774131450", "127311923021", "156460612806", "190560391635",
        "193672423079", "210876761215", "262260360010", "307160386991", "313564881002", "361669875840", "365689465814", "383597477331",
        "386209384616", "391106570357", "404641285394", "507241528517", "582318560864", "589379963580", "600734575887", "635631232127",
        "638102146993", "652711504416", "718504428378", "729911121831", "754344448648", "760740231472", "762762565011", "783225319266",
        "797873946194", "865932855811", "897822967062", "902366379725", "907379612154", "915173422425", "945612479654", "985666609251",
    ];

    /// <summary>Finds the account that a principal belongs to.</summary>
    /// <param name="principal">A value of <c>AWS</c>.</param>
    /// <param name="account">Its account.</param>
    /// <param name="isWhole">True for the account itself rather than a user, role or session of it.</param>
    public static bool TryGetAccount(SymbolicString principal, out ReadOnlySpan<char> account, out bool isWhole)
    {
        account = default;
        isWhole = true;
        if (!principal.TryGetText(out ReadOnlySpan<char> text))
        {
            return false;
        }

        if (IsAccountId(text))
        {
            account = text;
            return true;
        }

        if (!Arn.TryParse(text, out Arn arn) || !IsAccountId(arn.Account))
        {
            return false;
        }

        account = arn.Account;
        isWhole = arn.Resource.SequenceEqual("root".AsSpan());
        return true;
    }

    /// <summary>True when the account is a stranger for certain.</summary>
    /// <param name="account">The account of a principal.</param>
    /// <param name="statement">The statement that lets it in.</param>
    /// <param name="context">What knows the user's own accounts.</param>
    /// <param name="why">What makes it a stranger, after "account …,".</param>
    public static bool IsForeign(ReadOnlySpan<char> account, Statement statement, RuleContext context, out string why)
    {
        why = "";
        string own = context.Share(statement.Policy, static (policy, _) => new Owner(TryFindOwn(policy, out ReadOnlySpan<char> found) ? found.ToString() : "")).Account;
        bool isOwnKnown = own.Length > 0;
        if ((isOwnKnown && own.AsSpan().SequenceEqual(account)) || (context.Accounts.IsEmpty ? !isOwnKnown : Contains(context.Accounts, account)))
        {
            return false;
        }

        why = !context.Accounts.IsEmpty ? "which is not among those configured"
            : own == DeploymentAccount ? "and the resource is of the account that the template is deployed in"
            : $"and the resource is of account {own}";
        return Array.BinarySearch(OfAws, account.ToString(), StringComparer.Ordinal) < 0;
    }

    /// <summary>True when the account is listed.</summary>
    public static bool Contains(ImmutableArray<string> accounts, ReadOnlySpan<char> account)
    {
        foreach (string one in accounts)
        {
            if (account.Equals(one.AsSpan(), StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The resource's account, as the ARNs of <c>Resource</c> have it, or in a key policy the account that AWS's default statement names;
    /// false when the policy shows none, or several.
    /// </summary>
    private static bool TryFindOwn(Policy policy, out ReadOnlySpan<char> own)
    {
        own = default;
        foreach (Statement statement in policy.Statements)
        {
            foreach (SymbolicString resource in statement.Resource?.Values ?? ImmutableArray<SymbolicString>.Empty)
            {
                if (!Add(AccountOf(resource), ref own))
                {
                    return false;
                }
            }

            if (!statement.IsAllow || !ExposedActions.AreAll(statement, "kms:*"))
            {
                continue;
            }

            foreach (PrincipalEntry entry in statement.Principal?.Entries ?? ImmutableArray<PrincipalEntry>.Empty)
            {
                foreach (SymbolicString principal in entry.Values)
                {
                    if (entry.Type == PrincipalType.Aws && !Add(AccountOfRoot(principal), ref own))
                    {
                        return false;
                    }
                }
            }
        }

        return !own.IsEmpty;
    }

    /// <summary>False when it is another account than those before.</summary>
    private static bool Add(ReadOnlySpan<char> account, ref ReadOnlySpan<char> own)
    {
        if (account.IsEmpty || own.SequenceEqual(account))
        {
            return true;
        }

        bool isFirst = own.IsEmpty;
        own = account;
        return isFirst;
    }

    private static ReadOnlySpan<char> AccountOf(SymbolicString resource)
        => resource.TryGetText(out ReadOnlySpan<char> text)
            ? (Arn.TryParse(text, out Arn arn) && IsAccountId(arn.Account) ? arn.Account : default)
            : HasDeploymentAccount(resource) ? DeploymentAccount.AsSpan() : default;

    private static ReadOnlySpan<char> AccountOfRoot(SymbolicString principal)
        => TryGetAccount(principal, out ReadOnlySpan<char> account, out bool isWhole) ? (isWhole ? account : default)
            : !principal.IsKnown && HasDeploymentAccount(principal) ? DeploymentAccount.AsSpan() : default;

    private static bool HasDeploymentAccount(SymbolicString value)
    {
        foreach (SymbolicString.Piece piece in value.Pieces)
        {
            if (piece.IsHole && piece.Text == DeploymentAccount)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAccountId(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return text.Length == AccountIdLength;
    }

    /// <summary>Whose resource it is, as its policy shows.</summary>
    /// <param name="Account">The account; empty when the policy shows none, or several.</param>
    private sealed record Owner(string Account);
}
