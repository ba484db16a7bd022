using PolicyLint.Analysis;

namespace PolicyLint.Rules.Suppression;

internal sealed class ExpiredSuppressionRule : SuppressionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL9002",
        Name = "expired-suppression",
        Severity = Severity.Error,
        Title = "Suppression that is over",
        Message = "This suppression of {0} held until {1}",
        Rationale = "An exception with an end was accepted because it ends: what it hid is reported again.",
        Remedy = "Repair what was accepted and remove the suppression, or have it accepted anew with a later date.",
        Help = """
            `until` is the last day on which a suppression holds, in UTC. The day after, it hides nothing any more: its findings are back, and
            this one says that the time is up.

            What day it is tells whoever runs the linter: the clock, or `--today 2026-09-26`, which gives the same findings tomorrow. A
            suppression that is over and would hide nothing is reported as unused instead.

            ## Bad

            ```yaml
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                # policylint: ignore[PL3002] until=[|2020-03-31|] ticket=SEC-12 -- the bucket is named by the team until spring
                Resource: '*'
            ```

            ## Good

            ```yaml
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                # policylint: ignore[PL3002] until=2099-03-31 ticket=SEC-12 -- the bucket is named by the team until spring
                Resource: '*'
            ```
            """,
    };

    protected override void Check(SuppressionUse use, RuleContext context)
    {
        Analysis.Suppression suppression = use.Suppression;
        if (suppression.IsExpired(context.Now) && !use.IsUnused)
        {
            string rules = string.Join(" and ", suppression.Rules.Select((rule, i) => use.Descriptors[i]?.ToString() ?? rule.Name));
            context.Report(suppression.UntilOrigin ?? suppression.Rules[0].Origin, rules, suppression.Until!.Value.ToString());
        }
    }
}
