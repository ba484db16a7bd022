using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Authorization;
using PolicyLint.Model;

namespace PolicyLint.Rules.Reference;

internal sealed class UnknownArnResourceRule : ArnRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL2019",
        Name = "unknown-arn-resource",
        Severity = Severity.Warning,
        Title = "ARN of a resource that the service does not have",
        Message = "The service \"{0}\" has no resource \"{1}\" (reference of {2}){3}",
        Rationale = "No resource has such an ARN, so the statement never applies to it.",
        Remedy = "Write what stands after the fifth colon as the service's own ARNs do, the word for the type included.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_ARN_RESOURCE"),
        Fix = FixAvailability.Sometimes,
        Help = $$$"""
            After its fifth colon an ARN says what it names, mostly with a word for the type: `role/builder`, `function:orders`,
            `log-group:/aws/lambda/orders`. Reported when no resource type of the service can have such an ARN, wildcards considered.
            {{{AboutData}}}

            In ARNs of IAM the word must be spelled out: IAM refuses `arn:aws:iam::111122223333:u*`
            ([check reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-arn-resource)).
            Other services' policies are saved with a wildcard there, and it is not reported.

            The fix is offered when the word is nearly one of the service's, or left out where the service has only one.

            Not reported:

            - services of which the reference has no resource types;
            - upper and lower case, which services treat differently;
            - what AWS documents and the reference lacks: paths of API Gateway, transforms of CloudFormation, ECS services and tasks
              without their cluster, change tokens of WAF Classic, scaling policies of Application Auto Scaling, controls of Security Hub
              and a few more;
            - ARNs of an unknown service (`unknown-arn-service`);
            - role trust policies, which take no resource (`trust-resource`).

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:[|roles/builder|]" }
            ```

            ```json
            { "Effect": "Allow", "Action": "iam:GetUser", "Resource": "arn:aws:iam::111122223333:[|u*|]" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/builder" }
            ```
            """,
    };

    protected override ArnFaults Fault => ArnFaults.UnknownResource;

    protected override void Report(StatementResource resource, ReadOnlySpan<char> text, Arn arn, RuleContext context)
    {
        int start = StartOfResource(arn);
        string? meant = Meant(resource, context.Reference);
        DiagnosticBuilder report = context.Report(
            OriginOf(resource, start, arn.Resource.Length),
            arn.Service.ToString(),
            arn.Resource.ToString(),
            DateOf(context),
            meant is null ? "" : $"; did you mean \"{meant}\"?");
        if (meant is not null)
        {
            report.WithFix(new Fix($"Write {meant}", FixSafety.Unsafe, Replace(resource, text, start, arn.Resource.Length, meant)));
        }
    }

    /// <summary>The resource that is probably meant, if it is a resource of the service.</summary>
    private static string? Meant(StatementResource resource, ServiceReference reference)
    {
        // What has variables is not known well enough.
        if (!resource.Value.TryGetText(out ReadOnlySpan<char> text)
            || !text.SequenceEqual(resource.Pattern)
            || !resource.TryGetArn(out Arn arn)
            || !reference.TryGetService(arn.Service, out AwsService service))
        {
            return null;
        }

        (List<string> words, List<string> beginnings) = WordsOf(service);
        int end = arn.Resource.IndexOfAny('/', ':');
        if (end == 0)
        {
            // One slash or colon too many.
            return arn.Resource.Length > 2 && IsResource(arn.Resource.Slice(1), service, arn) ? arn.Resource.Slice(1).ToString() : null;
        }

        if (end > 0 && Spelling.Nearest(arn.Resource.Slice(0, end), words) is { } word)
        {
            // The word is nearly right, or what stands after it is not.
            return First(
                beginnings.FindAll(b => b.Length == word.Length + 1 && b.StartsWith(word, StringComparison.Ordinal)),
                arn.Resource.Slice(end + 1),
                service,
                arn);
        }

        return beginnings.Count == 1 ? First(beginnings, arn.Resource, service, arn) : null;
    }

    private static string? First(List<string> beginnings, ReadOnlySpan<char> rest, AwsService service, Arn arn)
    {
        foreach (string beginning in beginnings)
        {
            string candidate = beginning + rest.ToString();
            if (IsResource(candidate.AsSpan(), service, arn))
            {
                return candidate;
            }
        }

        return null;
    }

    private static bool IsResource(ReadOnlySpan<char> candidate, AwsService service, Arn arn)
    {
        foreach (AwsResourceType type in service.ResourceTypes)
        {
            foreach (AwsArnPattern pattern in type.ArnPatterns)
            {
                ArnFields mismatches = pattern.FindMismatches(arn.Partition, arn.Service, arn.Region, arn.Account, candidate);
                if ((mismatches & (ArnFields.Service | ArnFields.Resource)) == 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The words for types, <c>role</c>, and the same with the character after them, <c>role/</c>.</summary>
    private static (List<string> Words, List<string> Beginnings) WordsOf(AwsService service)
    {
        var words = new SortedSet<string>(StringComparer.Ordinal);
        var beginnings = new SortedSet<string>(StringComparer.Ordinal);
        foreach (AwsResourceType type in service.ResourceTypes)
        {
            foreach (AwsArnPattern pattern in type.ArnPatterns)
            {
                ReadOnlySpan<char> text = pattern.Text.AsSpan();
                if (!Arn.TryParse(text, out Arn parts))
                {
                    continue;
                }

                int end = parts.Resource.IndexOfAny('/', ':');
                if (end > 0 && parts.Resource.Slice(0, end).IndexOfAny('$', '*') < 0)
                {
                    words.Add(parts.Resource.Slice(0, end).ToString());
                    beginnings.Add(parts.Resource.Slice(0, end + 1).ToString());
                }
            }
        }

        return ([.. words], [.. beginnings]);
    }
}
