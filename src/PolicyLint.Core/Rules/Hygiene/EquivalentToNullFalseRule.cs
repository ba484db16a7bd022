using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;

namespace PolicyLint.Rules.Hygiene;

internal sealed class EquivalentToNullFalseRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7030",
        Name = "equivalent-to-null-false",
        Severity = Severity.Suggestion,
        Title = "Wildcard that only asks whether the key is present",
        Message = "\"{0}\" under {1} matches every value: the condition only asks whether \"{2}\" is present",
        Rationale = "It reads as if the value were restricted, and it is not.",
        Remedy = "Say which values are meant, or say with Null that the key must be present.",
        AccessAnalyzerCodes = ImmutableArray.Create("EQUIVALENT_TO_NULL_FALSE"),
        Fix = FixAvailability.Sometimes,
        AbsorbedBy = ImmutableArray.Create("PL5022", "PL5062"),
        Help = """
            `*` matches every value, the empty text too, but not the absence of the key. `"Null": { key: "false" }` says the same and says it
            openly. Reported under `StringLike`, and under `ArnLike` and `ArnEquals`, alone or with `ForAnyValue:`.

            The fix is safe for `StringLike` alone. With `ForAnyValue:` a key that is present and empty could make a difference, and ARNs are
            compared field by field: there it is unsafe. There is none where the operator has other keys and the condition no `Null`.

            AWS does not publish which conditions its own check takes; these follow from what it documents of the operators. Not reported:
            keys that neither the reference has nor an identity provider sends, keys of several values without a set operator, and
            `ForAnyValue` with `IfExists`, for which AWS documents no meaning; other wildcards, such as `?*`; the operators of ARNs on keys
            that hold no ARN.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-equivalent-to-null-false>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "ec2:RunInstances", "Resource": "*",
              "Condition": { "StringLike": { "aws:RequestTag/team": [|"*"|] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "ec2:RunInstances", "Resource": "*",
              "Condition": { "Null": { "aws:RequestTag/team": "false" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        if (BareWildcard.MeaningOf(condition, statement, context, out SymbolicString wildcard) == BareWildcard.Meaning.Present)
        {
            BareWildcard.Report(condition, wildcard, context)
                .WithFix(ConditionFixes.ReplaceByNull(statement.Condition!, condition, "false", BareWildcard.SafetyOfNull(condition.Operator)));
        }
    }
}
