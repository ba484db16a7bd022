using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Hygiene;

internal sealed class NeverTrueConditionRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7033",
        Name = "never-true-condition",
        Severity = Severity.Suggestion,
        Title = "Condition that a wildcard makes never true",
        Message = "\"{0}\" under {1} makes the condition on \"{2}\" never true",
        Rationale = "The statement applies to no request: an Allow allows nothing, and a Deny denies nothing.",
        Remedy = "Say which values are not meant, or remove the statement.",
        AccessAnalyzerCodes = ImmutableArray.Create("REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION"),
        Help = """
            `*` matches every value, so that no value is left for a negated operator. `ForAnyValue:` does not hold without the key either,
            hence never; the other forms never hold for the keys that every request has: `aws:CurrentTime`, `aws:EpochTime`,
            `aws:PrincipalAccount`, `aws:PrincipalType`, `aws:RequestedRegion`, `aws:SecureTransport`, `aws:UserAgent`, `aws:userid` and
            `aws:ViaAWSService` ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html)).

            There is no fix: the statement is superfluous, or it was meant to do something.

            AWS does not publish which conditions its own check takes; these follow from what it documents of the operators. Not reported:
            keys that neither the reference has nor an identity provider sends, keys of several values without a set operator, and
            `ForAnyValue` with `IfExists`, for which AWS documents no meaning; other wildcards, such as `?*`; the operators of ARNs on keys
            that hold no ARN.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-statement-due-to-wildcard-in-condition>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "ec2:RunInstances", "Resource": "*",
              "Condition": { "StringNotLike": { "aws:RequestedRegion": [|"*"|] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "ec2:RunInstances", "Resource": "*",
              "Condition": { "StringNotLike": { "aws:RequestedRegion": "eu-*" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (BareWildcard.MeaningOf(condition, statement, context, out SymbolicString wildcard) == BareWildcard.Meaning.Never)
        {
            BareWildcard.Report(condition, wildcard, context);
        }
    }
}
