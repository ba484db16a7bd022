using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class UnknownArnRegionRule : ArnRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2014",
        Name = "unknown-arn-region",
        Severity = Severity.Warning,
        Title = "ARN of a Region that its partition does not have",
        Message = "The partition \"{0}\" has no Region \"{1}\" (reference of {2}){3}",
        Rationale = "No resource has such an ARN, so the statement never applies to it.",
        Remedy = "Write the code of a Region of the partition, such as eu-central-1; or the partition of the Region.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_ARN_REGION"),
        Fix = FixAvailability.Sometimes,
        Help = """
            The fourth field of an ARN is the code of a Region, in lower case, and each Region is in one partition: `cn-north-1` is in
            `aws-cn`
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html)). An availability zone
            (`eu-central-1a`) is no Region. The Regions are those of the day that the message says; one that is newer is reported, so
            this is a warning.

            The fix writes the partition of the Region, or else the one Region of the partition that is spelt nearly so.

            Access Analyzer also reports a Region where the service is not offered. AWS publishes no such table, so that is not
            checked. Not reported either:

            - an empty field (`missing-arn-region`) and a field that must be empty (`arn-region-not-allowed`);
            - `global`, which Lightsail writes in the ARNs of domains;
            - fields with a wildcard or a placeholder, `${…}` or `{{…}}`;
            - an ARN of an unknown partition (`unknown-partition`);
            - role trust policies, which take no resource (`trust-resource`).

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:[|eu-cental-1|]:111122223333:orders" }
            ```

            ```json
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:[|cn-north-1|]:111122223333:orders" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-central-1:111122223333:orders" }
            ```
            """,
    };

    protected override ArnFaults Fault => ArnFaults.UnknownRegion;

    protected override void Report(StatementResource resource, ReadOnlySpan<char> text, Arn arn, RuleContext context)
    {
        int start = StartOfRegion(arn);
        int length = arn.Region.Length;
        context.Reference.TryGetPartition(arn.Partition, out AwsPartition partition);
        string hint = "";
        Fix? fix = null;
        if (context.Reference.TryGetRegion(arn.Region, out AwsRegion region) && region.Partition != partition)
        {
            string owner = region.Partition.Name;
            hint = $"; it is one of \"{owner}\"";
            fix = new Fix($"Write {owner}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(
                resource.Value.Origin,
                "arn:" + owner + ":" + arn.Service.ToString() + ":" + region.Name + text.Slice(start + length).ToString()));
        }
        else if (Spelling.Nearest(arn.Region, RegionNames.Of(partition.Regions)) is { } meant)
        {
            hint = $"; did you mean \"{meant}\"?";
            fix = new Fix($"Write {meant}", FixSafety.Unsafe, Replace(resource, text, start, length, meant));
        }

        context.Report(resource.Value.GetOrigin(start, length), arn.Partition.ToString(), arn.Region.ToString(), DateOf(context), hint).WithFix(fix);
    }
}
