using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Escalation;

internal sealed class ExistingResourceTakeoverRule : EscalationRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL4005",
        Name = "existing-resource-takeover",
        Severity = Severity.Suggestion,
        SecuritySeverity = 6.5,
        Title = "Policy lets its holder use the roles of existing resources",
        Message = PathMessage,
        Rationale = "Who can change what a function, instance or project runs has the permissions of its role.",
        Remedy = "Name the resources that may be changed, or narrow them with a condition on aws:ResourceTag.",
        AbsorbedBy = ImmutableArray.Create("PL3003", "PL3005"),
        Help = """
            Functions, instances, build projects and stacks have roles. Who can exchange their code, or open a shell on them, can do what
            the role can. Whether there is a resource with a stronger role the policy does not tell: so it is a suggestion. A template can show
            a role that trusts the service: then the message names it, and it is a warning.

            The message names the path. The paths are the union of what the known tools list (<https://pathfinding.cloud/paths/>,
            <https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/>); those of one kind that rest on the same value
            are one finding, which names the first and counts the others. Of paths of which one needs more than another, only the lesser
            is reported. All statements of the policy are judged together: what a `Deny` takes away does not count, nor what a
            condition does not let through. In a template, so are all policies of a user, role, group or permission set (its own, managed ones that
            the template declares, those of its groups), and its boundary if it is there too. Conditions on MFA, dates to come, addresses and the caller delay, they do not stop.

            Not reported:

            - Actions on some resources only, or narrowed by a condition on their tags.
            - Where a path of `pass-role-escalation` holds that needs the same actions: its holder chooses the role.
            - `s3:PutBucketPolicy` where the policy allows `s3:GetObject` on everything anyway, `lambda:AddPermission` alone, which lets others
              call a function and changes none.
            - A `Deny` for the action on the same resources, without a condition, takes it away. A narrower one, or one with a
              condition that a caller can avoid, takes nothing away.
            - Policies that only limit, resource-based and trust policies, and what is broken off.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": [|"lambda:UpdateFunctionCode"|], "Resource": "*" }
            ```

            ## Good

            ```json identity
            { "Effect": "Allow", "Action": "lambda:UpdateFunctionCode", "Resource": "arn:aws:lambda:eu-central-1:111122223333:function:reports-*" }
            ```
            """,
    };

    private protected override EscalationKind Kind => EscalationKind.Resource;

    private protected override IamEntity? RoleFor(OpenPath path, ImmutableArray<IamEntity> neighbors, ImmutableArray<IamEntity> holders)
        => neighbors.IsEmpty || HostOf(path.Actions[0].Name) is not { } host ? null : TrustingRole.Find(ImmutableArray.Create(host), neighbors, holders);

    private protected override Severity? SeverityWith(IamEntity role) => Severity.Warning;

    /// <summary>The service that has the role of what is taken over; null for what has none.</summary>
    private static string? HostOf(string action) => action.Substring(0, action.IndexOf(':')) switch
    {
        "apprunner" => "tasks.apprunner.amazonaws.com",
        "autoscaling" or "codedeploy" or "ec2" or "ec2-instance-connect" or "ssm" => "ec2.amazonaws.com",
        "batch" or "ecs" => "ecs-tasks.amazonaws.com",
        "kms" or "s3" => null,
        var service => service + ".amazonaws.com",
    };
}
