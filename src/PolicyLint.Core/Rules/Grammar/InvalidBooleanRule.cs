using System.Collections.Immutable;
using PolicyLint.Analysis;
using PolicyLint.Model;

namespace PolicyLint.Rules.Grammar;

internal sealed class InvalidBooleanRule : ConditionValueRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1059",
        Name = "invalid-boolean",
        Severity = Severity.Warning,
        Title = "Neither true nor false",
        Message = "\"{0}\" is neither true nor false, as {1} takes it",
        Rationale = "The value equals neither of the two that the key can have, so the condition does not do what it says.",
        Remedy = "Write true or false.",
        AccessAnalyzerCodes = ImmutableArray.Create("TYPE_MISMATCH_BOOLEAN"),
        Help = """
            `Bool` and `Null` compare with `true` or `false`, in quotes or not. Whether AWS accepts another case (`"True"`) is
            not documented; it is not reported. Values with a policy variable are not judged here, nor those under
            `NullIfExists`, which is no operator.

            Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean>

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "Bool": { "aws:SecureTransport": [|"no"|] } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "Bool": { "aws:SecureTransport": "false" } }
            }
            ```
            """,
    };

    protected override bool IsAbout(Condition condition)
        => condition.Operator.Family == ConditionOperatorFamily.Bool
        || (condition.Operator.Family == ConditionOperatorFamily.Null && !condition.Operator.HasIfExists);

    protected override bool IsWellFormed(ReadOnlySpan<char> text, Condition condition)
        => text.Equals("true".AsSpan(), StringComparison.OrdinalIgnoreCase) || text.Equals("false".AsSpan(), StringComparison.OrdinalIgnoreCase);
}
