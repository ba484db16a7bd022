using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

internal sealed class WholeAccountPrincipalRule : ForeignPrincipalRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5007",
        Name = "whole-account-principal",
        Severity = Severity.Warning,
        SecuritySeverity = 5.5,
        Title = "Resource that everybody in another account can be let in to",
        Message = "\"{0}\" lets in whomever account {1} chooses, {2}",
        Rationale = "The other account's administrators decide which of its users and roles use the resource, and can change that at any time.",
        Remedy = "Name the role of the other account that needs the resource.",
        Help = """
            `arn:aws:iam::999988887777:root` and `999988887777` are an account, not its root user: the other account's administrators
            can give the permission to any of its users and roles
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts)).

            Which accounts are other accounts, and what is not reported, is as in `PL5006 cross-account-principal`: it is a warning when the
            configuration lists your accounts, and a suggestion when only the policy shows whose the resource is. The option of that rule
            does not count here: an account that may be let in need not be let in as a whole.

            Destinations of CloudWatch Logs (`logs:PutSubscriptionFilter`) and layers (`lambda:GetLayerVersion`) take accounts only, and are
            left to that rule.

            ## Bad

            ```json resource
            {
              "Effect": "Allow", "Principal": { "AWS": [[|"arn:aws:iam::999988887777:root"|], "arn:aws:iam::111122223333:root"] },
              "Action": "sns:Publish", "Resource": "arn:aws:sns:eu-central-1:111122223333:orders"
            }
            ```

            ## Good

            ```json resource
            {
              "Effect": "Allow", "Principal": { "AWS": ["arn:aws:iam::999988887777:role/publisher", "arn:aws:iam::111122223333:root"] },
              "Action": "sns:Publish", "Resource": "arn:aws:sns:eu-central-1:111122223333:orders"
            }
            ```
            """,
    };

    protected override void Check(SymbolicString principal, string account, bool isWhole, string why, Statement statement, RuleContext context)
    {
        if (!isWhole || IsForAccountsOnly(statement))
        {
            return;
        }

        DiagnosticBuilder finding = context.Report(principal.Origin, principal.ToDisplayString(), account, why);
        if (context.Accounts.IsEmpty)
        {
            finding.WithDefaultSeverity(Severity.Suggestion);
        }
    }

    /// <summary>Where roles cannot be named.</summary>
    private static bool IsForAccountsOnly(Statement statement)
        => ExposedActions.AreAll(statement, "logs:PutSubscriptionFilter") || ExposedActions.AreAll(statement, "lambda:GetLayerVersion");
}
