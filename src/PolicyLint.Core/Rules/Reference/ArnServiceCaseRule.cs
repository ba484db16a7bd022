using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class ArnServiceCaseRule : ArnRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2012",
        Name = "arn-service-case",
        Severity = Severity.Error,
        Title = "Service of an ARN is not in lower case",
        Message = "\"{0}\" is not the service \"{1}\": it is written in lower case in an ARN",
        Rationale = "No resource has such an ARN, so the statement never applies to it.",
        Remedy = "Write the service in lower case.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_ARN_SERVICE_CASE"),
        Fix = FixAvailability.Always,
        Help = """
            The third field of an ARN names the service, in lower case
            ([check reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-arn-service-case)).
            The prefix of an action, by contrast, has no case.

            Not reported: a service that AWS does not have, in whatever case (`unknown-arn-service`); fields with a wildcard or a
            placeholder, `${…}` or `{{…}}`; role trust policies, which take no resource (`trust-resource`).

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:[|S3|]:::reports/*" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "S3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    protected override ArnFaults Fault => ArnFaults.ServiceCase;

    protected override void Report(StatementResource resource, ReadOnlySpan<char> text, Arn arn, RuleContext context)
    {
        int start = StartOfService(arn);
        string service = arn.Service.ToString();
#pragma warning disable CA1308 // AWS writes services in lower case.
        string lower = service.ToLowerInvariant();
#pragma warning restore CA1308
        context.Report(resource.Value.GetOrigin(start, service.Length), service, lower)
            .WithFix(new Fix($"Write {lower}", FixSafety.Unsafe, Replace(resource, text, start, service.Length, lower)));
    }
}
