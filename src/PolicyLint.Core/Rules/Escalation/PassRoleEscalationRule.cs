using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Escalation;

internal sealed class PassRoleEscalationRule : EscalationRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL4006",
        Name = "pass-role-escalation",
        Severity = Severity.Warning,
        SecuritySeverity = 8.4,
        Title = "Policy lets its holder pass any role to something that runs its code",
        Message = PathMessage,
        Rationale = "Who can give any role to a function, instance or stack of its own has the permissions of the strongest role.",
        Remedy = "Name the roles that may be passed, and the service that they are for with a condition on iam:PassedToService.",
        AbsorbedBy = ImmutableArray.Create("PL2004", "PL3003", "PL3005"),
        Help = """
            `iam:PassRole` gives a role to a service. Together with an action that makes a resource of that service, its holder runs code
            with the role: with any role that trusts the service, where the resource of `iam:PassRole` is `*` or `role/*`.

            Whether there is a role that trusts the service and may do more, a policy does not tell. A template can: the message names a role
            of it that does, and the severity is an error where that role can do everything.

            The message names the path. The paths are the union of what the known tools list (<https://pathfinding.cloud/paths/>,
            <https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/>); those of one kind that rest on the same value
            are one finding, which names the first and counts the others. Of paths of which one needs more than another, only the lesser
            is reported. All statements of the policy are judged together: what a `Deny` takes away does not count, nor what a
            condition does not let through. In a template, so are all policies of a user, role, group or permission set (its own, managed ones that
            the template declares, those of its groups), and its boundary if it is there too. Conditions on MFA, dates to come, addresses and the caller delay, they do not stop.

            Not reported:

            - `iam:PassRole` on some roles only: that is what one should do.
            - A condition on `iam:PassedToService` that does not admit the service which the path passes the role to.
            - `iam:PassRole` in `iam:*` or `*`: `service-wildcard-action` and `wildcard-action` say more.
            - A `Deny` for the action on the same resources, without a condition, takes it away. A narrower one, or one with a
              condition that a caller can avoid, takes nothing away.
            - Policies that only limit, resource-based and trust policies, and what is broken off.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": [[|"iam:PassRole"|], "ec2:RunInstances"], "Resource": "*" }
            ```

            ## Good

            ```json identity
            [
              { "Effect": "Allow", "Action": "ec2:RunInstances", "Resource": "*" },
              {
                "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/worker-*",
                "Condition": { "StringEquals": { "iam:PassedToService": "ec2.amazonaws.com" } }
              }
            ]
            ```
            """,
    };

    private protected override EscalationKind Kind => EscalationKind.Role;

    private protected override IamEntity? RoleFor(OpenPath path, ImmutableArray<IamEntity> neighbors, ImmutableArray<IamEntity> holders)
        => TrustingRole.Find(path.Path.Hosts, neighbors, holders);

    private protected override Severity? SeverityWith(IamEntity role) => TrustingRole.IsAdministrator(role) ? Severity.Error : null;
}
