using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Guardrails;

internal sealed class DenyNotPrincipalRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL6022",
        Name = "deny-not-principal",
        Severity = Severity.Warning,
        SecuritySeverity = 3.0,
        Title = "Deny with NotPrincipal",
        Message = "Deny with NotPrincipal denies whoever has a permissions boundary, those that it names included",
        Rationale = "Setting a boundary on a role locks it out of the resource, and so does a session whose account or role is not named too.",
        Remedy = "Use Principal \"*\" and a condition such as ArnNotLike on aws:PrincipalArn.",
        Help = """
            A Deny with `NotPrincipal` is to spare those that it names. AWS warns of it: a user or role with a permissions boundary is
            denied whatever is listed, and to spare a role's session the account, the role and the session must all be there. It
            recommends a condition on `aws:PrincipalArn` in its place
            ([NotPrincipal](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html)).

            There is no fix: which principals are sessions, and whose, is the author's to know.

            Not reported: lists of services, canonical users or identity providers only, none of which can have a boundary; trust and resource
            control policies, in which `NotPrincipal` may not stand at all; Allow with `NotPrincipal`, which is another mistake.

            ## Bad

            ```json resource
            {
              "Effect": "Deny", [|"NotPrincipal"|]: { "AWS": "arn:aws:iam::111122223333:role/Reader" },
              "Action": "s3:*", "Resource": "arn:aws:s3:::reports/*"
            }
            ```

            ## Good

            ```json resource
            {
              "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "ArnNotEquals": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/Reader" } }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.NotPrincipal is { } spared && statement is { Effect: Effect.Deny, Policy.Kind: PolicyKind.Resource } && NamesUsersOrRoles(spared))
        {
            context.Report(spared.Name.Origin);
        }
    }

    private static bool NamesUsersOrRoles(PrincipalElement spared)
    {
        foreach (PrincipalEntry entry in spared.Entries)
        {
            if (entry.Type == PrincipalType.Aws && !entry.Values.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }
}
