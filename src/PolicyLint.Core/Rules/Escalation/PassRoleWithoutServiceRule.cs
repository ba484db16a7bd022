using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Escalation;

internal sealed class PassRoleWithoutServiceRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL4022",
        Name = "pass-role-without-service",
        Severity = Severity.Suggestion,
        SecuritySeverity = 3.5,
        AbsorbedBy = ImmutableArray.Create("PL3001", "PL3003", "PL3005", "PL4006", "PL4020", "PL4021"),
        Title = "Role can be passed to any service that its trust policy lets in",
        Message = "{0} on [\"{1}\"](1) does not say to which services the role can be passed",
        Rationale = "A role that trusts a second service, today or later, can be used there too.",
        Remedy = "Add a condition on iam:PassedToService, such as \"StringEquals\": { \"iam:PassedToService\": \"lambda.amazonaws.com\" }.",
        Help = """
            A role can be passed to every service that its trust policy names. A condition on `iam:PassedToService` says for which of
            them the holder may do it
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_PassedToService).

            It is a suggestion: most roles trust one service, and the statement names the role, or a part of its name. Access Analyzer
            reports such statements where there is a wildcard in the role (`role/app-*`), with exceptions that it does not publish.
            `pass-role-wildcard-resource` and `pass-role-not-resource` report those where it matters most.

            Not reported: statements with a condition that says for which services, for which resources
            (`iam:AssociatedResourceArn`) or which roles by a tag; service-linked roles (`role/aws-service-role/…`), which their
            own service alone can use; roles that a `Deny` without condition takes away; and policies of other kinds, which do not grant.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": [|"iam:PassRole"|], "Resource": "arn:aws:iam::111122223333:role/reports" }
            ```

            ## Good

            ```json identity
            {
              "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/reports",
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
            || !GrantedAction.TryFind(statement, context, RoleResources.PassRole, out SymbolicString granting)
            || ServiceConditions.NarrowPassRole(statement.Condition))
        {
            return;
        }

        foreach (ref readonly StatementResource resource in context.Resources)
        {
            if (!resource.IsExcluded && RoleResources.CanBePassed(resource) && !Denials.Cover(statement.Policy, RoleResources.PassRole, resource.Value))
            {
                context.Report(granting.Origin, GrantedAction.Describe(statement, granting), resource.Value.ToDisplayString())
                    .WithRelated(resource.Value.Origin, "What can be passed");
                return;
            }
        }
    }
}
