using PolicyLint.Analysis;
using PolicyLint.Authorization;

namespace PolicyLint.Rules.Escalation;

internal sealed class PermissionsManagementWithoutConstraintRule() : GainRule(GainKind.Access)
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL4026",
        Name = "permissions-management-without-constraint",
        Severity = Severity.Warning,
        SecuritySeverity = 7.0,
        Title = "Permissions of everything can be changed",
        Message = GainMessage,
        Rationale = "Who decides over access can give it to itself, or to anyone.",
        Remedy = "Name the resources whose access it may change, or add a condition; give the action to those alone who administer them.",
        Help = """
            Some actions do not use what is there and decide who may. AWS gives them the access level "Permissions management"
            (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html). On every
            resource and without a condition, they are an administrator's.

            The rule takes the actions of this level, without those that only show something (`Get…`, `List…`), take access away (`Delete…`,
            `Revoke…`), or connect and configure things although AWS counts them (`glue:StartNotebook`, `ec2:AttachResourcesToPlacementGroup`,
            `managedblockchain:Invoke`, `…:AllowVendedLogDeliveryForResource`). And it adds some of the level "Write" that decide over access all
            the same, such as `eks:CreateAccessEntry`, `ram:CreateResourceShare`, `sso:CreateAccountAssignment` and
            `iam:CreateSAMLProvider`.

            Reported are the actions by name and in patterns, on `*`, and on ARNs that name a type and nothing of it (`arn:aws:ram:*:*:resource-share/*`).

            Not reported:

            - Actions that write the policy of a resource: `resource-policy-self-grant`.
            - Actions with which the holder gives itself permissions (`iam:AttachUserPolicy`, `iam:PutRolePolicy`, `kms:CreateGrant`): the rules
              about escalation name the path. `iam:CreatePolicy` alone gives nothing, and `iam:PassRole` has rules of its own.
            - Statements with a condition, whatever it is: it says for what, or for whom.
            - ARNs with an account (`arn:aws:ram:*:111122223333:resource-share/*`) or a part of a name.
            - `*`, whole services (`ram:*`), actions beside one of these in the same statement, and `NotAction`: `wildcard-action`,
              `service-wildcard-action` and `allow-not-action` say it all.
            - What a `Deny` without condition in the same policy takes away, and policies of other kinds, which do not grant or
              speak of their own resource.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": ["lakeformation:ListPermissions", [|"lakeformation:GrantPermissions"|]], "Resource": "*" }
            ```

            ```json identity
            { "Effect": "Allow", "Action": [|"ram:Create*"|], "Resource": "*" }
            ```

            ## Good

            ```json identity
            { "Effect": "Allow", "Action": "ram:AssociateResourceShare", "Resource": "arn:aws:ram:*:111122223333:resource-share/*" }
            ```

            ```json identity
            {
              "Effect": "Allow", "Action": "ram:CreateResourceShare", "Resource": "*",
              "Condition": { "Bool": { "ram:RequestedAllowsExternalPrincipals": "false" } }
            }
            ```
            """,
    };

    private protected override bool CanGive(AwsService service, ReadOnlySpan<char> pattern)
        => base.CanGive(service, pattern) || !Gains.BeginsHarmlessly(pattern);
}
