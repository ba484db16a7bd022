using System.Collections.Immutable;
using PolicyLint.Analysis;

namespace PolicyLint.Rules.Grammar;

internal sealed class EmptyVariableRule : VariableRule
{
    public override RuleDescriptor Descriptor { get; } = new()
    {
        Id = "PL1073",
        Name = "empty-variable",
        Severity = Severity.Error,
        Title = "Variable without a name",
        Message = "\"{0}\" names no condition key",
        Rationale = "IAM has nothing to put in its place.",
        Remedy = "Name the key, such as ${aws:username}, or remove the variable.",
        AccessAnalyzerCodes = ImmutableArray.Create("EMPTY_VARIABLE"),
        Help = """
            Between the braces of a variable stands a condition key
            ([IAM User Guide](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html)). Reported is a
            variable with nothing or only white space there, wherever it stands.

            Not reported: policies without `"Version": "2012-10-17"`, in which `${}` is plain text.

            ## Bad

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/[|${}|]/*" }
            ```

            ## Good

            ```json
            { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::home/${aws:username}/*" }
            ```
            """,
    };

    protected override void Check(VariableUse use, RuleContext context)
    {
        if (use.Variable.IsClosed && use.Statement.Policy.HasVariables && use.Body.Trim().IsEmpty)
        {
            context.Report(use.Origin, use.Written);
        }
    }
}
