namespace PolicyLint.Rules.Escalation;

/// <summary>
/// Actions that end or blind what records and watches an account. Sources: what AWS's security reference architecture protects
/// (https://docs.aws.amazon.com/prescriptive-guidance/latest/security-reference-architecture/security-tooling.html), by the names of the service
/// authorization reference.
/// </summary>
internal static class RecordGains
{
    public static readonly Gain[] Rows =
    [
        new(GainKind.Record, "delete every analyzer of access", "access-analyzer:DeleteAnalyzer"),
        new(GainKind.Record, "switch off every trail of CloudTrail", "cloudtrail:DeleteEventDataStore DeleteTrail PutEventSelectors StopEventDataStoreIngestion StopLogging UpdateTrail"),
        new(GainKind.Record, "switch off AWS Config", "config:DeleteConfigurationRecorder DeleteDeliveryChannel StopConfigurationRecorder"),
        new(GainKind.Record, "switch off Detective", "detective:DeleteGraph"),
        new(GainKind.Record, "switch off every flow log", "ec2:DeleteFlowLogs"),
        new(GainKind.Record, "switch off GuardDuty", "guardduty:DeleteDetector DeletePublishingDestination StopMonitoringMembers UpdateDetector"),
        new(GainKind.Record, "hide the account from the administrator of GuardDuty", "guardduty:DisassociateFromAdministratorAccount DisassociateFromMasterAccount"),
        new(GainKind.Record, "switch off Inspector", "inspector2:Disable"),
        new(GainKind.Record, "switch off Macie", "macie2:DisableMacie"),
        new(GainKind.Record, "switch off the query logs of every resolver", "route53resolver:DeleteResolverQueryLogConfig DisassociateResolverQueryLogConfig"),
        new(GainKind.Record, "switch off the standards of Security Hub", "securityhub:BatchDisableStandards"),
        new(GainKind.Record, "switch off Security Hub", "securityhub:DisableSecurityHub"),
        new(GainKind.Record, "hide the account from the administrator of Security Hub", "securityhub:DisassociateFromAdministratorAccount DisassociateFromMasterAccount"),
    ];
}
