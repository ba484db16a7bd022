using PolicyLint.Analysis;

namespace PolicyLint.Rules.Suppression;

internal sealed class SuppressionWithoutTicketRule : SuppressionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL9005",
        Name = "suppression-without-ticket",
        Severity = Severity.Warning,
        Title = "Suppression without a ticket",
        Message = "{0}; a ticket looks like {1}",
        Rationale = "Without a ticket nobody has the task to end the exception.",
        Remedy = "File a ticket and name it: ticket=SEC-12 in a comment, ticket in metadata and configuration.",
        Help = """
            Only reported where the configuration says what tickets look like: `suppressionTickets: "SEC-[0-9]+"`, a regular
            expression. The suppression holds all the same.

            ## Bad

            ```yaml
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                # policylint: ignore[[|PL3002|]] -- waits for the bucket's name
                Resource: '*'
            ```

            ```yaml
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                # policylint: ignore[[|PL3002|]] ticket=later -- waits for the bucket's name
                Resource: '*'
            ```

            ## Good

            ```yaml
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                # policylint: ignore[PL3002] ticket=SEC-12 -- waits for the bucket's name
                Resource: '*'
            ```
            """,
    };

    protected override void Check(SuppressionUse use, RuleContext context)
    {
        string ticket = use.Suppression.Ticket;
        if (context.TicketPattern is { } pattern && (ticket.Length == 0 || !pattern.Matches(ticket)))
        {
            SuppressedRule rule = use.Suppression.Rules[0];
            string what = ticket.Length > 0 ? $"'{ticket}' is no ticket" : $"No ticket says who ends the suppression of {use.Descriptors[0]?.ToString() ?? rule.Name}";
            context.Report(rule.Origin, what, pattern.Text);
        }
    }
}
