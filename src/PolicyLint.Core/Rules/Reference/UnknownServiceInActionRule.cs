using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class UnknownServiceInActionRule : ReferencedActionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2001",
        Name = "unknown-service-in-action",
        Severity = Severity.Warning,
        Title = "Action of a service that AWS does not have",
        Message = "AWS has no service with the action prefix \"{0}\" ({1}){2}",
        Rationale = "No request ever has such an action: an Allow of it grants nothing, a Deny of it denies nothing.",
        Remedy = "Write the prefix that the service has in policies; `policylint reference` shows it.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_SERVICE_IN_ACTION"),
        Fix = FixAvailability.Sometimes,
        Help = """
            What stands before the colon of an action is the service's prefix, which is not always the name that the console, the
            SDK or people use: `elasticloadbalancing` for ELB, `states` for Step Functions, `logs` for CloudWatch Logs
            ([Service Authorization Reference](https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html)).
            AWS takes a policy with any prefix, and Access Analyzer calls a wrong one an error. Here it is a warning: the service may
            be newer than the reference, whose date the message tells. Declare its actions in the configuration then.

            A fix is offered where one prefix is meant: for a usual other name of the service, and where a single prefix is spelt
            nearly so.

            Not reported: services that AWS has given up (`retired-action`); actions that the configuration declares; malformed
            actions (`malformed-action`); and values with a placeholder of some tool, `${…}` or `{{…}}`.

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "[|elb|]:DescribeLoadBalancers", "Resource": "*" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "elasticloadbalancing:DescribeLoadBalancers", "Resource": "*" }
            ```
            """,
    };

    protected override void Check(in StatementAction action, ReadOnlySpan<char> text, Statement statement, RuleContext context)
    {
        if (action.IsServiceKnown)
        {
            return;
        }

        int colon = text.IndexOf(':');
        ReadOnlySpan<char> service = text.Slice(0, colon);
        if (context.Reference.IsRetiredService(service, out _) || context.IsDeclaredAction(text))
        {
            return;
        }

        ReadOnlySpan<char> name = text.Slice(colon + 1);
        string? meant = ServiceAliases.PrefixOf(service) ?? Nearest(service, context.Reference);
        DiagnosticBuilder report = context.Report(
            action.Value.GetOrigin(0, colon),
            service.ToString(),
            ReferenceDate.Of(context.Reference),
            meant is null ? "" : $"; did you mean \"{meant}\"?");
        if (meant is not null)
        {
            report.WithFix(new Fix($"Write {meant}", FixSafety.Unsafe, new PolicyEdit.ReplaceText(action.Value.Origin, $"{meant}:{name.ToString()}")));
        }
    }

    private static string? Nearest(ReadOnlySpan<char> service, ServiceReference reference)
    {
        var prefixes = new List<string>();
        foreach (AwsService known in reference.Services)
        {
            if (Math.Abs(known.PrefixText.Length - service.Length) <= Spelling.MostEdits)
            {
                prefixes.Add(known.Prefix);
            }
        }

        return Spelling.Nearest(service, prefixes);
    }
}
