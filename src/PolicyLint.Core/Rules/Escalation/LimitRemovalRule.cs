using System.Collections.Immutable;
using PolicyLint.Analysis;

namespace PolicyLint.Rules.Escalation;

internal sealed class LimitRemovalRule : EscalationRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL4003",
        Name = "limit-removal",
        Severity = Severity.Warning,
        SecuritySeverity = 7.5,
        Title = "Policy lets its holder remove what limits it",
        Message = PathMessage,
        Rationale = "A permissions boundary, or a policy that denies, holds only as long as whom it limits cannot take it away.",
        Remedy = "Deny these actions to those whom the boundary is for, or name the users and roles that they may be used on.",
        AbsorbedBy = ImmutableArray.Create("PL3003", "PL3005"),
        Help = """
            Boundaries and policies that deny are there for people and pipelines that can do a lot. If the limited one can delete or replace
            the boundary, or detach the policy, there is no limit.

            The message names the path. The paths are the union of what the known tools list (<https://pathfinding.cloud/paths/>,
            <https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/>); those of one kind that rest on the same value
            are one finding, which names the first and counts the others. Of paths of which one needs more than another, only the lesser
            is reported. All statements of the policy are judged together: what a `Deny` takes away does not count, nor what a
            condition does not let through. In a template, so are all policies of a user, role, group or permission set (its own, managed ones that
            the template declares, those of its groups), and its boundary if it is there too. Conditions on MFA, dates to come, addresses and the caller delay, they do not stop.

            Not reported:

            - Actions on some users or roles only.
            - A condition on `iam:PermissionsBoundary`: it says which boundary may be set or removed.
            - Of the actions that detach or delete a policy the severity is a suggestion: that the policy denies something is not known.
            - A `Deny` for the action on the same resources, without a condition, takes it away. A narrower one, or one with a
              condition that a caller can avoid, takes nothing away.
            - Policies that only limit, resource-based and trust policies, and what is broken off.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": [|"iam:DeleteUserPermissionsBoundary"|], "Resource": "*" }
            ```

            ## Good

            ```json identity
            [
              { "Effect": "Allow", "Action": "iam:Delete*", "Resource": "*" },
              { "Effect": "Deny", "Action": ["iam:*Boundary", "iam:Delete*Policy"], "Resource": "*" }
            ]
            ```
            """,
    };

    private protected override EscalationKind Kind => EscalationKind.Limit;
}
