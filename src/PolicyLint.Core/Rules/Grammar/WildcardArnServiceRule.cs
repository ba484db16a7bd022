using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Grammar;

internal sealed class WildcardArnServiceRule : ResourceValueRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1043",
        Name = "wildcard-arn-service",
        Severity = Severity.Suggestion,
        Title = "Wildcard in the service of an ARN",
        Message = "\"{0}\" in \"{1}\" is a wildcard in the place of the service",
        Rationale = "AWS allows no wildcard there, and what it matches is not documented.",
        Remedy = "Name the service, and write an ARN for each service that is meant; or \"*\" if every resource is meant.",
        AccessAnalyzerCodes = ImmutableArray.Create("WILDCARD_IN_SERVICE_NAME"),
        Help = """
            The third field of an ARN names the service. Access Analyzer suggests to have no wildcard there
            ([check reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-wildcard-in-service-name)).

            Not reported: the whole resource `*`; an ARN with fewer than six fields (`short-arn`); a placeholder, `${…}`; role trust
            policies, which take no resource (`trust-resource`).

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "tag:GetResources", "Resource": "arn:aws:[|*|]:eu-central-1:111122223333:*" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "sqs:GetQueueAttributes", "Resource": "arn:aws:sqs:eu-central-1:111122223333:*" }
            ```
            """,
    };

    protected override void Check(SymbolicString value, ReadOnlySpan<char> text, PolicyKind kind, RuleContext context)
    {
        if (Arn.TryParse(text, out Arn arn) && PolicyVariable.HasWildcardOutside(arn.Service))
        {
            int start = "arn:".Length + arn.Partition.Length + 1;
            context.Report(value.GetOrigin(start, arn.Service.Length), arn.Service.ToString(), text.ToString());
        }
    }
}
