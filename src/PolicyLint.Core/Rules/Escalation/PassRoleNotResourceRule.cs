using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Escalation;

internal sealed class PassRoleNotResourceRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL4021",
        Name = "pass-role-not-resource",
        Severity = Severity.Warning,
        SecuritySeverity = 8.0,
        AccessAnalyzerCodes = ImmutableArray.Create(
            "PASS_ROLE_WITH_NOT_RESOURCE",
            "PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE",
            "PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE"),
        AbsorbedBy = ImmutableArray.Create("PL3001", "PL3003", "PL3005", "PL4006"),
        Title = "All roles but some can be passed to services",
        Message = "{0} with [{1}](1) lets its holder pass every role that the list forgets, and those that are made later",
        Rationale = "Who starts a function, instance or job with a role has what the role is allowed; one that is forgotten is enough.",
        Remedy = "Name the roles that may be passed in Resource, in a statement of its own.",
        Help = """
            `iam:PassRole` lets its holder give a role to a service and act with the role's permissions
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html). With `NotResource`, that is every role
            of the account except those that the list names. A role that is made tomorrow can be passed tomorrow.

            A condition on `iam:PassedToService` is no way out, as for AWS Access Analyzer: it says for which services, and the list
            of roles stays open.

            Not reported: a `NotResource` that names every role (`*`, `arn:aws:iam::*:role/*`), so that none can be passed; `*`,
            `iam:*` and `NotAction` where a broader finding says it all (`wildcard-action`, `service-wildcard-action`, `allow-not-action`);
            a `Deny` without condition that takes `iam:PassRole` away; and policies of other kinds, which do not grant.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": [|"iam:PassRole"|], "NotResource": "arn:aws:iam::111122223333:role/admin" }
            ```

            ## Good

            ```json identity
            {
              "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/reports-*",
              "Condition": { "StringEquals": { "iam:PassedToService": "lambda.amazonaws.com" } }
            }
            ```

            ```json identity
            { "Effect": "Allow", "Action": ["lambda:CreateFunction", "iam:PassRole"], "NotResource": "arn:aws:iam::*:role/*" }
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
            && GrantedAction.TryFind(statement, context, RoleResources.PassRole, out SymbolicString granting)
            && !Denials.CoverEverything(statement.Policy, RoleResources.PassRole))
        {
            context.Report(granting.Origin, GrantedAction.Describe(statement, granting), excluded.Name.ToDisplayString())
                .WithRelated(excluded.Name.Origin, "The roles that cannot be passed");
        }
    }

    /// <summary>Not known in all parts, a value may be all there is.</summary>
    private static bool ExcludesAllRoles(ReadOnlySpan<StatementResource> resources)
    {
        foreach (ref readonly StatementResource resource in resources)
        {
            if (resource.IsExcluded && (resource.Form == StatementResourceForm.Unknown || RoleResources.AreAll(resource)))
            {
                return true;
            }
        }

        return false;
    }
}
