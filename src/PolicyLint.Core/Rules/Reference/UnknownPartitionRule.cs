using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class UnknownPartitionRule : ArnRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2013",
        Name = "unknown-partition",
        Severity = Severity.Warning,
        Title = "Partition that AWS does not have",
        Message = "AWS has no partition \"{0}\" (reference of {1}){2}",
        Rationale = "No resource has such an ARN, so the statement never applies to it.",
        Remedy = "Write aws, or the partition of your Regions: aws-cn for China, aws-us-gov for GovCloud.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_PARTITION"),
        Fix = FixAvailability.Sometimes,
        Help = """
            The second field of an ARN names the partition, in lower case: a group of Regions that has accounts of its own, such as `aws`,
            `aws-cn` and `aws-us-gov`
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html)). The partitions are those of the day
            that the message says; AWS opens a new one every few years, so this is a warning.

            The fix is offered when exactly one partition is spelt nearly so.

            Access Analyzer also reports a service that the partition does not have. AWS publishes no such table, so that is not
            checked. Not reported either: fields with a wildcard (`arn:*:s3:::reports`) or a placeholder, `${…}` or `{{…}}`; role trust
            policies, which take no resource (`trust-resource`).

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:[|aws-gov|]:s3:::reports/*" }
            ```

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:[|AWS|]:s3:::reports/*" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws-us-gov:s3:::reports/*" }
            ```
            """,
    };

    protected override ArnFaults Fault => ArnFaults.UnknownPartition;

    protected override void Report(StatementResource resource, ReadOnlySpan<char> text, Arn arn, RuleContext context)
    {
        int start = "arn:".Length;
        int length = arn.Partition.Length;
        var names = new List<string>();
        foreach (AwsPartition partition in context.Reference.Partitions)
        {
            names.Add(partition.Name);
        }

        string? meant = Spelling.Nearest(arn.Partition, names);
        DiagnosticBuilder report = context.Report(
            OriginOf(resource, start, length), arn.Partition.ToString(), DateOf(context), meant is null ? "" : $"; did you mean \"{meant}\"?");
        if (meant is not null)
        {
            report.WithFix(new Fix($"Write {meant}", FixSafety.Unsafe, Replace(resource, text, start, length, meant)));
        }
    }
}
