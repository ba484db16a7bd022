using PolicyLint.Analysis;

namespace PolicyLint.Rules.Suppression;

internal sealed class MalformedSuppressionRule : SuppressionRule
{
    /// <summary>The rule's id: a run with such a finding has failed.</summary>
    public const string Id = "PL9006";

    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = Id,
        Name = "malformed-suppression",
        Severity = Severity.Error,
        Title = "Suppression that cannot be read",
        Message = "The suppression is not honored: found {0} where {1} is expected",
        Rationale = "A suppression that is misread hides too much or too little, so it hides nothing.",
        Remedy = "Write ignore[PL3002] until=2027-03-31 ticket=SEC-12 -- reason; the date and the ticket may be left out.",
        Help = """
            A comment that suppresses begins with `policylint:`, then says `ignore[…]` or, for the whole file, `ignore-file[…]` with the ids
            or names of rules, then `until=` with a day, `ticket=` with a ticket, and after `--` the reason. The entries of
            `Metadata.policylint.suppress` in a template have the members `id`, `reason`, `until`, `ticket`, `sid` and `value`.

            The linter exits with 2 when there is such a suppression, for nobody knows what was to be accepted.

            ## Bad

            ```yaml
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                # policylint: ignore[PL3002] until=[|2027-02-30|] -- waits for the bucket's name
                Resource: '*'
            ```

            ```yaml
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                # policylint: ignore[PL3002] [|waits|] for the bucket's name
                Resource: '*'
            ```

            ## Good

            ```yaml
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                # policylint: ignore[PL3002] until=2027-02-28 -- waits for the bucket's name
                Resource: '*'
            ```
            """,
    };

    protected override bool IsAboutMalformed => true;

    protected override void Check(SuppressionUse use, RuleContext context)
    {
        foreach (SuppressionFault fault in use.Suppression.Faults)
        {
            context.Report(fault.Origin, fault.Found, fault.Expected);
        }
    }
}
