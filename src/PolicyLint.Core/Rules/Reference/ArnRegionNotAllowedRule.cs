using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class ArnRegionNotAllowedRule : ArnRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2015",
        Name = "arn-region-not-allowed",
        Severity = Severity.Error,
        Title = "Region in an ARN that has none",
        Message = "\"{0}\" stands where the ARN of {1} has no Region: \"{2}\" (reference of {3})",
        Rationale = "No resource has such an ARN, so the statement never applies to it.",
        Remedy = "Leave the field empty and keep its colon; to restrict the Region, use a condition on aws:RequestedRegion.",
        AccessAnalyzerCodes = ImmutableArray.Create("ARN_REGION_NOT_ALLOWED"),
        Fix = FixAvailability.Always,
        Help = $$$"""
            The fourth field of an ARN is the Region. The names of S3 buckets are unique in all Regions, and users and roles of IAM are
            in none: their ARNs leave the field empty
            ([check reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-arn-region-not-allowed)).
            Reported when every resource type that the ARN can mean has no Region. {{{AboutData}}}

            Not reported:

            - a bare `*`, which matches the empty field; whether AWS's own check reports it is not known;
            - a placeholder, `${…}` or `{{…}}`;
            - domains of SWF, which AWS's own examples give a Region;
            - an ARN that is no resource of its service (`unknown-arn-resource`);
            - role trust policies, which take no resource (`trust-resource`).

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:[|eu-central-1|]::reports/*" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    protected override ArnFaults Fault => ArnFaults.RegionNotAllowed;

    protected override void Report(StatementResource resource, ReadOnlySpan<char> text, Arn arn, RuleContext context)
    {
        int start = StartOfRegion(arn);
        (string type, string pattern) = NearestType(resource, context);
        context.Report(resource.Value.GetOrigin(start, arn.Region.Length), arn.Region.ToString(), type, pattern, DateOf(context))
            .WithFix(new Fix("Remove the Region", FixSafety.Unsafe, Replace(resource, text, start, arn.Region.Length, "")));
    }
}
