using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Escalation;

internal sealed class PassRoleWildcardResourceRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL4020",
        Name = "pass-role-wildcard-resource",
        Severity = Severity.Warning,
        SecuritySeverity = 8.0,
        AccessAnalyzerCodes = ImmutableArray.Create(
            "PASS_ROLE_WITH_STAR_IN_RESOURCE",
            "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE",
            "PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION"),
        AbsorbedBy = ImmutableArray.Create("PL3001", "PL3003", "PL3005", "PL4006"),
        Title = "Every role can be passed to any service",
        Message = "{0} on [\"{1}\"](1) lets its holder pass every role to any service, and so use what the roles are allowed",
        Rationale = "Who starts a function, instance or job with a role of an administrator is an administrator.",
        Remedy = "Name the roles in Resource, and say with a condition on iam:PassedToService for which services they are.",
        Help = """
            Who gives a role to a service, such as the execution role to a Lambda function, needs `iam:PassRole` for that role. The code
            that then runs has the permissions of the role, which can be more than those of its author. With `iam:PassRole` on
            every role, only the trust policies of the roles stand in the way
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html).

            Reported is `iam:PassRole`, by its name, in a pattern (`iam:Pass*`), or left out of `NotAction`, on `*`, on
            `arn:aws:iam::*:role/*` and its like, and on patterns with one or two letters of a name (`role/a*`).

            A condition makes it narrow when it says for which services (`iam:PassedToService`), for which resources
            (`iam:AssociatedResourceArn`), or, by a tag of theirs, which roles. `…IfExists` is accepted, because not every service sends the
            keys. A value that every service matches (`*`, `*.amazonaws.com`) and a list of services that are excepted
            (`StringNotEquals`) leave too many, and do not count.

            Not reported:

            - Patterns with a part of a name or path: `role/app-*`, `role/service-role/*`. AWS Access Analyzer reports wildcards in
              roles, and leaves out some that have a service's name in them; which ones it does not publish. A prefix
              is how teams say which roles are theirs: `pass-role-without-service` has a suggestion for them.
            - A wildcard for the account alone, `arn:aws:iam::*:role/app`: roles cannot be passed across accounts.
            - `*`, `iam:*` and `NotAction` where a broader finding says it all (`wildcard-action`, `service-wildcard-action`,
              `allow-not-action`).
            - Roles that a `Deny` without condition in the same policy takes away, and policies of other kinds, which do not grant.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": ["lambda:CreateFunction", [|"iam:PassRole"|]], "Resource": "*" }
            ```

            ```json identity
            {
              "Effect": "Allow", "Action": [|"iam:PassRole"|], "Resource": "arn:aws:iam::111122223333:role/*",
              "Condition": { "StringLike": { "iam:PassedToService": "*.amazonaws.com" } }
            }
            ```

            ## Good

            ```json identity
            {
              "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/reports-*",
              "Condition": { "StringEquals": { "iam:PassedToService": "lambda.amazonaws.com" } }
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
            || !RoleResources.HaveAll(context.Resources)
            || !GrantedAction.TryFind(statement, context, RoleResources.PassRole, out SymbolicString granting)
            || ServiceConditions.NarrowPassRole(statement.Condition))
        {
            return;
        }

        foreach (ref readonly StatementResource resource in context.Resources)
        {
            if (!resource.IsExcluded && RoleResources.AreAll(resource) && !Denials.Cover(statement.Policy, RoleResources.PassRole, resource.Value))
            {
                context.Report(granting.Origin, GrantedAction.Describe(statement, granting), resource.Value.ToDisplayString())
                    .WithRelated(resource.Value.Origin, "These roles");
                return;
            }
        }
    }
}
