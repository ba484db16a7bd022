using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Escalation;

internal sealed class AssumeRoleOnEverythingRule : StatementRule
{
    private const string AssumeRole = "sts:AssumeRole";

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL4025",
        Name = "assume-role-on-everything",
        Severity = Severity.Warning,
        SecuritySeverity = 6.5,
        AbsorbedBy = ImmutableArray.Create("PL3001", "PL3003", "PL3005"),
        Title = "Every role can be assumed",
        Message = "{0} on [\"{1}\"](1) lets its holder become every role, of any account, that trusts this one",
        Rationale = "Many trust policies name the whole account and leave it to policies such as this one to say who may come.",
        Remedy = "Name the roles that are to be assumed, such as \"arn:aws:iam::111122223333:role/reports-reader\".",
        Help = """
            A role can be assumed when its trust policy lets the caller in. Most that are meant for people or for other accounts name an
            account (`"AWS": "111122223333"`), which lets in everybody of that account whose own policies allow `sts:AssumeRole` on
            the role (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html). With `*`, the holder
            can become all of them, that of an administrator included, in this account and in all others that trust it.

            Reported is the action, by its name, in a pattern (`sts:Assume*`), or left out of `NotAction`, on `*`,
            `arn:aws:iam::*:role/*`, and their like.

            Not reported:

            - A name, path or prefix (`arn:aws:iam::*:role/deploy-*`), and all roles of one account that the ARN names.
            - Statements with any condition: one on a tag, an organization, an external id or a session name says which roles, or who.
            - `*`, `sts:*` and `NotAction` where a broader finding says it all (`wildcard-action`, `service-wildcard-action`,
              `allow-not-action`).
            - What a `Deny` without condition takes away, and policies of other kinds: in a trust policy the role is its own.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": [|"sts:AssumeRole"|], "Resource": "*" }
            ```

            ## Good

            ```json identity
            { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/reports-reader" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!statement.IsAllow
            || statement.Policy is not { Kind: PolicyKind.Identity, IsComplete: true }
            || !statement.IsComplete
            || statement.Resource is null
            || Unconstrained.HasCondition(statement)
            || !RoleResources.HaveAll(context.Resources)
            || !GrantedAction.TryFind(statement, context, AssumeRole, out SymbolicString granting))
        {
            return;
        }

        foreach (ref readonly StatementResource resource in context.Resources)
        {
            if (!resource.IsExcluded
                && RoleResources.AreAll(resource)
                && IsForAnyAccount(resource)
                && !Denials.Cover(statement.Policy, AssumeRole, resource.Value))
            {
                context.Report(granting.Origin, GrantedAction.Describe(statement, granting), resource.Value.ToDisplayString())
                    .WithRelated(resource.Value.Origin, "These roles");
                return;
            }
        }
    }

    private static bool IsForAnyAccount(in StatementResource resource)
        => !resource.TryGetArn(out Arn arn)
            || (WildcardPattern.IsAny(arn.Account) && resource.EndsAsWritten(arn.Account.Length + 1 + arn.Resource.Length));
}
