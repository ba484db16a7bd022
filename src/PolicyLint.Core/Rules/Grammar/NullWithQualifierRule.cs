using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class NullWithQualifierRule : OperatorRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1068",
        Name = "null-with-qualifier",
        Severity = Severity.Suggestion,
        Title = "Null with a set operator",
        Message = "Condition operator \"{0}\" always holds the same: {1}",
        Rationale = "Null asks about the key, a set operator about each of its values: together they no longer ask anything.",
        Remedy = "Drop ForAllValues or ForAnyValue: Null works for keys of one value and of many.",
        AccessAnalyzerCodes = ImmutableArray.Create("NULL_WITH_QUALIFIER"),
        Fix = FixAvailability.Sometimes,
        Help = """
            `ForAllValues:Null` is always true and `ForAnyValue:Null` always false. Dropping the qualifier makes the test work,
            which changes what the policy does: the fix is unsafe. There is none where the condition has a `Null` already.

            With `IfExists` as well, it is `PL1051 null-if-exists` first.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-null-with-qualifier>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "ec2:CreateTags", "Resource": "*",
              "Condition": { [|"ForAllValues:Null"|]: { "aws:TagKeys": "true" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "ec2:CreateTags", "Resource": "*",
              "Condition": { "Null": { "aws:TagKeys": "true" } }
            }
            ```
            """,
    };

    protected override void Check(ConditionOperatorBlock block, ConditionBlock condition, RuleContext context)
    {
        ConditionOperator @operator = block.Operator;
        if (@operator.Family == ConditionOperatorFamily.Null && @operator.Qualifier != ConditionQualifier.None && !@operator.HasIfExists)
        {
            context.Report(block.Name.Origin, block.Name.ToDisplayString(), @operator.Qualifier == ConditionQualifier.ForAllValues ? "true" : "false")
                .WithFix(ConditionFixes.RenameOperator(condition, block, @operator.BaseName));
        }
    }
}
