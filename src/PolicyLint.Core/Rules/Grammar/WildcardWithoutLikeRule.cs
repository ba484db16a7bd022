using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class WildcardWithoutLikeRule : ConditionRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1057",
        Name = "wildcard-without-like",
        Severity = Severity.Warning,
        SecuritySeverity = 5.0,
        Title = "Wildcard under an operator that compares exactly",
        Message = "\"{0}\" has a wildcard, and {1} compares character by character",
        Rationale = "The asterisk or question mark is compared as it stands: the condition matches only a value that holds it.",
        Remedy = "Use StringLike or StringNotLike, or write ${*} or ${?} if the character itself is meant.",
        AccessAnalyzerCodes = ImmutableArray.Create("WILDCARD_WITHOUT_LIKE_OPERATOR"),
        Fix = FixAvailability.Sometimes,
        Help = """
            `StringEquals`, `StringNotEquals` and their `IgnoreCase` forms know no wildcards. With `StringEquals` such a
            condition is never true, so an Allow grants nothing and a Deny denies nothing; with `StringNotEquals` it is
            always true.

            `ArnEquals` and `ArnNotEquals` behave as `ArnLike` and `ArnNotLike` and are not reported.

            The fix to `StringLike` is offered when the operator has no other key and the condition no `StringLike` of its own.
            There is no `Like` without regard to case, so the `IgnoreCase` forms have no fix. `${*}` and `${?}` are characters
            and not reported.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String>

            ## Bad

            ```json
            {
              "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::reports",
              "Condition": { "StringEquals": { "s3:prefix": [|"home/*"|] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::reports",
              "Condition": { "StringLike": { "s3:prefix": "home/*" } }
            }
            ```
            """,
    };

    public override void Check(Condition condition, Statement statement, RuleContext context)
    {
        ConditionOperator @operator = condition.Operator;
        if (@operator.Family != ConditionOperatorFamily.String || @operator.IsStringLike)
        {
            return;
        }

        foreach (ConditionValue value in condition.Values)
        {
            if (value.Text.TryGetText(out ReadOnlySpan<char> text) && PolicyVariable.HasWildcardOutside(text))
            {
                DiagnosticBuilder report = context.Report(value.Text.Origin, text.ToString(), @operator.CanonicalName);
                if (condition.Block.Conditions.Length == 1
                    && LikeOperator(@operator) is { } like
                    && ConditionFixes.RenameOperator(statement.Condition!, condition.Block, like) is { } fix)
                {
                    report.WithFix(fix);
                }
            }
        }
    }

    private static string? LikeOperator(ConditionOperator @operator) => @operator.BaseName switch
    {
        "StringEquals" => @operator.CanonicalName.Replace("StringEquals", "StringLike"),
        "StringNotEquals" => @operator.CanonicalName.Replace("StringNotEquals", "StringNotLike"),
        _ => null,
    };
}
