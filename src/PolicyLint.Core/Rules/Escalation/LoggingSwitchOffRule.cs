using PolicyLint.Analysis;

namespace PolicyLint.Rules.Escalation;

internal sealed class LoggingSwitchOffRule() : GainRule(GainKind.Record)
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL4033",
        Name = "logging-switch-off",
        Severity = Severity.Warning,
        SecuritySeverity = 6.5,
        Title = "What records and watches the account can be switched off",
        Message = GainMessage,
        Rationale = "What is done afterwards leaves no trace; it is among the first things that an attacker does.",
        Remedy = "Leave these actions to the account that runs the security services, and deny them elsewhere by a service control policy.",
        Help = """
            CloudTrail, AWS Config, GuardDuty, Security Hub, Inspector, Macie, Detective, IAM Access Analyzer, flow logs and query logs tell what happens in
            an account. The actions that stop or delete them, or leave them nothing to record, are for few
            (https://docs.aws.amazon.com/prescriptive-guidance/latest/security-reference-architecture/security-tooling.html).

            Reported are the actions by name and in patterns, on `*`, and on ARNs that name a type and nothing of it (`arn:aws:cloudtrail:*:*:trail/*`).

            Not reported:

            - Actions on logs themselves, such as `logs:DeleteLogGroup`, which those who deploy programs need.
            - Statements with a condition, whatever it is: it says for what, or for whom.
            - ARNs with an account (`arn:aws:cloudtrail:*:111122223333:trail/*`) or a part of a name.
            - `*`, whole services (`cloudtrail:*`), actions beside one of these in the same statement, and `NotAction`: `wildcard-action`,
              `service-wildcard-action` and `allow-not-action` say it all.
            - What a `Deny` without condition in the same policy takes away, and policies of other kinds, which do not grant or
              speak of their own resource.

            ## Bad

            ```json identity
            { "Effect": "Allow", "Action": ["cloudtrail:DescribeTrails", [|"cloudtrail:StopLogging"|]], "Resource": "*" }
            ```

            ## Good

            ```json identity
            { "Effect": "Allow", "Action": ["cloudtrail:DescribeTrails", "cloudtrail:GetTrailStatus"], "Resource": "*" }
            ```

            ```json identity
            { "Effect": "Allow", "Action": "cloudtrail:StopLogging", "Resource": "arn:aws:cloudtrail:us-east-1:111122223333:trail/test" }
            ```
            """,
    };
}
