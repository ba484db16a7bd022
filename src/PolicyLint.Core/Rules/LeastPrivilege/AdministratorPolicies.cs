using PolicyLint.Authorization;

namespace PolicyLint.Rules.LeastPrivilege;

/// <summary>
/// The managed policies of AWS that make an administrator of whoever holds one: they allow everything, or nearly so, or their
/// holder can give themselves everything, or is the one who sets the limits for all others. Judged by the texts of 2026-09-26;
/// not those for service-linked roles, which nobody can attach. All of them are without a path.
/// Source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
/// </summary>
internal static class AdministratorPolicies
{
    private static readonly (string Name, string Grant)[] All =
    [
        // Action * on resource *.
        ("AdministratorAccess", "allows every action on every resource"),

        // iam:PutRolePolicy, iam:AttachRolePolicy and iam:PassRole on every role, sts:AssumeRole on *.
        ("AdministratorAccess-Amplify", "lets its holder give every role every permission"),

        // NotAction of IAM, Organizations, Identity Center, STS and accounts: like PowerUserAccess.
        ("AIDevOpsAgentActionsPolicy", "allows everything but to manage identities and the organization"),

        // organizations:* takes away service control policies and moves and closes accounts.
        ("AWSOrganizationsFullAccess", "lets its holder take the limits of every account away"),

        // sso:* on *: permission sets and who has them, for every account of the organization, or of those delegated.
        ("AWSSSOMasterAccountAdministrator", "lets its holder give everybody every permission in every account"),
        ("AWSSSOMemberAccountAdministrator", "lets its holder give everybody every permission in the accounts that are managed there"),

        // iam:* on *.
        ("IAMFullAccess", "lets its holder give everybody, themselves too, every permission"),

        // NotAction iam:*, organizations:*, account:*.
        ("PowerUserAccess", "allows everything but to manage IAM, the organization and the account"),
    ];

    /// <summary>What the policy does for its holder, as a phrase that begins with a verb; null when it makes no administrator. Allocates nothing.</summary>
    public static string? GrantOf(AwsManagedPolicy policy)
    {
        foreach ((string name, string grant) in All)
        {
            if (policy.IsAt(name.AsSpan()))
            {
                return grant;
            }
        }

        return null;
    }
}
