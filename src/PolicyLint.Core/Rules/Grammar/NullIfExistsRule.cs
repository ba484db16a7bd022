using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class NullIfExistsRule : OperatorRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1051",
        Name = "null-if-exists",
        Severity = Severity.Error,
        Title = "Null with IfExists",
        Message = "Condition operator \"{0}\" does not exist: Null takes no IfExists",
        Rationale = "AWS refuses a policy with an operator that it does not know.",
        Remedy = "Drop IfExists: Null alone says whether the key must be there.",
        AccessAnalyzerCodes = ImmutableArray.Create("NULL_WITH_IF_EXISTS"),
        Fix = FixAvailability.Sometimes,
        Help = """
            `Null` asks whether a key is absent (`"true"`) or present (`"false"`). "If it exists" makes no sense there, and
            `IfExists` is allowed on every other operator only. Dropping it turns text that AWS refuses into text that it
            takes, so the fix is unsafe; there is none where the condition has a `Null` already.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "ec2:RunInstances", "Resource": "*",
              "Condition": { [|"NullIfExists"|]: { "aws:RequestTag/team": "true" } }
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

    protected override void Check(ConditionOperatorBlock block, ConditionBlock condition, RuleContext context)
    {
        ConditionOperator @operator = block.Operator;
        if (@operator.Family == ConditionOperatorFamily.Null && @operator.HasIfExists)
        {
            context.Report(block.Name.Origin, block.Name.ToDisplayString())
                .WithFix(ConditionFixes.RenameOperator(condition, block, (@operator with { HasIfExists = false }).CanonicalName));
        }
    }
}
