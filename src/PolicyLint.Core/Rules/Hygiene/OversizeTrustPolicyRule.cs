using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class OversizeTrustPolicyRule : PolicyRule
{
    private static readonly PolicyQuota Quota = new(2_048, "a role trust policy by default");

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7064",
        Name = "oversize-trust-policy",
        Severity = Severity.Warning,
        Title = "Role trust policy that is longer than its quota",
        Message = PolicyQuota.Message,
        Rationale = "IAM refuses a trust policy that is longer than the account's quota.",
        Remedy = "Name accounts or an organization instead of many roles, or let the quota of the account be raised.",
        AccessAnalyzerCodes = ImmutableArray.Create("POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA"),
        Help = """
            A role trust policy may have 2,048 characters without white space; AWS raises this quota on request, so this is a warning
            ([IAM and AWS STS quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html)). Turn the rule off where it
            was raised.

            The policy is measured as JSON, whatever language it is written in. Texts that a template fills in count with what is known of
            them: the message says "at least". Blanks in texts are not counted: AWS does not say whether they are. Not reported: what AWS's own
            tools printed, since AWS took it. In the examples, a number between ellipses stands for so many characters.

            ## Bad

            ```json trust
            {
              "Version": "2012-10-17",
              [|"Statement"|]: {
                "Effect": "Allow", "Action": "sts:AssumeRole",
                "Principal": { "AWS": ["arn:aws:iam::111122223333:role/first…1000…", "arn:aws:iam::111122223333:role/second…1000…"] }
              }
            }
            ```

            ## Good

            ```json trust
            {
              "Version": "2012-10-17",
              "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "AWS": "arn:aws:iam::111122223333:root" } }
            }
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        if (policy.Kind == PolicyKind.Trust && !PolicyQuota.IsTakenByAws(policy))
        {
            Quota.Check(policy, countsBlanks: false, context);
        }
    }
}
