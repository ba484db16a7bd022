namespace PolicyLint.Rules.Exposure;

/// <summary>
/// Accounts from which vendors work in their customers' accounts, each as the vendor's own guide names it. All of these ask for, or support, an
/// external id. By hand, and of what is published only a part: compare https://github.com/fwdcloudsec/known_aws_accounts.
/// </summary>
internal static class VendorAccounts
{
    private static readonly (string Id, string Vendor)[] All =
    [
        // https://docs.datadoghq.com/integrations/guide/aws-manual-setup/
        ("464622532012", "Datadog"),

        // https://docs.newrelic.com/docs/infrastructure/amazon-integrations/connect/connect-aws-new-relic-infrastructure-monitoring/
        ("754728514883", "New Relic"),

        // https://docs.dynatrace.com
        ("509560245411", "Dynatrace"),

        // https://help.sumologic.com/docs/send-data/hosted-collectors/amazon-aws/grant-access-aws-product/
        ("926226587429", "Sumo Logic"),

        // https://docs.paloaltonetworks.com/prisma/prisma-cloud
        ("188619942792", "Prisma Cloud"),

        // https://docs.lacework.net
        ("434813966438", "Lacework"),

        // https://docs.databricks.com/aws/en/admin/account-settings-e2/credentials
        ("414351767826", "Databricks"),

        // https://fivetran.com/docs/logs/cloudwatch/setup-guide
        ("834469178297", "Fivetran"),

        // https://docs.spot.io/connect-your-cloud-provider/first-account/aws-manually
        ("922761411349", "Spot"),

        // https://segment.com/docs/connections/storage/catalog/aws-s3/
        ("595280932656", "Segment"),

        // https://github.com/mozilla/security/blob/master/operations/cloudformation-templates/cloudhealth_iam_role.json
        ("454464851268", "CloudHealth"),

        // https://developers.cloudability.com/docs/vendor-credentials-end-point
        ("165736516723", "Cloudability"),

        // https://insightvm.help.rapid7.com/docs/aws-connect-to-cloud-configuration-assessment
        ("336818582268", "Rapid7"),

        // https://docs.tenable.com
        ("012615275169", "Tenable"),

        // https://help.nops.io/manual_setup
        ("202279780353", "nOps"),

        // https://docs.snyk.io
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
