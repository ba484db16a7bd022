using System.Collections.Immutable;
using PolicyLint.Analysis;

namespace PolicyLint.Rules.Escalation;

internal sealed class SelfEscalationRule : EscalationRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL4001",
        Name = "self-escalation",
        Severity = Severity.Warning,
        SecuritySeverity = 9.0,
        Title = "Policy lets its holder give itself more permissions",
        Message = PathMessage,
        Rationale = "Whoever can change its own policies has every permission, whatever else the policy says.",
        Remedy = "Leave such actions to a pipeline, or demand a permissions boundary and name the policies that may be attached (iam:PolicyARN).",
        AbsorbedBy = ImmutableArray.Create("PL3003", "PL3005"),
        Help = """
            A user or role that can write or attach its own policies, or join a group that has stronger ones, can give itself every
            permission: the rest of the policy is then no limit.

            The severity is an error where the statement gives every permission to whoever holds it: the paths `attach-user-policy`,
            `attach-role-policy`, `put-user-policy`, `put-role-policy` and `create-policy-version` on all users, roles or policies and
            without a condition. Others need something that is there: a stronger group, an older version of a policy, that the caller is in
            the group.

            The message names the path. The paths are the union of what the known tools list (<https://pathfinding.cloud/paths/>,
            <https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/>); those of one kind that rest on the same value
            are one finding, which names the first and counts the others. Of paths of which one needs more than another, only the lesser
            is reported. All statements of the policy are judged together: what a `Deny` takes away does not count, nor what a
            condition does not let through. In a template, so are all policies of a user, role, group or permission set (its own, managed ones that
            the template declares, those of its groups), and its boundary if it is there too. Conditions on MFA, dates to come, addresses and the caller delay, they do not stop.

            Not reported:

            - Actions on some resources only (`user/ann`, `role/app-*`): whether the holder is among them is not known. What counts is all users
              or roles, and what is the caller's own (`user/${aws:username}`).
            - Policies that nobody can change: `arn:aws:iam::aws:policy/…`, roles of services.
            - A condition on `iam:PermissionsBoundary`; one on `iam:PolicyARN` that admits none of AdministratorAccess, IAMFullAccess and
              PowerUserAccess.
            - A `Deny` for the action on the same resources, without a condition, takes it away. A narrower one, or one with a
              condition that a caller can avoid, takes nothing away.
            - Policies that only limit, resource-based and trust policies, and what is broken off.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": ["s3:GetObject", [|"iam:AttachUserPolicy"|]], "Resource": "*" }
            ```

            ## Good

            ```json identity
            {
              "Effect": "Allow", "Action": "iam:AttachUserPolicy", "Resource": "*",
              "Condition": { "ArnEquals": { "iam:PolicyARN": "arn:aws:iam::111122223333:policy/Reader" } }
            }
            ```
            """,
    };

    private protected override EscalationKind Kind => EscalationKind.Self;

    /// <summary>An error where it gives every permission to whoever holds it.</summary>
    private protected override Severity? SeverityOf(OpenPath path)
        => path.Path.GivesEverything && path.Grants[0] is { Reach: Reach.All, IsConditional: false } ? Severity.Error : base.SeverityOf(path);
}
