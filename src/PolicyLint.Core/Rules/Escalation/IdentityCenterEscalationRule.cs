using System.Collections.Immutable;
using PolicyLint.Analysis;

namespace PolicyLint.Rules.Escalation;

internal sealed class IdentityCenterEscalationRule : EscalationRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL4004",
        Name = "identity-center-escalation",
        Severity = Severity.Warning,
        SecuritySeverity = 8.6,
        Title = "Policy lets its holder strengthen permission sets",
        Message = PathMessage,
        Rationale = "A permission set is a role in every account that it is assigned in: who can change all of them is an administrator of the organization.",
        Remedy = "Name the permission sets that may be changed, and leave out those of administrators and of the holder itself.",
        AbsorbedBy = ImmutableArray.Create("PL3003", "PL3005"),
        Help = """
            IAM Identity Center turns a permission set into a role in each account that it is assigned in. Who can attach policies to every
            permission set, or write one into it, changes his own too.

            The message names the path. The paths are the union of what the known tools list (<https://pathfinding.cloud/paths/>,
            <https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/>); those of one kind that rest on the same value
            are one finding, which names the first and counts the others. Of paths of which one needs more than another, only the lesser
            is reported. All statements of the policy are judged together: what a `Deny` takes away does not count, nor what a
            condition does not let through. In a template, so are all policies of a user, role, group or permission set (its own, managed ones that
            the template declares, those of its groups), and its boundary if it is there too. Conditions on MFA, dates to come, addresses and the caller delay, they do not stop.

            Not reported:

            - Actions on some permission sets only.
            - A `Deny` for the action on the same resources, without a condition, takes it away. A narrower one, or one with a
              condition that a caller can avoid, takes nothing away.
            - Policies that only limit, resource-based and trust policies, and what is broken off.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": [|"sso:PutInlinePolicyToPermissionSet"|], "Resource": "*" }
            ```

            ## Good

            ```json identity
            {
              "Effect": "Allow", "Action": "sso:PutInlinePolicyToPermissionSet",
              "Resource": ["arn:aws:sso:::instance/ssoins-1111222233334444", "arn:aws:sso:::permissionSet/ssoins-1111222233334444/ps-1111222233334444"]
            }
            ```
            """,
    };

    private protected override EscalationKind Kind => EscalationKind.IdentityCenter;
}
