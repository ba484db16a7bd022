using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Exposure;

internal sealed class ForeignKeyAdministratorRule : ForeignPrincipalRule
{
    private const string ReplacePolicy = "kms:PutKeyPolicy";

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL5008",
        Name = "foreign-key-administrator",
        Severity = Severity.Warning,
        SecuritySeverity = 8.0,
        Title = "KMS key that another account can take over",
        Message = "\"{0}\" lets [account {1}](1) replace the key's policy, {2}",
        Rationale = "Who can replace a key's policy can shut its owner out, and with the key goes all that is encrypted with it.",
        Remedy = "Allow the other account to use the key only: kms:Encrypt, kms:Decrypt, kms:ReEncrypt*, kms:GenerateDataKey*, kms:DescribeKey.",
        Help = """
            `kms:*` and `kms:PutKeyPolicy` in a key policy make somebody administrator of the key. For the account itself that is AWS's default;
            for another account it hands the key over. AWS's guide lets other accounts use a key, and nothing more
            ([AWS](https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html)).

            Which accounts are other accounts is as in `PL5006 cross-account-principal`. In a key policy with `kms:*` for several accounts none
            is taken for the owner; list yours in the configuration. `kms:*` for everybody is `PL5003 public-resource-policy`, and for a role
            of the account itself `PL3003 service-wildcard-action`.

            ## Bad

            ```json resource
            [
              { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "kms:*", "Resource": "*" },
              { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::999988887777:root" }, "Action": ["kms:Decrypt", [|"kms:Put*"|]], "Resource": "*" }
            ]
            ```

            ## Good

            ```json resource
            [
              { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "kms:*", "Resource": "*" },
              { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::999988887777:root" }, "Action": ["kms:Decrypt", "kms:DescribeKey"], "Resource": "*" }
            ]
            ```
            """,
    };

    protected override void Check(SymbolicString principal, string account, bool isWhole, string why, Statement statement, RuleContext context)
    {
        foreach (StatementAction action in context.Actions)
        {
            if (!action.IsExcluded
                && action.Value.StartsWith("kms:", ignoreCase: true) == Certainty.Yes
                && action.Value.Matches(ReplacePolicy, ignoreCase: true) == Certainty.Yes)
            {
                context.Report(action.Value.Origin, action.Value.ToDisplayString(), account, why).WithRelated(principal.Origin, "The other account");
                return;
            }
        }
    }
}
