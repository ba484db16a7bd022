using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class OversizeRcpRule : PolicyRule
{
    private static readonly PolicyQuota Quota = new(5_120, "a resource control policy");

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7062",
        Name = "oversize-rcp",
        Severity = Severity.Error,
        Title = "Resource control policy that is longer than its quota",
        Message = PolicyQuota.Message,
        Rationale = "AWS Organizations refuses a policy that is too long.",
        Remedy = "Save it without white space, say with wildcards and fewer statements what it says, or split it into several policies.",
        Fix = FixAvailability.Sometimes,
        AccessAnalyzerCodes = ImmutableArray.Create("POLICY_SIZE_EXCEEDS_RCP_QUOTA"),
        Help = """
            A resource control policy may have 5,120 characters
            ([quotas for AWS Organizations](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html)). White space
            counts too, unless the policy is saved in the console, which strips it. A policy that would be short enough without white space is
            therefore a warning only, and only where it stands in a file of its own, as JSON: the message says what it has without. What a
            template holds is taken for JSON without white space, and texts that are filled in count with what is known of them: the message
            says "at least". The fix removes the white space where that is enough; it leaves a file with comments as it is.

            The message also says how much would be saved by removing entries that another entry of their list covers (`covered-action`,
            `covered-resource`). Not reported: what AWS's own tools printed, since AWS took it. In the examples, a number between ellipses
            stands for so many characters.

            ## Bad

            ```json rcp
            {
              "Version": "2012-10-17",
              [|"Statement"|]: [{ "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports/…5100…/*" }]
            }
            ```

            ## Good

            ```json rcp
            {
              "Version": "2012-10-17",
              "Statement": [{ "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports/…4000…/*" }]
            }
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        if (policy.Kind == PolicyKind.ResourceControl && !PolicyQuota.IsTakenByAws(policy) && Quota.Check(policy, countsBlanks: true, context) is null)
        {
            Quota.CheckAsWritten(policy, context)?.WithDefaultSeverity(Severity.Warning);
        }
    }
}
