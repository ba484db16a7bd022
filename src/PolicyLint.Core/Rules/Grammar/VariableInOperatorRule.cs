using System.Collections.Immutable;
using PolicyLint.Analysis;

namespace PolicyLint.Rules.Grammar;

internal sealed class VariableInOperatorRule : VariableRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1076",
        Name = "variable-in-operator",
        Severity = Severity.Error,
        Title = "Variable under an operator that takes none",
        Message = "\"{0}\" is a variable, and {1} takes none",
        Rationale = "IAM replaces variables under String and Arn operators only; here the value cannot be read as the type that the operator compares.",
        Remedy = "Write the value itself, or compare with a String or Arn operator.",
        AccessAnalyzerCodes = ImmutableArray.Create("INVALID_VARIABLE_FOR_OPERATOR"),
        Help = """
            Variables work under the String and the Arn operators. Numeric, Date, `Bool`, `BinaryEquals`, IP address operators and
            `Null` take none
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-wheretouse)).

            For `Bool` AWS's pages contradict each other: the page on operators says that it takes variables, the page on variables
            and the check of Access Analyzer say that it does not. This rule follows the check.

            Not reported: placeholders of other tools, such as `${max_age}`, which do not read as a condition key.

            ## Bad

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "NotIpAddress": { "aws:SourceIp": "[|${aws:PrincipalTag/office}|]" } }
            }
            ```

            ## Good

            ```json
            {
              "Effect": "Deny", "Action": "s3:*", "Resource": "*",
              "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } }
            }
            ```
            """,
    };

    protected override void Check(VariableUse use, RuleContext context)
    {
        if (use.Place == VariablePlace.OtherOperator && use.Variable.IsClosed && Placeholder.IsPolicyVariable(use.Key))
        {
            context.Report(use.Origin, use.Written, use.Element.ToDisplayString());
        }
    }
}
