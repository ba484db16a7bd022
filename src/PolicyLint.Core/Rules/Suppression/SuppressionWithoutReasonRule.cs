using PolicyLint.Analysis;

namespace PolicyLint.Rules.Suppression;

internal sealed class SuppressionWithoutReasonRule : SuppressionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL9003",
        Name = "suppression-without-reason",
        Severity = Severity.Warning,
        Title = "Suppression without a reason",
        Message = "Nothing says why {0} is suppressed",
        Rationale = "Whoever reads it next year can neither confirm the exception nor end it.",
        Remedy = "Say why the finding is accepted: -- and the reason at the end of a comment, reason in metadata and configuration.",
        Help = """
            The suppression holds all the same. A reason says why the finding is no problem here, or what has to be done before it can be
            repaired; better still with a ticket and a date, after which the finding comes back:
            `# policylint: ignore[PL3002] until=2027-03-31 ticket=SEC-12 -- waits for the bucket's name`.

            ## Bad

            ```yaml
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                Resource: '*' # policylint: ignore[[|PL3002|]]
            ```

            ## Good

            ```yaml
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                Resource: '*' # policylint: ignore[PL3002] -- read by the auditors, who may read all
            ```
            """,
    };

    protected override void Check(SuppressionUse use, RuleContext context)
    {
        if (use.Suppression.Reason.Length == 0)
        {
            context.Report(use.Suppression.Rules[0].Origin, use.Descriptors[0]?.ToString() ?? use.Suppression.Rules[0].Name);
        }
    }
}
