using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class UnknownArnServiceRule : ArnRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2011",
        Name = "unknown-arn-service",
        Severity = Severity.Warning,
        Title = "ARN of a service that AWS does not have",
        Message = "AWS has no service \"{0}\" whose resources have ARNs (reference of {1}){2}",
        Rationale = "No resource has such an ARN, so the statement never applies to it.",
        Remedy = "Write the service as its own ARNs do: states for Step Functions, elasticloadbalancing for load balancers.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_SERVICE"),
        Fix = FixAvailability.Sometimes,
        Help = $$$"""
            The third field of an ARN names the service. Known are the prefixes of actions and what stands in the ARNs of resource
            types, which is sometimes another name (`servicecatalog` has ARNs of `catalog`). {{{AboutData}}} A service that is newer is
            reported; declare one of its actions in the configuration.

            The fix is offered when exactly one known service is spelt nearly so.

            Not reported: services that AWS has given up, because their actions are reported; an empty field; fields with a wildcard
            (`wildcard-arn-service`) or a placeholder, `${…}` or `{{…}}`; role trust policies, which take no resource
            (`trust-resource`).

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "arn:aws:[|dynamobd|]:eu-central-1:111122223333:table/orders" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "arn:aws:dynamodb:eu-central-1:111122223333:table/orders" }
            ```
            """,
    };

    protected override ArnFaults Fault => ArnFaults.UnknownService;

    protected override void Report(StatementResource resource, ReadOnlySpan<char> text, Arn arn, RuleContext context)
    {
        int start = StartOfService(arn);
        string service = arn.Service.ToString();
        string? meant = Spelling.Nearest(arn.Service, KnownServices(context.Reference));
        DiagnosticBuilder report = context.Report(
            resource.Value.GetOrigin(start, service.Length), service, DateOf(context), meant is null ? "" : $"; did you mean \"{meant}\"?");
        if (meant is not null)
        {
            report.WithFix(new Fix($"Write {meant}", FixSafety.Unsafe, Replace(resource, text, start, service.Length, meant)));
        }
    }

    private static List<string> KnownServices(ServiceReference reference)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (AwsService service in reference.Services)
        {
            names.Add(service.Prefix);
            foreach (AwsResourceType type in service.ResourceTypes)
            {
                foreach (AwsArnPattern pattern in type.ArnPatterns)
                {
                    if (Arn.TryParse(pattern.Text.AsSpan(), out Arn arn) && arn.Service.IndexOf('$') < 0)
                    {
                        names.Add(arn.Service.ToString());
                    }
                }
            }
        }

        return [.. names];
    }
}
