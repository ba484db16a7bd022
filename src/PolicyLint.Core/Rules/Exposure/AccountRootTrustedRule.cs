using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

internal sealed class AccountRootTrustedRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5029",
        Name = "account-root-trusted",
        Severity = Severity.Suggestion,
        SecuritySeverity = 3.0,
        IsEnabledByDefault = false,
        Title = "Whole account trusted instead of a role",
        Message = "\"{0}\" is everybody in the account whom its administrators let assume the role",
        Rationale = "Who can assume the role is decided in the other account, and every administrator of it can.",
        Remedy = "Name the roles that need it, or test aws:PrincipalArn.",
        AbsorbedBy = ImmutableArray.Create("PL5027"),
        Help = """
            `arn:aws:iam::444455556666:root`, or the number alone, is not the root user but the account: every user and role of it that has
            `sts:AssumeRole` on this role
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts)). Naming a
            role keeps the decision here.

            Off by default: vendors ask for their account with an external ID, and teams leave it to the other account on purpose. Not
            reported: accounts that the configuration names in `accounts`; an account that is left open or named by reference, as `${AWS::AccountId}`; statements
            that test `aws:PrincipalArn`. Without any condition on the caller it is `PL5027 third-party-trust-without-external-id`.

            ## Bad

            ```json trust
            {
              "Effect": "Allow", "Principal": { "AWS": [|"arn:aws:iam::444455556666:root"|] }, "Action": "sts:AssumeRole",
              "Condition": { "StringEquals": { "sts:ExternalId": "5c4b6a3d00004000" } }
            }
            ```

            ## Good

            ```json trust
            {
              "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::444455556666:role/collector" }, "Action": "sts:AssumeRole",
              "Condition": { "StringEquals": { "sts:ExternalId": "5c4b6a3d00004000" } }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (!TrustStatements.Allow(statement, TrustStatements.AssumeRole) || statement.Condition?.HasKey("aws:PrincipalArn") == true)
        {
            return;
        }

        foreach (PrincipalEntry entry in statement.Principal!.Entries)
        {
            foreach (SymbolicString principal in entry.Type == PrincipalType.Aws ? entry.Values : ImmutableArray<SymbolicString>.Empty)
            {
                if (TrustedAccount.TryRead(principal, out TrustedAccount account) && account.IsWhole && !account.IsIn(context.Accounts))
                {
                    context.Report(principal.Origin, principal.ToDisplayString());
                }
            }
        }
    }
}
