using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;
using PolicyLint.Symbolic;
using PolicyLint.Text;

namespace PolicyLint.Rules.Hygiene;

internal sealed class EmptyConditionRule : StatementRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL7017",
        Name = "empty-condition",
        Severity = Severity.Suggestion,
        Title = "Condition that tests nothing",
        Message = "\"{0}\" is an empty object",
        Rationale = "It is true for every request: a condition that was meant is missing, or the element is superfluous.",
        Remedy = "Write the condition, or remove the empty object.",
        AccessAnalyzerCodes = ImmutableArray.Create("EMPTY_OBJECT_CONDITION"),
        Fix = FixAvailability.Always,
        Help = """
            A `Condition` of `{}` restricts nothing, and neither does an operator with `{}`. The fix removes the operator, or the whole
            `Condition` where nothing else is in it; the policy means the same afterwards. AWS's own check speaks of `Condition`;
            whether it includes an operator is not documented.

            An unknown operator is reported as such and not here.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-empty-object-condition>

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": [|{}|] }
            ```

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*", "Condition": { "StringEquals": [|{}|] } }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }
            ```
            """,
    };

    public override void Check(Statement statement, RuleContext context)
    {
        if (statement.Condition is not { } condition)
        {
            return;
        }

        if (condition.Operators.IsEmpty)
        {
            Report(condition.Name, condition.Origin, condition.Name);
            return;
        }

        foreach (ConditionOperatorBlock block in condition.Operators)
        {
            if (block.Operator.IsKnown && block.Conditions.IsEmpty)
            {
                Report(block.Name, block.Origin, condition.Operators.Length == 1 ? condition.Name : block.Name);
            }
        }

        void Report(SymbolicString name, Origin origin, SymbolicString member)
        {
            if (EmptyValues.IsWritten(statement, origin))
            {
                context.Report(origin, name.ToDisplayString())
                    .WithFix(new Fix($"Remove the empty {name.ToDisplayString()}", FixSafety.Safe, new PolicyEdit.RemoveElement(member.Origin)));
            }
        }
    }
}
