namespace PolicyLint.Rules.Exposure;

/// <summary>
/// Accounts from which vendors work in their customers' accounts, with the page that names each, as collected in
/// https://github.com/fwdcloudsec/known_aws_accounts. By hand, and of what is published only a part.
/// </summary>
internal static class VendorAccounts
{
    private static readonly (string Id, string Vendor)[] All =
    [
        // https://docs.datadoghq.com/integrations/guide/aws-manual-setup/
        ("464622532012", "Datadog"),

        // https://docs.newrelic.com/docs/integrations/amazon-integrations/get-started/connect-aws-services-infrastructure
        ("754728514883", "New Relic"),

        // https://help.dynatrace.com/monitor-cloud-virtualization-and-hosts/cloud/how-do-i-start-amazon-web-services-monitoring/
        ("509560245411", "Dynatrace"),

        // https://help.sumologic.com/03Send-Data/Sources/02Sources-for-Hosted-Collectors/Amazon-Web-Services/Grant-Access-to-an-AWS-Product
        ("926226587429", "Sumo Logic"),

        // https://docs.paloaltonetworks.com/prisma/prisma-cloud/prisma-cloud-admin/connect-your-cloud-platform-to-prisma-cloud/onboard-aws/manually-set-up-prisma-cloud-role-for-aws
        ("188619942792", "Prisma Cloud"),

        // https://support.lacework.com/hc/en-us/articles/360017546933-Getting-Started
        ("434813966438", "Lacework"),

        // https://docs.databricks.com/administration-guide/account-settings/aws-accounts.html
        ("414351767826", "Databricks"),

        // https://fivetran.com/docs/logs/cloudwatch/setup-guide
        ("834469178297", "Fivetran"),

        // https://docs.spot.io/connect-your-cloud-provider/first-account/aws-manually
        ("922761411349", "Spot"),

        // https://segment.com/docs/destinations/amazon-s3/
        ("595280932656", "Segment"),

        // https://github.com/mozilla/security/blob/master/operations/cloudformation-templates/cloudhealth_iam_role.json
        ("454464851268", "CloudHealth"),

        // https://developers.cloudability.com/docs/vendor-credentials-end-point
        ("165736516723", "Cloudability"),

        // https://insightvm.help.rapid7.com/docs/aws-connect-to-cloud-configuration-assessment
        ("336818582268", "Rapid7"),

        // https://docs.tenable.com/tenableio/vulnerabilitymanagement/Content/Settings/Connectors_ConfigureAWS_KeylessAutoDiscovery.htm
        ("012615275169", "Tenable"),

        // https://help.nops.io/manual_setup
        ("202279780353", "nOps"),

        // https://support.snyk.io/hc/en-us/articles/360004002418-AWS-Lambda-integration
        ("198361731867", "Snyk"),
    ];

    /// <summary>Whose account it is; null when it is not listed.</summary>
    public static string? Find(ReadOnlySpan<char> account)
    {
        foreach ((string id, string vendor) in All)
        {
            if (account.SequenceEqual(id.AsSpan()))
            {
                return vendor;
            }
        }

        return null;
    }
}
