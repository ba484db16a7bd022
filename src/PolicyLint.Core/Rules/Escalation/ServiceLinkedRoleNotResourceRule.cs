using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Escalation;

internal sealed class ServiceLinkedRoleNotResourceRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL4024",
        Name = "service-linked-role-not-resource",
        Severity = Severity.Warning,
        SecuritySeverity = 4.5,
        AccessAnalyzerCodes = ImmutableArray.Create(
            "CREATE_SLR_WITH_NOT_RESOURCE",
            "CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE",
            "CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE"),
        AbsorbedBy = ImmutableArray.Create("PL3001", "PL3003", "PL3005"),
        Title = "Service-linked roles can be made for all services but some",
        Message = "{0} with [{1}](1) lets its holder make the service-linked role of every service that the list forgets",
        Rationale = "With its role, a service may act in the account; those that AWS adds later are allowed too.",
        Remedy = "Name the service in Resource, such as \"arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*\".",
        Help = """
            A service-linked role gives one service of AWS access to the account
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html). With `NotResource`,
            `iam:CreateServiceLinkedRole` holds for every service except those that the list names.

            A condition on `iam:AWSServiceName` says for which services it is, whatever the resources are: with one, nothing is reported.
            Access Analyzer's words do not say whether it does the same.

            Not reported either: a `NotResource` that names every role (`*`, `arn:aws:iam::*:role/aws-service-role/*`), so that
            none can be made; `*`, `iam:*` and `NotAction` where a broader finding says it all (`wildcard-action`,
            `service-wildcard-action`, `allow-not-action`); what a `Deny` without condition takes away; and policies of other kinds, which do not grant.

            ## Bad

            ```json identity
            {
              "Effect": "Allow", "Action": [|"iam:CreateServiceLinkedRole"|],
              "NotResource": "arn:aws:iam::*:role/aws-service-role/support.amazonaws.com/*"
            }
            ```

            ## Good

            ```json identity
            {
              "Effect": "Allow", "Action": "iam:CreateServiceLinkedRole",
              "Resource": "arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*"
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.NotResource is { } excluded
            && statement.IsAllow
            && statement.Policy is { Kind: PolicyKind.Identity, IsComplete: true }
            && statement.IsComplete
            && !ExcludesAllRoles(context.Resources)
            && GrantedAction.TryFind(statement, context, RoleResources.CreateServiceLinkedRole, out SymbolicString granting)
            && !ServiceConditions.NarrowServiceLinkedRole(statement.Condition)
            && !Denials.CoverEverything(statement.Policy, RoleResources.CreateServiceLinkedRole))
        {
            context.Report(granting.Origin, GrantedAction.Describe(statement, granting), excluded.Name.ToDisplayString())
                .WithRelated(excluded.Name.Origin, "The roles that cannot be made");
        }
    }

    /// <summary>Not known in all parts, a value may be all there is.</summary>
    private static bool ExcludesAllRoles(ReadOnlySpan<StatementResource> resources)
    {
        foreach (ref readonly StatementResource resource in resources)
        {
            if (resource.IsExcluded && (resource.Form == StatementResourceForm.Unknown || RoleResources.AreServiceLinked(resource)))
            {
                return true;
            }
        }

        return false;
    }
}
