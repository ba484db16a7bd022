using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

internal sealed class CrossAccountPrincipalRule : ForeignPrincipalRule
{
    private static readonly RuleOption<ImmutableArray<string>> Allowed
        = RuleOption.Texts("allowedAccounts", "Accounts of others that may be let in, such as those of suppliers: their 12 digits.");

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5006",
        Name = "cross-account-principal",
        Severity = Severity.Warning,
        SecuritySeverity = 5.0,
        Title = "Resource that another account can use",
        Message = "\"{0}\" lets in {1}, {2}",
        Rationale = "Whoever runs the other account decides who comes in with it.",
        Remedy = "Check that the account is meant; list it among your accounts or in allowedAccounts, or add a condition on aws:PrincipalOrgID.",
        Options = ImmutableArray.Create<RuleOption>(Allowed),
        AbsorbedBy = ImmutableArray.Create("PL5007"),
        Help = """
            A user, role or account of another account in a resource's policy can use the resource as soon as the other account's
            administrator allows it too
            ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-cross-account-resource-access.html)).

            Which accounts are your own is told in the configuration, `accounts`; then all others are reported, save those of the option
            `allowedAccounts`. Without that, an account is taken for another's when the policy itself shows whose the resource is: by the account
            in the ARNs of `Resource`, by `AWS::AccountId` there in a template, or in a key policy by the statement that AWS gives every
            key, `kms:*` for the account. What is found in this way is a suggestion, since most such grants are meant.

            Where the configuration lists your `organizations`, the values of `aws:PrincipalOrgID` and `aws:PrincipalOrgPaths` that let in another
            one are reported too.

            Not reported:

            - Policies that do not show whose the resource is (ARNs of buckets have no account), and those that show several accounts.
            - Statements that also test `aws:PrincipalOrgID`, `aws:PrincipalOrgPaths` or `aws:PrincipalAccount`.
            - Accounts of AWS that write logs of load balancers and of Redshift, and billing reports, by AWS's guides.
            - `:root` and bare account IDs, which `PL5007 whole-account-principal` reports; trust policies.

            ## Bad

            ```json resource
            {
              "Effect": "Allow", "Principal": { "AWS": [|"arn:aws:iam::999988887777:role/reader"|] },
              "Action": "sqs:ReceiveMessage", "Resource": "arn:aws:sqs:eu-central-1:111122223333:orders"
            }
            ```

            ## Good

            ```json resource
            {
              "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/reader" },
              "Action": "sqs:ReceiveMessage", "Resource": "arn:aws:sqs:eu-central-1:111122223333:orders"
            }
            ```

            ```json resource
            {
              "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::999988887777:role/reader" },
              "Action": "sqs:ReceiveMessage", "Resource": "arn:aws:sqs:eu-central-1:111122223333:orders",
              "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }
            }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        base.Check(statement, context);
        if (context.Organizations.IsEmpty || !statement.IsAllow || statement is not { Policy.Kind: PolicyKind.Resource, Condition: { } conditions })
        {
            return;
        }

        foreach (ConditionOperatorBlock block in conditions.Operators)
        {
            if (block.Operator is { Family: ConditionOperatorFamily.String, IsNegated: false })
            {
                foreach (Condition condition in block.Conditions)
                {
                    CheckOrganizations(condition, context);
                }
            }
        }
    }

    protected override void Check(SymbolicString principal, string account, bool isWhole, string why, Statement statement, RuleContext context)
    {
        if (ForeignAccounts.Contains(context.ValueOf(Allowed), account.AsSpan()))
        {
            return;
        }

        DiagnosticBuilder finding = context.Report(principal.Origin, principal.ToDisplayString(), $"account {account}", why);
        if (context.Accounts.IsEmpty)
        {
            finding.WithDefaultSeverity(Severity.Suggestion);
        }
    }

    private static void CheckOrganizations(Condition condition, RuleContext context)
    {
        if (CallerKeys.Find(condition.Key) is not { Name: "aws:PrincipalOrgID" or "aws:PrincipalOrgPaths" })
        {
            return;
        }

        foreach (ConditionValue value in condition.Values)
        {
            if (value.Text.TryGetText(out ReadOnlySpan<char> text)
                && text.Slice(0, text.IndexOf('/') is var slash and >= 0 ? slash : text.Length) is var organization
                && organization.StartsWith("o-".AsSpan(), StringComparison.Ordinal)
                && organization.IndexOfAny('*', '?', '$') < 0
                && !ForeignAccounts.Contains(context.Organizations, organization))
            {
                context.Report(value.Text.Origin, text.ToString(), $"organization {organization.ToString()}", "which is not among those configured");
            }
        }
    }
}
