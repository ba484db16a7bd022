using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Escalation;

internal sealed class ServiceLinkedRoleWildcardResourceRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL4023",
        Name = "service-linked-role-wildcard-resource",
        Severity = Severity.Warning,
        SecuritySeverity = 4.5,
        AccessAnalyzerCodes = ImmutableArray.Create(
            "CREATE_SLR_WITH_STAR_IN_RESOURCE",
            "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE",
            "CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION"),
        AbsorbedBy = ImmutableArray.Create("PL3001", "PL3003", "PL3005"),
        Title = "Service-linked roles can be made for any service",
        Message = "{0} on [\"{1}\"](1) lets its holder make the service-linked role of every service",
        Rationale = "With its role, a service may act in the account, by a policy that AWS writes and service control policies do not limit.",
        Remedy = "Add a condition on iam:AWSServiceName, or name the service in Resource: \"arn:aws:iam::*:role/aws-service-role/SERVICE/*\".",
        Help = """
            A service-linked role gives one service of AWS access to the account. AWS writes its policies, and service control policies
            do not limit it. Many services make theirs at the first use, and for that their users need
            `iam:CreateServiceLinkedRole`, for this one service
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html).

            Reported is the action, by its name, in a pattern (`iam:Create*`), or left out of `NotAction`, on a resource that the role
            of any service matches: `*`, `arn:aws:iam::*:role/*`, `…:role/aws-service-role/*`.

            Not reported:

            - Resources that name a service: `arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*`.
            - A condition on `iam:AWSServiceName` with a value that not every service matches. AWS does not say whether Access Analyzer
              accepts these two; both say what the role is for, so this rule does.
            - `*`, `iam:*` and `NotAction` where a broader finding says it all (`wildcard-action`, `service-wildcard-action`,
              `allow-not-action`).
            - What a `Deny` without condition takes away, and policies of other kinds, which do not grant.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": ["ecs:CreateCluster", [|"iam:CreateServiceLinkedRole"|]], "Resource": "*" }
            ```

            ## Good

            ```json identity
            {
              "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*",
              "Condition": { "StringEquals": { "iam:AWSServiceName": "ecs.amazonaws.com" } }
            }
            ```

            ```json identity
            {
              "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole",
              "Resource": "arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS*"
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!statement.IsAllow
            || statement.Policy is not { Kind: PolicyKind.Identity, IsComplete: true }
            || !statement.IsComplete
            || statement.Resource is null
            || !RoleResources.HaveServiceLinked(context.Resources)
            || !GrantedAction.TryFind(statement, context, RoleResources.CreateServiceLinkedRole, out SymbolicString granting)
            || ServiceConditions.NarrowServiceLinkedRole(statement.Condition))
        {
            return;
        }

        foreach (ref readonly StatementResource resource in context.Resources)
        {
            if (!resource.IsExcluded
                && RoleResources.AreServiceLinked(resource)
                && !Denials.Cover(statement.Policy, RoleResources.CreateServiceLinkedRole, resource.Value))
            {
                context.Report(granting.Origin, GrantedAction.Describe(statement, granting), resource.Value.ToDisplayString())
                    .WithRelated(resource.Value.Origin, "These roles");
                return;
            }
        }
    }
}
