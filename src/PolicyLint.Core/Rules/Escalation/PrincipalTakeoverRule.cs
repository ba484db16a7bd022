using System.Collections.Immutable;
using PolicyLint.Analysis;

namespace PolicyLint.Rules.Escalation;

internal sealed class PrincipalTakeoverRule : EscalationRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL4002",
        Name = "principal-takeover",
        Severity = Severity.Warning,
        SecuritySeverity = 8.6,
        Title = "Policy lets its holder become another user or role",
        Message = PathMessage,
        Rationale = "Whoever can make credentials for others, or open their trust, has the permissions of the strongest of them.",
        Remedy = "Name the users or roles, such as \"user/${aws:username}\", or demand a permissions boundary for those that are made.",
        AbsorbedBy = ImmutableArray.Create("PL3003", "PL3005", "PL4025"),
        Help = """
            Who can make access keys or a console password for every user, rewrite the trust policy of every role, or make a new role and
            give it policies, can act as an administrator.

            The message names the path. The paths are the union of what the known tools list (<https://pathfinding.cloud/paths/>,
            <https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/>); those of one kind that rest on the same value
            are one finding, which names the first and counts the others. Of paths of which one needs more than another, only the lesser
            is reported. All statements of the policy are judged together: what a `Deny` takes away does not count, nor what a
            condition does not let through. In a template, so are all policies of a user, role, group or permission set (its own, managed ones that
            the template declares, those of its groups), and its boundary if it is there too. Conditions on MFA, dates to come, addresses and the caller delay, they do not stop.

            Not reported:

            - Credentials for some users only (`user/ann`), and for oneself (`user/${aws:username}`).
            - Trust policies of some roles only. But what makes a user or role strong and then takes it over (`iam:PutRolePolicy` with
              `sts:AssumeRole`, `iam:CreateRole` with `iam:AttachRolePolicy`) is reported wherever all its actions name a resource in common.
            - A condition on `iam:PermissionsBoundary`.
            - `sts:AssumeRole`, unless the resource is `*`; `assume-role-on-everything` says that where no condition is in the way.
            - A `Deny` for the action on the same resources, without a condition, takes it away. A narrower one, or one with a
              condition that a caller can avoid, takes nothing away.
            - Policies that only limit, resource-based and trust policies, and what is broken off.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": ["iam:ListUsers", [|"iam:CreateAccessKey"|]], "Resource": "*" }
            ```

            ## Good

            ```json identity
            { "Effect": "Allow", "Action": "iam:CreateAccessKey", "Resource": "arn:aws:iam::*:user/${aws:username}" }
            ```
            """,
    };

    private protected override EscalationKind Kind => EscalationKind.Principal;
}
