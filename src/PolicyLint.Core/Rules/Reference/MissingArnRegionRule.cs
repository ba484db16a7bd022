using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class MissingArnRegionRule : ArnRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2016",
        Name = "missing-arn-region",
        Severity = Severity.Error,
        Title = "ARN without its Region",
        Message = "\"{0}\" has no Region, and the ARN of {1} has one: \"{2}\" (reference of {3})",
        Rationale = "No resource has such an ARN, so the statement never applies to it.",
        Remedy = "Write the Region in the fourth field, or \"*\" for all of them.",
        AccessAnalyzerCodes = ImmutableArray.Create("MISSING_ARN_REGION"),
        Fix = FixAvailability.Always,
        Help = $$$"""
            The fourth field of an ARN is the Region. Some services leave it empty, most do not; an empty field matches only what has
            none ([check reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-arn-region)).
            Reported when every resource type that the ARN can mean has a Region. {{{AboutData}}}

            Not reported: ARNs with `aws` for their account, which AWS gives to what it owns; an ARN that is no resource of its
            service (`unknown-arn-resource`); role trust policies, which take no resource (`trust-resource`).

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": [|"arn:aws:sqs::111122223333:orders"|] }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-central-1:111122223333:orders" }
            ```
            """,
    };

    protected override ArnFaults Fault => ArnFaults.MissingRegion;

    protected override void Report(StatementResource resource, ReadOnlySpan<char> text, Arn arn, RuleContext context)
    {
        (string type, string pattern) = NearestType(resource, context);
        context.Report(resource.Value.Origin, text.ToString(), type, pattern, DateOf(context))
            .WithFix(new Fix("Write * for the Region", FixSafety.Unsafe, Replace(resource, text, StartOfRegion(arn), 0, "*")));
    }
}
