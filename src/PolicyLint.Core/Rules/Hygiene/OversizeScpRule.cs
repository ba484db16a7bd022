using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Hygiene;

internal sealed class OversizeScpRule : PolicyRule
{
    private static readonly PolicyQuota Quota = new(10_240, "a service control policy");

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7061",
        Name = "oversize-scp",
        Severity = Severity.Error,
        Title = "Service control policy that is longer than its quota",
        Message = PolicyQuota.Message,
        Rationale = "AWS Organizations refuses a policy that is too long.",
        Remedy = "Save it without white space, say with wildcards and fewer statements what it says, or split it into several policies.",
        Fix = FixAvailability.Sometimes,
        AccessAnalyzerCodes = ImmutableArray.Create("POLICY_SIZE_EXCEEDS_SCP_QUOTA"),
        Help = """
            A service control policy may have 10,240 characters (5,120 until May 2026)
            ([quotas for AWS Organizations](https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html)). White space
            counts too, unless the policy is saved in the console, which strips it. A policy that would be short enough without white space is
            therefore a warning only, and only where it stands in a file of its own, as JSON: the message says what it has without. What a
            template holds is taken for JSON without white space, and texts that are filled in count with what is known of them: the message
            says "at least". The fix removes the white space where that is enough; it leaves a file with comments as it is.

            The message also says how much would be saved by removing entries that another entry of their list covers (`covered-action`,
            `covered-resource`). Not reported: what AWS's own tools printed, since AWS took it. In the examples, a number between ellipses
            stands for so many characters.

            ## Bad

            ```json scp
            {
              "Version": "2012-10-17",
              [|"Statement"|]: [{ "Effect": "Deny", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports/…10200…/*" }]
            }
            ```

            ## Good

            ```json scp
            {
              "Version": "2012-10-17",
              "Statement": [{ "Effect": "Deny", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports/…9000…/*" }]
            }
            ```
            """,
    };

    public override void Check(Policy policy, RuleContext context)
    {
        if (policy.Kind == PolicyKind.ServiceControl && !PolicyQuota.IsTakenByAws(policy) && Quota.Check(policy, countsBlanks: true, context) is null)
        {
            Quota.CheckAsWritten(policy, context)?.WithDefaultSeverity(Severity.Warning);
        }
    }
}
