using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Hygiene;

internal sealed class EquivalentToNullTrueRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7031",
        Name = "equivalent-to-null-true",
        Severity = Severity.Suggestion,
        Title = "Wildcard that only asks whether the key is absent",
        Message = "\"{0}\" under {1} matches every value: the condition only asks whether \"{2}\" is absent",
        Rationale = "It reads as if values were excluded, and what it takes is a request without the key.",
        Remedy = "Say which values are not meant, or say with Null that the key must be absent.",
        AccessAnalyzerCodes = ImmutableArray.Create("EQUIVALENT_TO_NULL_TRUE"),
        Fix = FixAvailability.Sometimes,
        Help = """
            A negated operator holds when no value matches, and when the key is absent. `*` matches every value, so that only the absence is
            left: `"Null": { key: "true" }`. Reported under `StringNotLike`, `ArnNotLike` and `ArnNotEquals`, alone, with `IfExists` and with
            `ForAllValues:`.

            The fix is safe for `StringNotLike`, with `IfExists` or not. With `ForAllValues:` a key that is present and empty could make a
            difference, and ARNs are compared field by field: there it is unsafe. There is none where the operator has other keys and the
            condition no `Null`.

            AWS does not publish which conditions its own check takes; these follow from what it documents of the operators. Not reported:
            keys that neither the reference has nor an identity provider sends, keys of several values without a set operator, and
            `ForAnyValue` with `IfExists`, for which AWS documents no meaning; other wildcards, such as `?*`; the operators of ARNs on keys
            that hold no ARN.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-equivalent-to-null-true>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "ec2:RunInstances", "Resource": "*",
              "Condition": { "StringNotLike": { "aws:RequestTag/team": [|"*"|] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "ec2:RunInstances", "Resource": "*",
              "Condition": { "Null": { "aws:RequestTag/team": "true" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (BareWildcard.MeaningOf(condition, statement, context, out SymbolicString wildcard) == BareWildcard.Meaning.Absent)
        {
            BareWildcard.Report(condition, wildcard, context)
                .WithFix(ConditionFixes.ReplaceByNull(statement.Condition!, condition, "true", BareWildcard.SafetyOfNull(condition.Operator)));
        }
    }
}
