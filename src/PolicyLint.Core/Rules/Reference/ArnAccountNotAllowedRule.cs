using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class ArnAccountNotAllowedRule : ArnRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2017",
        Name = "arn-account-not-allowed",
        Severity = Severity.Error,
        Title = "Account in an ARN that has none",
        Message = "\"{0}\" stands where the ARN of {1} has no account: \"{2}\" (reference of {3})",
        Rationale = "No resource has such an ARN, so the statement never applies to it.",
        Remedy = "Leave the field empty and keep its colon; to restrict the account, use a condition on aws:ResourceAccount.",
        AccessAnalyzerCodes = ImmutableArray.Create("ARN_ACCOUNT_NOT_ALLOWED"),
        Fix = FixAvailability.Always,
        Help = $$$"""
            The fifth field of an ARN is the account. The names of S3 buckets are unique in all accounts: their ARNs leave the field
            empty
            ([check reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-arn-account-not-allowed)).
            Reported when every resource type that the ARN can mean has no account; access points of S3, for one, have it. {{{AboutData}}}

            Not reported:

            - a bare `*`, which matches the empty field; whether AWS's own check reports it is not known;
            - a placeholder, `${…}` or `{{…}}`;
            - an ARN that is no resource of its service (`unknown-arn-resource`);
            - role trust policies, which take no resource (`trust-resource`).

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3::[|111122223333|]:reports/*" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    protected override ArnFaults Fault => ArnFaults.AccountNotAllowed;

    protected override void Report(StatementResource resource, ReadOnlySpan<char> text, Arn arn, RuleContext context)
    {
        int start = StartOfAccount(arn);
        (string type, string pattern) = NearestType(resource, context);
        context.Report(resource.Value.GetOrigin(start, arn.Account.Length), arn.Account.ToString(), type, pattern, DateOf(context))
            .WithFix(new Fix("Remove the account", FixSafety.Unsafe, Replace(resource, text, start, arn.Account.Length, "")));
    }
}
