using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Hygiene;

internal sealed class AlwaysTrueConditionRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7032",
        Name = "always-true-condition",
        Severity = Severity.Suggestion,
        Title = "Condition that a wildcard makes always true",
        Message = "\"{0}\" under {1} makes the condition on \"{2}\" always true",
        Rationale = "It reads as a restriction and restricts nothing.",
        Remedy = "Say which values are meant, or remove the condition.",
        AccessAnalyzerCodes = ImmutableArray.Create("REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION"),
        Fix = FixAvailability.Always,
        AbsorbedBy = ImmutableArray.Create("PL5022", "PL5062"),
        Help = """
            `*` matches every value. With `IfExists`, and with `ForAllValues:`, the condition holds without the key as well, so that every
            request meets it; alone or with `ForAnyValue:` it does so for the keys that every request has: `aws:CurrentTime`, `aws:EpochTime`,
            `aws:PrincipalAccount`, `aws:PrincipalType`, `aws:RequestedRegion`, `aws:SecureTransport`, `aws:UserAgent`, `aws:userid` and
            `aws:ViaAWSService` ([AWS](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html)).

            The fix removes the condition, and the operator or the whole `Condition` where nothing else is in it; the policy means the same
            afterwards. Under an operator of ARNs the fix is unsafe: AWS does not document whether `*` alone matches all six fields.

            AWS does not publish which conditions its own check takes; these follow from what it documents of the operators. Not reported:
            keys that neither the reference has nor an identity provider sends, keys of several values without a set operator, and
            `ForAnyValue` with `IfExists`, for which AWS documents no meaning; other wildcards, such as `?*`; the operators of ARNs on keys
            that hold no ARN.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-key-due-to-wildcard-in-condition>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "StringLikeIfExists": { "aws:PrincipalTag/team": [|"*"|] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*",
              "Condition": { "StringLikeIfExists": { "aws:PrincipalTag/team": "web-*" } }
            }
            ```

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (BareWildcard.MeaningOf(condition, statement, context, out SymbolicString wildcard) == BareWildcard.Meaning.Always)
        {
            BareWildcard.Report(condition, wildcard, context)
                .WithFix(ConditionFixes.Remove(statement.Condition!, condition, BareWildcard.SafetyOfRemoval(condition.Operator)));
        }
    }
}
